#include "core/project/verifyProject.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/project/WorkingCopy.h"
#include "core/project/store.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

class VerifyProjectTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    Project project_;
    fs::path path(const char* name) { return folder_.filePath(name).toStdString(); }

    /// Runs SQL on a copy of the project and tells whether verify finds it.
    bool isFound(const std::string& sql)
    {
        fs::copy_file(path("whole.annulus"), path("touched.annulus"), fs::copy_options::overwrite_existing);
        {
            SQLite::Database database(path("touched.annulus").string(), SQLite::OPEN_READWRITE);
            database.exec(sql);
        }
        const auto report = verifyProject(path("touched.annulus"));
        return !report.ok() || !report->problems.empty();
    }

private slots:
    void initTestCase()
    {
        RandomUser user(11);
        auto working = WorkingCopy::forProject(user.project(), {path("working"), path("fallback")}, {"account", "reader", "host", "test"});
        for (int count = 0; count < 80; ++count) {
            Happening happening = user.step();
            working->record(std::move(happening), user.project());
        }
        working->record(Event{logKind::exported, {{"file", "features.csv"}}});
        QVERIFY(working->save(path("whole.annulus")).ok());
        project_ = user.project();
        working->discard();
        QVERIFY(verifyProject(path("whole.annulus"))->problems.empty());
    }
    void one_changed_character_in_any_field_of_any_entry_is_found()
    {
        const auto entries = readLogOf(path("whole.annulus"));
        QVERIFY(entries->size() > 80);
        for (const LogEntry& entry : *entries) {
            const std::string row = " WHERE number=" + std::to_string(entry.number);
            // The middle character of one field after the other.
            const char* fields[] = {"time", "account", "reader", "host", "program", "kind", "body", "hash"};
            const char* field = fields[entry.number % 8];
            const std::string change = std::string("UPDATE log SET ") + field + "=substr(" + field + ",1,length(" + field + ")/2)||'~'||substr(" + field + ",length(" + field + ")/2+2)";
            QVERIFY2(isFound(change + row), (entry.kind + " " + field).c_str());
        }
    }
    void an_entry_that_is_missing_added_or_swapped_is_found()
    {
        QVERIFY(isFound("DELETE FROM log WHERE number=40"));
        QVERIFY(isFound("DELETE FROM log WHERE number=1"));
        QVERIFY(isFound("DELETE FROM log WHERE number>40"));
        QVERIFY(isFound("DELETE FROM log WHERE number=(SELECT max(number) FROM log)"));  // that of the save: no state depends on it
        QVERIFY(isFound("INSERT INTO log SELECT max(number)+1,time,account,reader,host,program,kind,body,hash FROM log"));
        QVERIFY(isFound("UPDATE log SET number=-1 WHERE number=40; UPDATE log SET number=40 WHERE number=41; UPDATE log SET number=41 WHERE number=-1"));
    }
    void a_state_that_is_not_what_the_log_tells_is_found()
    {
        QVERIFY(isFound("UPDATE meta SET value='another' WHERE key='name'"));
        QVERIFY(isFound("UPDATE roi SET json=replace(json,'reader','Reader')"));
        QVERIFY(isFound("UPDATE image SET hash='0'"));
        QVERIFY(isFound("DELETE FROM roi"));
        QVERIFY(isFound("UPDATE blob SET bytes=x'00' WHERE hash=(SELECT min(hash) FROM blob)"));
        QVERIFY(!isFound("UPDATE meta SET value=value"));  // the test itself does no harm
    }
    void what_is_replayed_to_another_file_keeps_the_log()
    {
        QVERIFY(writeReplayed(path("whole.annulus"), path("again.annulus")).ok());
        QVERIFY(*openProject(path("again.annulus")) == project_);
        const auto report = verifyProject(path("again.annulus"));
        QVERIFY(report.ok() && report->problems.empty());
        QCOMPARE(report->edits, verifyProject(path("whole.annulus"))->edits);
    }
    void any_altered_byte_is_found_or_changes_nothing_that_is_read()
    {
        const std::string whole = *readTextFile(path("whole.annulus"));
        for (std::size_t at = 0; at < whole.size(); at += 1009) {
            std::string altered = whole;
            altered[at] = static_cast<char>(altered[at] ^ 0x11);
            QVERIFY(writeFileAtomically(path("altered.annulus"), altered).ok());
            const auto report = verifyProject(path("altered.annulus"));
            if (!report.ok() || !report->problems.empty())
                continue;
            const auto opened = openProject(path("altered.annulus"));
            QVERIFY2(opened.ok() && *opened == project_, std::to_string(at).c_str());
            QVERIFY(*readLogOf(path("altered.annulus")) == *readLogOf(path("whole.annulus")));
        }
    }
    void image_files_are_compared_with_what_was_imported_when_asked()
    {
        Project project;
        ImageRecord image = imageRecord("P", "1");
        image.path = path("image.dcm");
        QVERIFY(writeFileAtomically(image.path, "pixels").ok());
        image.hash = *hashFile(image.path);
        project = applied(project, AddImages{{image}});
        QVERIFY(saveProject(project, path("images.annulus")).ok());
        QVERIFY(verifyProject(path("images.annulus"), {.images = true})->problems.empty());
        QVERIFY(writeFileAtomically(image.path, "others").ok());
        QCOMPARE(verifyProject(path("images.annulus"), {.images = true})->problems.size(), std::size_t{1});
        fs::remove(image.path);
        const auto report = verifyProject(path("images.annulus"), {.images = true});
        QCOMPARE(report->missingImages, std::size_t{1});
        QVERIFY(report->problems[0].sentence().find("not there") != std::string::npos);
        QVERIFY(verifyProject(path("images.annulus"))->problems.empty());
    }
};

ANNULUS_TEST(VerifyProjectTest);
#include "verifyProject_test.moc"
