#include "core/project/WorkingCopy.h"

#include "core/base/files.h"
#include "core/project/backups.h"
#include "core/project/database.h"
#include "core/project/recoverWork.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

#include <mutex>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

/// Places for working copies and projects that go away.
struct Bench {
    QTemporaryDir folder;
    fs::path root = folder.path().toStdString();
    WorkingPlaces places{root / "working", root / "fallback"};
    Author author{"account", "reader", "host", "test"};

    Bench() { fs::create_directories(root / "study"); }
    fs::path project(const char* name = "p.annulus") const { return root / "study" / name; }
    std::size_t workingFiles() const
    {
        std::size_t count = 0;
        if (fs::exists(places.folder))
            for (const auto& entry : fs::directory_iterator(places.folder))
                count += entry.path().extension() == ".sqlite";
        return count;
    }
};

void play(RandomUser& user, WorkingCopy& working, int steps)
{
    for (int count = 0; count < steps; ++count) {
        Happening happening = user.step();
        working.record(std::move(happening), user.project());
    }
}

/// A program that died: its working copy stays, its locks are of a process that is gone.
void abandon(const Bench& bench, const fs::path& working, const fs::path& copyTo)
{
    fs::create_directories(copyTo);
    for (const char* suffix : {"", "-wal"})
        if (fs::exists(fs::path(working) += suffix))
            fs::copy_file(fs::path(working) += suffix, copyTo / (fs::path(working.filename()) += suffix), fs::copy_options::overwrite_existing);
    (void)bench;
}

std::string sentence(const Error& error) { return error.sentence(); }

}  // namespace

class WorkingCopyTest : public QObject {
    Q_OBJECT
private slots:
    void what_was_recorded_is_saved_with_its_log_and_the_log_replays_to_it()
    {
        Bench bench;
        RandomUser user(1);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 200);
        QVERIFY(working->flush().ok());
        const auto log = readLogOf(working->file());  // as the history page reads it while work goes on
        QVERIFY2(log.ok(), log.ok() ? "" : sentence(log.error()).c_str());
        QCOMPARE(log->size(), std::size_t{201});
        QVERIFY(std::ranges::none_of(*log, [](const LogEntry& entry) { return titleOf(entry).isEmpty(); }));
        QVERIFY(working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        const auto report = verifyProject(bench.project());
        QVERIFY2(report.ok(), report.ok() ? "" : sentence(report.error()).c_str());
        QVERIFY2(report->problems.empty(), report->problems.empty() ? "" : sentence(report->problems[0]).c_str());
        QVERIFY(report->edits > 100);
        QVERIFY(*replayProject(bench.project()) == user.project());
        working->discard();
        QCOMPARE(bench.workingFiles(), std::size_t{0});
    }
    void saving_again_and_again_keeps_log_and_state_together_and_older_states_as_backups()
    {
        Bench bench;
        RandomUser user(2);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        std::vector<Project> saved;
        for (int round = 0; round < 6; ++round) {
            play(user, *working, 25);
            QVERIFY(working->save(bench.project()).ok());
            saved.push_back(user.project());
        }
        QVERIFY(*openProject(bench.project()) == saved.back());
        QVERIFY(verifyProject(bench.project())->problems.empty());
        const auto backups = backupsOf(bench.project());
        QCOMPARE(backups.size(), std::size_t{3});  // the newest three, all of today
        QVERIFY(*openProject(backups[0]) == saved[4]);
        QVERIFY(*openProject(backups[2]) == saved[2]);
        working->discard();
    }
    void a_save_while_somebody_reads_an_older_state_holds_the_newest_edits()
    {
        Bench bench;
        RandomUser user(7);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 25);
        QVERIFY(working->flush().ok());
        {
            SQLite::Database reader(working->file().string(), SQLite::OPEN_READONLY);
            SQLite::Transaction older(reader);
            (void)reader.execAndGet("SELECT count(*) FROM log").getInt();  // from here on the log beside the file cannot be emptied
            play(user, *working, 25);
            QVERIFY(working->save(bench.project()).ok());
            QVERIFY(*openProject(bench.project()) == user.project());
        }
        play(user, *working, 25);
        QVERIFY(working->save(bench.project()).ok());  // nobody reads: the file is copied as it lies
        QVERIFY(*openProject(bench.project()) == user.project());
        QVERIFY(verifyProject(bench.project())->problems.empty());
        QVERIFY(*replayProject(bench.project()) == user.project());
        working->discard();
    }
    void a_backup_is_opened_read_only_with_its_images_and_saved_elsewhere_it_is_a_project_again()
    {
        Bench bench;
        ImageRecord image = imageRecord("P5", "5.1");
        image.path = bench.root / "study/dicom/5.1.dcm";
        const Project first = applied(smallProject(), AddImages{{image}});
        QVERIFY(saveProject(first, bench.project(), bench.author).ok());
        auto opened = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY(opened.ok());
        opened->working->record(Command{{RenameProject{"later"}}, {}}, applied(first, RenameProject{"later"}));
        QVERIFY(opened->working->save(bench.project()).ok());
        opened->working->discard();
        const auto backups = backupsOf(bench.project());
        QCOMPARE(backups.size(), std::size_t{1});
        auto older = openForWork(backups[0], bench.places, bench.author);
        QVERIFY2(older.ok(), older.ok() ? "" : sentence(older.error()).c_str());
        QVERIFY(older->readOnly);
        QVERIFY(older->project == first);  // paths of images too, though the file lies two folders deeper
        const fs::path own = bench.project("older.annulus");
        QVERIFY(copyProjectFile(backups[0], own).ok());
        QVERIFY(*openProject(own) == first);
        QVERIFY(verifyProject(own)->problems.empty());
        QVERIFY(*replayProject(own) == first);
    }
    void a_project_is_opened_worked_on_saved_elsewhere_and_replays_with_its_images_moved_along()
    {
        Bench bench;
        Project project = smallProject();
        ImageRecord image = imageRecord("P5", "5.1");
        image.path = bench.root / "study/dicom/5.1.dcm";
        project = applied(project, AddImages{{image}});
        QVERIFY(saveProject(project, bench.project(), bench.author).ok());
        // The folder moves as a whole.
        fs::create_directories(bench.root / "archive/2026");
        fs::rename(bench.root / "study", bench.root / "archive/2026/study");
        const fs::path moved = bench.root / "archive/2026/study/p.annulus";
        QVERIFY(verifyProject(moved)->problems.empty());
        auto opened = openForWork(moved, bench.places, bench.author);
        QVERIFY2(opened.ok(), opened.ok() ? "" : sentence(opened.error()).c_str());
        QCOMPARE(opened->project.findPatient("P5")->findImage("5.1")->path, moved.parent_path() / "dicom/5.1.dcm");
        const Project edited = applied(opened->project, RenameProject{"moved"});
        opened->working->record(Command{{RenameProject{"moved"}}, {}}, edited);
        QVERIFY(opened->working->save(moved).ok());
        QVERIFY(*openProject(moved) == edited);
        QVERIFY(verifyProject(moved)->problems.empty());
        // Saved under another folder the image stays where it is.
        fs::create_directories(bench.root / "other");
        QVERIFY(opened->working->save(bench.root / "other/q.annulus").ok());
        QVERIFY(*openProject(bench.root / "other/q.annulus") == edited);
        QVERIFY(verifyProject(bench.root / "other/q.annulus")->problems.empty());
        const Project again = applied(edited, RenameProject{"twice"});
        opened->working->record(Command{{RenameProject{"twice"}}, {}}, again);
        QVERIFY(opened->working->save(bench.root / "other/q.annulus").ok());
        QVERIFY(*openProject(bench.root / "other/q.annulus") == again);
        QVERIFY(verifyProject(bench.root / "other/q.annulus")->problems.empty());
        opened->working->discard();
    }
    void a_file_that_went_on_without_us_is_not_overwritten()
    {
        Bench bench;
        QVERIFY(saveProject(smallProject(), bench.project(), bench.author).ok());
        auto opened = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY(opened.ok() && opened->working);
        Project other = applied(smallProject(), RenameProject{"of somebody else"});
        QVERIFY(saveProject(other, bench.project(), bench.author).ok());
        opened->working->record(Command{{RenameProject{"mine"}}, {}}, applied(opened->project, RenameProject{"mine"}));
        const auto refused = opened->working->save(bench.project());
        QVERIFY(!refused.ok());
        QVERIFY(sentence(refused.error()).find("changed by another program") != std::string::npos);
        QVERIFY(*openProject(bench.project()) == other);
        QVERIFY(opened->working->save(bench.project("mine.annulus")).ok());
        QCOMPARE(openProject(bench.project("mine.annulus"))->name, std::string("mine"));
        opened->working->discard();
    }
    void saving_onto_another_project_needs_the_users_word_and_keeps_it_as_backup()
    {
        Bench bench;
        const Project other = smallProject();
        QVERIFY(saveProject(other, bench.project(), bench.author).ok());
        RandomUser user(3);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 5);
        QVERIFY(!working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == other);
        QVERIFY(working->save(bench.project(), true).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        QVERIFY(*openProject(backupsOf(bench.project()).at(0)) == other);
        working->discard();
    }
    void the_second_program_reads_only_and_hears_who_has_it()
    {
        Bench bench;
        QVERIFY(saveProject(smallProject(), bench.project(), bench.author).ok());
        auto first = openForWork(bench.project(), bench.places, bench.author);
        auto second = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY(first->working && !first->readOnly);
        QVERIFY(!second->working && second->readOnly);
        QVERIFY(second->readOnly->english().find(thisAuthor().account) != std::string::npos);
        QVERIFY(second->readOnly->english().find(thisAuthor().host) != std::string::npos);
        first->working->discard();
        auto third = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY(third->working != nullptr);
        third->working->discard();
    }
    void work_that_was_left_behind_is_offered_with_its_names_and_taken_up()
    {
        Bench bench;
        RandomUser user(4);
        Bench after;
        Project last;
        {
            auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
            play(user, *working, 60);
            QVERIFY(working->save(bench.project()).ok());
            play(user, *working, 40);
            QVERIFY(working->flush().ok());
            last = user.project();
            abandon(bench, working->file(), after.places.folder);
            working->discard();
        }
        auto found = findRecoverable(after.places);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].damaged);
        QCOMPARE(found[0].edits.size(), std::size_t{40});
        QCOMPARE(found[0].source, bench.project());
        QCOMPARE(found[0].name, last.name);
        auto opened = recover(found[0], after.places, after.author);
        QVERIFY2(opened.ok(), opened.ok() ? "" : sentence(opened.error()).c_str());
        QVERIFY(opened->isModified && opened->project == last);
        QCOMPARE(opened->file, bench.project());
        QVERIFY(findRecoverable(after.places).empty());  // it has an owner again
        play(user, *opened->working, 10);
        QVERIFY(opened->working->save(opened->file).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        QVERIFY(verifyProject(bench.project())->problems.empty());
        opened->working->discard();
    }
    void after_a_recovery_what_went_before_can_be_undone_and_the_log_tells_so()
    {
        Bench bench, after;
        RandomUser user(41);
        {
            auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
            play(user, *working, 60);
            QVERIFY(working->flush().ok());
            abandon(bench, working->file(), after.places.folder);
            working->discard();
        }
        auto opened = recover(findRecoverable(after.places).at(0), after.places, after.author);
        QVERIFY(opened.ok());
        Project now = opened->project;
        QVERIFY(now == user.project());
        QVERIFY(opened->history.stepsToUndo() > 10);
        for (int step = 0; step < 10; ++step) {
            const Message name = opened->history.undoName();
            QVERIFY(!opened->history.undo(now).patients.empty() || !name.isEmpty());
            opened->working->record(UndoStep{name}, now);
        }
        QVERIFY(!(now == user.project()));
        QVERIFY(opened->working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == now);
        const auto report = verifyProject(bench.project());
        QVERIFY2(report->problems.empty(), report->problems.empty() ? "" : sentence(report->problems[0]).c_str());
        opened->working->discard();
    }
    void drafts_of_working_copies_whose_program_died_are_removed()
    {
        Bench bench;
        fs::create_directories(bench.places.folder);
        const fs::path left = bench.places.folder / "2026-01-01-0123456789ab.sqlite.part";
        QVERIFY(writeFileAtomically(left, "half").ok());
        const fs::path held = bench.places.folder / "2026-01-02-0123456789ab.sqlite.part";
        QVERIFY(writeFileAtomically(held, "half").ok());
        const auto lock = FileLock::take(fs::path(held).replace_extension());
        QVERIFY(findRecoverable(bench.places).empty());
        QVERIFY(!fs::exists(left));
        QVERIFY(fs::exists(held));
    }
    void what_was_not_saved_is_told_with_its_image_whose_name_is_known()
    {
        Bench bench;
        Bench after;
        {
            auto working = WorkingCopy::forProject(smallProject(), bench.places, bench.author);
            const Edit edit = DeleteRoi{"P1", "roi-1"};
            working->record(Command{{edit}, nameOf(edit, smallProject())}, applied(smallProject(), edit));
            working->record(UndoStep{nameOf(edit, smallProject())}, smallProject());
            QVERIFY(working->flush().ok());
            abandon(bench, working->file(), after.places.folder);
            working->discard();
        }
        const auto found = findRecoverable(after.places);
        QCOMPARE(found.at(0).edits.size(), std::size_t{2});
        QCOMPARE(found[0].edits[0].image, std::string("1.1"));
        QVERIFY(found[0].edits[1].step == HistoryLine::Step::undone);
        QCOMPARE(found[0].edits[1].title.english(), std::string("Delete Lesion 1"));  // not "Undo: ..." in English
        QCOMPARE(found[0].named.patients.size(), std::size_t{1});
        QVERIFY(found[0].named.patients[0]->findImage("1.1"));
        QVERIFY(recover(found[0], after.places, after.author).ok());
    }
    void a_recovered_project_whose_file_went_on_is_saved_under_another_name()
    {
        Bench bench, after;
        RandomUser user(5);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 20);
        QVERIFY(working->save(bench.project()).ok());
        play(user, *working, 20);
        QVERIFY(working->flush().ok());
        abandon(bench, working->file(), after.places.folder);
        working->discard();
        QVERIFY(saveProject(smallProject(), bench.project(), bench.author).ok());
        auto opened = recover(findRecoverable(after.places).at(0), after.places, after.author);
        QVERIFY(opened.ok());
        QVERIFY(opened->file.empty());
        QCOMPARE(opened->notes.size(), std::size_t{1});
        QVERIFY(opened->project == user.project());
        QVERIFY(opened->working->save(bench.project("recovered.annulus")).ok());
        QVERIFY(*openProject(bench.project()) == smallProject());
        opened->working->discard();
    }
    void a_working_copy_without_unsaved_work_leaves_no_trace()
    {
        Bench bench, after;
        RandomUser user(6);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 20);
        QVERIFY(working->save(bench.project()).ok());
        abandon(bench, working->file(), after.places.folder);
        working->discard();
        QVERIFY(findRecoverable(after.places).empty());
        QCOMPARE(after.workingFiles(), std::size_t{0});
    }
    void without_room_for_the_working_copy_edits_go_elsewhere_and_come_back()
    {
        // The place of the working copies is a file: nothing can be written below it.
        Bench bench;
        QVERIFY(writeFileAtomically(bench.root / "working", "in the way").ok());
        RandomUser user(8);
        std::mutex mutex;
        std::vector<std::string> troubles;
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        working->listen([&](const std::optional<Error>& trouble) {
            const std::scoped_lock lock(mutex);
            troubles.push_back(trouble ? trouble->sentence() : "over");
        });
        play(user, *working, 30);
        QVERIFY(!working->flush().ok());
        {
            const std::scoped_lock lock(mutex);
            QCOMPARE(troubles.size(), std::size_t{1});
            QVERIFY(troubles[0].find("cannot be written") != std::string::npos);
            QVERIFY(troubles[0].find(bench.places.fallback.string()) != std::string::npos);
        }
        // The project is saved all the same.
        QVERIFY(working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        // A program that died now is recovered from the fallback alone.
        Bench after;
        abandon(bench, overflowOf(working->file(), bench.places), after.places.fallback);
        auto found = findRecoverable(after.places);
        QCOMPARE(found.size(), std::size_t{1});
        auto opened = recover(found[0], after.places, after.author);
        QVERIFY2(opened.ok(), opened.ok() ? "" : sentence(opened.error()).c_str());
        QVERIFY(opened->project == user.project());
        opened->working->discard();
        // Room again: the working copy takes everything and the fallback goes.
        fs::remove(bench.root / "working");
        play(user, *working, 10);
        QVERIFY(working->flush().ok());
        QVERIFY(!fs::exists(overflowOf(working->file(), bench.places)));
        QVERIFY(working->save(bench.project("again.annulus")).ok());
        QVERIFY(*openProject(bench.project("again.annulus")) == user.project());
        QVERIFY(verifyProject(bench.project("again.annulus"))->problems.empty());
        working->discard();
    }
    void a_working_copy_that_somebody_removed_starts_again_from_memory()
    {
        Bench bench;
        RandomUser user(9);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 20);
        QVERIFY(working->flush().ok());
        removeDatabase(working->file());
        play(user, *working, 5);
        QVERIFY(working->flush().ok());
        // Steps from before can still be undone; the log of the new file cannot know them, but must be repeatable.
        while (const auto step = user.takeBack())
            working->record(*step, user.project());
        QVERIFY(working->flush().ok());
        QVERIFY(working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        QVERIFY(verifyProject(bench.project())->problems.empty());
        working->discard();
    }
    void a_removed_working_copy_of_a_saved_project_goes_on_from_its_file_and_its_work_is_offered()
    {
        Bench bench;
        RandomUser first(9);
        QVERIFY(saveProject(first.project(), bench.project(), bench.author).ok());
        auto opened = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY(opened.ok());
        std::vector<std::string> told;
        std::mutex mutex;
        opened->working->listen([&](const std::optional<Error>& trouble) {
            const std::scoped_lock lock(mutex);
            told.push_back(trouble ? trouble->what.english() : std::string());
        });
        RandomUser user(10, opened->project);
        play(user, *opened->working, 20);
        QVERIFY(opened->working->flush().ok());
        removeDatabase(opened->working->file());
        play(user, *opened->working, 1);
        QVERIFY(opened->working->flush().ok());
        {
            const std::scoped_lock lock(mutex);
            QCOMPARE(told.size(), std::size_t{1});
            QVERIFY(told[0].starts_with("The working copy was removed; it was made again from memory."));
        }
        // A program that dies now is offered everything, though the log tells only the last step by itself.
        Bench after;
        abandon(bench, opened->working->file(), after.places.folder);
        auto found = findRecoverable(after.places);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].damaged);
        QVERIFY(std::ranges::any_of(found[0].edits, [](const HistoryLine& line) { return line.title.english() == "Working copy removed; made again with all changes"; }));
        // Saving goes on, and the file's log with it.
        const auto saved = opened->working->save(bench.project());
        QVERIFY2(saved.ok(), saved.ok() ? "" : sentence(saved.error()).c_str());
        QVERIFY(*openProject(bench.project()) == user.project());
        QVERIFY(verifyProject(bench.project())->problems.empty());
        QVERIFY(*replayProject(bench.project()) == user.project());
        opened->working->discard();
        auto recovered = recover(found[0], after.places, after.author);
        QVERIFY2(recovered.ok(), recovered.ok() ? "" : sentence(recovered.error()).c_str());
        QVERIFY(recovered->project == user.project());
        recovered->working->discard();
    }
    void a_link_and_its_file_are_one_project()
    {
        Bench bench;
        const fs::path link = bench.root / "link.annulus";
        QVERIFY(saveProject(smallProject(), bench.project(), bench.author).ok());
        fs::create_symlink(bench.project(), link);
        auto opened = openForWork(link, bench.places, bench.author);
        QVERIFY(opened.ok());
        QVERIFY(opened->file == fileItself(bench.project()));
        QVERIFY(openForWork(bench.project(), bench.places, bench.author)->readOnly);  // it is open through the link
        opened->working->record(Command{{RenameProject{"later"}}, {}}, applied(opened->project, RenameProject{"later"}));
        QVERIFY(opened->working->save(link).ok());
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(openProject(bench.project())->name, std::string("later"));
        opened->working->discard();
    }
    void a_copy_is_made_as_bytes_unless_somebody_reads_an_older_state()
    {
        Bench bench;
        RandomUser user(3);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 20);
        QVERIFY(working->flush().ok());
        SQLite::Database from(working->file().string(), SQLite::OPEN_READWRITE, 500);
        QVERIFY(copyToFile(from, bench.root / "bytes.annulus"));
        play(user, *working, 5);
        QVERIFY(working->flush().ok());
        SQLite::Database reader(working->file().string(), SQLite::OPEN_READONLY);
        SQLite::Transaction older(reader);
        (void)reader.execAndGet("SELECT count(*) FROM log").getInt();
        play(user, *working, 5);
        QVERIFY(working->flush().ok());
        QVERIFY(!copyToFile(from, bench.root / "pages.annulus"));
        SQLite::Database pages((bench.root / "pages.annulus").string(), SQLite::OPEN_READONLY);
        QCOMPARE(readHead(pages).number, readHead(from).number);
        working->discard();
    }
    void a_folder_that_is_gone_is_named_when_the_project_cannot_be_saved()
    {
        Bench bench;
        auto working = WorkingCopy::forProject(smallProject(), bench.places, bench.author);
        working->record(Command{{RenameProject{"later"}}, {}}, applied(smallProject(), RenameProject{"later"}));
        const fs::path gone = bench.root / "gone";
        const auto saved = working->save(gone / "study.annulus");
        QVERIFY(!saved.ok());
        QVERIFY2(saved.error().what.english().find("not there") != std::string::npos || saved.error().what.english().find("cannot be written") != std::string::npos, sentence(saved.error()).c_str());
        working->discard();
    }
    void what_is_on_disk_need_not_stay_in_memory_and_comes_when_somebody_looks()
    {
        Bench bench;
        Project project = smallProject();
        auto working = WorkingCopy::forProject(project, bench.places, bench.author);
        ImageRecord image = imageRecord("P1", "1.9");
        const Bytes pixels{1, 2, 3, 4, 5, 6};
        image.thumbnail = std::make_shared<const Image>(Image{makeGrid(3, 2), pixels});
        const Command command{{AddImages{{image}}, StoreFeatures{"P1", {featureResult("roi-1", someRecipe(1), {{"lesion", "f", 1.0 / 7, {}}})}}}, {}};
        project = apply(project, command).value();
        const LazyNumbers numbers = project.findPatient("P1")->findFeatures("roi-1")->numbers;
        const Thumbnail thumbnail = project.findPatient("P1")->findImage("1.9")->thumbnail;
        QVERIFY(numbers.ifLoaded());
        working->record(command, project);
        QVERIFY(working->flush().ok());
        QVERIFY(!numbers.ifLoaded());
        QCOMPARE((*numbers.load())->values()[0], 1.0 / 7);
        QVERIFY(std::get<Bytes>(thumbnail.load()->pixels) == pixels);
        // They outlive save, and the file that they came from.
        QVERIFY(working->save(bench.project()).ok());
        working->discard();
        QCOMPARE((*numbers.load())->values()[0], 1.0 / 7);
        QVERIFY(std::get<Bytes>(thumbnail.load()->pixels) == pixels);
    }
    void a_folder_that_vanishes_takes_nothing_with_it()
    {
        Bench bench;
        RandomUser first(12);
        {
            auto working = WorkingCopy::forProject(first.project(), bench.places, bench.author);
            play(first, *working, 80);
            QVERIFY(working->save(bench.project()).ok());
            working->discard();
        }
        auto opened = openForWork(bench.project(), bench.places, bench.author);
        QVERIFY2(opened.ok(), opened.ok() ? "" : sentence(opened.error()).c_str());
        fs::rename(bench.root / "study", bench.root / "unplugged");
        RandomUser user(13, opened->project);
        play(user, *opened->working, 40);
        QVERIFY(opened->working->flush().ok());
        for (const auto& patient : opened->project.patients)
            for (const auto& result : patient->features)
                QVERIFY(result->numbers.load().ok());
        const auto refused = opened->working->save(bench.project());
        QVERIFY(!refused.ok());
        QVERIFY(!sentence(refused.error()).empty());
        QVERIFY(!fs::exists(bench.root / "study"));
        QVERIFY(opened->working->save(bench.root / "elsewhere.annulus").ok());
        QVERIFY(*openProject(bench.root / "elsewhere.annulus") == user.project());
        // A program that dies while it is away: the next start has the work and says what is missing.
        Bench after;
        play(user, *opened->working, 10);
        QVERIFY(opened->working->flush().ok());
        abandon(bench, opened->working->file(), after.places.folder);
        fs::remove(bench.root / "elsewhere.annulus");
        opened->working->discard();
        const auto found = findRecoverable(after.places);
        QCOMPARE(found.size(), std::size_t{1});
        auto recovered = recover(found[0], after.places, after.author);
        QVERIFY2(recovered.ok(), recovered.ok() ? "" : sentence(recovered.error()).c_str());
        QVERIFY(recovered->project == user.project());
        QCOMPARE(recovered->notes.size(), std::size_t{1});
        recovered->working->discard();
    }
    void a_working_copy_whose_program_died_before_its_first_transaction_is_nothing_to_restore()
    {
        Bench bench;
        makePrivateFolder(bench.places.folder);
        const fs::path file = newWorkingFile(bench.places);
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("PRAGMA journal_mode=WAL");
        QVERIFY(fs::file_size(file) > 0);
        QVERIFY(findRecoverable(bench.places).empty());
        QVERIFY(!fs::exists(file));
        // One that was written and lost its content is named and kept.
        const fs::path lost = newWorkingFile(bench.places);
        QVERIFY(writeFileAtomically(lost, "").ok());
        QVERIFY(writeFileAtomically(fs::path(lost) += "-wal", "frames").ok());
        const auto found = findRecoverable(bench.places);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].damaged.has_value());
        QVERIFY(fs::exists(lost));
    }
    void a_target_that_cannot_be_written_is_a_sentence_and_the_work_stays()
    {
        Bench bench;
        RandomUser user(10);
        auto working = WorkingCopy::forProject(user.project(), bench.places, bench.author);
        play(user, *working, 20);
        const auto gone = working->save(bench.root / "vanished/p.annulus");
        QVERIFY(!gone.ok());
        QVERIFY(sentence(gone.error()).find("could not be saved") != std::string::npos);
        QVERIFY(working->save(bench.project()).ok());
        QVERIFY(*openProject(bench.project()) == user.project());
        working->discard();
    }
};

ANNULUS_TEST(WorkingCopyTest);
#include "WorkingCopy_test.moc"
