#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "ui/pages/read/readState.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/keyMap.h"

#include <QKeyEvent>

#include <set>

using namespace annulus;
using namespace annulus::ui;

class ReadStateTest : public QObject {
    Q_OBJECT
private slots:
    void an_empty_project_says_the_next_step()
    {
        QVERIFY(readState({}, {}).empty.contains("Import"));
        QVERIFY(!readState(tests::smallProject(), {}).empty.isEmpty());
        QVERIFY(readState(tests::smallProject(), {"P1", "1.1", {}, 1}).empty.isEmpty());
    }
    void images_and_lesions_are_listed_with_where_they_are()
    {
        const ReadState state = readState(tests::smallProject(), {"P1", "1.1", "roi-1", 1});
        QCOMPARE(state.images.size(), 2u);
        QCOMPARE(state.images[0].label, QString("R CC"));
        QVERIFY(state.images[0].isCurrent);
        QCOMPARE(state.images[0].outlines, 1);
        QCOMPARE(state.lesions.size(), 1u);
        QVERIFY(state.lesions[0].isHere && state.lesions[0].isSelected);
        QCOMPARE(state.lesions[0].place, QString("R CC"));
        QVERIFY(!readState(tests::smallProject(), {"P1", "1.2", {}, 1}).lesions[0].isHere);
    }
    void equal_labels_are_numbered()
    {
        Project project;
        project = tests::applied(project, AddImages{{tests::imageRecord("P", "1"), tests::imageRecord("P", "2")}});
        const ReadState state = readState(project, {"P", "1", {}, 1});
        QCOMPARE(state.images[0].label, QString("R CC 1"));
        QCOMPARE(state.images[1].label, QString("R CC 2"));
    }
    void views_of_one_lesion_share_its_name()
    {
        const Project project = tests::smallProject();  // "Lesion 1" on image 1.1
        const Patient& patient = *project.findPatient("P1");
        QCOMPARE(newLesionName(patient, "1.2", 1), QString("Lesion 1"));
        QCOMPARE(newLesionName(patient, "1.1", 1), QString("Lesion 2"));
    }
    void calibration_by_hand_is_said_everywhere()
    {
        Project project = tests::applied(tests::smallProject(), SetManualSpacing{"P1", "1.1", Spacing{0.08, 0.08, SpacingBasis::manual, 1}});
        const ReadState state = readState(project, {"P1", "1.1", {}, 1});
        QVERIFY(state.badges.join(' ').contains("by hand"));
        QVERIFY(state.spacingWords.contains("0.08") && state.spacingWords.contains("by hand"));
    }
    void no_key_means_two_things()
    {
        const KeyMap keys;
        std::set<QString> seen;
        for (const KeyRow& row : keys.rows())
            for (const QKeySequence& key : row.keys)
                QVERIFY2(seen.insert(key.toString()).second, qPrintable(key.toString()));
    }
    void keys_find_their_command_and_can_be_given_to_another()
    {
        KeyMap keys;
        const auto press = [](int key, Qt::KeyboardModifiers modifiers = {}) { return QKeyEvent(QEvent::KeyPress, key, modifiers); };
        QCOMPARE(keys.find(press(Qt::Key_P))->command, Command::polygonTool);
        QCOMPARE(keys.find(press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier))->command, Command::redo);
        QCOMPARE(keys.find(press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier))->command, Command::zoomIn);
        QVERIFY(!keys.find(press(Qt::Key_P, Qt::ControlModifier)));
        keys.rebind("freehand-tool", {Qt::Key_P});
        QCOMPARE(keys.find(press(Qt::Key_P))->command, Command::freehandTool);
        QVERIFY(!keys.find(press(Qt::Key_H)));
    }
    void a_window_drag_widens_to_the_right_and_brightens_upwards_in_both_polarities()
    {
        const Window start{2000, 1000, VoiFunction::sigmoid, "soft"};
        const Window wider = draggedWindow(start, {160, 0}, false);
        QCOMPARE(wider.width, 2000.0);
        QCOMPARE(wider.centre, 2000.0);
        QCOMPARE(wider.function, VoiFunction::linear);
        for (const bool inverted : {false, true}) {
            annulus::Display display;
            display.inverted = inverted;
            display.window = draggedWindow(start, {0, 0}, inverted);
            const int before = displayByte(display, 2100);
            display.window = draggedWindow(start, {0, 40}, inverted);
            QVERIFY(displayByte(display, 2100) > before);
        }
        QCOMPARE(draggedWindow(start, {0, 40}, false).centre, 1900.0);  // a lower centre
        QVERIFY(draggedWindow(start, {-1e6, 0}, false).width >= 1);
    }
};

ANNULUS_TEST(ReadStateTest);
#include "readState_test.moc"
