#include "core/project/store.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/openProject.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/builders.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

#include <unistd.h>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A project that uses every field that is stored.
Project fullProject(const Recipe& recipe = someRecipe(7), const std::string& settings = "binWidth=25;")
{
    Project project = smallProject();
    ImageRecord image = imageRecord("患者 3", "3.1");
    image.thumbnail = std::make_shared<const Image>(Image{makeGrid(3, 2), std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}});
    image.facts.warnings = {message("dicom", "odd %1", 3)};
    image.facts.windows = {{1.0 / 3, 2, VoiFunction::sigmoid, "NORMAL"}};
    UltrasoundRegion region;
    region.box = {0, 0, 0, 5, 6, 0};
    region.dataType = 1;
    region.spacing = Spacing{0.1, 0.2, SpacingBasis::ultrasoundRegion, 1};
    image.facts.regions = {region};
    project = applied(project, AddImages{{image}});
    project = applied(project, AddRoi{"患者 3", {newRoiId(project), "Lesion, \"2\"", "3.1", 1, "r", {{{{1.0 / 3, 2}, {4, 5}, {6, 7.25}}, {{1, 1}, {2, 1}, {1, 2}}}}}});
    project = applied(project, StoreFeatures{"患者 3", {featureResult("roi-2", recipe, {{"lesion", "f", 1.0 / 7, {}}, {"ring_0-1mm", "f", {}, message("t", "no %1", "pixels")}}, settings)}});
    project = applied(project, SetManualSpacing{"P1", "1.1", Spacing{0.2, 0.3, SpacingBasis::manual, 1}});
    project = applied(project, SetRingSettings{{{0.5, 2}, false, false}});
    return applied(project, DeleteRoi{"P1", "roi-1"});
}

}  // namespace

class StoreTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) { return folder_.filePath(name).toStdString(); }

private slots:
    void what_was_saved_comes_back_equal()
    {
        const Project project = fullProject();
        QVERIFY(saveProject(project, path("项目 1.annulus")).ok());
        const auto back = openProject(path("项目 1.annulus"));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().sentence().c_str());
        QVERIFY(*back == project);
    }
    void how_a_model_proposed_an_outline_comes_back_equal()
    {
        Project project = fullProject();
        Roi roi{newRoiId(project), "Lesion 3", "3.1", 1, "r", squareOutline(4), {}};
        roi.assist = AssistNote{"Annulus ultrasound", "0.1", "ab12", {{{1.0 / 3, 2}}, {{5, 6}, {7, 8.5}}, PromptBox{1, 2, 3, 4.25}}, 0.75, 2.0 / 3, 0.25, 0.5, squareOutline(5)};
        project = applied(project, AddRoi{"患者 3", roi});
        QVERIFY(saveProject(project, path("assisted.annulus")).ok());
        const auto back = openProject(path("assisted.annulus"));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().sentence().c_str());
        QVERIFY(*back == project);
        QVERIFY(back->findPatient("患者 3")->findRoi(roi.id)->assist == roi.assist);
        // An edit by hand keeps what was proposed: the two can be compared later.
        const Project moved = applied(project, SetOutline{"患者 3", roi.id, squareOutline(6), {}});
        QVERIFY(moved.findPatient("患者 3")->findRoi(roi.id)->assist == roi.assist);
    }
    void features_come_back_to_the_bit_and_only_when_they_are_looked_at()
    {
        const Project project = fullProject();
        QVERIFY(saveProject(project, path("features.annulus")).ok());
        const auto back = openProject(path("features.annulus"));
        const FeatureResult* stored = back->findPatient("患者 3")->findFeatures("roi-2");
        QVERIFY(!stored->numbers.ifLoaded());
        const auto numbers = stored->numbers.load();
        QVERIFY(numbers.ok());
        QVERIFY(**numbers == **project.findPatient("患者 3")->findFeatures("roi-2")->numbers.load());
        QVERIFY(stored->numbers.ifLoaded());
        QCOMPARE(stored->recipe, someRecipe(7));
        QCOMPARE(stored->kind->settings, std::string("binWidth=25;"));
    }
    void features_are_found_after_their_file_was_replaced_or_moved()
    {
        QVERIFY(saveProject(fullProject(), path("moved.annulus")).ok());
        const auto back = openProject(path("moved.annulus"));
        QVERIFY(saveProject(smallProject(), path("moved.annulus")).ok());
        std::filesystem::remove(path("moved.annulus"));
        QVERIFY(back->findPatient("患者 3")->findFeatures("roi-2")->numbers.load().ok());
        QVERIFY(saveProject(*back, path("again.annulus")).ok());  // fetches what it has not in memory
        QVERIFY(*openProject(path("again.annulus")) == *back);
    }
    void damaged_features_are_a_sentence_and_spoil_nothing_else()
    {
        QVERIFY(saveProject(fullProject(), path("harmed.annulus")).ok());
        std::string bytes = *readTextFile(path("harmed.annulus"));
        const auto block = fullProject().findPatient("患者 3")->findFeatures("roi-2")->numbers.load().value()->bytes();
        const auto at = bytes.find(std::string(block.begin() + 8, block.end()));
        QVERIFY(at != std::string::npos);
        bytes[at + 12] = static_cast<char>(bytes[at + 12] ^ 1);  // one bit of a number
        QVERIFY(writeFileAtomically(path("harmed.annulus"), bytes).ok());
        const auto opened = openProject(path("harmed.annulus"));
        QVERIFY(opened.ok());
        const auto numbers = opened->findPatient("患者 3")->findFeatures("roi-2")->numbers.load();
        QVERIFY(!numbers.ok());
        QVERIFY2(numbers.error().sentence().find("The stored numbers are damaged") != std::string::npos, numbers.error().sentence().c_str());
    }
    void saving_over_an_older_file_leaves_nothing_beside_it()
    {
        QVERIFY(saveProject(fullProject(), path("over.annulus")).ok());
        QVERIFY(saveProject(smallProject(), path("over.annulus")).ok());
        QVERIFY(*openProject(path("over.annulus")) == smallProject());
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path().toStdString()))
            QVERIFY(entry.path().filename().string().find(".part") == std::string::npos);
        QVERIFY(*openProject(backupsOf(path("over.annulus")).at(0)) == fullProject());
    }
    void images_below_the_projects_folder_move_with_it()
    {
        Project project = smallProject();
        ImageRecord image = imageRecord("P5", "5.1");
        image.path = path("dicom/5.1.dcm");
        project = applied(project, AddImages{{image}});
        QVERIFY(saveProject(project, path("here.annulus")).ok());
        QTemporaryDir elsewhere;
        const std::filesystem::path moved = elsewhere.filePath("here.annulus").toStdString();
        std::filesystem::copy_file(path("here.annulus"), moved);
        const auto back = openProject(moved);
        QVERIFY(back.ok());
        QCOMPARE(back->findPatient("P5")->findImage("5.1")->path, moved.parent_path() / "dicom/5.1.dcm");
        QCOMPARE(back->findPatient("P1")->findImage("1.1")->path, std::filesystem::path("/images/1.1.dcm"));
    }
    void a_path_relative_to_where_the_program_runs_is_kept_whole()
    {
        Project project = smallProject();
        ImageRecord image = imageRecord("P6", "6.1");
        image.path = "below/./6.1.dcm";
        project = applied(project, AddImages{{image}});
        QVERIFY(saveProject(project, path("relative.annulus")).ok());
        QCOMPARE(openProject(path("relative.annulus"))->findPatient("P6")->findImage("6.1")->path,
                 std::filesystem::current_path() / "below/6.1.dcm");
    }
    void a_folder_that_is_not_there_is_a_sentence_and_nothing_is_written()
    {
        const auto saved = saveProject(smallProject(), path("no/such/folder/p.annulus"));
        QVERIFY(!saved.ok());
        QVERIFY(saved.error().sentence().find("could not be saved") != std::string::npos);
    }
    void files_that_are_not_projects_are_refused()
    {
        std::ofstream(path("text.annulus")) << "hello, this is not a project file at all, just some text to be read";
        std::ofstream(path("empty.annulus"));
        for (const char* name : {"missing.annulus", "text.annulus", "empty.annulus"}) {
            const auto opened = openProject(path(name));
            QVERIFY(!opened.ok());
            QVERIFY(opened.error().sentence().find(name) != std::string::npos);
        }
        QVERIFY(!openProject(folder_.path().toStdString()).ok());
    }
    void a_truncated_or_altered_file_opens_whole_or_is_refused()
    {
        QVERIFY(saveProject(fullProject(), path("whole.annulus")).ok());
        const std::string whole = *readTextFile(path("whole.annulus"));
        const Project expected = fullProject();
        for (std::size_t length = 0; length < whole.size(); length += 997) {
            QVERIFY(writeFileAtomically(path("cut.annulus"), whole.substr(0, length)).ok());
            const auto opened = openProject(path("cut.annulus"));
            QVERIFY(!opened.ok() || *opened == expected);
        }
        for (std::size_t at = 100; at < whole.size(); at += 499) {
            std::string altered = whole;
            altered[at] = static_cast<char>(altered[at] ^ 0x5a);
            QVERIFY(writeFileAtomically(path("altered.annulus"), altered).ok());
            const auto opened = openProject(path("altered.annulus"));  // must not crash; the audit chain will find what this lets pass
            Q_UNUSED(opened);
        }
    }
    void a_project_of_an_earlier_format_opens_equal_and_becomes_the_present_format_when_it_is_saved_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<bool>("hasParts");  // of recipe and settings; format 1 kept neither
        QTest::newRow("1") << "version1.annulus" << false;  // written from fullProject() by commit 0f7c25e
        QTest::newRow("2") << "version2.annulus" << true;   // ... and by commit a60dccd
        QTest::newRow("3") << "version3.annulus" << true;   // ... and by commit 18e3d71
        QTest::newRow("4") << "version4.annulus" << true;   // ... and by commit e4a1c6c
        QTest::newRow("5") << "version5.annulus" << true;   // replayed from version4.annulus by commit 6f4a797
    }
    void a_project_of_an_earlier_format_opens_equal_and_becomes_the_present_format_when_it_is_saved()
    {
        QFETCH(QString, fixture);
        QFETCH(bool, hasParts);
        const Project expected = hasParts ? fullProject() : fullProject({}, {});
        const std::filesystem::path old = sourceFolder() / "tests/cases/project" / fixture.toStdString();
        const auto opened = openProject(old);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().sentence().c_str());
        QVERIFY(*opened == expected);
        QVERIFY(**opened->findPatient("患者 3")->findFeatures("roi-2")->numbers.load() == **expected.findPatient("患者 3")->findFeatures("roi-2")->numbers.load());
        const auto log = readLogOf(old);
        QVERIFY(log.ok());
        QCOMPARE(log->empty(), fixture < "version3");  // the first formats had none

        const std::filesystem::path copy = path(("old " + fixture.toStdString()).c_str());
        std::filesystem::copy_file(old, copy);
        auto work = openForWork(copy, {path("working"), path("fallback")}, thisAuthor());
        QVERIFY2(work.ok() && work->working, work.ok() ? "" : work.error().sentence().c_str());
        QVERIFY(work->project == expected);
        const Project edited = applied(work->project, RenameProject{"newer"});
        work->working->record(Command{{RenameProject{"newer"}}, {}}, edited);
        QCOMPARE(*readTextFile(copy), *readTextFile(old));  // opening changes nothing
        QVERIFY(work->working->save(copy).ok());
        const auto saved = openProject(copy);
        QVERIFY(*saved == edited);
        QVERIFY(saved->findPatient("患者 3")->findFeatures("roi-2")->numbers.load().ok());
        const auto report = verifyProject(copy);
        QVERIFY2(report.ok() && report->problems.empty(), report.ok() ? "" : report.error().sentence().c_str());
        QCOMPARE(*readTextFile(backupsOf(copy).at(0)), *readTextFile(old));
        work->working->discard();
    }
    void a_newer_format_that_says_it_can_be_read_is_opened_read_only()
    {
        QVERIFY(saveProject(fullProject(), path("readable.annulus")).ok());
        std::string bytes = *readTextFile(path("readable.annulus"));
        bytes[63] = 99;
        QVERIFY(writeFileAtomically(path("readable.annulus"), bytes).ok());
        const auto opened = openForWork(path("readable.annulus"), {path("working"), path("fallback")}, thisAuthor());
        QVERIFY(opened.ok());
        QVERIFY(!opened->working && opened->readOnly);
        QVERIFY(opened->readOnly->english().find("newer version") != std::string::npos);
        QVERIFY(opened->project == fullProject());
    }
    void a_project_in_a_read_only_folder_is_opened_and_its_work_saved_elsewhere()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        const auto folder = path("readonly");
        std::filesystem::create_directory(folder);
        QVERIFY(saveProject(smallProject(), folder / "p.annulus").ok());
        std::filesystem::permissions(folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        auto opened = openForWork(folder / "p.annulus", {path("working"), path("fallback")}, thisAuthor());
        QVERIFY(opened.ok() && opened->working);
        QCOMPARE(opened->notes.size(), std::size_t{1});
        const Project edited = applied(opened->project, RenameProject{"kept"});
        opened->working->record(Command{{RenameProject{"kept"}}, {}}, edited);
        QVERIFY(!opened->working->save(folder / "p.annulus").ok());
        QVERIFY(opened->working->save(path("kept.annulus")).ok());
        QVERIFY(*openProject(path("kept.annulus")) == edited);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        QVERIFY(*openProject(folder / "p.annulus") == smallProject());
        opened->working->discard();
    }
    void a_newer_format_is_named()
    {
        QVERIFY(saveProject(smallProject(), path("newer.annulus")).ok());
        {
            SQLite::Database database(path("newer.annulus").string(), SQLite::OPEN_READWRITE);
            database.exec("UPDATE meta SET value='98' WHERE key='readableFrom'");
        }
        std::string bytes = *readTextFile(path("newer.annulus"));
        bytes[63] = 99;  // user_version, big endian at offset 60 of the SQLite header
        QVERIFY(writeFileAtomically(path("newer.annulus"), bytes).ok());
        const auto opened = openProject(path("newer.annulus"));
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().sentence().find("newer version") != std::string::npos);
    }
};

ANNULUS_TEST(StoreTest);
#include "store_test.moc"
