#include "core/methods/scores.h"
#include "core/stats/calibration.h"
#include "core/stats/precision.h"
#include "core/stats/roc.h"

namespace annulus {
namespace {

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Scores scores = probabilitiesOf(inputs, "y", {"p"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto groups = scoredGroups(scores.outcome, scores.columns[0]);
    if (!groups)
        return groups.error();
    report.add("roc_auc", areaUnderCurve(groups->controls, groups->cases));
    report.add("average_precision", averagePrecision(scores.outcome, scores.columns[0]));
    report.add("brier", brierScore(scores.outcome, scores.columns[0]));
    report.add("log_loss", logLoss(scores.outcome, scores.columns[0]));
    return report;
}

}  // namespace

extern const Method metricsSklearnMethod{"metrics_sklearn",
                                         "Area, average precision, Brier score and log loss as scikit-learn defines them",
                                         "--data predictions.csv --y outcome --p probability",
                                         {outcomeParameters[0], outcomeParameters[1], {"p", Take::column, "Column of probabilities", true}},
                                         run};

}  // namespace annulus
