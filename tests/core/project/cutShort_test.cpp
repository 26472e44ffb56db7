#include "core/base/files.h"
#include "core/base/random.h"
#include "core/project/recoverWork.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

/// Files that end too early are refused with a sentence or give a state that the user has had; half-written work is
/// never shown as whole.
class CutShortTest : public QObject {
    Q_OBJECT

    static constexpr int cuts = 200;
    QTemporaryDir folder_;
    fs::path root_ = folder_.path().toStdString();
    Author author_{"account", "reader", "host", "test"};
    std::vector<Project> states_;
    std::string file_, working_, wal_, settled_;
    std::string name_;

    bool wasOnce(const Project& project) const { return std::ranges::find(states_, project) != states_.end(); }

private slots:
    void initTestCase()
    {
        const WorkingPlaces places{root_ / "made", root_ / "fallback"};
        RandomUser user(21);
        auto working = WorkingCopy::forProject(user.project(), places, author_);
        states_.push_back(user.project());
        for (int step = 0; step < 150; ++step) {
            Happening happening = user.step();
            working->record(std::move(happening), user.project());
            states_.push_back(user.project());
            if (step % 10 == 0)
                QVERIFY(working->flush().ok());
            if (step == 60)
                QVERIFY(working->save(root_ / "study.annulus").ok());
        }
        QVERIFY(working->flush().ok());
        name_ = working->file().filename().string();
        file_ = *readTextFile(root_ / "study.annulus");
        working_ = *readTextFile(working->file());
        wal_ = *readTextFile(fs::path(working->file()) += "-wal");
        QVERIFY(wal_.size() > 4096);
        working->discard();
        // The same when everything has moved from the write-ahead log into the file.
        QVERIFY(writeFileAtomically(root_ / "settled", working_).ok());
        QVERIFY(writeFileAtomically(root_ / "settled-wal", wal_).ok());
        SQLite::Database((root_ / "settled").string(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
        settled_ = *readTextFile(root_ / "settled");
    }
    void a_project_file_that_ends_early_is_refused()
    {
        Random random(1);
        for (int cut = 0; cut < cuts; ++cut) {
            const auto length = random.below(file_.size());
            QVERIFY(writeFileAtomically(root_ / "cut.annulus", file_.substr(0, length)).ok());
            const auto opened = openProject(root_ / "cut.annulus");
            QVERIFY2(!opened.ok(), std::to_string(length).c_str());
            QVERIFY(!opened.error().sentence().empty());
            QVERIFY(!verifyProject(root_ / "cut.annulus").ok());
        }
    }
    void a_working_copy_or_its_write_ahead_log_that_ends_early_is_refused_or_gives_an_earlier_state()
    {
        Random random(2);
        int refused = 0, given = 0;
        for (int cut = 0; cut < cuts; ++cut) {
            const fs::path here = root_ / ("cut" + std::to_string(cut));
            const WorkingPlaces places{here / "working", here / "fallback"};
            fs::create_directories(places.folder);
            // The log cut, the file cut beside a whole log, or the file cut when it holds everything.
            const int kind = cut % 3;
            const std::string& whole = kind == 2 ? settled_ : working_;
            const std::string database = kind == 0 || whole.empty() ? whole : whole.substr(0, random.below(whole.size()));
            const std::string log = kind == 0 ? wal_.substr(0, random.below(wal_.size())) : kind == 1 ? wal_ : std::string();
            QVERIFY(writeFileAtomically(places.folder / name_, database).ok());
            QVERIFY(writeFileAtomically(places.folder / (name_ + "-wal"), log).ok());
            const auto recoverable = findRecoverable(places);
            // Work is never thrown away without a word. Only a log cut back to what the project file holds leaves nothing to offer.
            constexpr std::size_t headerBytes = 100;  // of an SQLite file: less was never one
            if (kind != 0 && database.size() >= headerBytes)
                QVERIFY2(!recoverable.empty(), qPrintable(QString("kind %1, %2 of %3 bytes").arg(kind).arg(database.size()).arg(whole.size())));
            for (const Recoverable& found : recoverable) {
                const auto recovered = recover(found, places, author_);
                if (!recovered.ok()) {
                    ++refused;
                    QVERIFY(!recovered.error().sentence().empty());
                    continue;
                }
                ++given;
                QVERIFY2(wasOnce(recovered->project), std::to_string(cut).c_str());
                if (cut % 20 == 0) {
                    QVERIFY(recovered->working->save(here / "out.annulus").ok());
                    const auto report = verifyProject(here / "out.annulus");
                    QVERIFY(report.ok() && report->problems.empty());
                }
                recovered->working->discard();
            }
            fs::remove_all(here);
        }
        qInfo("%d refused, %d gave an earlier state", refused, given);
        QVERIFY(refused > 0 && given > 0);
    }
};

ANNULUS_TEST(CutShortTest);
#include "cutShort_test.moc"
