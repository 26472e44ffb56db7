#include "core/model/Svm.h"

#include "core/base/text.h"
#include "core/evaluation/splits.h"
#include "core/methods/modelInputs.h"
#include "core/stats/calibration.h"
#include "core/stats/precision.h"
#include "core/stats/roc.h"

#include <cmath>

namespace annulus {
namespace {

constexpr double referenceTolerance = 1e-8;

struct Data {
    Eigen::MatrixXd x;
    std::vector<int> label;
    SvmSettings settings;
};

/// Columns, labels, cost and gamma. An outcome of the fold file stands in the same rows.
Data dataOf(Inputs& inputs)
{
    Data data;
    data.x = completeColumns(inputs, inputs.words("columns"));
    for (const double y : inputs.outcome("y")) {
        if (std::isnan(y))
            inputs.fail({Errc::invalid, message("methods", "The outcome in row %1 is missing; a support vector machine needs one in every row.", data.label.size() + 1), {}});
        data.label.push_back(y == 1 ? 1 : 0);
    }
    if (!inputs.failed() && std::ssize(data.label) != data.x.rows())
        inputs.fail({Errc::invalid, message("methods", "There are %1 outcomes for %2 rows.", data.label.size(), data.x.rows()), {}});
    data.settings.cost = inputs.positiveNumber("C", 1);
    data.settings.tolerance = inputs.positiveNumber("tol", referenceTolerance);
    const std::string gamma = inputs.text("gamma", "scale");
    if (gamma != "scale" && !parseNumber(gamma))
        inputs.fail({Errc::invalid, message("methods", "The input 'gamma' is '%1'; scale or a number above 0 is expected.", gamma), {}});
    else if (gamma != "scale")
        data.settings.gamma = inputs.positiveNumber("gamma", 1);
    data.settings.balanced = inputs.choice<bool>("class_weight", {{"none", false}, {"balanced", true}});
    return data;
}

void addEach(Report& report, const std::string& quantity, const Eigen::VectorXd& values)
{
    report.addEach(quantity, std::vector<double>(values.begin(), values.end()));
}

Result<Report> run(Inputs& inputs)
{
    const Data data = dataOf(inputs);
    if (inputs.failed())
        return inputs.error();
    const auto machine = fitSvm(data.x, data.label, data.settings);
    if (!machine)
        return machine.error();
    Report report;
    report.usage.used = data.label.size();
    const Eigen::VectorXd decision = machine->decision(data.x);
    const auto zeros = static_cast<double>(machine->vectorsOf(0)), ones = static_cast<double>(machine->vectorsOf(1));
    report.add("gamma", machine->gamma);
    report.add("rho", machine->rho);
    report.add("intercept", -machine->rho);
    report.add("n_sv", zeros + ones);
    report.add("n_sv_class", ones, "1");
    report.add("n_sv_class", zeros, "2");
    report.add("n_support", zeros, "", "y0");
    report.add("n_support", ones, "", "y1");
    report.add("class_weight", machine->weightZero, "", "y0");
    report.add("class_weight", machine->weightOne, "", "y1");
    report.add("objective_dual", machine->dualObjective());
    report.add("auc_train", areaOfRows(data.label, {decision.data(), data.label.size()}));
    addEach(report, "decision", decision);
    return report;
}

Result<Report> runPlatt(Inputs& inputs)
{
    const Data data = dataOf(inputs);
    const auto table = inputs.data(inputs.has("folds") ? "folds" : "data");
    if (inputs.failed())
        return inputs.error();
    const std::string column = inputs.text("fold", "fold");
    if (!inputs.has("fold") && table->column(column) < 0)
        return Error{Errc::invalid, message("methods", "There is no column '%1', and none is named as the folds: without folds Platt's probabilities would be of rows the machine has seen.", column), {}};
    const auto fold = foldsOf(inputs, column, *table);
    if (inputs.failed())
        return inputs.error();
    if (fold.size() != data.label.size())
        return Error{Errc::invalid, message("methods", "There are %1 fold numbers for %2 rows.", fold.size(), data.label.size()), {}};
    const auto machine = fitSvm(data.x, data.label, data.settings);
    if (!machine)
        return machine.error();
    const Eigen::VectorXd decision = machine->decision(data.x);
    const auto held = heldOutDecision(data.x, data.label, foldRows(fold), data.settings);
    if (!held)
        return held.error();
    const auto inSample = fitPlatt(decision, data.label), honest = fitPlatt(*held, data.label);
    if (!inSample || !honest)
        return inSample ? honest.error() : inSample.error();
    Report report;
    report.usage.used = data.label.size();
    report.add("insample_A", inSample->a);
    report.add("insample_B", inSample->b);
    addEach(report, "cv_decision", *held);
    report.add("cv_A", honest->a);
    report.add("cv_B", honest->b);
    report.add("cv_A_exact", honest->a);
    report.add("cv_B_exact", honest->b);
    report.add("nll_exact", honest->negativeLogLikelihood);
    report.add("target_pos", honest->targetOne);
    report.add("target_neg", honest->targetZero);
    const Eigen::VectorXd p = decision.unaryExpr([&](double value) { return honest->probability(value); });
    addEach(report, "prob", p);
    addEach(report, "prob_exact", p);
    const std::vector<double> outcome(data.label.begin(), data.label.end()), probability(p.begin(), p.end());
    report.add("brier", brierScore(outcome, probability));
    report.add("log_loss", logLoss(outcome, probability));
    return report;
}

/// Numbers above 0 by the input, or powers of ten around `middle`.
std::vector<double> gridOf(Inputs& inputs, const std::string& name, double middle)
{
    if (!inputs.has(name))
        return {middle / 100, middle / 10, middle, middle * 10, middle * 100};
    auto given = inputs.numbers(name);
    for (const double value : given)
        if (!(value > 0))
            inputs.fail({Errc::invalid, message("methods", "The input '%1' holds %2; numbers above 0 are expected.", name, value), {}});
    return given;
}

Result<Report> runTune(Inputs& inputs)
{
    Data data = dataOf(inputs);
    const auto table = inputs.data();
    if (inputs.failed())
        return inputs.error();
    const double scale = scaleGamma(data.x);
    const auto costs = gridOf(inputs, "costs", 1), gammas = gridOf(inputs, "gammas", scale);
    const auto count = inputs.integerWithin("folds", 5, 2, 1'000'000);
    const auto seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    std::vector<int> fold;
    std::vector<Message> notes;
    if (inputs.has("fold")) {
        fold = foldsOf(inputs, inputs.text("fold"), *table);
    } else {
        const auto drawn = shuffledFolds(data.label.size(), static_cast<int>(count), seed, data.label);
        if (!drawn)
            return drawn.error();
        fold = drawn->fold;
        notes = drawn->notes;
    }
    if (inputs.failed())
        return inputs.error();
    const auto choice = chooseSvm(data.x, data.label, foldRows(fold), costs, gammas, data.settings);
    if (!choice)
        return choice.error();
    Report report;
    report.usage.used = data.label.size();
    report.notes = notes;
    report.add("gamma_scale", scale);
    for (std::size_t at = 0; at < choice->grid.size(); ++at) {
        const SvmGridCell& cell = choice->grid[at];
        const std::string index = std::to_string(at + 1);
        report.add("C", cell.cost, "", index);
        report.add("gamma", cell.gamma, "", index);
        addOrNa(report, "auc", cell.auc, "", index);
    }
    const SvmGridCell& best = choice->grid[choice->best];
    report.add("best_C", best.cost);
    report.add("best_gamma", best.gamma);
    report.add("best_auc", best.auc);
    for (std::size_t row = 0; row < fold.size(); ++row)
        report.add("fold", fold[row] + 1, "", std::to_string(row + 1));
    report.notes.push_back(message("methods", "The best area was chosen among many and is too good: judge the machine by cross_validate, which tunes within each fold."));
    return report;
}

std::vector<Parameter> parameters(std::vector<Parameter> more = {})
{
    std::vector<Parameter> all{
        {"y", Take::column, "Column of the classes, 0 and 1, or any labels with --positive", true},
        {"positive", Take::text, "Label of class 1"},
        {"columns", Take::columns, "Columns of the machine, z-scored", true},
        {"C", Take::number, "Cost (default 1)"},
        {"gamma", Take::text, "Width of the kernel: a number, or scale (the default)"},
        {"class_weight", Take::text, "balanced weighs the classes by their size; none is the default"},
        {"tol", Take::number, "libsvm's tolerance (default 1e-8)"},
    };
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

extern const Method svmRbfMethod{
    "svm_rbf", "Support vector machine with radial kernel, as e1071's svm", "--data scores.csv --y y --columns f1,f2 --C 1", parameters(), run};
extern const Method svmSklearnMethod{
    "svm_sklearn", "Support vector machine with radial kernel, as scikit-learn's SVC", "--data scores.csv --y y --columns f1,f2 --class-weight balanced", parameters(), run};
extern const Method plattMethod{
    "platt", "Probabilities of a support vector machine by Platt's scaling of held-out decision values", "--data scores.csv --y y --columns f1,f2 --fold fold",
    parameters({{"fold", Take::text, "Column of the folds, 1, 2, ... (default: fold)"}, {"folds", Take::file, "Table that holds the folds, where it is not --data"}}),
    runPlatt};
extern const Method svmTuneMethod{
    "svm_tune", "Cost and gamma of a support vector machine by cross-validation over a grid", "--data scores.csv --y y --columns f1,f2 --costs 0.1,1,10 --folds 5",
    {{"y", Take::column, "Column of the classes, 0 and 1, or any labels with --positive", true},
     {"positive", Take::text, "Label of class 1"},
     {"columns", Take::columns, "Columns of the machine, z-scored", true},
     {"costs", Take::numbers, "Costs C (default 0.01,0.1,1,10,100)"},
     {"gammas", Take::numbers, "Gammas (default: 1 / (columns x variance) times 0.01,0.1,1,10,100)"},
     {"class_weight", Take::text, "balanced weighs the classes by their size; none is the default"},
     {"tol", Take::number, "libsvm's tolerance (default 1e-8)"},
     {"folds", Take::integer, "Stratified folds (default 5)"},
     {"fold", Take::column, "Column of the folds, 1, 2, ..., in place of a draw"},
     {"seed", Take::integer, "Seed of the folds (default 15)"}},
    runTune};

}  // namespace annulus
