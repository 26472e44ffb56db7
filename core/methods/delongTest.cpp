#include "core/methods/scores.h"
#include "core/stats/delong.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace annulus {
namespace {

void addAreas(Report& report, const DelongArea& first, const DelongArea& second)
{
    report.add("auc1", first.auc);
    report.add("auc2", second.auc);
    report.add("var1", first.variance.value_or(std::nan("")));
    report.add("var2", second.variance.value_or(std::nan("")));
}

Result<Report> paired(Inputs& inputs)
{
    Report report;
    const Scores scores = scoresOf(inputs, "y", {"score1", "score2"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto one = scoredGroups(scores.outcome, scores.columns[0]), two = scoredGroups(scores.outcome, scores.columns[1]);
    if (!one)
        return one.error();
    const auto first = delongArea(*one), second = delongArea(*two);
    const DelongTest test = delongPaired(first, second);
    addAreas(report, first, second);
    report.add("cov", delongCovariance(first, second));
    report.add("se_diff", test.standardError);
    report.add("statistic", test.statistic);
    report.add("p", test.p);
    report.addInterval("ci95_diff", test.interval->low, test.interval->high);
    return report;
}

/// One of the two tables of an unpaired test: its outcome in column y, its score in column p or as the inputs say.
Result<ScoredGroups> unpairedGroups(Inputs& inputs, const std::string& number, Report& report)
{
    const std::string file = inputs.text("data" + number);
    if (inputs.failed())
        return inputs.error();
    nlohmann::json words = inputs.json();
    const auto given = [&](const char* name, const char* otherwise) {
        const auto own = words.find(name + number);
        return own != words.end() ? *own : nlohmann::json(otherwise);
    };
    words["data"] = file;
    if (words.contains("y" + number) || !words.contains("y"))
        words["y"] = given("y", "y");
    words["score"] = given("score", "p");
    Inputs table(words, inputs.folder());
    const Scores scores = scoresOf(table, "y", {"score"}, report);
    if (table.failed())
        return Error(table.error()).in(file);
    return scoredGroups(scores.outcome, scores.columns[0]);
}

Result<Report> unpaired(Inputs& inputs)
{
    Report report;
    const auto one = unpairedGroups(inputs, "1", report), two = unpairedGroups(inputs, "2", report);
    if (!one || !two)
        return one ? two.error() : one.error();
    const auto first = delongArea(*one), second = delongArea(*two);
    const DelongTest test = delongUnpaired(first, second);
    addAreas(report, first, second);
    report.add("statistic", test.statistic);
    report.add("p", test.p);
    report.add("df", test.degrees);
    return report;
}

Result<Report> run(Inputs& inputs)
{
    const bool arePaired = inputs.flag("paired", !inputs.has("data1"));
    return arePaired ? paired(inputs) : unpaired(inputs);
}

}  // namespace

extern const Method delongTestMethod{"delong_test",
                                     "DeLong's test of two areas under the ROC curve, of the same patients or of different ones",
                                     "--data predictions.csv --y outcome --score1 clinical --score2 combined\n"
                                     "  annulus-cli stats delong_test --data1 hospital1.csv --data2 hospital2.csv --y outcome --score1 score --score2 score",
                                     {{"y", Take::column, "Column of the outcome, 0 and 1"},
                                      {"positive", Take::text, "Label of those with the outcome"},
                                      {"score1", Take::column, "Column of the first score"},
                                      {"score2", Take::column, "Column of the second score"},
                                      {"data1", Take::file, "Table of the first patients, for different patients"},
                                      {"data2", Take::file, "Table of the second patients"}},
                                     run};

}  // namespace annulus
