#include "core/base/text.h"
#include "core/evaluation/crossValidate.h"
#include "core/evaluation/permutation.h"
#include "core/evaluation/splits.h"
#include "core/methods/learning.h"
#include "core/methods/modelInputs.h"
#include "core/stats/calibration.h"
#include "core/stats/descriptive.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr long long mostFolds = 1'000'000, mostDraws = 1'000'000;

/// The notes of many fits, each once with how often it was said.
void addNotes(Report& report, const std::vector<Message>& notes)
{
    constexpr std::size_t mostSaid = 20;
    std::vector<Message> distinct;
    for (const Message& one : notes)
        if (std::none_of(distinct.begin(), distinct.end(), [&one](const Message& other) { return other.english() == one.english(); }))
            distinct.push_back(one);
    const auto said = std::min(mostSaid, distinct.size());
    report.notes.insert(report.notes.end(), distinct.begin(), distinct.begin() + static_cast<std::ptrdiff_t>(said));
    if (distinct.size() > said)
        report.notes.push_back(message("methods", "%1 more notes of the fits.", distinct.size() - said));
}

void addRun(Report& report, const Learning& learning, const CrossValidation& run, const std::string& repeat)
{
    addOrNa(report, "auc", run.auc, repeat);
    for (std::size_t fold = 0; fold < run.foldAuc.size(); ++fold)
        addOrNa(report, "fold_auc", run.foldAuc[fold], repeat, std::to_string(fold + 1));
    const std::vector<double> outcome(learning.table.outcome.begin(), learning.table.outcome.end()), scores(run.scores.begin(), run.scores.end());
    if (std::all_of(run.fits.begin(), run.fits.end(), [](const FittedPipeline& fit) { return fit.isProbability; }))
        report.add("brier", brierScore(outcome, scores), repeat);
    for (std::size_t at = 0; at < scores.size(); ++at) {
        const std::string row = std::to_string(learning.rows[at] + 1);
        report.add("fold", run.fold[at] + 1, repeat, row);
        report.add("score", scores[at], repeat, row);
    }
    for (const auto& [name, count] : run.chosen)
        report.add("chosen", count, name, repeat);
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Learning learning = learningOf(inputs, report);
    const auto folds = inputs.integerWithin("folds", 10, 2, mostFolds), repeats = inputs.integerWithin("repeats", 1, 1, 10'000);
    if (inputs.failed())
        return inputs.error();
    const auto drawn = foldsByInput(inputs, learning, folds, repeats, report);
    if (inputs.failed())
        return inputs.error();
    std::vector<double> areas;
    std::vector<Message> notes;
    for (std::size_t at = 0; at < drawn.size(); ++at) {
        const auto done = crossValidate(learning.pipeline, learning.table, drawn[at]);
        if (!done)
            return done.error();
        areas.push_back(done->auc);
        addRun(report, learning, *done, drawn.size() > 1 ? "repeat" + std::to_string(at + 1) : std::string());
        notes.insert(notes.end(), done->notes.begin(), done->notes.end());
    }
    addOrNa(report, "auc_mean", mean(areas));
    if (areas.size() > 1) {
        addOrNa(report, "auc_sd", standardDeviation(areas));
        const auto [least, most] = std::minmax_element(areas.begin(), areas.end());
        report.addInterval("auc_range", *least, *most);
    }
    addNotes(report, notes);
    return report;
}

Result<Report> runPermutation(Inputs& inputs)
{
    Report report;
    const Learning learning = learningOf(inputs, report);
    const auto folds = inputs.integerWithin("folds", 5, 2, mostFolds), permutations = inputs.integerWithin("permutations", 100, 1, mostDraws);
    const auto seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    if (inputs.failed())
        return inputs.error();
    const auto statistic = [&](const std::vector<int>& outcome) -> Result<double> {
        LearningTable table = learning.table;
        table.outcome = outcome;
        const auto drawn = shuffledFolds(outcome.size(), static_cast<int>(folds), seed, outcome, table.patient);
        if (!drawn)
            return drawn.error();
        const auto done = crossValidate(learning.pipeline, table, drawn->fold);
        return done ? Result<double>(done->auc) : Result<double>(done.error());
    };
    const auto test = permutationTest(learning.table.outcome, static_cast<std::size_t>(permutations), seed, statistic);
    if (!test)
        return test.error();
    report.add("auc", test->observed);
    report.add("p", test->p);
    report.add("n_permutations", static_cast<double>(test->shuffled.size()));
    report.add("shuffled_mean", mean(test->shuffled));
    if (test->shuffled.size() > 1)
        report.add("shuffled_sd", standardDeviation(test->shuffled));
    report.addEach("shuffled_auc", test->shuffled);
    return report;
}

Result<Report> runScore(Inputs& inputs)
{
    inputs.setDefault("model", "lasso");
    Report report;
    if (inputs.text("model") == "svm")
        return Error{Errc::invalid, message("methods", "A support vector machine has no formula; a score is of the model lasso or logistic."), {}};
    const Learning learning = learningOf(inputs, report);
    if (inputs.failed())
        return inputs.error();
    const auto fit = fitPipeline(learning.pipeline, learning.table);
    if (!fit)
        return fit.error();
    const auto scores = fit->linearScores(learning.table);
    if (!scores)
        return scores.error();
    report.notes.insert(report.notes.end(), fit->notes.begin(), fit->notes.end());
    report.addText("formula", fit->formula(17));
    report.add("intercept_z", fit->intercept);
    report.add("n_selected", static_cast<double>(fit->selected.size()));
    for (std::size_t at = 0; at < fit->names.size(); ++at) {
        const auto column = static_cast<Eigen::Index>(at);
        report.add("coef_z", fit->coefficients[column], fit->names[at]);
        report.add("coef", fit->coefficients[column] / fit->scale[column], fit->names[at]);
        report.add("mean", fit->mean[column], fit->names[at]);
        report.add("scale", fit->scale[column], fit->names[at]);
    }
    for (std::size_t at = 0; at < learning.rows.size(); ++at)
        report.add("radscore", (*scores)[static_cast<Eigen::Index>(at)], "", std::to_string(learning.rows[at] + 1));
    report.notes.push_back(message("methods", "The scores are of rows that chose the formula: judge it on other rows, or by cross_validate."));
    return report;
}

constexpr Parameter howParameter{"how", Take::text, "stratified (default), random, or neighbouring (rows side by side share a fold, as scikit-learn's KFold)"};
constexpr Parameter foldParameter{"fold", Take::column, "Column of the folds, 1, 2, ..., in place of a draw"};

}  // namespace

extern const Method crossValidateMethod{
    "cross_validate", "k-fold, repeated and nested cross-validation of a logistic, LASSO or support vector model, selection included",
    "--data features.csv --outcome y --columns f1,f2,f3 --model svm --folds 10 --repeats 5 --inner-folds 5",
    learningParameters({{"folds", Take::integer, "Folds (default 10)"}, {"repeats", Take::integer, "Independent draws of the folds (default 1)"}, howParameter, foldParameter}), run};
extern const Method permutationMethod{
    "permutation", "Permutation test: the cross-validated area of a whole model against those of shuffled outcomes",
    "--data features.csv --outcome y --columns f1,f2,f3 --model lasso --folds 5 --permutations 200",
    learningParameters({{"folds", Take::integer, "Folds (default 5)"}, {"permutations", Take::integer, "Shuffles (default 100)"}}), runPermutation};
extern const Method radscoreMethod{
    "radscore", "LASSO score of standardised columns with its formula in the columns' own units", "--data features.csv --outcome y --columns f1,f2,f3 --one-se",
    learningParameters(), runScore};

}  // namespace annulus
