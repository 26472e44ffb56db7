#include "core/readout/patientRow.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr int shownDigits = 4;

struct Known {
    std::optional<double> value;
    std::string text;
    Message why;  ///< there is none
};

std::string withUnit(std::string number, const std::string& unit) { return unit.empty() ? number : number + " " + unit; }

Known valueOf(const BundlePredictor& predictor, const PatientValues& values)
{
    if (predictor.origin == BundlePredictor::Origin::feature) {
        if (const auto found = values.features.find(predictor.source); found != values.features.end())
            return {found->second, withUnit(formatSignificant(found->second, shownDigits), predictor.unit), {}};
        const auto reason = values.missing.find(predictor.source);
        return {{}, {}, reason == values.missing.end() ? message("readout", "not computed") : reason->second};
    }
    const auto found = values.clinical.find(predictor.source);
    if (found == values.clinical.end())
        return {{}, {}, message("readout", "not in the clinical table")};
    auto coded = codedValue(predictor, found->second);
    if (!coded)
        return {{}, found->second, coded.error().what};
    return {*coded, withUnit(found->second, predictor.unit), {}};
}

/// Outside what the model has seen; far outside from a quarter of the range on.
void checkRange(const BundlePredictor& predictor, double value, const std::string& text, std::vector<ReadingNote>& notes)
{
    constexpr double farShare = 0.25;
    if (value >= predictor.low && value <= predictor.high)
        return;
    const double beyond = value < predictor.low ? predictor.low - value : value - predictor.high;
    const bool isFar = beyond > farShare * (predictor.high - predictor.low);
    notes.push_back({isFar ? Concern::farOutOfRange : Concern::outOfRange,
                     message("readout", "%1 is %2, outside the training range from %3 to %4.", predictor.name, text, formatSignificant(predictor.low, shownDigits),
                             formatSignificant(predictor.high, shownDigits)),
                     predictor.name});
}

}  // namespace

std::vector<double> columnsOf(const Bundle& bundle, const std::vector<double>& values)
{
    std::vector<double> columns;
    columns.reserve(bundle.columns.size());
    for (const BundleColumn& column : bundle.columns) {
        const double value = values[column.predictor];
        columns.push_back(((column.level < 0 ? value : double(value == column.level)) - column.mean) / column.scale);
    }
    return columns;
}

double valueOf(const LinearEquation& equation, const std::vector<double>& columns, const std::vector<double>& scores)
{
    double sum = equation.intercept;
    for (std::size_t column = 0; column < equation.columns.size(); ++column)
        sum += equation.columns[column] * columns[column];
    for (std::size_t score = 0; score < equation.scores.size(); ++score)
        sum += equation.scores[score] * scores[score];
    return sum;
}

std::vector<double> scoresOf(const Bundle& bundle, const std::vector<double>& columns)
{
    std::vector<double> scores;
    for (const BundleScore& score : bundle.scores)
        scores.push_back(valueOf(score.equation, columns, {}));
    return scores;
}

double logOdds(const BundleEquation& equation, const std::vector<double>& columns, const std::vector<double>& scores)
{
    if (const auto* linear = std::get_if<LinearEquation>(&equation.form))
        return valueOf(*linear, columns, scores);
    const auto& kernel = std::get<KernelEquation>(equation.form);
    Eigen::MatrixXd row(1, static_cast<Eigen::Index>(kernel.columns.size()));
    for (std::size_t at = 0; at < kernel.columns.size(); ++at)
        row(0, static_cast<Eigen::Index>(at)) = columns[kernel.columns[at]];
    return -(kernel.platt.a * kernel.machine.decision(row)[0] + kernel.platt.b);
}

PatientRow patientRow(const Bundle& bundle, const PatientValues& values)
{
    PatientRow row;
    std::size_t imputed = 0;
    for (const BundlePredictor& predictor : bundle.predictors) {
        Known known = valueOf(predictor, values);
        if (!known.value && !predictor.fill) {
            row.refused = message("readout", "Not read: %1 has no value, and the model has nothing to put in its place (%2).", predictor.name, known.why.english());
            return row;
        }
        if (known.value) {
            checkRange(predictor, *known.value, known.text, row.notes);
        } else {
            ++imputed;
            known.text = formatSignificant(*predictor.fill, shownDigits);
            row.notes.push_back({Concern::imputed, message("readout", "%1 has no value: %2 stands in for it (%3).", predictor.name, known.text, known.why.english()), predictor.name});
        }
        row.values.push_back(known.value ? *known.value : *predictor.fill);
        row.texts.push_back(std::move(known.text));
    }
    if (const auto all = bundle.predictors.size(); double(imputed) > bundle.mostImputed * double(all)) {
        row.refused = message("readout", "Not read: %1 of %2 predictors are missing; at most %3 % may be.", imputed, all, formatSignificant(100 * bundle.mostImputed, 3));
        return row;
    }
    row.columns = columnsOf(bundle, row.values);
    row.scores = scoresOf(bundle, row.columns);
    for (std::size_t place = 0; place < bundle.scores.size(); ++place) {
        const BundleScore& score = bundle.scores[place];
        if (row.scores[place] < score.low || row.scores[place] > score.high)
            row.notes.push_back({Concern::outOfRange,
                                 message("readout", "%1 is %2, outside the training range from %3 to %4.", score.name, formatSignificant(row.scores[place], shownDigits),
                                         formatSignificant(score.low, shownDigits), formatSignificant(score.high, shownDigits)),
                                 score.name});
    }
    return row;
}

}  // namespace annulus
