#include "core/roi/rasterise.h"
#include "tests/ui/view/reading.h"

#include <QWheelEvent>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

// Truth: what a hand would see on the page after each gesture.
class DrawingTest : public QObject {
    Q_OBJECT

    static Mask maskOf(const Reading& reading)
    {
        const Roi& roi = reading.patient().rois.front();
        const ImageRecord* image = reading.patient().findImage(roi.imageUid);
        return rasterise(roi.outline, makeGrid(image->facts.columns, image->facts.rows));
    }

private slots:
    void brush_strokes_are_named_undone_and_inverted()
    {
        Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_B);
        QVERIFY(reading.page->editor().tool() == ToolKind::brush);
        reading.drag(reading.on(60, 60), reading.on(100, 60));
        QCOMPARE(reading.patient().rois.size(), std::size_t{1});
        QVERIFY2(reading.undoName().startsWith("Draw "), qPrintable(reading.undoName()));
        QVERIFY(reading.page->editor().tool() == ToolKind::brush);  // the next stroke goes on
        const Mask first = maskOf(reading);
        reading.drag(reading.on(100, 60), reading.on(100, 100));
        QVERIFY2(reading.undoName().startsWith("Brush 3 "), qPrintable(reading.undoName()));
        const Mask second = maskOf(reading);
        QVERIFY(second.count() > first.count() && subtract(first, second).isEmpty());
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(maskOf(reading), first);
        reading.key(Qt::Key_E);
        reading.drag(reading.on(60, 60), reading.on(70, 60));
        QVERIFY2(reading.undoName().startsWith("Eraser 3 "), qPrintable(reading.undoName()));
        QVERIFY(maskOf(reading).count() < first.count());
    }
    void keys_and_wheel_change_the_size_of_the_brush()
    {
        Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_B);
        const double before = reading.page->editor().regionSettings().brushSize;
        reading.key(Qt::Key_BracketRight);
        QVERIFY(reading.page->editor().regionSettings().brushSize > before);
        reading.key(Qt::Key_BracketLeft);
        QCOMPARE(reading.page->editor().regionSettings().brushSize, before);
        QWheelEvent wheel(reading.on(60, 60), reading.tile().mapToGlobal(reading.on(60, 60)), {}, {0, 120}, Qt::NoButton, Qt::ShiftModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&reading.tile(), &wheel);
        QVERIFY(reading.page->editor().regionSettings().brushSize > before);
    }
    void growing_and_shrinking_are_steps_of_the_undo_list()
    {
        Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        const auto drawn = maskOf(reading).count();
        reading.key(Qt::Key_BracketRight, Qt::ControlModifier);
        QVERIFY2(reading.undoName().startsWith("Grow "), qPrintable(reading.undoName()));
        QVERIFY(maskOf(reading).count() > drawn);
        reading.key(Qt::Key_BracketLeft, Qt::ControlModifier);
        QVERIFY2(reading.undoName().startsWith("Shrink "), qPrintable(reading.undoName()));
    }
    void escape_drops_the_tool_and_keeps_the_outline()
    {
        Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.key(Qt::Key_B);
        QTest::mousePress(&reading.tile(), Qt::LeftButton, {}, reading.on(60, 60));
        reading.key(Qt::Key_Escape);
        QTest::mouseRelease(&reading.tile(), Qt::LeftButton, {}, reading.on(60, 60));
        QVERIFY(reading.page->editor().tool() == ToolKind::brush);
        QVERIFY(reading.undoName().startsWith("Draw "));
        reading.key(Qt::Key_Escape);
        QVERIFY(reading.page->editor().tool() == ToolKind::edit);
        QCOMPARE(reading.patient().rois.size(), std::size_t{1});
    }
    void there_is_no_frame_after_the_last()
    {
        Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.key(Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(reading.patient().rois.size(), std::size_t{1});
        QVERIFY(!reading.desk.notices.notices().empty());
    }
};
ANNULUS_TEST(DrawingTest);

#include "drawing_test.moc"
