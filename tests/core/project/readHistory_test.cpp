#include "core/project/readHistory.h"

#include "core/project/WorkingCopy.h"
#include "core/project/importNote.h"
#include "core/project/store.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

class ReadHistoryTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    fs::path path(const char* name) { return folder_.filePath(name).toStdString(); }
    WorkingPlaces places() { return {path("working"), path("fallback")}; }
    bool save(WorkingCopy& working) { return working.save(path("saved.annulus")).ok(); }
    const Author author_{"account", "Dr. Li", "host", "test"};

private slots:
    void the_history_has_every_entry_of_the_log_with_its_name_and_its_author()
    {
        RandomUser user(3, smallProject());
        auto working = WorkingCopy::forProject(user.project(), places(), author_);
        for (int count = 0; count < 120; ++count)
            working->record(user.step(), user.project());
        QVERIFY(working->flush().ok());
        const auto entries = readLogOf(working->file());
        const auto history = readHistory(working->file());
        QVERIFY2(history.ok(), history.ok() ? "" : history.error().sentence().c_str());
        QVERIFY(!history->broken);
        QCOMPARE(history->end.head, (LogHead{entries->back().number, entries->back().hash}));
        // Two patients with which the project begins are one line.
        QCOMPARE(history->lines.size() + 2, entries->size());
        QCOMPARE(history->lines.front().title.english(), std::string("Project begins with 2 patients"));
        for (const HistoryLine& line : history->lines) {
            const LogEntry& entry = (*entries)[static_cast<std::size_t>(line.number) - 1];
            QCOMPARE(line.author, author_);
            QCOMPARE(line.time, entry.time);
            QCOMPARE(line.hash, entry.hash);
            const std::string step = line.step == HistoryLine::Step::undone ? "Undo: " : line.step == HistoryLine::Step::redone ? "Redo: " : "";
            if (line.number > 1)
                QCOMPARE(step + line.title.english(), titleOf(entry).english());
            QVERIFY(line.topic != HistoryTopic::other);
            if (line.topic == HistoryTopic::outlines && line.step == HistoryLine::Step::made)
                QVERIFY(!line.patient.empty() && entry.body.find("\"patient\":\"" + line.patient + '"') != std::string::npos);
        }
        working->discard();
    }
    void every_step_about_an_outline_names_its_image_and_so_does_taking_it_back()
    {
        // The first outline is there when the project begins, the second one is drawn; both go.
        auto working = WorkingCopy::forProject(smallProject(), places(), author_);
        Project project = smallProject();
        const auto doneWith = [&](const Edit& edit) {
            const Command command{{edit}, nameOf(edit, project)};
            project = applied(project, edit);
            working->record(command, project);
        };
        doneWith(AddRoi{"P2", {"roi-2", "Lesion 1", "2.2", 1, "reader", squareOutline(5)}});
        doneWith(RenameRoi{"P2", "roi-2", "Mass"});
        doneWith(DeleteRoi{"P1", "roi-1"});
        working->record(UndoStep{message("project", "Delete %1", "Lesion 1")}, project);
        working->record(RedoStep{message("project", "Delete %1", "Lesion 1")}, project);
        doneWith(SetManualSpacing{"P1", "1.2", {}});
        doneWith(SetStatus{"P1", ReadingStatus::read});
        QVERIFY(working->flush().ok());
        const auto history = readHistory(working->file());
        QVERIFY(history.ok());
        std::vector<std::string> where;
        for (const HistoryLine& line : history->lines)
            where.push_back(line.patient + ' ' + line.image);
        QCOMPARE(where, (std::vector<std::string>{" ", "P2 2.2", "P2 2.2", "P1 1.1", "P1 1.1", "P1 1.1", "P1 1.2", "P1 "}));
        // A later look knows what the earlier one has read.
        const HistoryMark middle = readHistory(working->file())->end;
        working->record(UndoStep{{}}, project);
        QVERIFY(working->flush().ok());
        QCOMPARE(readHistory(working->file(), middle)->lines.at(0).patient, std::string("P1"));
        working->discard();
    }
    void a_step_of_several_patients_is_nobodys()
    {
        auto working = WorkingCopy::forProject(smallProject(), places(), author_);
        working->record(Command{{SetStatus{"P1", ReadingStatus::read}, SetStatus{"P2", ReadingStatus::read}}, message("test", "both")}, smallProject());
        working->record(Command{{SetStatus{"P2", ReadingStatus::read}, SetStatus{"P2", ReadingStatus::open}}, message("test", "one")}, smallProject());
        QVERIFY(working->flush().ok());
        const auto history = readHistory(working->file());
        QCOMPARE(history->lines.at(1).patient, std::string());
        QCOMPARE(history->lines.at(2).patient, std::string("P2"));
        working->discard();
    }
    void what_became_of_imported_files_is_read_back_from_the_log()
    {
        const ImportNote note{"乳腺 2024", true,
                              {{"taken", "/images/1.dcm", "P1", "RCC", {}},
                               {"refused", "/images/notes.txt", "", "", {message("dicom", "No DICOM: %1.", "text")}}}};
        auto working = WorkingCopy::forProject(smallProject(), places(), author_);
        working->record(eventOf(note));
        QVERIFY(working->flush().ok());
        const auto imports = readImports(working->file());
        QVERIFY(imports.ok());
        QCOMPARE(imports->size(), std::size_t{1});
        QVERIFY(imports->front().name == note.name && imports->front().isPartial && imports->front().files == note.files);
        QVERIFY(!imports->front().time.empty());
        const auto history = readHistory(working->file());
        QCOMPARE(history->lines.back().topic, HistoryTopic::images);
        QVERIFY(!history->lines.back().details.contains("files"));  // the report has them
        QVERIFY(save(*working));
        QCOMPARE(readImports(path("saved.annulus"))->front().files, note.files);
        working->discard();
    }
    void events_keep_their_details_and_find_their_topic()
    {
        auto working = WorkingCopy::forProject(smallProject(), places(), author_);
        working->record(Event{logKind::exported, {{"file", "/tmp/features.csv"}, {"what", "features"}}});
        working->record(Event{logKind::testSet, {{"protocol", "paper A"}}});
        working->record(Event{logKind::run, {{"protocol", "paper A"}}});
        QVERIFY(working->flush().ok());
        const auto history = readHistory(working->file());
        QVERIFY(history.ok());
        const auto& lines = history->lines;
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(lines[1].topic, HistoryTopic::exports);
        QCOMPARE(lines[1].details.at("file"), std::string("/tmp/features.csv"));
        QCOMPARE(lines[2].topic, HistoryTopic::testSet);
        QCOMPARE(lines[2].title.english(), std::string("Test set opened"));
        QCOMPARE(lines[3].title.english(), std::string("Run of paper A"));
        working->discard();
    }
    void a_later_look_goes_on_where_the_last_one_ended()
    {
        RandomUser user(4, smallProject());
        auto working = WorkingCopy::forProject(user.project(), places(), author_);
        working->record(user.step(), user.project());
        QVERIFY(working->flush().ok());
        const auto first = readHistory(working->file());
        QVERIFY(readHistory(working->file(), first->end.head)->lines.empty());
        for (int count = 0; count < 5; ++count)
            working->record(user.step(), user.project());
        QVERIFY(working->flush().ok());
        const auto rest = readHistory(working->file(), first->end.head);
        QVERIFY(rest.ok() && !rest->broken);
        QCOMPARE(rest->lines.size(), std::size_t{5});
        QCOMPARE(rest->lines.front().number, first->end.head.number + 1);
        working->discard();
    }
    void a_changed_or_missing_entry_is_named()
    {
        QVERIFY(saveProject(smallProject(), path("whole.annulus"), author_).ok());
        QVERIFY(!readHistory(path("whole.annulus"))->broken);
        const auto brokenBy = [&](const char* sql) {
            fs::copy_file(path("whole.annulus"), path("touched.annulus"), fs::copy_options::overwrite_existing);
            SQLite::Database(path("touched.annulus").string(), SQLite::OPEN_READWRITE).exec(sql);
            const auto history = readHistory(path("touched.annulus"));
            return history.ok() && history->broken ? history->broken->what.english() : std::string();
        };
        QVERIFY(brokenBy("UPDATE log SET account='someone else' WHERE number=2").find("broken at entry 2") != std::string::npos);
        QVERIFY(brokenBy("DELETE FROM log WHERE number=2").find("entry 2 is missing") != std::string::npos);
        QVERIFY(brokenBy("UPDATE log SET body='no json' WHERE number=3").find("broken at entry 3") != std::string::npos);
    }
};

ANNULUS_TEST(ReadHistoryTest);
#include "readHistory_test.moc"
