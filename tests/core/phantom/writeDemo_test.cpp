// Truth: properties of the cohort (the same seed gives the same bytes) and an independent validator.
#include "core/base/csv.h"
#include "core/base/hash.h"
#include "core/phantom/demoPatient.h"
#include "core/phantom/demoProject.h"
#include "core/phantom/writeDemo.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>
#include <map>
#include <set>

using namespace annulus;
using namespace annulus::phantom;

namespace {

/// A small detector keeps the test quick; the field of view stays that of the real one.
MammogramSettings smallDetector()
{
    MammogramSettings settings;
    settings.rows = 574;
    settings.columns = 479;
    settings.imagerSpacingMm = 0.376;
    return settings;
}

DemoOptions smallDemo(const QTemporaryDir& folder, std::uint64_t seed, int threads)
{
    DemoOptions options;
    options.folder = folder.path().toStdString();
    options.patients = 2;
    options.seed = seed;
    options.detector = smallDetector();
    options.threads = threads;
    return options;
}

std::map<QString, std::string> hashes(const QTemporaryDir& folder)
{
    std::map<QString, std::string> result;
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        result[QDir(folder.path()).relativeFilePath(file)] = hashFile(file.toStdString()).value();
    }
    return result;
}

}  // namespace

class WriteDemoTest : public QObject {
    Q_OBJECT
private slots:
    void the_same_seed_gives_the_same_bytes_for_any_number_of_threads();
    void another_seed_gives_other_pictures();
    void every_object_of_a_cohort_conforms();
    void compression_keeps_every_pixel();
    void a_larger_cohort_begins_with_the_same_patients();
    void the_clinical_table_has_every_column_of_both_papers();
    void the_clinical_table_has_a_line_for_each_patient();
    void the_truth_names_what_was_planted();
    void the_project_holds_the_outlines_of_both_readers();
    void stops_when_asked();
};

void WriteDemoTest::the_same_seed_gives_the_same_bytes_for_any_number_of_threads()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    QVERIFY(writeDemo(smallDemo(one, 3, 1)).ok());
    QVERIFY(writeDemo(smallDemo(two, 3, 2)).ok());
    const auto first = hashes(one);
    QCOMPARE(first.size(), std::size_t(2 * 5 + 2 * 9 + 2));  // images, masks of three images by three, two tables
    QCOMPARE(first, hashes(two));
}

void WriteDemoTest::another_seed_gives_other_pictures()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    QVERIFY(writeDemo(smallDemo(one, 3, 0)).ok());
    QVERIFY(writeDemo(smallDemo(two, 4, 0)).ok());
    const auto first = hashes(one);
    for (const auto& [name, hash] : hashes(two))
        if (name.endsWith(".dcm"))
            QVERIFY2(!first.contains(name) || first.at(name) != hash, qPrintable(name));
}

void WriteDemoTest::every_object_of_a_cohort_conforms()
{
    if (QStandardPaths::findExecutable("dciodvfy").isEmpty())
        QSKIP("dciodvfy (package dicom3tools) is not installed");
    const QTemporaryDir folder;
    const auto report = writeDemo(smallDemo(folder, 5, 0));
    QVERIFY(report.ok());
    QCOMPARE(report->images.size(), std::size_t(10));
    for (const auto& image : report->images) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("dciodvfy", {QString::fromStdString(image.string())});
        QVERIFY(process.waitForFinished(60000));
        const QString output = QString::fromUtf8(process.readAll());
        QVERIFY2(!output.contains("Error"), qPrintable(output));
        QVERIFY2(output.contains(image.string().ends_with("_US.dcm") ? "USImage" : "MammographyImageForPresentation"), qPrintable(output));
    }
}

void WriteDemoTest::compression_keeps_every_pixel()
{
    if (QStandardPaths::findExecutable("dcmdjpls").isEmpty() || QStandardPaths::findExecutable("dcmdjpeg").isEmpty())
        QSKIP("dcmdjpls and dcmdjpeg (package dcmtk) are not installed");
    // Pixel data are the last element of an uncompressed file: its tail must be the same bytes.
    const auto tailOf = [](const QString& file, qsizetype size) {
        QFile input(file);
        return input.open(QIODevice::ReadOnly) ? input.readAll().right(size) : QByteArray();
    };
    const QTemporaryDir plain;
    DemoOptions options = smallDemo(plain, 6, 0);
    options.patients = 1;
    options.compression = Compression::none;
    QVERIFY(writeDemo(options).ok());
    for (const auto& [compression, decoder] : {std::pair{Compression::jpegLs, "dcmdjpls"}, std::pair{Compression::jpegLossless, "dcmdjpeg"}}) {
        const QTemporaryDir packed;
        options.folder = packed.path().toStdString();
        options.compression = compression;
        QVERIFY(writeDemo(options).ok());
        QDirIterator files(packed.path(), {"*.dcm"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString unpacked = file + ".plain";
            QCOMPARE(QProcess::execute(decoder, {file, unpacked}), 0);
            const QString original = plain.filePath(QDir(packed.path()).relativeFilePath(file));
            const qsizetype pixels = file.endsWith("_US.dcm") ? 900 * 690 * 3 : 574 * 479 * 2;
            QCOMPARE(tailOf(unpacked, pixels), tailOf(original, pixels));
        }
    }
}

void WriteDemoTest::the_clinical_table_has_a_line_for_each_patient()
{
    const QTemporaryDir folder;
    const auto report = writeDemo(smallDemo(folder, 3, 0));
    QVERIFY(report.ok());
    const auto table = readCsv(report->clinicalTable);
    QVERIFY(table.ok());
    QCOMPARE(table->rows.size(), std::size_t(2));
    QCOMPARE(table->rows[1][static_cast<std::size_t>(table->column("patient"))], std::string("DEMO-0002"));
    for (const auto& row : table->rows) {
        const std::string& ihc = row[static_cast<std::size_t>(table->column("ihc"))];
        const std::string& fish = row[static_cast<std::size_t>(table->column("fish"))];
        QVERIFY(fish.empty() || ihc == "2+");
    }
}

void WriteDemoTest::a_larger_cohort_begins_with_the_same_patients()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    DemoOptions options = smallDemo(one, 3, 0);
    options.patients = 1;
    QVERIFY(writeDemo(options).ok());
    QVERIFY(writeDemo(smallDemo(two, 3, 0)).ok());
    const auto larger = hashes(two);
    for (const auto& [name, hash] : hashes(one))
        if (name.endsWith(".dcm") || name.endsWith(".png"))
            QCOMPARE(larger.at(name), hash);
}

void WriteDemoTest::the_clinical_table_has_every_column_of_both_papers()
{
    // The names that the protocols read (papers' variables under the project's column names).
    const std::vector<std::string> expected{
        "patient", "age", "sex", "ethnicity", "menopause", "size_cm", "grade", "stage", "thrombus", "nerve", "er_pct", "pr_pct", "ki67_pct",
        "ck56", "ihc", "fish", "sln", "density", "shape", "margin", "mass_density", "distortion", "calcification", "skin", "height_cm",
        "weight_kg", "history", "side", "t_stage", "n_stage", "l_mm", "s_mm", "ap_mm", "us_shape", "orientation", "us_margin", "echo",
        "posterior", "us_calcification", "vascularity", "site", "scanner", "study_date"};
    QCOMPARE(clinicalColumns(), expected);
    std::map<std::string, std::set<std::string>> seen;
    for (int k = 0; k < 600; ++k) {
        const auto cells = clinicalCells(drawDemoPatient(15, k).row);
        QCOMPARE(cells.size(), expected.size());
        for (std::size_t c = 0; c < cells.size(); ++c)
            seen[expected[c]].insert(cells[c]);
    }
    // Codes as the protocols spell them; an empty cell is a missing value.
    const std::map<std::string, std::set<std::string>> codes{
        {"ethnicity", {"Han", "Uyghur", "Kazakh", "other"}}, {"menopause", {"0", "1"}}, {"grade", {"", "I", "II", "III"}},
        {"stage", {"I", "II", "III", "IV"}}, {"thrombus", {"", "0", "1"}}, {"ck56", {"", "0", "1"}}, {"ihc", {"0", "1+", "2+", "3+"}},
        {"fish", {"", "negative", "positive"}}, {"sln", {"0", "1"}}, {"density", {"dense", "heterogeneous", "fatty"}},
        {"shape", {"round", "irregular"}}, {"margin", {"smooth", "spiculated"}}, {"mass_density", {"iso", "high"}}, {"side", {"left", "right"}},
        {"t_stage", {"T1", "T2+"}}, {"n_stage", {"N0", "N+"}}, {"orientation", {"parallel", "not"}}, {"us_margin", {"circumscribed", "not"}},
        {"echo", {"hypoechoic", "other"}}, {"posterior", {"shadowing", "none"}}, {"vascularity", {"", "0", "1"}}, {"site", {"A", "B"}}};
    for (const auto& [column, values] : codes)
        QVERIFY2(seen.at(column) == values, column.c_str());
}

void WriteDemoTest::the_truth_names_what_was_planted()
{
    const QTemporaryDir folder;
    const auto report = writeDemo(smallDemo(folder, 3, 0));
    QVERIFY(report.ok());
    QFile file(QString::fromStdString(report->truth.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject truth = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray planted = truth["planted"].toArray();
    QCOMPARE(planted.size(), 3);
    for (const QJsonValue& model : planted) {
        QVERIFY(!model["terms"].toArray().isEmpty());
        for (const QJsonValue& term : model["terms"].toArray())
            QVERIFY(std::abs(std::exp(term["log_odds"].toDouble()) - term["odds_ratio"].toDouble()) < 1e-3);
        for (const QJsonValue& latent : model["latents"].toArray())
            QVERIFY(latent["mean_by_class"].toArray().size() == model["classes"].toArray().size() && !latent["families"].toArray().isEmpty());
    }
    QCOMPARE(truth["patients"].toArray().size(), 2);
    for (const QJsonValue& patient : truth["patients"].toArray()) {
        QCOMPARE(patient["latents"].toObject().size(), 5);
        const QJsonObject images = patient["images"].toObject();
        QCOMPARE(images.size(), 3);
        for (const QJsonValue& image : images)
            QVERIFY(std::abs(image["long_mm"].toDouble() / patient["diameter_mm"].toDouble() - 1) < 0.13);
    }
}

void WriteDemoTest::the_project_holds_the_outlines_of_both_readers()
{
    const QTemporaryDir folder;
    const DemoOptions options = smallDemo(folder, 3, 0);
    const auto report = writeDemo(options);
    QVERIFY(report.ok());
    const auto project = demoProject(*report, options);
    QVERIFY2(project.ok(), project ? "" : project.error().what.english().c_str());
    for (const auto& patient : project->patients) {
        std::map<std::string, int> outlines;
        for (const Roi& roi : patient->rois)
            ++outlines[roi.reader];
        QCOMPARE(outlines, (std::map<std::string, int>{{"reader1", 3}, {"reader2", 3}}));
        QCOMPARE(patient->features.size(), std::size_t(6));
    }
}

void WriteDemoTest::stops_when_asked()
{
    const QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    const auto report = writeDemo(smallDemo(folder, 3, 0), Progress({}, stop.get_token()));
    QVERIFY(!report);
    QVERIFY(report.error().code == Errc::cancelled);
}

ANNULUS_TEST(WriteDemoTest);
#include "writeDemo_test.moc"
