#include "core/project/History.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

class HistoryTest : public QObject {
    Q_OBJECT

    static void step(Project& current, History& history, const Edit& edit)
    {
        Project next = applied(current, edit);
        history.push(current, nameOf(edit, current), touchedBy(edit), next);
        current = std::move(next);
    }

private slots:
    void undo_and_redo_walk_through_the_same_values()
    {
        History history;
        Project current = smallProject();
        std::vector<Project> values{current};
        for (const char* name : {"a", "b", "c"}) {
            step(current, history, RenameRoi{"P1", "roi-1", name});
            values.push_back(current);
        }
        QCOMPARE(history.undoName().english(), std::string("Rename b to c"));
        for (std::size_t back = 3; back-- > 0;) {
            QCOMPARE(history.undo(current).patients, std::set<std::string>{"P1"});
            QVERIFY(current == values[back]);
        }
        QVERIFY(!history.canUndo());
        for (std::size_t on = 1; on <= 3; ++on) {
            history.redo(current);
            QVERIFY(current == values[on]);
        }
        QVERIFY(!history.canRedo());
    }
    void a_new_edit_ends_redo()
    {
        History history;
        Project current = smallProject();
        step(current, history, RenameRoi{"P1", "roi-1", "a"});
        history.undo(current);
        QVERIFY(history.canRedo());
        step(current, history, RenameRoi{"P1", "roi-1", "b"});
        QVERIFY(!history.canRedo());
    }
    void the_oldest_steps_are_forgotten_beyond_the_limit()
    {
        History history(2);
        Project current = smallProject();
        for (const char* name : {"a", "b", "c"})
            step(current, history, RenameRoi{"P1", "roi-1", name});
        history.undo(current);
        history.undo(current);
        QVERIFY(!history.canUndo());
        QCOMPARE(current.findPatient("P1")->findRoi("roi-1")->name, std::string("a"));
    }
    void the_oldest_steps_are_forgotten_beyond_the_bytes_but_the_last_one_stays()
    {
        // An outline of 1,000 points is 16,000 bytes; each step keeps the one before.
        History history(500, 100'000);
        Project current = smallProject();
        for (int count = 0; count < 20; ++count) {
            Outline outline{{Contour(1000, Point{1.0 * count, 2})}};
            step(current, history, SetOutline{"P1", "roi-1", outline, {}});
        }
        QVERIFY(history.bytes() <= 100'000);
        QVERIFY(history.bytes() > 50'000);
        History small(500, 10);
        for (int count = 0; count < 3; ++count)
            step(current, small, SetOutline{"P1", "roi-1", {{Contour(1000, Point{1.0 * count, 3})}}, {}});
        QVERIFY(small.canUndo());
        small.undo(current);
        QVERIFY(!small.canUndo());
        QCOMPARE(small.bytes(), std::size_t{0});
    }
};

ANNULUS_TEST(HistoryTest);
#include "History_test.moc"
