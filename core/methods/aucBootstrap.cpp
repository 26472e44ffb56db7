#include "core/base/parallelFor.h"
#include "core/methods/scores.h"
#include "core/stats/bootstrap.h"
#include "core/stats/columns.h"
#include "core/stats/roc.h"

#include <cmath>

namespace annulus {
namespace {

double areaAt(const Scores& scores, std::span<const std::size_t> rows)
{
    return areaOfRows(atRows(scores.outcome, rows), atRows(scores.columns[0], rows));
}

/// Areas without each row in turn, for the acceleration of BCa.
std::vector<double> jackknife(const Scores& scores)
{
    std::vector<double> areas(scores.outcome.size());
    parallelFor(areas.size(), [&](std::size_t out) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < areas.size(); ++row)
            if (row != out)
                rows.push_back(row);
        areas[out] = areaAt(scores, rows);
    });
    return areas;
}

/// Rows of each replicate: those of the file, or drawn here.
std::vector<std::vector<std::size_t>> replicateRows(Inputs& inputs, const Scores& scores)
{
    if (inputs.has("indices"))
        return inputs.rowLines("indices", scores.outcome.size());
    const auto count = inputs.integerWithin("B", 2000, 2, 1'000'000), seed = inputs.integerWithin("seed", 1, 0, mostSeed);
    const bool stratified = inputs.flag("stratified", true) && !inputs.flag("plain", false);
    std::vector<std::vector<std::size_t>> rows(inputs.failed() ? 0 : static_cast<std::size_t>(count));
    parallelFor(rows.size(), [&](std::size_t at) { rows[at] = bootstrapRows(scores.outcome, stratified, static_cast<std::uint64_t>(seed), at); });
    return rows;
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    inputs.setDefault("y", "y");
    inputs.setDefault("score", "score");
    const Scores scores = scoresOf(inputs, "y", {"score"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto groups = scoredGroups(scores.outcome, scores.columns[0]);
    if (!groups)
        return groups.error();
    const auto rows = replicateRows(inputs, scores);
    if (inputs.failed())
        return inputs.error();
    std::vector<double> areas(rows.size());
    parallelFor(rows.size(), [&](std::size_t at) { areas[at] = areaAt(scores, rows[at]); });
    const auto summary = bootstrapSummary(areaUnderCurve(groups->controls, groups->cases), areas, jackknife(scores));
    report.add("auc_original", summary.original);
    for (std::size_t at = 0; at < areas.size(); ++at)
        std::isnan(areas[at]) ? report.addText("replicate_auc", "NA", "", std::to_string(at + 1)) : report.add("replicate_auc", areas[at], "", std::to_string(at + 1));
    report.add("n_undefined", static_cast<double>(summary.undefined));
    report.add("percentile", summary.percentile.low, "", "0.025");
    report.add("percentile", summary.percentileMiddle, "", "0.5");
    report.add("percentile", summary.percentile.high, "", "0.975");
    report.addInterval("basic", summary.basic.low, summary.basic.high);
    report.add("bias", summary.bias);
    report.add("se", summary.standardError);
    report.addInterval("normal", summary.normal.low, summary.normal.high);
    report.add("bca_z0", summary.z0);
    report.add("bca_accel", summary.acceleration);
    report.addInterval("bca_quantile_level", summary.bcaLevels.low, summary.bcaLevels.high);
    report.addInterval("bca_type7", summary.bca.low, summary.bca.high);
    if (!inputs.has("indices"))
        report.addInterval("ci95_bootstrap", summary.percentile.low, summary.percentile.high);
    if (summary.undefined > 0)
        report.notes.push_back(message("methods", "%1 of %2 replicates held one class only and have no area; they are left out of the intervals.", summary.undefined, areas.size()));
    return report;
}

}  // namespace

extern const Method aucBootstrapMethod{"auc_bootstrap",
                                       "Bootstrap intervals of the area under the ROC curve: percentile, basic, normal, BCa",
                                       "--data predictions.csv --y outcome --score score --B 2000 --seed 1",
                                       {outcomeParameters[0], outcomeParameters[1],
                                        {"score", Take::column, "Column of scores; higher speaks for the outcome", true},
                                        {"B", Take::integer, "Number of replicates, 2000 unless given"},
                                        {"seed", Take::integer, "Seed of the draw, 1 unless given"},
                                        {"plain", Take::flag, "Draw from all rows together; otherwise within each class"},
                                        {"indices", Take::file, "Rows of the replicates instead: a line each, from 1"}},
                                       run};

}  // namespace annulus
