#include "tests/ui/model/exampleRun.h"

#include "core/stats/calibration.h"
#include "core/stats/decision.h"
#include "core/stats/delong.h"
#include "tests/ui/plots/examples.h"

#include <algorithm>
#include <cmath>

namespace annulus::tests {

namespace {

void judge(RunResult& run, const std::string& mode, const std::string& model, const std::string& set, const std::vector<std::size_t>& patients, const std::vector<double>& scores)
{
    std::vector<double> outcome;
    for (const std::size_t patient : patients)
        outcome.push_back(run.patients[patient].outcome);
    ScoreSet kept{.mode = mode, .model = model, .set = set, .patients = patients, .fold = std::vector<int>(patients.size(), -1), .scores = {scores}, .isProbability = true, .thresholds = {}, .foldThresholds = {}};
    const auto groups = scoredGroups(outcome, scores).value();
    const RocCurve roc = rocCurve(groups);
    const auto area = delongArea(groups);
    const std::size_t best = chosenThreshold(bestThresholds(roc));
    kept.thresholds = {roc.thresholds[best]};
    Evaluation made;
    made.mode = mode;
    made.model = model;
    made.set = set;
    made.cases = groups.cases.size();
    made.controls = groups.controls.size();
    made.auc = roc.auc;
    made.aucLow = area.interval()->low;
    made.aucHigh = area.interval()->high;
    for (std::size_t i = roc.sensitivities.size(); i-- > 0;) {
        made.falsePositive.push_back(1 - roc.specificities[i]);
        made.truePositive.push_back(roc.sensitivities[i]);
        made.rocThreshold.push_back(roc.thresholds[i]);
    }
    made.threshold = roc.thresholds[best];
    made.sensitivity = roc.sensitivities[best];
    made.specificity = roc.specificities[best];
    made.tp = made.sensitivity * static_cast<double>(made.cases);
    made.fn = static_cast<double>(made.cases) - made.tp;
    made.tn = made.specificity * static_cast<double>(made.controls);
    made.fp = static_cast<double>(made.controls) - made.tn;
    for (const auto& group : calibrationGroups(outcome, scores, 8))
        made.calibration.push_back({group.count, group.meanPrediction, group.observed, std::max(0.0, group.observed - 0.15), std::min(1.0, group.observed + 0.15)});
    const auto smooth = loessCalibration(outcome, scores);
    made.calibrationX = smooth.grid.x;
    made.calibrationY = smooth.grid.y;
    made.hosmerChi2 = 7.3;
    made.hosmerDegrees = 8;
    made.hosmerP = 0.5;
    made.metrics = {{"brier", brierScore(outcome, scores), std::nan(""), std::nan(""), ""}};
    for (int i = 1; i < 90; ++i)
        made.decisionThreshold.push_back(i / 100.0);
    for (const auto& point : decisionCurve(outcome, scores, made.decisionThreshold)) {
        made.netBenefit.push_back(point.netBenefit);
        made.netBenefitAll.push_back(point.netBenefitAll);
    }
    run.scores.push_back(std::move(kept));
    run.evaluations.push_back(std::move(made));
}

}  // namespace

RunResult exampleRun()
{
    const ScoredCohort cohort = scoredCohort(240, 9);
    RunResult run;
    run.protocol = "mammography-sln";
    run.title = "Sentinel-node metastasis from two mammographic views";
    run.modes = {"published", "honest"};
    run.outcome = "sln";
    run.classes = {"0", "1"};
    run.decisionFrom = 0.1;
    run.decisionTo = 0.6;
    run.seed = 15;
    run.assessed = 262;
    run.flow = {{.id = "fish", .name = "IHC 2+ without FISH", .chinese = "IHC 2+ 未做 FISH", .rule = {}, .before = 262, .excluded = 14, .checked = true, .note = {}},
                {.id = "view", .name = "a view is missing", .chinese = "缺少一个体位", .rule = {}, .before = 248, .excluded = 8, .checked = true, .note = {}}};
    std::vector<std::size_t> train, test;
    for (std::size_t i = 0; i < cohort.outcome.size(); ++i) {
        const bool isTraining = i % 10 < 7;
        run.patients.push_back({cohort.patients[i], cohort.outcome[i] > 0.5 ? 1 : 0, isTraining});
        (isTraining ? train : test).push_back(i);
    }
    const auto part = [](const std::vector<double>& all, const std::vector<std::size_t>& rows) {
        std::vector<double> picked;
        for (const std::size_t row : rows)
            picked.push_back(all[row]);
        return picked;
    };
    for (const std::string mode : {"published", "honest"})
        for (const auto& [name, kind, scores] : {std::tuple{"clinical", "clinical", &cohort.clinical}, {"radiomics", "radiomics", &cohort.radiomics}, {"combined", "combined", &cohort.combined}}) {
            ModelResult model;
            model.mode = mode;
            model.name = name;
            model.kind = kind;
            if (model.kind != "clinical") {
                model.features = {{"CC_intra_original_glcm_Idn", 0.4}, {"MLO_intra_wavelet-LH_firstorder_Mean", -0.3}, {"CC_peri1mm_original_ngtdm_Contrast", 0.1}};
                model.steps = {{message("base", "Stopped."), 87}, {message("base", "Stopped."), 3}};
                if (mode == "honest")
                    model.folds = {{0, {{"CC_intra_original_glcm_Idn", 0.4}}, 0.8}, {1, {{"CC_intra_original_glcm_Idn", 0.3}, {"CC_peri1mm_original_ngtdm_Contrast", 0.2}}, 0.7}};
                model.screens = {{{"a", "b"}, {0.5, -0.2}, {0.001, 0.3}}};
            }
            if (model.kind == "combined") {
                const auto example = nomogramExample();
                NomogramPicture picture;
                for (const auto& axis : example.nomogram.axes)
                    picture.axes.push_back({axis.name, axis.values, axis.labels, axis.linear, axis.points, axis.low, axis.high});
                picture.scale = example.nomogram.scale;
                picture.shiftedIntercept = example.nomogram.shiftedIntercept;
                picture.totalAxis = example.nomogram.totalAxis;
                picture.probabilityAxis = example.nomogram.probabilityAxis;
                picture.probabilityPoints = example.nomogram.probabilityPoints;
                model.nomogram = {picture};
            }
            run.models.push_back(model);
            judge(run, mode, name, mode == "honest" ? "cv" : "train", train, part(*scores, train));
            judge(run, mode, name, "test", test, part(*scores, test));
            if (mode == "honest") {
                const Evaluation &published = *run.evaluation("published", name, "train"), &honest = *run.evaluation("honest", name, "cv");
                run.optimism.push_back({.model = name, .outcomeClass = {}, .publishedTrain = std::min(0.99, published.auc + 0.1), .publishedTest = published.auc, .publishedTestLow = published.aucLow, .publishedTestHigh = published.aucHigh,
                                        .honestCv = honest.auc, .honestCvLow = honest.aucLow, .honestCvHigh = honest.aucHigh, .honestTest = std::nan(""), .honestTestLow = std::nan(""), .honestTestHigh = std::nan(""), .corrected = std::nan("")});
            }
        }
    for (const std::string mode : {"published", "honest"})
        run.comparisons.push_back({.mode = mode, .set = "test", .outcomeClass = {}, .first = "clinical", .second = "combined", .difference = -0.12, .low = -0.2, .high = -0.04, .z = -2.9, .p = 0.004, .holmP = 0.012});
    run.tables = {{.name = "table1", .title = message("base", "Stopped."), .header = {"Variable", "Training (n = 168)", "Test (n = 72)", "P"}, .rows = {{"Age > 40 & < 60, n (%)", "100 (59.5)", "43 (59.7)", ".98"}, {"Score_a", "0.50", "0.75", "007"}},
                   .notes = {message("base", "Stopped.")}},
                  {.name = "table5", .title = message("base", "Stopped."), .header = {"Model", "AUC"}, .rows = {{"Combined", "0.84 (0.79, 0.89)"}}, .notes = {}}};
    run.warnings = {{"events-per-variable", "combined", message("base", "Stopped.")}};
    return run;
}

}  // namespace annulus::tests
