#include "core/roi/rasterise.h"
#include "tests/support/runTests.h"
#include "tests/ui/view/reading.h"
#include "ui/pages/read/ReadInspector.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

class ReadPageTest : public QObject {
    Q_OBJECT
private slots:
    void the_first_image_of_the_chosen_patient_opens_with_its_own_window()
    {
        const Reading reading(patternImage(200, 160));
        QCOMPARE(QString::fromStdString(reading.desk.selection.image()), QString("1.2.3.1"));
        const QStringList status = reading.page->statusParts();
        QCOMPARE(status.front(), QString("RCC"));
        QVERIFY(status.join('|').contains("For Presentation"));
        // The picture is the display chain's: 12-bit window 2048/4096 over the sampled pixels.
        reading.tile().oneToOne();
        const QImage picture = reading.tile().grabPicture();
        const Image image = patternImage(200, 160);
        const annulus::Display display{{2048, 4096, VoiFunction::linear, {}}, {}, {}, false, {}, DisplaySource::objectWindow};
        const Placement placement = reading.tile().placement();
        for (int j = 0; j < 160; j += 3)
            for (int i = 0; i < 200; i += 3) {
                const QPoint at(static_cast<int>(placement.x) + i, static_cast<int>(placement.y) + j);
                if (picture.rect().contains(at))
                    QCOMPARE(qRed(picture.pixel(at)), int(displayByte(display, image.at(i, j))));
            }
    }
    void a_polygon_drawn_by_hand_becomes_one_edit_with_its_mask_and_rings()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        QCOMPARE(reading.patient().rois.size(), 1u);
        const Roi roi = reading.patient().rois.front();
        QCOMPARE(QString::fromStdString(roi.name), QString("Lesion 1"));
        QCOMPARE(roi.imageUid, std::string("1.2.3.1"));
        QCOMPARE(reading.undoName(), QString("Draw Lesion 1"));
        // A click lies within half a device-independent pixel of what was meant.
        const double slip = reading.tile().pixelSize();
        for (std::size_t at = 0; at < 4; ++at) {
            QVERIFY(std::abs(roi.outline.contours[0][at].x - lesion[at].x) <= slip);
            QVERIFY(std::abs(roi.outline.contours[0][at].y - lesion[at].y) <= slip);
        }
        reading.settle();
        const RegionView* view = reading.page->regions().find(roi.id);
        QVERIFY(view);
        QCOMPARE(view->pixels, rasterise(roi.outline, makeGrid(200, 160)).count());
        QCOMPARE(view->rings.size(), 3u);
        QVERIFY(std::abs(view->measures.area - 50 * 40 * 0.01) < 0.5);  // 0.1 mm pixels
        QVERIFY(reading.inspectorSays(QString("mm²")));
    }
    void undo_and_redo_by_keys_restore_to_the_bit()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        const Project drawn = reading.desk.document.project();
        reading.drag(reading.on(110, 100), reading.on(130, 120));
        QCOMPARE(reading.undoName(), QString("Move point of Lesion 1"));
        const Project moved = reading.desk.document.project();
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.desk.document.project() == drawn);
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.patient().rois.empty());
        reading.key(Qt::Key_Y, Qt::ControlModifier);
        reading.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(reading.desk.document.project() == moved);
    }
    void a_drag_previews_with_rings_and_touches_the_document_once()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.settle();
        const Project before = reading.desk.document.project();
        const std::string id = reading.patient().rois.front().id;
        const auto pixels = reading.page->regions().find(id)->pixels;
        QTest::mousePress(&reading.tile(), Qt::LeftButton, {}, reading.on(110, 100));
        QTest::mouseMove(&reading.tile(), reading.on(140, 130));
        QTRY_VERIFY(reading.page->regions().find(id)->pixels > pixels + 200);  // live
        QVERIFY(reading.desk.document.project() == before);
        QTest::mouseRelease(&reading.tile(), Qt::LeftButton, {}, reading.on(140, 130));
        QVERIFY(!(reading.desk.document.project() == before));
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.desk.document.project() == before);
        QTRY_COMPARE(reading.page->regions().find(id)->pixels, pixels);
    }
    void escape_drops_the_tool_only()
    {
        const Reading reading(patternImage(200, 160));
        reading.tile().zoomBy(2);
        const View view = reading.tile().view();
        reading.key(Qt::Key_P);
        reading.click(60, 60);
        reading.click(90, 60);
        reading.key(Qt::Key_Escape);
        QVERIFY(!reading.page->editor().isBusy());
        QCOMPARE(reading.page->editor().tool(), ToolKind::polygon);
        reading.key(Qt::Key_Escape);
        QCOMPARE(reading.page->editor().tool(), ToolKind::edit);
        QVERIFY(reading.tile().view() == view);
        QVERIFY(reading.patient().rois.empty());
    }
    void while_points_are_placed_undo_takes_the_last_one_back()
    {
        const Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_P);
        for (const Point& point : lesion)
            reading.click(point.x, point.y);
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.front().outline.contours.front().size(), 3u);
    }
    void freehand_rename_and_delete()
    {
        const Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_H);
        QTest::mousePress(&reading.tile(), Qt::LeftButton, {}, reading.on(140, 80));
        for (int step = 1; step <= 40; ++step)
            QTest::mouseMove(&reading.tile(), reading.on(100 + 40 * std::cos(step * M_PI / 20), 80 + 40 * std::sin(step * M_PI / 20)));
        QTest::mouseRelease(&reading.tile(), Qt::LeftButton, {}, reading.on(140, 80));
        QCOMPARE(reading.patient().rois.size(), 1u);
        const auto count = rasterise(reading.patient().rois.front().outline, makeGrid(200, 160)).count();
        QVERIFY(std::abs(static_cast<double>(count) - M_PI * 1600) < 0.03 * M_PI * 1600);
        reading.settle();
        QTest::qWait(10);  // the new row of the list appears
        reading.key(Qt::Key_F2);
        auto* edit = reading.inspector->findChild<QLineEdit*>("lesionName");
        QVERIFY(edit && edit->isVisible());
        edit->setText("Index mass");
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(QString::fromStdString(reading.patient().rois.front().name), QString("Index mass"));
        reading.key(Qt::Key_Delete);
        QVERIFY(reading.patient().rois.empty());
        QCOMPARE(reading.undoName(), QString("Delete Index mass"));
    }
    void right_drag_changes_the_window_by_the_stated_rule()
    {
        const Reading reading(patternImage(200, 160));
        reading.drag({300, 300}, {460, 260}, Qt::RightButton);  // 160 to the right, 40 up
        const QString words = reading.page->statusParts().join('|');
        QVERIFY2(words.contains("by hand") && words.contains("8,192") && words.contains("1,638"), qPrintable(words));  // 2048 - 40 * 4096 / 400
        reading.key(Qt::Key_R);
        QVERIFY(reading.page->statusParts().join('|').contains("window of the image"));
    }
    void invert_shows_a_badge_and_brightens_what_was_dark()
    {
        const Reading reading(patternImage(200, 160));
        reading.tile().oneToOne();
        const QImage before = reading.tile().grabPicture();
        reading.key(Qt::Key_I);
        const QImage after = reading.tile().grabPicture();
        const QPointF inside = reading.tile().positionOf({100, 80}) * reading.tile().devicePixelRatioF();
        const QPoint at(static_cast<int>(inside.x()), static_cast<int>(inside.y()));
        QVERIFY(std::abs(qRed(before.pixel(at)) + qRed(after.pixel(at)) - 255) <= 1);
        QVERIFY(reading.tile().overlay().frame().badges.join(' ').contains("inverted"));
    }
    void the_status_tells_position_and_stored_value()
    {
        const Reading reading(patternImage(200, 160));
        reading.tile().oneToOne();
        const QPoint middle = reading.on(100, 80);
        const Point at = reading.tile().imageAt(middle);
        QTest::mouseMove(&reading.tile(), middle);
        const auto i = std::llround(at.x), j = std::llround(at.y);
        const QString expected = QString("x %1  y %2").arg(i).arg(j);
        QVERIFY(reading.page->statusParts().back().startsWith(expected));
        QVERIFY(reading.page->statusParts().back().endsWith(QString::number(patternImage(200, 160).at(i, j))));
    }
    void an_uncalibrated_image_refuses_millimetres_and_offers_two_clicks()
    {
        const Reading reading(patternImage(200, 160), {.spacing = {}});
        QVERIFY(reading.inspectorSays("not calibrated"));
        reading.polygon(lesion);
        reading.settle();
        const std::string id = reading.patient().rois.front().id;
        QVERIFY(reading.page->regions().find(id)->refused);
        QVERIFY(reading.page->regions().find(id)->rings.empty());

        auto* offer = reading.inspector->findChild<QPushButton*>("calibrate");
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        reading.click(20, 20);
        reading.click(20, 120);
        auto* length = reading.page->findChild<QDoubleSpinBox*>("calibrationLength");
        QVERIFY(length->isVisible());
        QVERIFY(reading.page->focusWidget() == length);  // the number can be typed at once
        QTest::keyClicks(length, "25");
        QTest::keyClick(length, Qt::Key_Return);
        QVERIFY(reading.page->focusWidget() == &reading.tile());
        const ImageRecord& image = *reading.patient().findImage("1.2.3.1");
        QVERIFY(image.manualSpacing);
        QVERIFY(std::abs(image.manualSpacing->x - 0.25) < 0.005);  // 25 mm over 100 pixels, clicks within a pixel
        QCOMPARE(image.manualSpacing->basis, SpacingBasis::manual);
        QTRY_VERIFY(!reading.page->regions().isRunning());
        QCOMPARE(reading.page->regions().find(id)->rings.size(), 3u);
        QVERIFY(reading.page->statusParts().join('|').contains("by hand"));
        QVERIFY(reading.tile().overlay().frame().badges.join(' ').contains("by hand"));
    }
    void calibration_follows_the_pixel_aspect_ratio_and_says_when_square_is_assumed()
    {
        // Pixels twice as high as wide: 100 rows are as long as 200 columns.
        const Reading reading(patternImage(200, 160), {.spacing = {}, .aspect = "2\\1"});
        QCOMPARE(reading.tile().image().shape.aspect, 2.0);
        reading.key(Qt::Key_K);
        reading.click(20, 20);
        reading.click(20, 120);
        reading.page->editor().calibrate({50});
        const Spacing spacing = *reading.patient().findImage("1.2.3.1")->manualSpacing;
        QVERIFY(std::abs(spacing.y - 0.5) < 0.01);
        QCOMPARE(spacing.y, 2 * spacing.x);
        const QString status = reading.page->statusParts().join('|');
        QVERIFY2(status.contains("by hand") && !status.contains("assumed"), qPrintable(status));
        const Reading square(patternImage(200, 160), {.spacing = {}});
        square.key(Qt::Key_K);
        square.click(20, 20);
        square.click(20, 120);
        square.page->editor().calibrate({50});
        QVERIFY(square.page->statusParts().join('|').contains("square pixels assumed"));
    }
    void a_calibration_line_begun_anew_takes_its_length_field_back()
    {
        const Reading reading(patternImage(200, 160), {.spacing = {}});
        reading.key(Qt::Key_K);
        reading.click(20, 20);
        reading.click(20, 120);
        QVERIFY(reading.page->editor().measured());
        reading.click(50, 50);
        QVERIFY(!reading.page->editor().measured());
        reading.click(50, 100);
        QVERIFY(reading.page->editor().measured());
        reading.key(Qt::Key_Escape);
        QVERIFY(!reading.page->editor().measured());
    }
    void a_scale_of_the_file_is_measured_with_and_replaced_only_by_another_length()
    {
        const Reading reading(patternImage(200, 160));  // 0.1 mm by the file
        const auto manual = [&] { return reading.patient().findImage("1.2.3.1")->manualSpacing; };
        reading.key(Qt::Key_K);
        reading.click(20, 20);
        reading.click(20, 120);
        auto* length = reading.page->findChild<QDoubleSpinBox*>("calibrationLength");
        QVERIFY(std::abs(length->value() - 10) < 0.2);  // 100 pixels, clicks within a pixel
        QTest::keyClick(length, Qt::Key_Return);
        QVERIFY(!manual());
        length->selectAll();
        QTest::keyClicks(length, "40");
        QTest::keyClick(length, Qt::Key_Return);
        QVERIFY(manual() && std::abs(manual()->x - 0.4) < 0.01);
        QVERIFY(reading.page->statusParts().join('|').contains("the file: 0.1"));
        reading.key(Qt::Key_K);
        QPushButton* back = nullptr;
        for (QPushButton* button : reading.page->findChildren<QPushButton*>())
            if (button->isVisibleTo(reading.page.get()) && button->text() == "Use the file's scale")
                back = button;
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(!manual());
    }
    void the_pixel_under_a_resting_cursor_follows_the_view()
    {
        const Reading reading(patternImage(200, 160));
        QCursor::setPos(reading.tile().mapToGlobal(reading.on(60, 60)));
        QTest::mouseMove(&reading.tile(), reading.on(60, 60));
        QTRY_VERIFY(reading.tile().underMouse());
        const QString before = reading.page->statusParts().back();
        reading.key(Qt::Key_1, Qt::ControlModifier);
        reading.key(Qt::Key_Plus, Qt::ControlModifier);
        reading.key(Qt::Key_F);
        QCOMPARE(reading.page->statusParts().back(), before);
        reading.tile().setView({View::Mode::free, 3, {20, 20}});
        QVERIFY(reading.page->statusParts().back() != before);
    }
    void two_lesions_of_one_frame_keep_two_names()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.polygon({{130, 20}, {160, 20}, {160, 50}});
        reading.page->editor().rename(reading.patient().rois[1].id, "Lesion 1");
        QCOMPARE(reading.patient().rois[1].name, std::string("Lesion 2"));
        QVERIFY(reading.desk.notices.notices().back().text.contains("called"));
        reading.page->editor().rename(reading.patient().rois[1].id, "Cyst");
        QCOMPARE(reading.patient().rois[1].name, std::string("Cyst"));
    }
    void measures_are_told_without_choosing_and_the_choice_outlives_undo_and_other_images()
    {
        const Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.polygon(lesion);
        reading.polygon({{130, 20}, {160, 20}, {160, 50}});
        const std::string first = reading.patient().rois[0].id, second = reading.patient().rois[1].id;
        QCOMPARE(reading.desk.selection.roi(), second);
        reading.click(80, 80);
        QCOMPARE(reading.desk.selection.roi(), first);
        reading.key(Qt::Key_Down);
        reading.settle();
        reading.polygon({{40, 60}, {80, 60}, {80, 120}});
        reading.key(Qt::Key_Up);
        reading.settle();
        QCOMPARE(reading.desk.selection.roi(), first);  // as it was left
        reading.key(Qt::Key_Delete);
        QCOMPARE(reading.patient().rois.size(), 2u);
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(reading.desk.selection.roi(), first);  // it came back
        reading.click(180, 140);                        // beside all outlines
        QVERIFY(reading.desk.selection.roi().empty());
        QTRY_VERIFY(reading.inspectorSays("Measures of Lesion 2"));  // the one drawn last
    }
    void an_outline_is_in_hand_when_its_image_opens()
    {
        Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.polygon(lesion);
        reading.desk.selection.selectRoi({});
        reading.key(Qt::Key_Down);
        reading.key(Qt::Key_Up);
        QCOMPARE(reading.desk.selection.roi(), reading.patient().rois.front().id);
    }
    void each_image_keeps_its_view()
    {
        const Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.key(Qt::Key_PageDown);  // one picture alone
        reading.settle();
        reading.tile().zoomBy(3);
        const View view = reading.tile().view();
        reading.key(Qt::Key_Down);
        reading.settle();
        QVERIFY(reading.tile().view().zoom < view.zoom);
        reading.key(Qt::Key_Up);
        reading.settle();
        QVERIFY(reading.tile().view() == view);
    }
    void a_polygon_under_way_waits_on_its_image()
    {
        const Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.key(Qt::Key_P);
        for (const Point& point : lesion)
            reading.click(point.x, point.y);
        reading.key(Qt::Key_Down);
        QVERIFY(!reading.page->editor().isBusy());
        reading.settle();
        reading.key(Qt::Key_Return);
        QVERIFY(reading.patient().rois.empty());
        reading.key(Qt::Key_V);
        reading.key(Qt::Key_Up);
        QVERIFY(reading.page->editor().isBusy());
        QCOMPARE(reading.page->editor().tool(), ToolKind::polygon);
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.front().outline.contours.front().size(), 4u);
        QCOMPARE(reading.patient().rois.front().imageUid, std::string("1.2.3.1"));
    }
    void outlines_that_enclose_nothing_are_told_and_lose_no_point()
    {
        const Reading reading(patternImage(200, 160));
        const auto notices = [&] { return reading.desk.notices.notices().size(); };
        reading.polygon({{60, 60}, {90, 60}});
        QCOMPARE(notices(), 1u);  // two points do not close
        QVERIFY(reading.page->editor().isBusy());
        reading.click(75, 90);
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.size(), 1u);
        reading.polygon({{-20, 20}, {-10, 20}, {-10, 40}});  // beside the image
        QCOMPARE(reading.patient().rois.size(), 1u);
        QCOMPARE(notices(), 2u);
        QVERIFY(reading.page->editor().isBusy());  // its points are still there
        reading.key(Qt::Key_Escape);
        reading.key(Qt::Key_Escape);
        // Pushed off the image it would be out of reach: it stays where it was.
        const Project before = reading.desk.document.project();
        const int lastNotice = reading.desk.notices.notices().back().id;
        reading.tile().zoomBy(0.25);
        reading.drag(reading.on(75, 68), reading.on(500, 68));
        QVERIFY(reading.desk.document.project() == before);
        QVERIFY(reading.desk.notices.notices().back().id > lastNotice);
    }
    void a_self_crossing_outline_is_kept_and_explained()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon({{60, 60}, {110, 100}, {110, 60}, {60, 100}});
        QCOMPARE(reading.patient().rois.size(), 1u);
        QTRY_VERIFY(reading.inspectorSays("crosses itself"));
    }
    void undo_and_next_outline_during_a_drag_touch_nothing_else()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.polygon({{130, 20}, {160, 20}, {160, 50}});
        const Project before = reading.desk.document.project();
        reading.click(80, 80);
        for (const auto& [key, modifiers] : {std::pair(Qt::Key_Z, Qt::ControlModifier), std::pair(Qt::Key_Down, Qt::NoModifier)}) {
            QTest::mousePress(&reading.tile(), Qt::LeftButton, {}, reading.on(110, 100));
            QTest::mouseMove(&reading.tile(), reading.on(140, 130));
            reading.key(key, modifiers);
            if (key == Qt::Key_Z)
                QVERIFY(reading.desk.document.project() == before);  // the drag was taken back, not the drawing
            QTest::mouseRelease(&reading.tile(), Qt::LeftButton, {}, reading.on(140, 130));
        }
        QCOMPARE(reading.undoName(), QString("Move point of Lesion 1"));
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.desk.document.project() == before);
        QTest::mousePress(&reading.tile(), Qt::LeftButton, {}, reading.on(110, 100));
        QTest::mouseMove(&reading.tile(), reading.on(140, 130));
        reading.key(Qt::Key_Tab);
        QTest::mouseRelease(&reading.tile(), Qt::LeftButton, {}, reading.on(140, 130));
        QCOMPARE(reading.patient().rois[1], before.patients.front()->rois[1]);
    }
    void a_double_click_beside_outlines_asks_for_all_the_room_and_gives_it_back()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        QSignalSpy room(reading.page.get(), &Page::roomWanted);
        const auto twice = [&](double i, double j) {
            reading.click(i, j);
            QTest::mouseDClick(&reading.tile(), Qt::LeftButton, {}, reading.on(i, j));
        };
        twice(85, 60);  // on an edge: a point
        QCOMPARE(reading.patient().rois.front().outline.contours.front().size(), 5u);
        QCOMPARE(room.count(), 0);
        twice(180, 140);
        QCOMPARE(room.takeFirst().front().toBool(), true);
        QCOMPARE(reading.desk.selection.roi(), reading.patient().rois.front().id);  // still in hand
        twice(180, 140);
        QCOMPARE(room.takeFirst().front().toBool(), false);
    }
    void where_no_breast_is_found_picture_and_inspector_say_that_there_are_no_rings()
    {
        const Reading reading(Image{makeGrid(200, 160), std::vector<std::uint16_t>(200 * 160, 900)});
        reading.polygon(lesion);
        reading.settle();
        const RegionView* view = reading.page->regions().find(reading.patient().rois.front().id);
        QTRY_VERIFY((view = reading.page->regions().find(reading.patient().rois.front().id)) && view->refused);
        QVERIFY(view->rings.empty());
        QVERIFY(!view->measures.inPixels);
        QVERIFY(reading.tile().overlay().frame().badges.join(' ').contains("no rings"));
        // The sentence is the one that features give as the reason of their missing rings.
        const Result<Frame> frame = readFrame(reading.patient().findImage("1.2.3.1")->path);
        const Breast breast = findBreast(reading.patient().findImage("1.2.3.1")->facts, *frame);
        QTRY_VERIFY(reading.inspectorSays(QString::fromStdString(breast.missing->what.english())));
    }
    void hints_name_the_keys_of_the_key_map()
    {
        const Reading reading(patternImage(200, 160));
        const KeyMap keys;
        QVERIFY(reading.inspectorSays(keys.keyText(ui::Command::polygonTool) + " and click"));
        reading.key(Qt::Key_P);
        bool isNamed = false;
        for (const QLabel* label : reading.page->findChildren<QLabel*>())
            isNamed = isNamed || label->text().contains(keys.keyText(ui::Command::closePolygon) + ", a double-click");
        QVERIFY(isNamed);
    }
    void rings_are_labelled_by_their_millimetres()
    {
        const Reading reading(patternImage(200, 160));
        QStringList labels;
        for (const QCheckBox* box : reading.inspector->findChildren<QCheckBox*>())
            labels << box->text();
        QCOMPARE(labels, QStringList({QString::fromUtf8("0–1 mm"), QString::fromUtf8("0–2 mm"), QString::fromUtf8("0–3 mm")}));
    }
    void rings_stay_in_the_breast_and_switch_off_by_key()
    {
        const Reading reading(breastImage(200, 160));
        reading.polygon({{52, 60}, {80, 60}, {80, 90}, {52, 90}});  // two pixels from the air
        reading.settle();
        const std::string id = reading.patient().rois.front().id;
        QTRY_VERIFY(reading.page->regions().find(id) && reading.page->regions().find(id)->rings.back().lostShare > 0.1);
        QTRY_VERIFY(reading.inspectorSays("lost"));
        QVERIFY(!reading.tile().overlay().frame().viewLabel.isEmpty());
        QVERIFY(reading.tile().overlay().frame().labelOnLeft);  // the air is at the left
        const auto lines = reading.tile().overlay().scene().lines.size();
        reading.key(Qt::Key_2);
        QCOMPARE(reading.tile().overlay().scene().lines.size(), lines - 1);
    }
    void the_wheel_goes_to_the_next_image_and_keeps_lesions_apart()
    {
        const Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.polygon(lesion);
        reading.key(Qt::Key_Down);
        QCOMPARE(reading.desk.selection.image(), std::string("1.2.3.2"));
        reading.settle();
        QVERIFY(reading.tile().overlay().scene().lines.empty());
        reading.polygon({{40, 60}, {80, 60}, {80, 120}});
        QCOMPARE(QString::fromStdString(reading.patient().rois.back().name), QString("Lesion 1"));  // the same lesion in its other view
        reading.key(Qt::Key_Up);
        reading.settle();
        QTRY_VERIFY(!reading.tile().overlay().scene().lines.empty());
    }
    void a_file_that_is_gone_or_changed_is_told_in_place()
    {
        Reading reading({{patternImage(200, 160), {}}, {patternImage(160, 200), {.uid = "1.2.3.2", .view = "MLO"}}, {patternImage(100, 100), {.uid = "1.2.3.3", .view = "ML"}}});
        // Neither was decoded yet when its bytes change, or the cache is emptied by a loader of its own.
        ImageRecord gone = *reading.patient().findImage("1.2.3.2");
        std::filesystem::remove(gone.path);
        QVERIFY(loadFrame(gone, 1).error().sentence().find("not there") != std::string::npos);
        ImageRecord changed = *reading.patient().findImage("1.2.3.3");
        std::ofstream(changed.path, std::ios::app | std::ios::binary) << "more";
        QVERIFY(loadFrame(changed, 1).error().sentence().find("changed since") != std::string::npos);
    }
    void a_missing_file_offers_to_look_for_it_and_shows_the_picture_when_it_is_found()
    {
        ViewDesk desk;
        ImageRecord record = desk.write(patternImage(200, 160));
        const auto there = record.path;
        record.path = there.parent_path() / "moved.dcm";
        QVERIFY(desk.document.apply(AddImages{{record}}).ok());
        ReadPage page(desk.withImages);
        const std::unique_ptr<QWidget> inspector(page.inspector());
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QSignalSpy wanted(&page, &Page::missingImagesWanted);
        desk.selection.selectPatient("P1");
        const auto find = [&]() -> QPushButton* {
            for (auto* button : page.findChildren<QPushButton*>())
                if (button->isVisible() && button->text().startsWith("Find missing images"))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(find());
        find()->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(desk.document.apply(MoveImages{{{"P1", record.uid, there}}}).ok());
        QTRY_VERIFY(!page.tile().image().isEmpty());
        QVERIFY(!find());
    }
    void in_a_project_that_may_only_be_read_outlines_are_looked_at_and_the_tools_say_why_not_more()
    {
        Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        const Outline drawn = reading.patient().rois.front().outline;
        reading.key(Qt::Key_P);  // a polygon under way
        reading.click(20, 20);
        OpenedProject opened;
        opened.project = reading.desk.document.project();
        opened.readOnly = message("test", "Anna has it.");
        reading.desk.document.open(opened);
        reading.desk.selection.selectPatient("P1");
        reading.settle();
        int locked = 0;
        for (const auto* button : reading.page->findChildren<QToolButton*>())
            if (!button->isEnabled()) {
                ++locked;
                QVERIFY(button->toolTip().contains("Anna has it."));
            }
        QCOMPARE(locked, 11);  // all that draw, and calibration
        QCOMPARE(reading.page->editor().tool(), ToolKind::edit);
        for (const Qt::Key tool : {Qt::Key_P, Qt::Key_H, Qt::Key_K}) {
            reading.key(tool);
            QVERIFY(reading.page->editor().tool() == ToolKind::edit);
        }
        // A click chooses the outline; neither drag nor key changes it.
        reading.desk.selection.selectRoi({});
        reading.click(80, 80);
        QVERIFY(reading.page->editor().current());
        reading.drag(reading.on(60, 60), reading.on(40, 40));
        reading.key(Qt::Key_Delete);
        QCOMPARE(reading.patient().rois.size(), std::size_t{1});
        QVERIFY(reading.patient().rois.front().outline == drawn);
        int lockedLines = 0;
        for (const auto* button : reading.inspector->findChildren<QToolButton*>())
            lockedLines += !button->isEnabled() && button->toolTip().contains("Anna has it.");
        QCOMPARE(lockedLines, 2);  // rename and delete
        QVERIFY(reading.desk.notices.notices().back().text.contains("Anna has it."));
        // Back in a project of one's own the tools draw again.
        reading.desk.document.open(Project(opened.project), {});
        reading.desk.selection.selectPatient("P1");
        reading.settle();
        reading.key(Qt::Key_P);
        QVERIFY(reading.page->editor().tool() == ToolKind::polygon);
    }
    void keys_act_only_while_a_view_has_the_focus()
    {
        const Reading reading(patternImage(200, 160));
        QTest::keyClick(reading.page.get(), Qt::Key_P);
        QCOMPARE(reading.page->editor().tool(), ToolKind::edit);
    }
    void the_cache_keeps_to_its_limit_and_to_what_was_shown_last()
    {
        ViewDesk desk;
        ImageLoader small(desk.jobs, 3 * 200 * 160 * 2);
        std::vector<ImageRecord> records;
        for (int number = 1; number <= 4; ++number)
            records.push_back(desk.write(patternImage(200, 160), {.uid = std::string("1.2.9.").append(std::to_string(number))}));
        for (const ImageRecord& record : records) {
            small.request(record, 1);
            QTRY_VERIFY(small.request(record, 1));
            QVERIFY(small.bytes() <= small.limit());
        }
        QVERIFY(small.request(records[3], 1));
        QVERIFY(small.request(records[1], 1));
    }
};

ANNULUS_TEST(ReadPageTest);
#include "ReadPage_test.moc"
