#include "core/project/openProject.h"
#include "core/project/readHistory.h"
#include "core/project/store.h"
#include "core/project/verifyProject.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

#include <atomic>
#include <mutex>
#include <thread>

using namespace annulus;
using namespace annulus::tests;
namespace fs = std::filesystem;

/// What happens at once in the window: the user edits, a job reads a snapshot, a save runs, the history page reads the log.
class AtOnceTest : public QObject {
    Q_OBJECT
private slots:
    void edits_jobs_and_saves_at_once_lose_nothing()
    {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        RandomUser user(31);
        auto working = WorkingCopy::forProject(user.project(), {root / "working", root / "fallback"}, {"account", "reader", "host", "test"});
        std::mutex mutex;
        Project snapshot;
        std::atomic<bool> over = false;
        std::atomic<std::size_t> seen = 0;
        std::jthread job([&] {
            while (!over) {
                Project mine;
                {
                    const std::scoped_lock lock(mutex);
                    mine = snapshot;
                }
                for (const auto& patient : mine.patients) {
                    for (const Roi& roi : patient->rois)
                        seen += roi.outline.contours.size();
                    for (const auto& result : patient->features)
                        if (const auto numbers = result->numbers.load())
                            seen += (*numbers)->size();
                        else
                            qFatal("numbers were lost");
                    for (const ImageRecord* image : imagesOf(*patient))
                        if (image->thumbnail && !image->thumbnail.load())
                            qFatal("a thumbnail was lost");
                }
            }
        });
        std::jthread saver([&] {
            for (int round = 0; round < 5; ++round)
                if (!working->save(root / "study.annulus").ok())
                    qFatal("a save failed");
        });
        std::jthread reader([&] {
            HistoryMark end;
            while (!over) {
                (void)readLogOf(root / "study.annulus");
                if (const auto history = readHistory(working->file(), end)) {
                    if (history->broken)
                        qFatal("the log is broken");
                    end = history->end;
                }
            }
        });
        working->listen([&](const std::optional<Error>&) { qFatal("there was trouble"); });
        for (int step = 0; step < 300; ++step) {
            Happening happening = user.step();
            working->record(std::move(happening), user.project());
            const std::scoped_lock lock(mutex);
            snapshot = user.project();
        }
        working->record(Event{logKind::exported, {{"file", "features.csv"}}});
        saver.join();
        over = true;
        job.join();
        reader.join();
        QVERIFY(working->save(root / "study.annulus").ok());
        QVERIFY(*openProject(root / "study.annulus") == user.project());
        QVERIFY(verifyProject(root / "study.annulus")->problems.empty());
        working->discard();
    }
};

ANNULUS_TEST(AtOnceTest);
#include "atOnce_test.moc"
