#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"
#include "tests/support/commandLine.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

/// verify, replay and relink as a user runs them.
class VerifyTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    fs::path root_ = folder_.path().toStdString();

    static QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

private slots:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((root_ / "data").string()));
        fs::create_directories(root_ / "images");
        Project project;
        for (const char* uid : {"1", "2"}) {
            ImageRecord image = imageRecord("P", uid);
            image.path = root_ / "images" / (std::string(uid) + ".dcm");
            QVERIFY(writeFileAtomically(image.path, std::string("pixels ") + uid).ok());
            image.hash = *hashFile(image.path);
            project = applied(project, AddImages{{image}});
        }
        QVERIFY(saveProject(project, root_ / "p.annulus").ok());
    }
    void a_whole_project_is_verified_and_replayed_into_an_equal_one()
    {
        const Ran verified = runCli({"verify", text(root_ / "p.annulus"), "--images"});
        QVERIFY2(verified.status == 0, verified.errors.c_str());
        QVERIFY(verified.output.find("2 images") != std::string::npos);
        const Ran replayed = runCli({"replay", text(root_ / "p.annulus"), "--out", text(root_ / "again.annulus")});
        QVERIFY2(replayed.status == 0, replayed.errors.c_str());
        QVERIFY(*openProject(root_ / "again.annulus") == *openProject(root_ / "p.annulus"));
    }
    void a_changed_entry_of_the_log_is_named_with_exit_status_1()
    {
        fs::copy_file(root_ / "p.annulus", root_ / "changed.annulus");
        {
            SQLite::Database database((root_ / "changed.annulus").string(), SQLite::OPEN_READWRITE);
            database.exec("UPDATE log SET account='mallory' WHERE number=2");
        }
        const Ran verified = runCli({"verify", text(root_ / "changed.annulus")});
        QCOMPARE(verified.status, 1);
        QVERIFY2(verified.errors.find("broken at entry 2") != std::string::npos, verified.errors.c_str());
        QCOMPARE(runCli({"verify", text(root_ / "images/1.dcm")}).status, 1);
    }
    void moved_images_are_found_again_and_the_rest_is_partly()
    {
        fs::create_directories(root_ / "archive/deep");
        fs::rename(root_ / "images/1.dcm", root_ / "archive/deep/IM1");
        fs::rename(root_ / "images/2.dcm", root_ / "hidden");
        const Ran first = runCli({"relink", text(root_ / "p.annulus"), "--search", text(root_ / "archive")});
        QVERIFY2(first.status == 3, first.errors.c_str());
        QVERIFY(first.errors.find("not found") != std::string::npos);
        QCOMPARE(openProject(root_ / "p.annulus")->findPatient("P")->findImage("1")->path, root_ / "archive/deep/IM1");
        fs::rename(root_ / "hidden", root_ / "archive/2.dcm");
        QCOMPARE(runCli({"relink", text(root_ / "p.annulus")}).status, 0);  // the project's folder is looked through
        QCOMPARE(runCli({"verify", text(root_ / "p.annulus"), "--images"}).status, 0);
        QVERIFY(fs::is_empty(root_ / "data/annulus/working"));
    }
};

ANNULUS_TEST(VerifyTest);
#include "verify_test.moc"
