#include "core/base/files.h"
#include "core/project/recoverWork.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

namespace {

/// No file may grow beyond this while the object lives: writing then fails as on a full disk or over a quota.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

/// A file system of a few hundred kilobytes, where we may make one.
class SmallDisk {
public:
    explicit SmallDisk(fs::path place) : place_(std::move(place))
    {
        fs::create_directories(place_);
        isThere = ::mount("tmpfs", place_.c_str(), "tmpfs", 0, "size=400k") == 0;
    }
    ~SmallDisk()
    {
        if (isThere)
            ::umount2(place_.c_str(), MNT_DETACH);
    }
    void fill() const
    {
        std::FILE* file = std::fopen((place_ / "filler").c_str(), "w");
        while (std::fputc('x', file) != EOF && std::fflush(file) == 0) {}
        std::fclose(file);
    }
    bool isThere = false;

private:
    fs::path place_;
};

int playUntilTrouble(RandomUser& user, WorkingCopy& working)
{
    for (int step = 1; step < 5000; ++step) {
        Happening happening = user.step();
        working.record(std::move(happening), user.project());
        if (step % 5 == 0 && !working.flush().ok())
            return step;
    }
    return 0;
}

}  // namespace

class DiskFullTest : public QObject {
    Q_OBJECT
    Author author_{"account", "reader", "host", "test"};

private slots:
    void when_no_file_can_grow_there_is_a_sentence_and_when_it_can_again_nothing_is_missing()
    {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        RandomUser user(41);
        auto working = WorkingCopy::forProject(user.project(), {root / "working", root / "fallback"}, author_);
        Project before = user.project();
        {
            const FileLimit limit(600'000);
            QVERIFY(working->save(root / "p.annulus").ok());
            QVERIFY(playUntilTrouble(user, *working) > 0);
            std::string refusal;
            for (int round = 0; round < 200 && refusal.empty(); ++round) {
                for (int step = 0; step < 20; ++step) {
                    Happening happening = user.step();
                    working->record(std::move(happening), user.project());
                }
                if (const auto saved = working->save(root / "p.annulus"))
                    before = user.project();
                else
                    refusal = saved.error().sentence();
            }
            QVERIFY2(refusal.find("could not be saved") != std::string::npos, refusal.c_str());
            QVERIFY(*openProject(root / "p.annulus") == before);  // the old file is as it was
        }
        QVERIFY(working->save(root / "p.annulus").ok());
        QVERIFY(*openProject(root / "p.annulus") == user.project());
        const auto report = verifyProject(root / "p.annulus");
        QVERIFY2(report.ok() && report->problems.empty(), report.ok() && !report->problems.empty() ? report->problems[0].sentence().c_str() : "");
        working->discard();
    }
    void on_a_full_disk_edits_are_kept_elsewhere_and_recovered_from_both_places()
    {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        const SmallDisk disk(root / "disk");
        if (!disk.isThere)
            QSKIP("only root may mount a small disk");
        RandomUser user(42);
        const WorkingPlaces places{root / "disk/working", root / "fallback"};
        auto working = WorkingCopy::forProject(user.project(), places, author_);
        QVERIFY(playUntilTrouble(user, *working) > 0);
        for (int step = 0; step < 20; ++step) {
            Happening happening = user.step();
            working->record(std::move(happening), user.project());
        }
        const auto trouble = working->flush();
        QVERIFY(!trouble.ok());
        QVERIFY(trouble.error().sentence().find((root / "fallback").string()) != std::string::npos);
        // Saving to a disk with room goes on; to the full one it is refused and leaves nothing half written.
        QVERIFY(working->save(root / "p.annulus").ok());
        QVERIFY(*openProject(root / "p.annulus") == user.project());
        QVERIFY(verifyProject(root / "p.annulus")->problems.empty());
        disk.fill();
        QVERIFY(!working->save(root / "disk/p.annulus").ok());
        QVERIFY(!fs::exists(root / "disk/p.annulus"));
        for (int step = 0; step < 20; ++step) {
            Happening happening = user.step();
            working->record(std::move(happening), user.project());
        }
        QVERIFY(!working->flush().ok());
        // A program that dies here leaves both halves; on a disk with room they are put together.
        const WorkingPlaces after{root / "after/working", root / "after/fallback"};
        fs::create_directories(after.folder);
        fs::create_directories(after.fallback);
        for (const char* suffix : {"", "-wal"})
            if (fs::exists(fs::path(working->file()) += suffix))
                fs::copy_file(fs::path(working->file()) += suffix, after.folder / (fs::path(working->file().filename()) += suffix));
        const fs::path overflow = overflowOf(working->file(), places);
        fs::copy_file(overflow, after.fallback / overflow.filename());
        working->discard();
        const auto found = findRecoverable(after);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(!found[0].damaged, found[0].damaged ? found[0].damaged->sentence().c_str() : "");
        auto recovered = recover(found[0], after, author_);
        QVERIFY2(recovered.ok(), recovered.ok() ? "" : recovered.error().sentence().c_str());
        QVERIFY(recovered->project == user.project());
        QVERIFY(recovered->working->save(root / "again.annulus").ok());
        QVERIFY(verifyProject(root / "again.annulus")->problems.empty());
        recovered->working->discard();
    }
};

ANNULUS_TEST(DiskFullTest);
#include "diskFull_test.moc"
