#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/phantom/clinicalRow.h"
#include "core/phantom/plantedEffects.h"
#include "core/protocol/protocolFile.h"
#include "core/protocol/protocols.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <map>

using namespace annulus;
using namespace annulus::tests;

// Truth: the demo cohort's own clinical rows with features made of its latent numbers, so that what was planted is known; and the folder that
// design and user guide promise.
namespace {

/// clinical.csv and features.csv of `patients` women of the demo cohort; pictures are spared, a feature is a latent number with noise.
void writeCohort(const std::filesystem::path& folder, int patients)
{
    std::string clinical = csvLine(phantom::clinicalColumns());
    std::vector<std::string> header{"patient"};
    for (const char* view : {"CC", "MLO"})
        for (int at = 0; at < 30; ++at)
            header.push_back(std::string(view) + "_lesion_original_firstorder_F" + std::to_string(at));
    for (const char* region : {"lesion", "ring_0-1mm", "ring_0-2mm", "ring_0-3mm"})
        for (int at = 0; at < 12; ++at)
            header.push_back(std::string("US_") + region + "_original_firstorder_F" + std::to_string(at));
    std::string features = csvLine(header);
    const Random random(11);
    for (int number = 0; number < patients; ++number) {
        const Random own = random.split(static_cast<std::uint64_t>(number));
        auto row = phantom::drawPredictors(number % 5 < 3 ? phantom::Site::a : phantom::Site::b, own.split(0));
        row.patient = "DEMO" + std::to_string(1000 + number);
        phantom::drawOutcomes(row, own.split(1));
        const phantom::Latents seen = phantom::drawLatents(row, own.split(2));
        clinical += csvLine(phantom::clinicalCells(row));
        Random noise = own.split(3);
        std::vector<std::string> cells{row.patient};
        for (std::size_t column = 1; column < header.size(); ++column) {
            const int at = std::stoi(header[column].substr(header[column].rfind('F') + 1));
            double latent = 0;
            if (header[column].starts_with("US_lesion"))
                latent = at < 3 ? seen.uniformity : 0;
            else if (header[column].starts_with("US_ring_0-1"))
                latent = at < 3 ? seen.rim : 0;
            else if (header[column].starts_with("US_"))
                latent = at < 3 ? 0.4 * seen.rim : 0;
            else
                latent = at < 3 ? seen.heterogeneity : at < 6 ? seen.coarseness : at < 9 ? seen.skew : 0;
            cells.push_back(std::to_string(latent + 0.5 * noise.normal()));
        }
        features += csvLine(cells);
    }
    QVERIFY(writeFileAtomically(folder / "clinical.csv", clinical).ok());
    QVERIFY(writeFileAtomically(folder / "features.csv", features).ok());
}

Csv csvOf(const QString& file)
{
    const auto table = readCsv(file.toStdString());
    return table ? *table : Csv{};
}

/// AUC and interval of a model.
struct Area {
    double value = -1, low = -1, high = -1;
};
Area areaOf(const Csv& metrics, const std::string& mode, const std::string& model, const std::string& set, const std::string& outcomeClass = {})
{
    for (const auto& row : metrics.rows)
        if (row[0] == mode && row[1] == model && row[2] == set && row[3] == outcomeClass && row[4] == "auc")
            return {std::stod(row[5]), std::stod(row[6]), std::stod(row[7])};
    return {};
}

}  // namespace

class RunVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString path(const QString& name) const { return folder_.filePath(name); }
    Ran run(const QString& protocol, const QString& out, const QStringList& more = {}) const
    {
        return runCli(QStringList{"run", protocol, "--features", path("features.csv"), "--clinical", path("clinical.csv"), "--out", path(out)} + more);
    }

private slots:
    void initTestCase() { writeCohort(folder_.path().toStdString(), 400); }

    void the_node_protocol_makes_the_whole_folder_and_finds_what_was_planted()
    {
        const Ran ran = run("mammography-sln", "sln", {"--mode", "published"});
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        for (const char* name : {"manifest.json", "predictions.csv", "metrics.csv", "selected.csv", "flow.csv", "log.txt", "result.json", "tables/baseline.csv", "tables/performance.csv", "model", "figures"})
            QVERIFY2(QFileInfo::exists(path("sln/") + name), name);
        QCOMPARE(csvOf(path("sln/predictions.csv")).header, (std::vector<std::string>{"mode", "model", "set", "fold", "patient", "outcome", "score"}));
        QCOMPARE(csvOf(path("sln/metrics.csv")).header, (std::vector<std::string>{"mode", "model", "set", "class", "metric", "value", "low", "high", "method"}));
        const Csv metrics = csvOf(path("sln/metrics.csv"));
        const Area image = areaOf(metrics, "published", "radiomics", "test");
        const double planted = phantom::plantedAuc().slnImage;  // of the latent number itself; features measure it with noise
        QVERIFY2(image.low < planted && planted < image.high + 0.03, std::to_string(image.value).c_str());
        QVERIFY(areaOf(metrics, "published", "combined", "train").value > areaOf(metrics, "published", "clinical-preop", "train").value);
        int found = 0, noise = 0;
        for (const auto& row : csvOf(path("sln/selected.csv")).rows)
            if (row[1] == "radscore" && row[2].empty()) {
                const int at = std::stoi(row[3].substr(row[3].rfind('F') + 1));
                ++(at < 3 ? found : noise);
            }
        QVERIFY(found >= 3 && found > noise / 5);  // 6 of 60 are planted
        QVERIFY(ran.errors.find("holds the outcome wholly or in part") != std::string::npos);  // the stage
        QVERIFY(ran.errors.find("The test set of") != std::string::npos);
        const Csv flow = csvOf(path("sln/flow.csv"));
        QVERIFY(std::any_of(flow.rows.begin(), flow.rows.end(), [](const auto& row) { return row[1] == "outcome"; }));
    }
    void a_run_is_verified_and_a_changed_byte_is_found()
    {
        QCOMPARE(run("mammography-sln", "checked", {"--mode", "published", "--jobs", "1"}).status, 0);
        const Ran good = runCli({"verify", path("checked"), "--jobs", "3"});
        QVERIFY2(good.status == 0, good.errors.c_str());
        auto text = readTextFile(path("checked/predictions.csv").toStdString());
        QVERIFY(text.ok());
        text->replace(text->size() - 3, 1, text->at(text->size() - 3) == '1' ? "2" : "1");
        QVERIFY(writeFileAtomically(path("checked/predictions.csv").toStdString(), *text).ok());
        const Ran changed = runCli({"verify", path("checked")});
        QCOMPARE(changed.status, 1);
        QVERIFY(changed.errors.find("predictions.csv was changed after the run") != std::string::npos);
    }
    void the_ring_protocol_prefers_the_first_millimetre_that_was_planted()
    {
        const Ran ran = run("ultrasound-her2-low", "low", {"--mode", "published"});
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        const Csv metrics = csvOf(path("low/metrics.csv"));
        QVERIFY(areaOf(metrics, "published", "intra+1mm", "test").value > 0.7);
        QVERIFY(areaOf(metrics, "published", "peri1mm", "train").value > areaOf(metrics, "published", "peri3mm", "train").value);
        QVERIFY(QFileInfo::exists(path("low/tables/inflation-published-combined.csv")));
        QVERIFY(QFileInfo::exists(path("low/tables/comparison.csv")));
    }
    void three_classes_have_a_row_each()
    {
        const Ran ran = run("mammography-her2", "her2", {"--mode", "published"});
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        const Csv metrics = csvOf(path("her2/metrics.csv"));
        for (const char* one : {"zero", "low", "positive"})
            QVERIFY(areaOf(metrics, "published", "radiomics", "test", one).value > 0.55);
        QCOMPARE(csvOf(path("her2/predictions.csv")).header.back(), std::string("class"));
        QVERIFY(QFileInfo::exists(path("her2/tables/confusion-published-radiomics-test.csv")));
    }
    void a_bundle_reads_the_cohort_with_the_same_digits()
    {
        QCOMPARE(run("mammography-sln", "bundles", {"--mode", "published"}).status, 0);
        std::map<std::string, double> expected;
        for (const auto& row : csvOf(path("bundles/predictions.csv")).rows)
            if (row[1] == "combined-preop")
                expected[row[4]] = std::stod(row[6]);
        QVERIFY(!expected.empty());
        const Ran ran = runCli({"predict", "--model", path("bundles/model/published-combined-preop.annulusmodel"), "--features", path("features.csv"), "--clinical", path("clinical.csv"), "--json"});
        QVERIFY2(ran.status == 0 || ran.status == 3, ran.errors.c_str());
        std::size_t seen = 0;
        for (const auto& one : nlohmann::json::parse(ran.output)) {
            const auto found = expected.find(one["patient"].get<std::string>());
            if (found == expected.end() || !one["refused"].is_null())
                continue;
            ++seen;
            const auto& reading = one["classes"][0];
            QVERIFY(std::abs(reading["risk"].get<double>() - found->second) < 1e-9);
            double sum = reading["baseline"].get<double>() + reading["together"].get<double>();
            for (const auto& part : reading["contributions"])
                sum += part["log_odds"].get<double>();
            QVERIFY(std::abs(sum - reading["log_odds"].get<double>()) < 1e-9);
        }
        QVERIFY(seen > expected.size() * 9 / 10);  // who lacks too much is refused
        auto text = readTextFile(path("bundles/model/published-combined-preop.annulusmodel").toStdString());
        text->replace(text->size() / 2, 1, text->at(text->size() / 2) == '1' ? "2" : "1");
        QVERIFY(writeFileAtomically(path("tampered.annulusmodel").toStdString(), *text).ok());
        QCOMPARE(runCli({"predict", "--model", path("tampered.annulusmodel"), "--features", path("features.csv")}).status, 1);
    }
    void the_honest_mode_holds_out_every_training_patient_and_goes_on_after_a_stop()
    {
        auto protocol = findProtocol("mammography-sln");
        QVERIFY(protocol.ok());
        protocol->honest.folds = 4;
        protocol->honest.thresholdFolds = 2;
        QVERIFY(writeFileAtomically(path("small.yaml").toStdString(), protocolYaml(*protocol)).ok());
        QProcess stopped;
        stopped.start(QString::fromStdString((binaryFolder() / "bin/annulus-cli").string()),
                      {"run", path("small.yaml"), "--features", path("features.csv"), "--clinical", path("clinical.csv"), "--out", path("again"), "--jobs", "1"});
        QTRY_VERIFY_WITH_TIMEOUT(QDir(path("again/parts")).entryList(QDir::Files).size() > 0 || stopped.state() == QProcess::NotRunning, 200000);
        stopped.terminate();
        QVERIFY(stopped.waitForFinished(-1));
        const Ran resumed = run(path("small.yaml"), "again");
        QVERIFY2(resumed.status == 0, resumed.errors.c_str());
        QVERIFY(!QFileInfo::exists(path("again/parts")));
        const Ran whole = run(path("small.yaml"), "whole");
        QCOMPARE(whole.status, 0);
        QVERIFY(*readTextFile(path("again/result.json").toStdString()) == *readTextFile(path("whole/result.json").toStdString()));
        std::map<std::string, int> held;
        int trained = 0;
        for (const auto& row : csvOf(path("whole/predictions.csv")).rows)
            if (row[0] == "honest" && row[1] == "radiomics") {
                trained += row[2] == "train" ? 1 : 0;
                if (row[2] == "cv")
                    ++held[row[4]];
            }
        QCOMPARE(static_cast<int>(held.size()), trained);
        QVERIFY(QFileInfo::exists(path("whole/tables/optimism.csv")));
        const Csv metrics = csvOf(path("whole/metrics.csv"));
        QVERIFY(areaOf(metrics, "published", "radiomics", "train").value > areaOf(metrics, "honest", "radiomics", "cv").value);
    }
    void given_scores_are_evaluated()
    {
        QVERIFY(writeFileAtomically(path("scores.csv").toStdString(), "patient,outcome,score\nA,0,0.1\nB,0,0.4\nC,1,0.35\nD,1,0.8\n").ok());
        const Ran ran = runCli({"evaluate", "--scores", path("scores.csv"), "--out", path("evaluated")});
        QVERIFY2(ran.status == 0, ran.errors.c_str());
        QCOMPARE(areaOf(csvOf(path("evaluated/metrics.csv")), "given", "score", "test").value, 0.75);
        QCOMPARE(runCli({"verify", path("evaluated")}).status, 0);
    }
    void what_is_wrong_is_one_sentence()
    {
        QVERIFY(run("mamography-sln", "none").errors.find("neither a file nor one of") != std::string::npos);
        QVERIFY(writeFileAtomically(path("broken.yaml").toStdString(), "models:\n  one: {kind: clinical}\nfeatures:\n  - spearman: {above: 9}\n").ok());
        const Ran ran = run(path("broken.yaml"), "none");
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.errors.find("Line 4: spearman: above: expected a number from 0 to 1, found '9'.") != std::string::npos);
    }
};

ANNULUS_TEST(RunVerbTest);

#include "run_test.moc"
