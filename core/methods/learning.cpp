#include "core/methods/learning.h"

#include "core/evaluation/splits.h"
#include "core/methods/modelInputs.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace annulus {
namespace {

constexpr long long mostFolds = 1'000'000;

void addSelection(Inputs& inputs, Pipeline& pipeline, bool needsLasso, std::uint64_t seed)
{
    if (inputs.has("correlation"))
        pipeline.steps.emplace_back(DropCorrelated{inputs.numberWithin("correlation", 0.9, 0, 1), false});
    if (inputs.has("p"))
        pipeline.steps.emplace_back(KeepDifferent{inputs.choice<KeepDifferent::Test>("test", {{"student", KeepDifferent::Test::student},
                                                                                                {"welch", KeepDifferent::Test::welch},
                                                                                                {"mann_whitney", KeepDifferent::Test::mannWhitney}}),
                                                  inputs.numberWithin("p", 0.05, 0, 1)});
    if (inputs.flag("smote", false)) {
        FillUpClasses fill;
        fill.settings.seed = seed;
        pipeline.steps.emplace_back(fill);
    }
    if (needsLasso || inputs.flag("lasso", false)) {
        SelectByLasso lasso;
        lasso.kind = inputs.choice<SelectByLasso::Kind>("loss", {{"binomial", SelectByLasso::Kind::binomial}, {"gaussian", SelectByLasso::Kind::gaussian}});
        lasso.folds = static_cast<int>(inputs.integerWithin("inner_folds", 10, 3, mostFolds));
        lasso.oneStandardError = inputs.flag("one_se", false);
        lasso.seed = seed;
        pipeline.steps.emplace_back(lasso);
    }
}

/// Numbers above 0, or the fallback.
std::vector<double> positives(Inputs& inputs, const std::string& name, std::vector<double> fallback)
{
    if (!inputs.has(name))
        return fallback;
    const auto given = inputs.numbers(name);
    if (given.empty() || std::any_of(given.begin(), given.end(), [](double value) { return !(value > 0); }))
        inputs.fail({Errc::invalid, message("methods", "The input '%1' holds a number that is not above 0.", name), {}});
    return given;
}

}  // namespace

std::vector<int> numberedLabels(Inputs& inputs, const std::string& name, const std::vector<std::size_t>& rows)
{
    if (!inputs.has(name))
        return {};
    const auto labels = inputs.labels(name);
    const auto distinct = distinctLabels(labels);
    std::vector<int> numbers;
    for (const std::size_t row : rows) {
        if (row >= labels.size() || labels[row].empty()) {
            inputs.fail({Errc::invalid, message("methods", "Row %1 has no value in column '%2'; one is needed in every row.", row + 1, inputs.text(name)), {}});
            return {};
        }
        numbers.push_back(static_cast<int>(std::find(distinct.begin(), distinct.end(), labels[row]) - distinct.begin()));
    }
    return numbers;
}

Learning tableOf(Inputs& inputs, Report& report)
{
    Learning learning;
    const auto names = inputs.words("columns");
    const Eigen::MatrixXd x = inputs.columns(names);
    const auto outcome = inputs.outcome("outcome");
    if (inputs.failed())
        return learning;
    if (static_cast<Eigen::Index>(outcome.size()) != x.rows()) {
        inputs.fail({Errc::invalid, message("methods", "There are %1 outcomes for %2 rows.", outcome.size(), x.rows()), {}});
        return learning;
    }
    std::vector<Eigen::Index> kept;
    for (std::size_t row = 0; row < outcome.size(); ++row)
        if (!std::isnan(outcome[row])) {
            learning.rows.push_back(row);
            kept.push_back(static_cast<Eigen::Index>(row));
            learning.table.outcome.push_back(static_cast<int>(outcome[row]));
        }
    report.usage.used = kept.size();
    report.usage.leaveOut(outcome.size() - kept.size(), message("methods", "the outcome is missing"));
    const auto ones = std::count(learning.table.outcome.begin(), learning.table.outcome.end(), 1);
    if (kept.empty())
        inputs.fail({Errc::invalid, message("methods", "No row has an outcome in column '%1'.", inputs.text("outcome")), {}});
    else if (ones == 0 || ones == std::ssize(kept))
        inputs.fail({Errc::invalid, message("methods", "All %1 outcomes in column '%2' are %3; both 0 and 1 are needed.", kept.size(), inputs.text("outcome"), ones == 0 ? 0 : 1), {}});
    learning.table.names = names;
    learning.table.x = x(kept, Eigen::all);
    learning.table.patient = numberedLabels(inputs, "patient", learning.rows);
    if (const auto gaps = learning.table.x.array().isNaN().count(); gaps > 0)
        report.notes.push_back(message("methods", "%1 values are missing and become the median of the training rows, in each fit anew.", gaps));
    return learning;
}

Learning learningOf(Inputs& inputs, Report& report)
{
    enum class End { logistic, lasso, svm };
    Learning learning = tableOf(inputs, report);
    const auto seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    const End end = inputs.choice<End>("model", {{"logistic", End::logistic}, {"lasso", End::lasso}, {"svm", End::svm}});
    Pipeline& pipeline = learning.pipeline;
    pipeline.steps = {ImputeMedian{}, Standardise{}};
    pipeline.threshold.rule = Threshold::Rule::fixed;  // areas need none
    addSelection(inputs, pipeline, end == End::lasso, seed);
    if (end == End::lasso)
        pipeline.end = LassoScoreEnd{};
    if (end == End::svm) {
        SvmEnd machine;
        machine.costs = positives(inputs, "costs", {0.1, 1, 10});
        machine.gammaFactors = positives(inputs, "gamma_factors", {0.1, 1, 10});
        machine.folds = static_cast<int>(inputs.integerWithin("inner_folds", 5, 2, mostFolds));
        machine.balanced = inputs.flag("balanced", false);
        machine.seed = seed;
        pipeline.end = machine;
    }
    return learning;
}

std::vector<std::vector<int>> foldsByInput(Inputs& inputs, const Learning& learning, long long folds, long long repeats, Report& report)
{
    enum class How { stratified, random, neighbouring };
    const auto& table = learning.table;
    if (inputs.has("fold")) {
        const auto data = inputs.data();
        if (inputs.failed())
            return {};
        const auto all = foldsOf(inputs, inputs.text("fold"), *data);
        std::vector<int> fold;
        for (std::size_t at = 0; !inputs.failed() && at < learning.rows.size(); ++at)
            fold.push_back(all[learning.rows[at]]);
        return {fold};
    }
    const How how = inputs.choice<How>("how", {{"stratified", How::stratified}, {"random", How::random}, {"neighbouring", How::neighbouring}});
    const auto seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    if (inputs.failed())
        return {};
    std::vector<std::vector<int>> all;
    if (how == How::neighbouring) {
        const auto drawn = neighbouringFolds(learning.rows.size(), static_cast<int>(folds));
        if (!drawn)
            inputs.fail(drawn.error());
        else
            all.push_back(drawn->fold);
        report.notes.push_back(message("methods", "Neighbouring rows share a fold, as KFold without shuffling: a trap where the rows are sorted."));
        return all;
    }
    const auto drawn = repeatedFolds(learning.rows.size(), static_cast<int>(folds), static_cast<int>(repeats), seed,
                                     how == How::stratified ? table.outcome : std::vector<int>{}, table.patient);
    if (!drawn) {
        inputs.fail(drawn.error());
        return {};
    }
    for (const Folds& one : *drawn)
        all.push_back(one.fold);
    report.notes.insert(report.notes.end(), drawn->front().notes.begin(), drawn->front().notes.end());
    return all;
}

std::vector<Parameter> tableParameters(std::vector<Parameter> more)
{
    std::vector<Parameter> all{
        {"outcome", Take::column, "Column of the outcome, 0 and 1, or any labels with --positive", true},
        {"positive", Take::text, "Label of those with the outcome"},
        {"columns", Take::columns, "Columns to learn from", true},
        {"patient", Take::column, "Column of patients, where one has several rows: they stay together"},
        {"seed", Take::integer, "Seed of all draws (default 15)"},
    };
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<Parameter> learningParameters(std::vector<Parameter> more)
{
    auto all = tableParameters({
        {"model", Take::text, "logistic (default), lasso (its linear predictor) or svm (radial kernel); each is refitted whole without the rows it is judged on"},
        {"correlation", Take::number, "Drop the later of two columns with |Spearman's rho| above this"},
        {"p", Take::number, "Keep columns whose test between the outcomes has P at most this"},
        {"test", Take::text, "That test: student (default), welch or mann_whitney"},
        {"smote", Take::flag, "Fill up the smaller class by SMOTE, in training rows only"},
        {"lasso", Take::flag, "Select columns by the LASSO before a logistic model or a machine"},
        {"loss", Take::text, "Of the LASSO: binomial (default) or gaussian, as LassoCV on 0 and 1"},
        {"one_se", Take::flag, "lambda.1se in place of lambda.min"},
        {"inner_folds", Take::integer, "Folds of the inner cross-validation that tunes the LASSO (default 10) or the machine (default 5)"},
        {"costs", Take::numbers, "Costs C that the inner cross-validation of a machine tries (default 0.1,1,10)"},
        {"gamma_factors", Take::numbers, "Its gammas, times 1 / (columns x variance) (default 0.1,1,10)"},
        {"balanced", Take::flag, "Weigh the classes of a machine by their size"},
    });
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace annulus
