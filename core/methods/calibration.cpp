#include "core/methods/modelInputs.h"
#include "core/methods/scores.h"
#include "core/stats/calibration.h"
#include "core/stats/hosmerLemeshow.h"
#include "core/stats/roc.h"

namespace annulus {
namespace {

void addStatistics(Report& report, const CalibrationStatistics& values, const Recalibration& recalibration)
{
    const std::pair<const char*, double> rows[] = {
        {"Dxy", values.dxy}, {"C (ROC)", values.c}, {"R2", values.r2}, {"D", values.d}, {"D:Chi-sq", values.dChi2},
        {"U", values.u}, {"U:Chi-sq", values.uChi2}, {"U:p", values.uP}, {"Q", values.q}, {"Brier", values.brier},
        {"Intercept", recalibration.intercept}, {"Slope", recalibration.slope}, {"Emax", values.emax}, {"E90", values.e90}, {"Eavg", values.eavg},
        {"S:z", values.spiegelhalterZ}, {"S:p", values.spiegelhalterP}};
    for (const auto& [term, value] : rows)
        report.add("val_prob", value, term);
    // rms leaves this one out; ours stands beside it.
    report.addText("val_prob", "NA", "D:p");
    report.add("d_p", values.dP);
}

void addGroups(Report& report, const std::vector<CalibrationGroup>& groups)
{
    for (std::size_t at = 0; at < groups.size(); ++at) {
        const std::string index = std::to_string(at + 1);
        report.add("decile_n", groups[at].count, "", index);
        report.add("decile_mean_p", groups[at].meanPrediction, "", index);
        report.add("decile_obs", groups[at].observed, "", index);
    }
}

Result<Report> run(Inputs& inputs)
{
    Report report;
    const Scores scores = probabilitiesOf(inputs, "y", {"p"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto& y = scores.outcome;
    const auto& p = scores.columns[0];
    if (const auto groups = scoredGroups(y, p); !groups)
        return groups.error();
    const auto recalibration = recalibrate(y, p);
    if (!recalibration)
        return recalibration.error();
    const auto values = calibrationStatistics(y, p, *recalibration);
    addStatistics(report, values, *recalibration);
    report.add("citl_intercept", recalibration->largeIntercept);
    report.add("citl_se", recalibration->largeError);
    report.add("recal_intercept", recalibration->intercept);
    report.add("recal_slope", recalibration->slope);
    report.add("recal_intercept_se", recalibration->interceptError);
    report.add("recal_slope_se", recalibration->slopeError);
    report.add("brier", values.brier);
    report.add("brier_scaled", values.brierScaled);
    report.add("oe_ratio", values.observedToExpected);
    report.add("eo_ratio", 1 / values.observedToExpected);
    const SmoothCurve curve = lowess(p, y);
    report.addEach("lowess_x", curve.x);
    report.addEach("lowess_y", curve.y);
    const auto smooth = loessCalibration(y, p);
    report.addEach("loess_grid_x", smooth.grid.x);
    report.addEach("loess_grid_y", smooth.grid.y);
    report.add("ici_loess", smooth.ici);
    report.add("e50_loess", smooth.e50);
    report.add("e90_loess", smooth.e90);
    report.add("emax_loess", smooth.emax);
    addGroups(report, calibrationGroups(y, p));
    if (recalibration->infinite > 0)
        report.notes.push_back(message("methods", "%1 predictions are exactly 0 or 1 and take no part in intercept and slope.", recalibration->infinite));
    report.notes.push_back(message("methods", "On the data a logistic model was fitted to, intercept 0 and slope 1 hold by construction and show nothing."));
    return report;
}

void addTest(Report& report, const HosmerLemeshow& test)
{
    const bool defined = test.emptyGroups == 0;
    defined ? report.add("chi2", test.chi2) : report.addText("chi2", "NA");
    report.add("df", test.degrees);
    defined ? report.add("p", test.p) : report.addText("p", "NA");
    report.addEach("break", test.breaks);
    for (std::size_t at = 0; at < test.groups.size(); ++at) {
        const std::string index = std::to_string(at + 1);
        const RiskGroup& group = test.groups[at];
        report.add("n", group.count, "", index);
        group.count > 0 ? report.add("obs1", group.observed, "", index) : report.addText("obs1", "NA", "", index);
        group.count > 0 ? report.add("exp1", group.expected, "", index) : report.addText("exp1", "NA", "", index);
    }
    report.add("n_empty_groups", test.emptyGroups);
    report.add("chi2_nonempty", test.chi2NonEmpty);
    report.add("df_nonempty", test.degreesNonEmpty);
    report.add("p_nonempty", test.pNonEmpty);
}

/// Outcome and fitted probabilities of the logistic regression that another case describes.
Scores fittedScores(Inputs& inputs, Report& report)
{
    auto regression = inputs.ofCase("logistic", inputs.text("logistic_case"));
    if (!regression)
        return {};
    const auto outcome = regression->outcome("outcome");
    const auto predictors = predictorsOf(*regression);
    if (regression->failed()) {
        inputs.fail(regression->error());
        return {};
    }
    const auto model = fitLogisticModel(predictors, outcome);
    if (!model) {
        inputs.fail(model.error());
        return {};
    }
    report.usage = model->design.usage;
    return {{model->outcome.begin(), model->outcome.end()}, {{model->fit.fitted.begin(), model->fit.fitted.end()}}};
}

Result<Report> runHosmer(Inputs& inputs)
{
    Report report;
    const auto groups = inputs.integerWithin("g", 10, 3, 1000);
    const bool other = inputs.flag("external", false), join = inputs.flag("join", false);
    const Scores scores = inputs.has("logistic_case") ? fittedScores(inputs, report) : probabilitiesOf(inputs, "y", {"p"}, report);
    if (inputs.failed())
        return inputs.error();
    const auto test = hosmerLemeshow(scores.outcome, scores.columns[0], static_cast<std::size_t>(groups), other ? FittedOn::otherData : FittedOn::theseData, join);
    if (!test)
        return test.error();
    addTest(report, *test);
    if (test->emptyGroups > 0)
        report.notes.push_back(message("methods", "%1 groups are empty because of ties; the lines with _nonempty leave them out.", test->emptyGroups));
    report.notes.push_back(message("methods", "The test has little power in small samples and rejects any model in large ones: read it beside a calibration curve."));
    return report;
}

}  // namespace

extern const Method calibrationMethod{"calibration",
                                      "Calibration of probabilities: intercept, slope, Brier, Emax, ICI, lowess and loess curves, groups",
                                      "--data predictions.csv --y outcome --p probability",
                                      {outcomeParameters[0], outcomeParameters[1], {"p", Take::column, "Column of probabilities", true}},
                                      run};

extern const Method hosmerLemeshowMethod{"hosmer_lemeshow",
                                         "Hosmer and Lemeshow's test of groups of rising risk",
                                         "--data predictions.csv --y outcome --p probability --g 10 --external",
                                         {outcomeParameters[0], outcomeParameters[1],
                                          {"p", Take::column, "Column of probabilities", true},
                                          {"g", Take::integer, "Number of groups, 10 unless given"},
                                          {"external", Take::flag, "The model was fitted on other data: g degrees of freedom instead of g - 2"},
                                          {"join", Take::flag, "Join groups whose limits are equal"}},
                                         runHosmer};

}  // namespace annulus
