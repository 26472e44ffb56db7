#include "core/model/Nomogram.h"

#include "core/base/text.h"
#include "core/model/pretty.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr std::size_t mostDistinct = 10;  // datadist's n.unique
constexpr int intervals = 10;             // nomogram's nint

NomogramAxis axisOf(const Predictor& predictor, const std::vector<std::size_t>& rows, const std::vector<double>& betas)
{
    NomogramAxis axis;
    axis.name = predictor.name;
    if (predictor.isFactor()) {
        axis.labels = predictor.levels;
        axis.linear.push_back(0);
        axis.linear.insert(axis.linear.end(), betas.begin(), betas.end());
        return axis;
    }
    std::vector<double> distinct;
    for (const std::size_t row : rows)
        distinct.push_back(predictor.values[row]);
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    axis.low = distinct.front();
    axis.high = distinct.back();
    axis.values = distinct.size() <= mostDistinct ? distinct : prettyBreaks(axis.low, axis.high, intervals);
    for (const double value : axis.values) {
        axis.labels.push_back(formatSignificant(value, 15));
        axis.linear.push_back(betas[0] * value);
    }
    return axis;
}

/// Where plogis reaches a probability, by straight lines between a thousand places of the axis: what rms prints.
double placeOf(double probability, double low, double high)
{
    constexpr int places = 1000;
    const auto at = [&](int place) { return low + (high - low) * place / (places - 1); };
    int above = 1;
    while (above < places - 1 && logistic(at(above)) < probability)
        ++above;
    const double from = logistic(at(above - 1)), to = logistic(at(above));
    return at(above - 1) + (at(above) - at(above - 1)) * (probability - from) / (to - from);
}

}  // namespace

Result<Nomogram> makeNomogram(const LogisticModel& model, const std::vector<Predictor>& predictors, const std::vector<double>& probabilities)
{
    for (Eigen::Index column = 0; column < model.fit.beta.size(); ++column)
        if (std::isnan(model.fit.beta[column]))
            return Error{Errc::invalid, message("model", "'%1' has no coefficient of its own; a nomogram needs one for every column.", model.design.columns[static_cast<std::size_t>(column)]), {}};
    if (model.separation.found())
        return Error{Errc::invalid, message("model", "The outcomes are told apart by the predictors: the coefficients have no finite value to draw."), {}};
    Nomogram nomogram;
    nomogram.shiftedIntercept = model.fit.beta[0];
    double widest = 0;
    for (int term = 0; term < static_cast<int>(predictors.size()); ++term) {
        std::vector<double> betas;
        for (const Eigen::Index column : model.design.columnsOf(term))
            betas.push_back(model.fit.beta[column]);
        NomogramAxis axis = axisOf(predictors[static_cast<std::size_t>(term)], model.rows, betas);
        const auto [least, most] = std::minmax_element(axis.linear.begin(), axis.linear.end());
        nomogram.shiftedIntercept += *least;
        widest = std::max(widest, *most - *least);
        nomogram.axes.push_back(std::move(axis));
    }
    if (!(widest > 0))
        return Error{Errc::invalid, message("model", "No predictor changes the risk; there are no points to give."), {}};
    nomogram.scale = 100 / widest;
    for (NomogramAxis& axis : nomogram.axes) {
        const double least = *std::min_element(axis.linear.begin(), axis.linear.end());
        for (const double linear : axis.linear)
            axis.points.push_back(nomogram.scale * (linear - least));
    }
    nomogram.linearAxis = prettyBreaks(model.fit.linear.minCoeff(), model.fit.linear.maxCoeff(), intervals);
    for (const double linear : nomogram.linearAxis)
        nomogram.linearPoints.push_back(nomogram.totalPoints(linear));
    nomogram.totalAxis = prettyBreaks(0, nomogram.linearPoints.back(), intervals);
    const double low = nomogram.linearAxis.front(), high = nomogram.linearAxis.back();
    for (const double probability : probabilities)
        if (probability >= logistic(low) && probability <= logistic(high)) {
            nomogram.probabilityAxis.push_back(probability);
            nomogram.probabilityPoints.push_back(nomogram.totalPoints(placeOf(probability, low, high)));
        }
    return nomogram;
}

}  // namespace annulus
