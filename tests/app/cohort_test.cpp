// Truth: the single-case run of the same outline, and the property that bits do not depend on threads, shards or stops.
#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/image/imageFiles.h"
#include "core/project/store.h"
#include "core/roi/rasterise.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <set>

using namespace annulus;
using namespace annulus::tests;

class CohortTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString path(const QString& name) { return folder_.filePath(name); }
    std::string text(const QString& name)
    {
        auto read = readTextFile(path(name).toStdString());
        return read ? *read : std::string();
    }
    Ran extract(const QString& out, const QStringList& more = {})
    {
        return runCli(QStringList{"extract", "--project", path("demo/demo.annulus"), "--out", path(out)} + more);
    }
    static std::multiset<std::string> lines(const std::string& text)
    {
        std::multiset<std::string> all;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at);
            all.insert(text.substr(at, end - at));
            at = end == std::string::npos ? text.size() : end + 1;
        }
        return all;
    }

private slots:
    void initTestCase()
    {
        QCOMPARE(runCli({"demo", "--out", path("demo"), "--patients", "2"}).status, 0);
        QCOMPARE(runCli({"demo", "--out", path("demo"), "--patients", "1"}).status, 2);  // two cohorts do not mix
        const Ran whole = extract("whole.csv");
        QVERIFY2(whole.status == 0, whole.errors.c_str());
    }
    void the_log_of_the_project_tells_of_the_extraction()
    {
        const auto log = readLogOf(path("demo/demo.annulus").toStdString());
        QVERIFY(log.ok());
        QCOMPARE(log->back().kind, std::string(logKind::exported));
        QVERIFY2(log->back().body.find(toUtf8(path("whole.csv").toStdString())) != std::string::npos, log->back().body.c_str());
        QVERIFY(log->back().body.find("\"refused\":\"0\"") != std::string::npos);
    }
    void a_reader_is_held_against_himself()
    {
        const QStringList asked{"agree", "--project", path("demo/demo.annulus"), "--reader", "reader1", "--times", "2", "--seed", "4"};
        const Ran ran = runCli(asked);
        QVERIFY2(ran.status == 0 || ran.status == 3, ran.errors.c_str());
        QVERIFY2(ran.errors.find("ICC2 (two-way random, absolute agreement, single) of at least 0.75: ") != std::string::npos, ran.errors.c_str());
        QCOMPARE(runCli(asked).output, ran.output);
        QCOMPARE(runCli({"agree", "--project", path("demo/demo.annulus"), "--reader", "nobody"}).status, 1);
        QCOMPARE(runCli({"agree", "--project", path("demo/demo.annulus"), "--times", "1"}).status, 1);
    }
    void outlines_leave_as_segmentations_and_masks()
    {
        const Ran seg = runCli({"export-seg", "--project", path("demo/demo.annulus"), "--out", path("seg")});
        QVERIFY2(seg.status == 0, seg.errors.c_str());
        QVERIFY2(seg.output.find("outlines in ") != std::string::npos, seg.output.c_str());
        const Ran png = runCli({"export-seg", "--project", path("demo/demo.annulus"), "--format", "png", "--no-rings", "--reader", "reader1", "--out", path("png")});
        QVERIFY2(png.status == 0, png.errors.c_str());
        QCOMPARE(runCli({"export-seg", "--out", path("x")}).status, 2);
        QCOMPARE(runCli({"export-seg", "--project", path("demo/demo.annulus"), "--patient", "nobody", "--out", path("x")}).status, 1);
    }
    void every_outline_has_lesion_and_three_rings()
    {
        const auto table = parseCsv(text("whole.csv"));
        QVERIFY(table.ok());
        std::set<std::string> cases, regions;
        for (const auto& row : table->rows) {
            cases.insert(row[0]);
            regions.insert(row[8]);
            QVERIFY2(!row[10].empty(), row[11].c_str());
        }
        QCOMPARE(cases.size(), std::size_t{12});  // CC, MLO and ultrasound of two patients by two readers
        QCOMPARE(regions, (std::set<std::string>{"lesion", "ring_0-1mm", "ring_0-2mm", "ring_0-3mm"}));
    }
    void outlines_become_a_training_set_without_the_names_of_patients()
    {
        const Ran ran = runCli({"export-training", path("demo/demo.annulus"), "--out", path("training")});
        QCOMPARE(ran.status, 0);
        const auto table = parseCsv(text("training/split.csv"));
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), std::size_t{2});  // one ultrasound frame of each patient; both readers' outlines are one mask
        const auto project = openProject(path("demo/demo.annulus").toStdString());
        for (const auto& row : table->rows) {
            QVERIFY(row[1] == "train" || row[1] == "val");
            QCOMPARE(row[2], std::string("lesion"));
            for (const auto& patient : project->patients)
                for (const std::string& cell : row)
                    QVERIFY(cell.find(patient->id) == std::string::npos);
            const auto mask = readMaskFile(path("training/masks/" + QString::fromStdString(row[0])).toStdString());
            const auto image = readImageFile(path("training/images/" + QString::fromStdString(row[0])).toStdString());
            QVERIFY(mask.ok() && image.ok());
            QVERIFY(mask->grid().size == image->grid.size);
            // The outlines moved with the cut: the mask has the pixels of one demo lesion drawn by two readers.
            const bool isKnown = std::ranges::any_of(project->patients, [&](const auto& patient) {
                Mask drawn(makeGrid(4000, 4000));
                for (const Roi& roi : patient->rois)
                    if (patient->findImage(roi.imageUid)->facts.modality == "US")
                        drawn = unite(drawn, rasterise(roi.outline, drawn.grid()));
                return drawn.count() == mask->count() && drawn.box().size() == mask->box().size();
            });
            QVERIFY(isKnown);
        }
    }
    void the_bits_do_not_depend_on_the_number_of_threads()
    {
        QCOMPARE(extract("one.csv", {"--jobs", "1"}).status, 0);
        QCOMPARE(extract("three.csv", {"--jobs", "3"}).status, 0);
        QCOMPARE(text("one.csv"), text("whole.csv"));
        QCOMPARE(text("three.csv"), text("whole.csv"));
    }
    void shards_together_are_the_whole()
    {
        QCOMPARE(extract("s1.csv", {"--shard", "1/2"}).status, 0);
        QCOMPARE(extract("s2.csv", {"--shard", "2/2"}).status, 0);
        auto joined = lines(text("s1.csv"));
        joined.merge(lines(text("s2.csv")));
        const std::string header = text("whole.csv").substr(0, text("whole.csv").find('\n'));
        QCOMPARE(joined.count(header), std::size_t{2});
        joined.erase(joined.find(header));
        QVERIFY(joined == lines(text("whole.csv")));
    }
    void a_stopped_run_goes_on_where_it_was()
    {
        // What a run that was killed leaves behind ends with half a line.
        QVERIFY(writeFileAtomically(path("resumed.csv.progress").toStdString(), "{\"patient\":\"DEMO-0001\",\"resu").ok());
        QCOMPARE(extract("resumed.csv").status, 0);
        QCOMPARE(text("resumed.csv"), text("whole.csv"));
        QVERIFY(!std::filesystem::exists(path("resumed.csv.progress").toStdString()));
    }
    void a_killed_run_loses_and_repeats_nothing()
    {
        const QStringList all{"--jobs", "1", "--params", QString::fromStdString((sourceFolder() / "resources/presets/2d-1311.yaml").string())};
        QCOMPARE(extract("unbroken.csv", all).status, 0);
        for (int round = 1; round <= 3; ++round) {  // killed again on its way on
            QProcess process;
            process.start(QString::fromStdString((binaryFolder() / "bin/annulus-cli").string()), QStringList{"extract", "--project", path("demo/demo.annulus"), "--out", path("killed.csv")} + all);
            while (!process.waitForFinished(5) && lines(text("killed.csv.progress")).size() < static_cast<std::size_t>(3 * round))
                ;  // a run begins with an empty line, so these are two outlines more than before
            process.kill();
            process.waitForFinished(-1);
            QVERIFY2(process.exitStatus() == QProcess::CrashExit && !QFileInfo::exists(path("killed.csv")), "the run ended before it could be killed");
        }
        // A finished outline is not done again: none stands twice in what three runs wrote.
        std::set<std::string> finished;
        for (const std::string& line : lines(text("killed.csv.progress"))) {
            const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
            if (!json.isEmpty())
                QVERIFY2(finished.insert(json["patient"].toString().toStdString() + '/' + json["result"].toObject()["roi"].toString().toStdString()).second, line.substr(0, 200).c_str());
        }
        QVERIFY(finished.size() >= 5);
        QCOMPARE(extract("killed.csv", all).status, 0);
        QCOMPARE(text("killed.csv"), text("unbroken.csv"));
        QVERIFY(!QFileInfo::exists(path("killed.csv.progress")));
    }
    void a_finished_outline_of_another_recipe_is_done_again()
    {
        const std::string stale = R"({"patient":"DEMO-0001","result":{"roi":"roi-1","recipe":"another","values":[["lesion","x",1.0,null]]}})";
        QVERIFY(writeFileAtomically(path("stale.csv.progress").toStdString(), stale + "\n").ok());
        QCOMPARE(extract("stale.csv").status, 0);
        QCOMPARE(text("stale.csv"), text("whole.csv"));
    }
    void a_manifest_gives_the_bytes_of_its_project_whole_and_in_shards()
    {
        const Ran exported = runCli({"export-manifest", "--project", path("demo/demo.annulus"), "--out", path("demo/manifest")});
        QVERIFY2(exported.status == 0, exported.errors.c_str());
        QCOMPARE(exported.output, std::string("2 patients, 10 images, 12 outlines in ") + path("demo/manifest").toStdString() + "\n");
        QCOMPARE(extract("s1.csv", {"--shard", "1/2"}).status, 0);
        const auto fromManifest = [&](const QString& out, const QStringList& more = {}) {
            return runCli(QStringList{"extract", "--project", path("demo/manifest"), "--out", path(out)} + more).status;
        };
        QCOMPARE(fromManifest("m.csv"), 0);
        QCOMPARE(text("m.csv"), text("whole.csv"));
        QCOMPARE(fromManifest("m1.csv", {"--shard", "1/2", "--params", "original-2d"}), 0);
        QCOMPARE(text("m1.csv"), text("s1.csv"));
        // The folder is independent of the project, and of where both lie together.
        std::filesystem::rename(path("demo").toStdString(), path("moved").toStdString());
        const Ran moved = runCli({"extract", "--project", path("moved/manifest"), "--out", path("m2.csv")});
        std::filesystem::rename(path("moved").toStdString(), path("demo").toStdString());
        QVERIFY2(moved.status == 0, moved.errors.c_str());
        QCOMPARE(text("m2.csv"), text("whole.csv"));
    }
    void a_project_is_extracted_as_it_was_set_to()
    {
        const std::string yaml = "featureClass: {firstorder: [Mean]}\n";
        QVERIFY(writeFileAtomically(path("mean.yaml").toStdString(), yaml).ok());
        auto project = openProject(path("demo/demo.annulus").toStdString());
        QVERIFY(project.ok());
        project->extraction = {"mean.yaml", yaml, {true, true, false}};
        QVERIFY(saveProject(*project, path("demo/set.annulus").toStdString()).ok());
        QCOMPARE(extract("mean.csv", {"--params", path("mean.yaml")}).status, 0);
        QCOMPARE(runCli({"extract", "--project", path("demo/set.annulus"), "--out", path("set.csv")}).status, 0);
        QCOMPARE(text("set.csv"), text("mean.csv"));
        // Rings that were changed since the parameters were chosen stay, as in the window.
        project->extraction = {"wide.yaml", yaml + "annulus: {margins: [5]}\n", {false, true, false}};
        project->rings = {{2}, true, true};
        QVERIFY(saveProject(*project, path("demo/rings.annulus").toStdString()).ok());
        QCOMPARE(runCli({"extract", "--project", path("demo/rings.annulus"), "--out", path("rings.csv")}).status, 0);
        QVERIFY(text("rings.csv").find(",ring_0-2mm,") != std::string::npos && text("rings.csv").find("ring_0-5mm") == std::string::npos);
        project->extraction = {"mean.yaml", yaml, {true, false, false}};
        QVERIFY(saveProject(*project, path("demo/lesion.annulus").toStdString()).ok());
        QCOMPARE(runCli({"extract", "--project", path("demo/lesion.annulus"), "--out", path("lesion.csv")}).status, 0);
        QCOMPARE(lines(text("lesion.csv")).size(), std::size_t{12 + 1});
        QCOMPARE(runCli({"export-manifest", "--project", path("demo/lesion.annulus"), "--out", path("demo/lesions")}).status, 0);
        QCOMPARE(runCli({"extract", "--project", path("demo/lesions"), "--out", path("lesions.csv")}).status, 0);
        QCOMPARE(text("lesions.csv"), text("lesion.csv"));
    }
    void a_manifest_is_never_changed()
    {
        const QString folder = path("demo/fixed");
        const QStringList out{"--out", path("never.csv")};
        QCOMPARE(runCli({"export-manifest", "--project", path("demo/demo.annulus"), "--out", folder}).status, 0);
        const Ran again = runCli({"export-manifest", "--project", path("demo/demo.annulus"), "--out", folder});
        QCOMPARE(again.status, 1);
        QVERIFY(again.errors.find("a manifest is never changed") != std::string::npos);
        QVERIFY(writeFileAtomically(path("other.yaml").toStdString(), "featureClass: {firstorder: [Mean]}\n").ok());
        const Ran other = runCli(QStringList{"extract", "--project", folder, "--params", path("other.yaml")} + out);
        QCOMPARE(other.status, 1);
        QVERIFY(other.errors.find("was exported with other parameters than --params") != std::string::npos);
        for (const char* name : {"manifest.json", "patients.jsonl", "parameters.yaml"}) {
            const std::filesystem::path file = (folder + "/" + name).toStdString();
            const std::string bytes = *readTextFile(file);
            std::string edited = bytes;
            edited[edited.find_last_of("0123456789")] ^= 1;  // another digit
            QVERIFY(writeFileAtomically(file, edited).ok());
            const Ran ran = runCli(QStringList{"extract", "--project", folder} + out);
            QCOMPARE(ran.status, 1);
            QVERIFY2(ran.errors.find(std::string(name) + ": The file is not as the manifest was written") != std::string::npos, ran.errors.c_str());
            QVERIFY(writeFileAtomically(file, bytes).ok());
        }
        QVERIFY(!std::filesystem::exists(path("never.csv").toStdString()));
        const Ran none = runCli(QStringList{"extract", "--project", path("demo/dicom")} + out);
        QCOMPARE(none.status, 1);
        QVERIFY(none.errors.find("holds no manifest.json") != std::string::npos);
    }
    void a_manifest_names_no_patient()
    {
        QCOMPARE(runCli({"export-manifest", "--project", path("demo/demo.annulus"), "--out", path("demo/nameless")}).status, 0);
        const std::string patients = text("demo/nameless/patients.jsonl");
        QVERIFY(patients.find("DEMO-0001") != std::string::npos);
        for (const char* key : {"patientName", "patientBirthDate", "patientAge", "studyDate", "accessionNumber"})
            QVERIFY2(patients.find(std::string("\"") + key + "\":\"\"") != std::string::npos, key);
    }
    void regions_without_any_value_are_listed_and_the_run_is_partly_done()
    {
        QVERIFY(writeFileAtomically(path("thin.yaml").toStdString(), "featureClass: {firstorder: [Mean]}\nannulus: {margins: [0.001, 1]}\n").ok());
        const Ran ran = extract("thin.csv", {"--params", path("thin.yaml")});
        QCOMPARE(ran.status, 3);
        QVERIFY2(ran.errors.find("ring_0-0.001mm: The ring from 0 to 0.001 mm holds no pixel: pixels are ") != std::string::npos, ran.errors.c_str());
        const auto table = parseCsv(text("thin.csv"));
        QCOMPARE(table->rows.size(), std::size_t{36});
        for (const auto& row : table->rows)
            QCOMPARE(row[10].empty(), row[8] == "ring_0-0.001mm");
    }
    void a_shard_that_cannot_be_is_wrong_usage()
    {
        for (const char* shard : {"3/2", "0/2", "1", "a/b", "1.5/2"})
            QCOMPARE(extract("never.csv", {"--shard", shard}).status, 2);
    }
    void wide_has_one_row_per_patient()
    {
        const Ran both = extract("wide.csv", {"--wide"});
        QCOMPARE(both.status, 1);
        QVERIFY2(both.errors.find("choose one reader") != std::string::npos, both.errors.c_str());
        const Ran nobody = extract("wide.csv", {"--wide", "--reader", "reader3"});
        QCOMPARE(nobody.status, 1);
        QVERIFY2(nobody.errors.find("outlines are by: reader1, reader2") != std::string::npos, nobody.errors.c_str());
        QCOMPARE(extract("wide.csv", {"--wide", "--reader", "reader2"}).status, 0);
        const auto table = parseCsv(text("wide.csv"));
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), std::size_t{2});
        QVERIFY(table->column("CC_lesion_original_firstorder_Mean") > 0);
        QVERIFY(table->column("US_ring_0-1mm_original_firstorder_Mean") > 0);
    }
    void one_missing_or_changed_image_spoils_only_its_own_outlines()
    {
        const std::filesystem::path demo = path("demo").toStdString();
        std::filesystem::path lost, changed;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(demo / "masks" / "reader1")) {
            const auto image = demo / "dicom" / entry.path().stem().string().substr(0, 9) / entry.path().filename().replace_extension(".dcm");
            (lost.empty() ? lost : changed) = image;
        }
        std::filesystem::rename(lost, path("away").toStdString());
        const std::string bytes = *readTextFile(changed);
        QVERIFY(writeFileAtomically(changed, bytes + "x").ok());
        const Ran ran = extract("partly.csv");
        QCOMPARE(ran.status, 3);
        QVERIFY(ran.errors.find(toUtf8(lost)) != std::string::npos);
        QVERIFY(ran.errors.find("has changed since it was imported") != std::string::npos);
        const auto whole = lines(text("whole.csv"));
        const auto partly = lines(text("partly.csv"));
        QVERIFY(std::includes(whole.begin(), whole.end(), partly.begin(), partly.end()));
        QVERIFY(partly.size() > whole.size() / 2);
        std::filesystem::rename(path("away").toStdString(), lost);
        QVERIFY(writeFileAtomically(changed, bytes).ok());
    }
    void a_file_that_is_no_project_is_one_sentence()
    {
        QVERIFY(writeFileAtomically(path("no.annulus").toStdString(), "hello").ok());
        const Ran ran = runCli({"extract", "--project", path("no.annulus"), "--out", path("no.csv")});
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.errors.find("not an Annulus project") != std::string::npos);
    }
};

ANNULUS_TEST(CohortTest);
#include "cohort_test.moc"
