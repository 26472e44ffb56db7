#include "core/readout/contributions.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

std::vector<double> centres(const Bundle& bundle)
{
    std::vector<double> all;
    for (const BundleColumn& column : bundle.columns)
        all.push_back(column.centre);
    return all;
}

double coefficientOf(const std::vector<double>& list, std::size_t place) { return place < list.size() ? list[place] : 0; }

/// Columns of a predictor, all with one coefficient list, weighed by `factor`.
double shareOf(const Bundle& bundle, std::size_t predictor, const std::vector<double>& coefficients, double factor, const std::vector<double>& columns)
{
    double sum = 0;
    for (std::size_t column = 0; column < bundle.columns.size(); ++column)
        if (bundle.columns[column].predictor == predictor)
            sum += factor * coefficientOf(coefficients, column) * (columns[column] - bundle.columns[column].centre);
    return sum;
}

bool looksAt(const Bundle& bundle, std::size_t predictor, const std::vector<double>& coefficients)
{
    for (std::size_t column = 0; column < coefficients.size(); ++column)
        if (bundle.columns[column].predictor == predictor && coefficients[column] != 0)
            return true;
    return false;
}

std::vector<Contribution> linearContributions(const Bundle& bundle, const LinearEquation& equation, const PatientRow& row)
{
    std::vector<Contribution> all;
    for (std::size_t predictor = 0; predictor < bundle.predictors.size(); ++predictor) {
        const std::string& name = bundle.predictors[predictor].name;
        if (looksAt(bundle, predictor, equation.columns))
            all.push_back({name, row.texts[predictor], shareOf(bundle, predictor, equation.columns, 1, row.columns), {}});
        for (std::size_t score = 0; score < equation.scores.size(); ++score)
            if (const auto& part = bundle.scores[score].equation.columns; equation.scores[score] != 0 && looksAt(bundle, predictor, part))
                all.push_back({name, row.texts[predictor], shareOf(bundle, predictor, part, equation.scores[score], row.columns), bundle.scores[score].name});
    }
    return all;
}

std::vector<Contribution> kernelContributions(const Bundle& bundle, const BundleEquation& equation, const KernelEquation& kernel, const PatientRow& row, double whole)
{
    std::vector<Contribution> all;
    for (std::size_t predictor = 0; predictor < bundle.predictors.size(); ++predictor) {
        std::vector<double> without = row.columns;
        bool isUsed = false;
        for (const std::size_t column : kernel.columns)
            if (bundle.columns[column].predictor == predictor) {
                without[column] = bundle.columns[column].centre;
                isUsed = true;
            }
        if (isUsed)
            all.push_back({bundle.predictors[predictor].name, row.texts[predictor], whole - logOdds(equation, without, row.scores), {}});
    }
    return all;
}

}  // namespace

Explained explain(const Bundle& bundle, const BundleEquation& equation, const PatientRow& row)
{
    const double whole = logOdds(equation, row.columns, row.scores);
    const std::vector<double> means = centres(bundle);
    Explained explained;
    explained.baseline = logOdds(equation, means, scoresOf(bundle, means));
    const auto* linear = std::get_if<LinearEquation>(&equation.form);
    explained.contributions = linear ? linearContributions(bundle, *linear, row) : kernelContributions(bundle, equation, std::get<KernelEquation>(equation.form), row, whole);
    std::ranges::stable_sort(explained.contributions, std::greater(), [](const Contribution& one) { return std::abs(one.logOdds); });
    if (!linear) {
        explained.together = whole - explained.baseline;
        for (const Contribution& one : explained.contributions)
            explained.together -= one.logOdds;
    }
    return explained;
}

}  // namespace annulus
