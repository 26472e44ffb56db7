#include "core/run/runStudy.h"

#include "core/run/resultJson.h"
#include "core/run/runFolder.h"
#include "core/stats/roc.h"
#include "tests/core/run/synthetic.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <map>

using namespace annulus;
using namespace annulus::tests;

// Truth: what was planted, what must not be learnt, and properties (threads, resuming, round trips).
namespace {

RunOptions quick()
{
    RunOptions options;
    options.bandReplicates = 20;
    return options;
}

/// All that training decided, as text: results of the models and scores of training rows.
std::string learnt(const RunOutcome& outcome)
{
    RunResult part;
    part.models = outcome.result.models;
    for (const ScoreSet& set : outcome.result.scores)
        if (set.set != "test")
            part.scores.push_back(set);
    return resultJson(part);
}

RunOutcome ran(const Protocol& protocol, const StudyInput& input, const RunOptions& options = quick())
{
    auto outcome = runStudy(protocol, input, options);
    if (!outcome)
        qWarning("%s", outcome.error().sentence().c_str());
    return outcome ? std::move(outcome).value() : RunOutcome{};
}

std::string withoutTimes(RunResult result)
{
    result.seconds.clear();
    return resultJson(result);
}

}  // namespace

class RunStudyTest : public QObject {
    Q_OBJECT
private slots:
    void what_was_planted_is_found_by_both_modes()
    {
        const StudyInput input = syntheticInput({});
        const RunOutcome outcome = ran(smallProtocol(), input);
        for (const char* mode : {"published", "honest"}) {
            const Evaluation* test = outcome.result.evaluation(mode, "radiomics", "test");
            QVERIFY(test);
            QVERIFY2(test->auc > 0.7, std::to_string(test->auc).c_str());  // of 48 patients
            const ModelResult* model = outcome.result.model(mode, "radscore");
            QVERIFY(model && !model->features.empty());
            int planted = 0;
            for (const NamedValue& feature : model->features)
                planted += feature.name.ends_with("_f0") || feature.name.ends_with("_f1") || feature.name.ends_with("_f2") || feature.name.ends_with("_f3");
            QVERIFY(planted >= 5);  // of eight
        }
        const Evaluation* cv = outcome.result.evaluation("honest", "radiomics", "cv");
        QVERIFY(cv);
        QVERIFY2(cv->auc > 0.75, std::to_string(cv->auc).c_str());
        QCOMPARE(cv->cases + cv->controls, input.split.train.size());
    }
    void noise_looks_good_as_published_and_not_in_the_honest_mode()
    {
        SyntheticOptions noise;
        noise.signal = 0;
        noise.patients = 120;
        noise.features = 200;
        const RunOutcome outcome = ran(smallProtocol(), syntheticInput(noise));
        const auto line = std::find_if(outcome.result.optimism.begin(), outcome.result.optimism.end(), [](const OptimismLine& one) { return one.model == "radiomics"; });
        QVERIFY(line != outcome.result.optimism.end());
        QVERIFY(line->publishedTrain > 0.85);
        QVERIFY(std::abs(line->honestCv - 0.5) < 0.15);
    }
    void outcomes_shuffled_in_the_test_set_change_nothing_that_was_learnt()
    {
        StudyInput input = syntheticInput({});
        const std::string before = learnt(ran(smallProtocol(), input));
        std::vector<int> tested;
        for (const std::size_t row : input.split.test)
            tested.push_back(input.study.outcome[row]);
        std::rotate(tested.begin(), tested.begin() + 7, tested.end());
        for (std::size_t at = 0; at < tested.size(); ++at)
            input.study.outcome[input.split.test[at]] = tested[at];
        QVERIFY(learnt(ran(smallProtocol(), input)) == before);
    }
    void other_test_patients_change_nothing_that_was_learnt()
    {
        SyntheticOptions options;
        options.secondReader = true;
        StudyInput input = syntheticInput(options);
        const std::string before = learnt(ran(smallProtocol(), input));
        Random random(3);
        for (const std::size_t row : input.split.test) {
            for (Eigen::Index column = 0; column < input.study.x.cols(); ++column) {
                input.study.x(static_cast<Eigen::Index>(row), column) = 100 * random.normal();
                input.secondReader(static_cast<Eigen::Index>(row), column) = 100 * random.normal();
            }
            for (StudyPredictor& one : input.study.clinical)
                if (!one.predictor.isFactor())
                    one.predictor.values[row] = 50 * random.normal();
        }
        const std::string after = learnt(ran(smallProtocol(), input));
        QVERIFY(after == before);
    }
    void a_fold_knows_nothing_of_the_outcomes_that_it_holds_out()
    {
        StudyInput input = syntheticInput({});
        const Protocol protocol = smallProtocol();
        const auto choices = modelChoices(protocol, input.study);
        std::vector<Eigen::Index> kept;
        for (Eigen::Index row = 0; row < 90; ++row)
            kept.push_back(row);
        FitOptions options;
        options.heldOut = true;
        options.heldOutFolds = 3;
        const auto before = fitStudy(protocol, choices, input.study, kept, options);
        for (std::size_t row = 90; row < input.study.outcome.size(); ++row)
            input.study.outcome[row] = 1 - input.study.outcome[row];
        const auto after = fitStudy(protocol, choices, input.study, kept, options);
        QVERIFY(before.ok() && after.ok());
        for (std::size_t model = 0; model < choices.size(); ++model) {
            QVERIFY(before->trainingScores[model] == after->trainingScores[model]);
            QVERIFY(before->models[model].thresholds == after->models[model].thresholds);
        }
    }
    void threads_do_not_change_a_bit()
    {
        RunOptions one = quick(), many = quick();
        one.threads = 1;
        many.threads = 4;
        one.bootstrap = many.bootstrap = 3;
        const StudyInput input = syntheticInput({});
        QVERIFY(withoutTimes(ran(smallProtocol(), input, one).result) == withoutTimes(ran(smallProtocol(), input, many).result));
    }
    void a_stopped_run_goes_on_with_the_folds_that_are_done()
    {
        std::map<std::string, std::string> parts;
        std::stop_source stop;
        RunOptions options = quick();
        options.published = false;
        options.threads = 1;
        int made = 0;
        options.parts.load = [&](const std::string& key) { return parts.contains(key) ? std::optional(parts[key]) : std::nullopt; };
        options.parts.save = [&](const std::string& key, const std::string& text) {
            parts[key] = text;
            if (++made == 2)
                stop.request_stop();
        };
        const StudyInput input = syntheticInput({});
        const auto stoppedRun = runStudy(smallProtocol(), input, options, Progress({}, stop.get_token()));
        QVERIFY(!stoppedRun.ok());
        QVERIFY(stoppedRun.error().code == Errc::cancelled);
        QCOMPARE(made, 2);
        const RunOutcome resumed = ran(smallProtocol(), input, options);
        QCOMPARE(made, 4);  // four folds, two of them from before
        RunOptions whole = quick();
        whole.published = false;
        QVERIFY(withoutTimes(resumed.result) == withoutTimes(ran(smallProtocol(), input, whole).result));
    }
    void readers_who_disagree_take_a_feature_out()
    {
        SyntheticOptions options;
        options.secondReader = true;
        const RunOutcome outcome = ran(smallProtocol(), syntheticInput(options), [] {
            RunOptions published = quick();
            published.honest = false;
            return published;
        }());
        QCOMPARE(outcome.result.agreement.size(), std::size_t(120));
        QCOMPARE(outcome.study.features.size(), std::size_t(60));  // every second column was planted to disagree
        for (const ReaderAgreement& one : outcome.result.agreement)
            QCOMPARE(one.kept, one.icc > 0.75);
    }
    void models_without_late_predictors_stand_beside_those_with_them()
    {
        RunOptions published = quick();
        published.honest = false;
        const RunOutcome outcome = ran(smallProtocol(), syntheticInput({}), published);
        const ModelResult* with = outcome.result.model("published", "clinical");
        const ModelResult* without = outcome.result.model("published", "clinical-preop");
        QVERIFY(with && without && without->preoperative);
        const auto uses = [](const ModelResult& model, const char* name) { return std::any_of(model.univariable.begin(), model.univariable.end(), [&](const CoefficientLine& line) { return line.variable == name; }); };
        QVERIFY(uses(*with, "thrombus") && !uses(*without, "thrombus"));
        QVERIFY(outcome.result.model("published", "combined-preop"));
        QVERIFY(std::any_of(outcome.result.warnings.begin(), outcome.result.warnings.end(), [](const RunWarning& one) { return one.id == "late-predictor" && one.model == "clinical"; }));
    }
    void scores_of_the_final_models_are_those_of_the_result()
    {
        const RunOutcome outcome = ran(smallProtocol(), syntheticInput({}));
        for (const auto& [mode, model] : outcome.models) {
            const ScoreSet* set = outcome.result.scoresOf(mode, model.choice.name, "train");
            const auto scores = model.scores(outcome.study, outcome.training);
            QVERIFY(set && scores.ok());
            for (std::size_t row = 0; row < set->patients.size(); ++row)
                QCOMPARE((*scores)(static_cast<Eigen::Index>(row), 0), set->scores[0][row]);
        }
    }
    void three_classes_go_through_every_model()
    {
        SyntheticOptions options;
        options.classes = 3;
        options.patients = 210;
        const RunOutcome outcome = ran(smallProtocol(3), syntheticInput(options));
        for (const char* set : {"train", "cv", "test"}) {
            const ScoreSet* scores = outcome.result.scoresOf("honest", "radiomics", set);
            QVERIFY(scores && scores->scores.size() == 3);
            for (std::size_t row = 0; row < scores->patients.size(); ++row)
                QVERIFY(std::abs(scores->scores[0][row] + scores->scores[1][row] + scores->scores[2][row] - 1) < 1e-12);
        }
        const ModelResult* clinical = outcome.result.model("published", "clinical");
        QVERIFY(clinical && !clinical->multivariable.empty() && !clinical->multinomial.empty());
        QVERIFY(!std::isnan(clinical->multivariable.front().parallelP));
        QVERIFY(outcome.result.evaluation("honest", "combined", "test", "2")->auc > 0.7);
        QVERIFY(!outcome.result.confusions.empty());
    }
    void a_folder_is_read_back_and_its_files_are_made_again_to_the_byte()
    {
        QTemporaryDir place;
        const std::filesystem::path folder = place.path().toStdString();
        const StudyInput input = syntheticInput({});
        const RunOutcome outcome = ran(smallProtocol(), input);
        const RunOutputs outputs = runOutputs(outcome.result);
        RunManifest manifest;
        manifest.protocol = "small";
        QVERIFY(writeRun(folder, outputs, manifest, outcome.result).ok());
        for (const char* name : {"manifest.json", "predictions.csv", "metrics.csv", "selected.csv", "flow.csv", "log.txt", "tables/performance.csv", "tables/optimism.csv", "tables/baseline.csv"})
            QVERIFY2(std::filesystem::exists(folder / name), name);
        const auto again = readRunManifest(folder);
        QVERIFY(again.ok());
        QVERIFY(differences(folder, *again, runOutputs(ran(smallProtocol(), input).result)).empty());
        const auto result = readRun(folder);
        QVERIFY(result.ok());
        QVERIFY(withoutTimes(*result) == withoutTimes(outcome.result));
        Protocol other = smallProtocol();
        other.seed = 16;
        QVERIFY(!differences(folder, *again, runOutputs(ran(other, input).result)).empty());
    }
    void a_margin_is_judged_by_held_out_training_patients_alone()
    {
        StudyInput input = syntheticInput({});
        for (std::size_t column = 60; column < input.study.regions.size(); ++column)
            input.study.regions[column] = "ring_0-1mm";
        Protocol protocol = smallProtocol();
        protocol.marginSweep = {1, 2};
        RunOptions options = quick();
        options.published = false;
        const RunOutcome before = ran(protocol, input, options);
        QCOMPARE(before.result.margins.size(), std::size_t(1));  // there is no ring of 2 mm
        QVERIFY(before.result.margins.front().auc > 0.7 && before.result.margins.front().low < before.result.margins.front().auc);
        QVERIFY(std::any_of(before.result.notes.begin(), before.result.notes.end(), [](const Message& note) { return note.english().find("ring_0-2mm") != std::string::npos; }));
        for (const std::size_t row : input.split.test)
            input.study.outcome[row] = 1 - input.study.outcome[row];
        QCOMPARE(ran(protocol, input, options).result.margins.front().auc, before.result.margins.front().auc);
    }
    void synthetic_rows_before_the_split_flatter_the_test_set_and_are_refused_by_the_honest_mode()
    {
        SyntheticOptions noise;
        noise.signal = 0;
        noise.patients = 150;
        noise.features = 100;
        StudyInput input = syntheticInput(noise);
        Random random(4);
        for (int& one : input.study.outcome)
            one = random.uniform() < 0.2 ? 1 : 0;  // four of five rows of the smaller class will be synthetic
        Protocol protocol = smallProtocol();
        RunOptions published = quick();
        published.honest = false;
        const double fair = ran(protocol, input, published).result.evaluation("published", "radiomics", "test")->auc;
        std::get<SmoteChoice>(protocol.steps[3]).beforeSplit = true;
        const RunOutcome leaky = ran(protocol, input, published);
        QVERIFY2(leaky.result.evaluation("published", "radiomics", "test")->auc > std::max(0.8, fair + 0.1), std::to_string(leaky.result.evaluation("published", "radiomics", "test")->auc).c_str());
        QVERIFY(std::any_of(leaky.result.warnings.begin(), leaky.result.warnings.end(), [](const RunWarning& one) { return one.id == "smote-before-split"; }));
        QVERIFY(!runStudy(protocol, input, quick()).ok());
    }
    void classes_that_are_told_apart_completely_give_the_share_of_each_and_a_note()
    {
        TableColumn column;
        column.term.name = "tells";
        std::vector<int> outcome;
        for (int row = 0; row < 60; ++row) {
            outcome.push_back(row % 3);
            column.values.push_back(10 * (row % 3) + 0.01 * row);
        }
        const auto model = fitTableModel({column}, outcome, 3, ClinicalChoice::Classes::ordinal, false);
        QVERIFY(model.ok());
        QVERIFY(model->notes.front().english().find("cannot be fitted") != std::string::npos);
        const Eigen::VectorXd shares = model->fit.probabilities(Eigen::VectorXd());
        QVERIFY((shares.array() - 1.0 / 3).abs().maxCoeff() < 1e-12);
    }
    void a_model_without_a_feature_says_which_view_and_region()
    {
        Protocol protocol = smallProtocol();
        protocol.models[1].views = {"US"};
        const auto outcome = runStudy(protocol, syntheticInput({}), quick());
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().sentence().find("Model CC finds no feature: views US, regions lesion") != std::string::npos);
    }
};

ANNULUS_TEST(RunStudyTest);

#include "runStudy_test.moc"
