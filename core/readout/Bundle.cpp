#include "core/readout/Bundle.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Error unfit(Message what) { return {Errc::corrupt, std::move(what), {}}; }

bool allFinite(const std::vector<double>& numbers)
{
    return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

Result<void> checkLinear(const LinearEquation& equation, const Bundle& bundle, const std::string& name)
{
    if (equation.columns.size() > bundle.columns.size() || equation.scores.size() > bundle.scores.size())
        return unfit(message("readout", "The equation of %1 has %2 coefficients for %3 columns and scores.", name, equation.columns.size() + equation.scores.size(),
                             bundle.columns.size() + bundle.scores.size()));
    if (!std::isfinite(equation.intercept) || !allFinite(equation.columns) || !allFinite(equation.scores))
        return unfit(message("readout", "The equation of %1 has a coefficient that is no number.", name));
    return {};
}

Result<void> checkKernel(const KernelEquation& equation, const Bundle& bundle, const std::string& name)
{
    const Svm& machine = equation.machine;
    if (machine.vectors.rows() != machine.coefficients.size() || machine.vectors.cols() != static_cast<Eigen::Index>(equation.columns.size()) ||
        std::ranges::any_of(equation.columns, [&](std::size_t column) { return column >= bundle.columns.size(); }))
        return unfit(message("readout", "The support vectors of %1 are %2 x %3; expected %4 x %5.", name, machine.vectors.rows(), machine.vectors.cols(),
                             machine.coefficients.size(), equation.columns.size()));
    if (!machine.vectors.allFinite() || !machine.coefficients.allFinite() || !std::isfinite(machine.rho) || !(machine.gamma > 0) ||
        !std::isfinite(equation.platt.a) || !std::isfinite(equation.platt.b))
        return unfit(message("readout", "The support vector machine of %1 holds something that is no number.", name));
    return {};
}

Result<void> checkEquation(const BundleEquation& equation, const Bundle& bundle)
{
    if (std::ranges::find(bundle.classes, equation.outcome) == bundle.classes.end())
        return unfit(message("readout", "There is an equation for '%1', which is none of the classes.", equation.outcome));
    const auto* linear = std::get_if<LinearEquation>(&equation.form);
    if (auto form = linear ? checkLinear(*linear, bundle, equation.outcome) : checkKernel(std::get<KernelEquation>(equation.form), bundle, equation.outcome); !form)
        return form;
    const auto size = static_cast<Eigen::Index>(equation.covarianceOf.size());
    const auto isPlace = [&](int place) {
        return place > 0 ? static_cast<std::size_t>(place) <= bundle.columns.size() : place == 0 || static_cast<std::size_t>(-place) <= bundle.scores.size();
    };
    if (equation.covariance.rows() != size || equation.covariance.cols() != size || !equation.covariance.allFinite() || !std::ranges::all_of(equation.covarianceOf, isPlace))
        return unfit(message("readout", "The covariance of %1 does not fit its coefficients.", equation.outcome));
    return {};
}

std::size_t equationsOf(const Bundle& bundle)
{
    switch (bundle.link) {
    case BundleLink::oneVsRest: return bundle.classes.size();
    case BundleLink::multinomial: return bundle.classes.size() - 1;
    default: return 1;
    }
}

}  // namespace

bool KernelEquation::operator==(const KernelEquation& other) const
{
    return columns == other.columns && machine.vectors == other.machine.vectors && machine.coefficients == other.machine.coefficients &&
           machine.rho == other.machine.rho && machine.gamma == other.machine.gamma && platt.a == other.platt.a && platt.b == other.platt.b;
}

bool BundleEquation::operator==(const BundleEquation& other) const
{
    return outcome == other.outcome && form == other.form && covarianceOf == other.covarianceOf && covariance == other.covariance;
}

Result<void> checkBundle(const Bundle& bundle)
{
    if (bundle.classes.size() < 2 || (bundle.link == BundleLink::binary && bundle.classes.size() != 2))
        return unfit(message("readout", "The bundle has %1 classes.", bundle.classes.size()));
    if (bundle.equations.size() != equationsOf(bundle))
        return unfit(message("readout", "The bundle has %1 equations; expected %2.", bundle.equations.size(), equationsOf(bundle)));
    if (bundle.link == BundleLink::ordinal && (bundle.thresholds.size() + 1 != bundle.classes.size() || !std::ranges::is_sorted(bundle.thresholds) || !allFinite(bundle.thresholds)))
        return unfit(message("readout", "The bundle has %1 rising thresholds; expected %2.", bundle.thresholds.size(), bundle.classes.size() - 1));
    for (const BundleColumn& column : bundle.columns) {
        if (column.predictor >= bundle.predictors.size())
            return unfit(message("readout", "Column '%1' has no predictor.", column.name));
        if (!std::isfinite(column.mean) || !std::isfinite(column.centre) || !(column.scale > 0) || !std::isfinite(column.scale))
            return unfit(message("readout", "Column '%1' has no mean or scale.", column.name));
        const BundlePredictor& predictor = bundle.predictors[column.predictor];
        const bool isFactor = predictor.coding == BundlePredictor::Coding::factor;
        if (isFactor != (column.level >= 0) || (isFactor && static_cast<std::size_t>(column.level) >= predictor.levels.size()))
            return unfit(message("readout", "Column '%1' is no level of '%2'.", column.name, predictor.name));
    }
    for (const BundleScore& score : bundle.scores)
        if (auto fits = checkLinear(score.equation, bundle, score.name); !fits || !score.equation.scores.empty())
            return fits ? unfit(message("readout", "The score %1 is made of scores.", score.name)) : fits;
    for (const BundleEquation& equation : bundle.equations)
        if (auto fits = checkEquation(equation, bundle); !fits)
            return fits;
    const std::size_t risks = bundle.classes.size() == 2 ? 1 : bundle.classes.size();
    for (const TrainingRow& row : bundle.training)
        if (row.risks.size() != risks || row.columns.size() != bundle.columns.size() || row.outcome < 0 || static_cast<std::size_t>(row.outcome) >= bundle.classes.size())
            return unfit(message("readout", "A training row of the bundle has %1 columns; expected %2.", row.columns.size(), bundle.columns.size()));
    return {};
}

std::string trainingKey(const std::string& salt, const std::string& patient)
{
    constexpr std::size_t digits = 24;
    return Sha256().add(salt).add(patient).hex().substr(0, digits);
}

}  // namespace annulus
