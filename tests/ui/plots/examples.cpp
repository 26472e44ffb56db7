#include "tests/ui/plots/examples.h"

#include "core/base/random.h"
#include "core/selection/lassoCv.h"
#include "core/stats/calibration.h"
#include "core/stats/correlation.h"
#include "core/stats/decision.h"
#include "core/stats/delong.h"
#include "core/stats/hosmerLemeshow.h"
#include "core/stats/proportion.h"
#include "core/stats/rankSum.h"

#include <algorithm>
#include <cmath>

namespace annulus::tests {

using namespace annulus::ui;

namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

const char* const featureNames[] = {"CC_intra_original_glcm_Idn", "CC_intra_wavelet-LH_firstorder_Mean", "MLO_intra_log-sigma-2-mm_glrlm_RunEntropy", "MLO_peri1mm_square_glszm_ZoneVariance",
                                    "CC_peri1mm_original_ngtdm_Contrast", "MLO_intra_lbp-2D_firstorder_Entropy", "CC_intra_gradient_gldm_DependenceVariance", "MLO_intra_exponential_glcm_Imc2",
                                    "CC_intra_logarithm_firstorder_Kurtosis", "MLO_peri2mm_wavelet-HH_glcm_Correlation", "CC_intra_squareroot_glrlm_GrayLevelVariance", "CC_intra_original_shape2D_Sphericity"};

struct Table {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
    std::vector<int> fold;
    std::vector<std::string> names;
};

/// 40 columns in blocks that go together; four of them carry the outcome.
Table table()
{
    Random random(3);
    constexpr int rows = 200, columns = 40;
    Table made{Eigen::MatrixXd(rows, columns), Eigen::VectorXd(rows), {}, {}};
    for (int r = 0; r < rows; ++r) {
        double block = 0;
        for (int c = 0; c < columns; ++c) {
            if (c % 5 == 0)
                block = random.normal();
            made.x(r, c) = 0.8 * block + 0.6 * random.normal();
        }
        made.y(r) = random.uniform() < logistic(0.9 * made.x(r, 0) - 0.8 * made.x(r, 7) + 0.6 * made.x(r, 12) - 0.5 * made.x(r, 21)) ? 1 : 0;
        made.fold.push_back(r % 10);
    }
    for (int c = 0; c < columns; ++c)
        made.names.push_back(c < 12 ? featureNames[c] : "CC_intra_wavelet-HL_glcm_Feature" + std::to_string(c));
    return made;
}

CalibrationPlot calibration(const ScoredCohort& cohort)
{
    CalibrationPlot plot{.risks = cohort.combined, .outcome = cohort.outcome, .withOutcome = "SLN metastasis", .withoutOutcome = "no metastasis"};
    const auto smooth = loessCalibration(cohort.outcome, cohort.combined);
    CalibrationPlot::Curve curve{.name = "Combined, test", .x = smooth.grid.x, .y = smooth.grid.y, .predicted = {}, .observed = {}, .low = {}, .high = {}, .colour = 2};
    for (const auto& group : calibrationGroups(cohort.outcome, cohort.combined)) {
        const double share = group.observed, error = 1.96 * std::sqrt(share * (1 - share) / group.count);
        curve.predicted.push_back(group.meanPrediction);
        curve.observed.push_back(share);
        curve.low.push_back(std::max(0.0, share - error));
        curve.high.push_back(std::min(1.0, share + error));
    }
    plot.curves.push_back(curve);
    const auto test = hosmerLemeshow(cohort.outcome, cohort.combined, 10, FittedOn::otherData);
    plot.words = QString("Hosmer-Lemeshow χ² = %1, %2\nslope 0.97, intercept −0.02\nBrier 0.16").arg(test->chi2, 0, 'f', 1).arg(pWords(test->p));
    return plot;
}

DecisionPlot decision(const ScoredCohort& cohort)
{
    DecisionPlot plot{.range = Interval{0.1, 0.6}, .prevalence = mean(cohort.outcome)};
    for (int i = 1; i <= 90; ++i)
        plot.thresholds.push_back(i / 100.0);
    int colour = 0;
    for (const auto& [name, scores] : {std::pair{"Clinical", &cohort.clinical}, {"Radiomics", &cohort.radiomics}, {"Combined", &cohort.combined}}) {
        DecisionPlot::Curve curve{.name = name, .netBenefit = {}, .low = {}, .high = {}, .colour = colour == 0 ? 1 : colour == 1 ? 0 : 2};
        plot.all.clear();
        for (const auto& point : decisionCurve(cohort.outcome, *scores, plot.thresholds)) {
            curve.netBenefit.push_back(point.netBenefit);
            plot.all.push_back(point.netBenefitAll);
        }
        if (colour == 2)
            for (const auto& band : decisionBands(cohort.outcome, *scores, plot.thresholds, AtThreshold::positive, 200, 1)) {
                curve.low.push_back(band.low);
                curve.high.push_back(band.high);
            }
        plot.curves.push_back(curve);
        ++colour;
    }
    return plot;
}

std::vector<double> nonZeroOf(const LassoCv& cv) { return {cv.nonZero.begin(), cv.nonZero.end()}; }

LassoCv fitted(const Table& table)
{
    LassoCvSettings settings;
    settings.path.lambdas = 60;
    return lassoCv(table.x, table.y, table.fold, settings, {}, table.names).value();
}

LassoPathPlot path(const Table& table, const LassoCv& cv)
{
    LassoPathPlot plot{.lambdas = cv.path.lambda, .paths = {}, .nonZero = nonZeroOf(cv), .best = cv.path.lambda[cv.best], .oneError = cv.path.lambda[cv.oneError]};
    for (Eigen::Index c = 0; c < table.x.cols(); ++c) {
        LassoPathPlot::Path line{QString::fromStdString(table.names[static_cast<std::size_t>(c)]), {}};
        bool isEver = false;
        for (const auto& at : cv.path.coefficients) {
            const auto found = std::ranges::find(at.columns, c);
            line.coefficients.push_back(found == at.columns.end() ? 0 : at.values[static_cast<std::size_t>(found - at.columns.begin())]);
            isEver |= found != at.columns.end();
        }
        if (isEver)
            plot.paths.push_back(line);
    }
    return plot;
}

CoefficientPlot coefficients(const Table& table, const LassoCv& cv)
{
    CoefficientPlot plot{.groups = {"CC", "MLO"}};
    const auto& at = cv.path.coefficients[cv.best];
    for (std::size_t i = 0; i < at.columns.size(); ++i) {
        const std::string& name = table.names[static_cast<std::size_t>(at.columns[i])];
        plot.names.push_back(QString::fromStdString(name));
        plot.values.push_back(at.values[i]);
        plot.colours.push_back(name.starts_with("MLO") ? 1 : 0);
    }
    return plot;
}

CorrelationPlot correlation(const Table& table)
{
    const Eigen::MatrixXd part = table.x.leftCols(12);
    const Eigen::MatrixXd rho = correlationMatrix(part, CorrelationKind::spearman);
    CorrelationPlot plot;
    for (Eigen::Index r = 0; r < rho.rows(); ++r) {
        plot.names.push_back(featureNames[r]);
        for (Eigen::Index c = 0; c < rho.cols(); ++c)
            plot.rho.push_back(rho(r, c));
    }
    return plot;
}

GroupsPlot groups(const ScoredCohort& cohort)
{
    GroupsPlot plot{.groups = {{.name = "no metastasis", .values = {}, .patients = {}, .colour = 5}, {.name = "metastasis", .values = {}, .patients = {}, .colour = 4}}, .valueName = "Radscore", .words = "P < .001"};
    for (std::size_t i = 0; i < cohort.outcome.size(); ++i) {
        auto& group = plot.groups[cohort.outcome[i] > 0.5 ? 1 : 0];
        group.values.push_back(std::log(cohort.radiomics[i] / (1 - cohort.radiomics[i])));
        group.patients.push_back(cohort.patients[i]);
    }
    return plot;
}

IccPlot icc()
{
    IccPlot plot{.classes = {"first order", "GLCM", "GLRLM", "GLSZM", "GLDM", "NGTDM"}, .filters = {"original", "wavelet", "LoG", "square", "square root", "logarithm", "exponential", "gradient", "LBP"}, .cells = {}};
    Random random(11);
    const std::size_t sizes[] = {18, 24, 16, 16, 14, 5};
    for (std::size_t f = 0; f < plot.filters.size(); ++f)
        for (const std::size_t size : sizes) {
            const std::size_t all = size * (f == 1 ? 4 : f == 2 ? 3 : 1);
            const double share = random.uniform(f == 6 ? 0.3 : 0.7, 1);
            plot.cells.push_back({static_cast<std::size_t>(std::lround(share * static_cast<double>(all))), all, 0.6 + 0.35 * share});
        }
    return plot;
}

VolcanoPlot volcano()
{
    VolcanoPlot plot{.effectName = "Standardised mean difference"};
    Random random(5);
    for (int i = 0; i < 400; ++i) {
        const double effect = 0.25 * random.normal(), z = std::abs(effect) * 8 + 0.7 * random.normal();
        plot.names.push_back(QString("feature %1").arg(i));
        plot.effect.push_back(effect);
        plot.p.push_back(std::erfc(std::abs(z) / std::sqrt(2.0)));
        plot.chosen.push_back(plot.p.back() < 0.001 && i % 3 == 0);
    }
    return plot;
}

FlowPlot flow()
{
    return {.steps = {{"Women with breast cancer, 2016-2024", 1012, {{"no mammogram before surgery", 61}, {"incomplete clinical data", 54}, {"treated before imaging", 37}}},
                      {"Eligible", 860, {{"IHC 2+ without FISH", 15}, {"poor image quality", 7}}},
                      {"Included", 838, {}}},
            .parts = {{"Training set", 586, {{"SLN metastasis", 289}, {"no metastasis", 297}}}, {"Test set, locked", 252, {{"SLN metastasis", 124}, {"no metastasis", 128}}}}};
}

}  // namespace

ScoredCohort scoredCohort(std::size_t patients, std::uint64_t seed)
{
    Random random(seed);
    ScoredCohort cohort;
    for (std::size_t i = 0; i < patients; ++i) {
        const double a = random.normal(), b = random.normal(), risk = logistic(-0.1 + 0.8 * a + 1.3 * b);
        cohort.outcome.push_back(random.uniform() < risk ? 1 : 0);
        cohort.clinical.push_back(logistic(-0.1 + 0.75 * a));
        cohort.radiomics.push_back(logistic(-0.1 + 1.15 * b));
        cohort.combined.push_back(risk);
        cohort.patients.push_back("P-" + std::to_string(1000 + i));
    }
    return cohort;
}

RocPlot::Curve rocOf(const QString& name, const std::vector<double>& outcome, const std::vector<double>& score, int colour)
{
    const auto groups = scoredGroups(outcome, score).value();
    const RocCurve roc = rocCurve(groups, Direction::higher);
    const DelongArea area = delongArea(groups);
    RocPlot::Curve curve{.name = name, .auc = roc.auc, .interval = area.interval(), .colour = colour, .line = modelLine(colour)};
    for (std::size_t i = 0; i < roc.sensitivities.size(); ++i) {
        curve.falsePositive.push_back(1 - roc.specificities[i]);
        curve.sensitivity.push_back(roc.sensitivities[i]);
    }
    const std::size_t best = chosenThreshold(bestThresholds(roc));
    curve.operating = RocPlot::Curve::Operating{1 - roc.specificities[best], roc.sensitivities[best], roc.thresholds[best]};
    return curve;
}

NomogramPlot nomogramExample()
{
    Random random(21);
    Predictor age{.name = "age", .levels = {}, .values = {}}, grade{.name = "grade", .levels = {"I", "II", "III"}, .values = {}}, score{.name = "radscore", .levels = {}, .values = {}};
    std::vector<double> outcome;
    for (int i = 0; i < 300; ++i) {
        age.values.push_back(std::floor(random.uniform(28, 82)));
        grade.values.push_back(static_cast<double>(random.below(3)));
        score.values.push_back(random.normal());
        outcome.push_back(random.uniform() < logistic(-1.2 - 0.015 * (age.values.back() - 55) + 0.6 * grade.values.back() + 1.1 * score.values.back()) ? 1 : 0);
    }
    const std::vector<Predictor> predictors{age, grade, score};
    const auto model = fitLogisticModel(predictors, outcome).value();
    NomogramPlot plot{.nomogram = makeNomogram(model, predictors).value(), .names = {"Age (years)", "Grade", "Radscore"}, .outcome = "Risk of SLN metastasis", .linear = {}, .canDrag = true};
    for (const NomogramAxis& axis : plot.nomogram.axes)
        plot.linear.push_back(axis.linear[axis.linear.size() / 2]);
    plot.interval = Interval{0.53, 0.69};
    return plot;
}

std::vector<PlotNumbers> examples()
{
    const ScoredCohort cohort = scoredCohort();
    const Table columns = table();
    const LassoCv cv = fitted(columns);
    std::vector<PlotNumbers> made;

    RocPlot roc{.curves = {rocOf("Clinical", cohort.outcome, cohort.clinical, 1), rocOf("Radiomics", cohort.outcome, cohort.radiomics, 0), rocOf("Combined", cohort.outcome, cohort.combined, 2)}};
    roc.cases = static_cast<std::size_t>(std::ranges::count(cohort.outcome, 1.0));
    roc.controls = cohort.outcome.size() - roc.cases;
    for (std::size_t i = 0; i <= 50; ++i) {
        const double x = static_cast<double>(i) / 50;
        roc.curves[2].bandAt.push_back(x);
        const double y = std::pow(x, 0.22);
        roc.curves[2].bandLow.push_back(std::max(0.0, y - 0.12 * std::sqrt(1 - x)));
        roc.curves[2].bandHigh.push_back(std::min(1.0, y + 0.08 * std::sqrt(1 - x)));
    }
    made.push_back(roc);
    made.push_back(calibration(cohort));
    made.push_back(decision(cohort));
    made.push_back(path(columns, cv));
    made.push_back(LassoCvPlot{.lambdas = cv.path.lambda, .mean = cv.mean, .error = cv.error, .nonZero = nonZeroOf(cv), .best = cv.path.lambda[cv.best], .oneError = cv.path.lambda[cv.oneError], .measure = "Binomial deviance"});
    made.push_back(coefficients(columns, cv));
    WaterfallPlot waterfall{.patients = cohort.patients, .scores = cohort.radiomics, .outcome = {}, .with = "metastasis", .without = "no metastasis", .scoreName = "Risk by radiomics", .cut = 0.47};
    for (const double outcome : cohort.outcome)
        waterfall.outcome.push_back(outcome > 0.5 ? 1 : 0);
    made.push_back(waterfall);
    made.push_back(groups(cohort));
    made.push_back(ConfusionPlot{.classes = {"zero", "low", "positive"}, .counts = {{52, 15, 7}, {17, 58, 14}, {5, 12, 72}}});
    made.push_back(correlation(columns));
    made.push_back(icc());
    made.push_back(volcano());
    made.push_back(ForestPlot{.rows = {{.name = "Age > 40", .ratio = 0.82, .low = 0.55, .high = 1.21, .p = 0.32}, {.name = "Grade", .isHeading = true}, {.name = "I", .isReference = true},
                                       {.name = "II", .ratio = 1.61, .low = 1.02, .high = 2.55, .p = 0.041}, {.name = "III", .ratio = 2.94, .low = 1.71, .high = 5.06, .p = 0.0001},
                                       {.name = "Size > 2 cm", .ratio = 1.88, .low = 1.3, .high = 2.72, .p = 0.0008}, {.name = "Vascular thrombus", .ratio = 6.1, .low = 3.9, .high = 9.6, .p = 1e-9}}});
    made.push_back(nomogramExample());
    made.push_back(flow());
    made.push_back(MarginPlot{.series = {{.name = "honest", .widthMm = {0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5}, .auc = {0.68, 0.71, 0.72, 0.70, 0.69, 0.69, 0.68, 0.67, 0.66, 0.66},
                                          .low = {0.61, 0.64, 0.65, 0.63, 0.62, 0.62, 0.61, 0.6, 0.59, 0.59}, .high = {0.75, 0.78, 0.79, 0.77, 0.76, 0.76, 0.75, 0.74, 0.73, 0.73}, .colour = 5}},
                              .lesionOnly = 0.67});
    made.push_back(ComparisonPlot{.names = {"Clinical", "Radiomics", "Clinical + radiomics"}, .auc = {0.706, 0.781, 0.842}, .difference = {0, -0.075, -0.136, 0.075, 0, -0.061, 0.136, 0.061, 0}, .p = {1, 0.08, 0.0002, 0.08, 1, 0.013, 0.0002, 0.013, 1}});
    made.push_back(OptimismPlot{.rows = {{.name = "Clinical", .publishedTraining = 0.78, .publishedTest = 0.75, .honestCv = 0.74, .corrected = 0.745, .honestInterval = Interval{0.70, 0.78}},
                                         {.name = "Radiomics", .publishedTraining = 0.93, .publishedTest = 0.81, .honestCv = 0.72, .corrected = 0.735, .honestInterval = Interval{0.68, 0.76}},
                                         {.name = "Combined", .publishedTraining = 0.95, .publishedTest = 0.84, .honestCv = 0.78, .corrected = 0.79, .honestInterval = Interval{0.74, 0.82}}}});
    return made;
}

}  // namespace annulus::tests
