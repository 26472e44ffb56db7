#include "tests/ui/view/reading.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// Right breasts at the right of their picture, left ones at the left.
Image breastAt(Wall wall, std::int64_t columns, std::int64_t rows)
{
    const Image right = breastImage(columns, rows);
    if (wall == Wall::right)
        return right;
    Image left = right;
    auto& values = std::get<std::vector<std::uint16_t>>(left.pixels);
    for (std::int64_t j = 0; j < rows; ++j)
        std::reverse(values.begin() + j * columns, values.begin() + (j + 1) * columns);
    return left;
}

using Written = std::vector<std::pair<Image, ObjectWish>>;

/// CC of 20 x 16 mm and MLO of 20 x 24 mm, the left breast in pixels of half the size.
Written fourViews(const std::string& prefix = "1.2.3", const std::string& date = "20240101")
{
    return {{breastAt(Wall::right, 200, 160), {.uid = prefix + ".1", .laterality = "R", .view = "CC", .orientation = "P\\L", .date = date}},
            {breastAt(Wall::left, 400, 320), {.uid = prefix + ".2", .laterality = "L", .view = "CC", .spacing = "0.05\\0.05", .orientation = "A\\R", .date = date}},
            {breastAt(Wall::right, 200, 240), {.uid = prefix + ".3", .laterality = "R", .view = "MLO", .orientation = "P\\FL", .date = date}},
            {breastAt(Wall::left, 400, 480), {.uid = prefix + ".4", .laterality = "L", .view = "MLO", .spacing = "0.05\\0.05", .orientation = "A\\FR", .date = date}}};
}

ReadPane& pane(const Reading& reading, std::size_t at) { return *reading.page->hung().panes().at(at); }
Tile& tileAt(const Reading& reading, std::size_t at) { return pane(reading, at).tile(); }

/// Millimetres of the picture under one device-independent pixel.
double mmPerPixel(const Reading& reading, std::size_t at)
{
    return tileAt(reading, at).pixelSize() * pane(reading, at).state().image->spacing().x;
}

void clickOn(Tile& tile, Point at)
{
    QTest::mouseMove(&tile, tile.positionOf(at).toPoint());
    QTest::mouseClick(&tile, Qt::LeftButton, {}, tile.positionOf(at).toPoint());
}

}  // namespace

class HungTilesTest : public QObject {
    Q_OBJECT
private slots:
    void four_views_open_with_their_chest_walls_together_in_one_scale()
    {
        const Reading reading(fourViews());
        QCOMPARE(reading.page->hung().panes().size(), std::size_t{4});
        const char* labels[] = {"RCC", "LCC", "RMLO", "LMLO"};
        for (std::size_t at = 0; at < 4; ++at) {
            Tile& tile = tileAt(reading, at);
            QCOMPARE(tile.overlay().frame().viewLabel, QString(labels[at]));
            QVERIFY(std::abs(mmPerPixel(reading, at) / mmPerPixel(reading, 0) - 1) < 1e-9);
            const bool isRight = at % 2 == 0;
            const Size size = tile.image().shape.size;
            const double wall = tile.positionOf({isRight ? static_cast<double>(size.i) - 0.5 : -0.5, 0}).x();
            QVERIFY(std::abs(wall - (isRight ? tile.width() : 0)) <= 1);
            QCOMPARE(tile.overlay().frame().labelOnLeft, isRight);  // off the breast
            // The whole picture is on the screen.
            QVERIFY(tile.positionOf({0, -0.5}).y() >= -1 && tile.positionOf({0, static_cast<double>(size.j) - 0.5}).y() <= tile.height() + 1);
        }
        // The tallest picture fills its tile.
        QVERIFY(std::abs(tileAt(reading, 2).positionOf({0, 239.5}).y() - tileAt(reading, 2).positionOf({0, -0.5}).y() - tileAt(reading, 2).height()) <= 2);
    }
    void each_tile_says_what_its_picture_is_and_how_it_is_shown()
    {
        const Reading reading(fourViews());
        for (std::size_t at = 0; at < 4; ++at)
            QCOMPARE(tileAt(reading, at).overlay().frame().notes, QStringList({"For Presentation", "MONOCHROME2", "window of the image"}));
        int active = 0;
        for (std::size_t at = 0; at < 4; ++at)
            active += tileAt(reading, at).overlay().frame().isActive;
        QCOMPARE(active, 1);
    }
    void drawing_works_in_the_tile_under_the_hand()
    {
        const Reading reading(fourViews());
        QVERIFY(&reading.tile() == &tileAt(reading, 0));
        reading.key(Qt::Key_P);
        Tile& tile = tileAt(reading, 3);
        const std::vector<Point> points{{60, 200}, {140, 200}, {140, 290}, {60, 290}};
        for (const Point& point : points)
            clickOn(tile, point);
        QVERIFY(&reading.tile() == &tile);
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.size(), std::size_t{1});
        const Roi roi = reading.patient().rois.front();
        QCOMPARE(roi.imageUid, std::string("1.2.3.4"));
        for (std::size_t at = 0; at < points.size(); ++at)
            QVERIFY(std::hypot(roi.outline.contours[0][at].x - points[at].x, roi.outline.contours[0][at].y - points[at].y) <= 1.5 * tile.pixelSize());
        reading.settle();
        QCOMPARE(reading.page->regions().find(roi.id)->rings.size(), std::size_t{3});
        // Its lines stay when the hand goes elsewhere, and undo takes it back from there.
        clickOn(tileAt(reading, 0), {150, 80});
        QVERIFY(&reading.tile() == &tileAt(reading, 0));
        reading.settle();
        QVERIFY(!tile.overlay().scene().lines.empty());
        QVERIFY(pane(reading, 3).scene().regions().find(roi.id));
        QVERIFY(reading.inspectorSays("mm"));
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.patient().rois.empty());
        QTRY_VERIFY(tile.overlay().scene().lines.empty());
    }
    void a_polygon_under_way_waits_in_its_tile()
    {
        const Reading reading(fourViews());
        reading.key(Qt::Key_P);
        for (const Point& point : std::vector<Point>{{120, 60}, {150, 60}, {150, 90}})
            clickOn(tileAt(reading, 0), point);
        reading.key(Qt::Key_Right);
        QVERIFY(&reading.tile() == &tileAt(reading, 1));
        QVERIFY(!reading.page->editor().isBusy());
        reading.key(Qt::Key_Left);
        QVERIFY(reading.page->editor().isBusy());
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.front().imageUid, std::string("1.2.3.1"));
    }
    void linked_pictures_zoom_to_the_mirrored_place_and_share_the_window()
    {
        const Reading reading(fourViews());
        const auto fromWall = [&](std::size_t at) {  // mm of the tile's middle
            Tile& tile = tileAt(reading, at);
            const Point middle = tile.imageAt(QPointF(tile.width() / 2.0, tile.height() / 2.0));
            const double columns = at % 2 == 0 ? static_cast<double>(tile.image().shape.size.i) - 0.5 - middle.x : middle.x + 0.5;
            return columns * pane(reading, at).state().image->spacing().x;
        };
        tileAt(reading, 0).setView({View::Mode::free, tileAt(reading, 0).view().zoom * 3, {140, 60}});
        for (std::size_t at = 1; at < 4; ++at) {
            QVERIFY(std::abs(mmPerPixel(reading, at) / mmPerPixel(reading, 0) - 1) < 1e-9);
            QVERIFY(std::abs(fromWall(at) - fromWall(0)) < 1.5 * mmPerPixel(reading, 0));
        }
        reading.drag({100, 100}, {180, 100}, Qt::RightButton);
        for (std::size_t at = 0; at < 4; ++at)
            QCOMPARE(tileAt(reading, at).overlay().frame().notes.back(), QString("window by hand"));
        reading.key(Qt::Key_I);
        for (std::size_t at = 0; at < 4; ++at)
            QVERIFY(pane(reading, at).display().isInvertedByReader());
        reading.key(Qt::Key_R);
        for (std::size_t at = 0; at < 4; ++at) {
            QVERIFY(tileAt(reading, at).chosenView() == View());
            QVERIFY(!pane(reading, at).display().isInvertedByReader());
        }
        reading.key(Qt::Key_G);
        reading.tile().zoomBy(2);
        reading.drag({100, 100}, {180, 100}, Qt::RightButton);
        for (std::size_t at = 1; at < 4; ++at) {
            QVERIFY(tileAt(reading, at).chosenView() == View());
            QCOMPARE(tileAt(reading, at).overlay().frame().notes.back(), QString("window of the image"));
        }
    }
    void keys_go_through_the_stages_and_a_window_goes_along()
    {
        const Reading reading(fourViews());
        HungTiles& hung = reading.page->hung();
        reading.drag({100, 100}, {180, 100}, Qt::RightButton);
        const auto uids = [&] {
            QStringList all;
            for (ReadPane* one : hung.panes())
                all << QString::fromStdString(one->state().image ? one->state().image->uid : "");
            return all.join(' ');
        };
        reading.key(Qt::Key_PageDown);
        reading.settle();
        QCOMPARE(uids(), QString("1.2.3.1 1.2.3.2"));
        QCOMPARE(tileAt(reading, 1).overlay().frame().notes.back(), QString("window by hand"));
        reading.key(Qt::Key_PageDown);
        reading.settle();
        QCOMPARE(uids(), QString("1.2.3.3 1.2.3.4"));
        QCOMPARE(reading.desk.selection.image(), std::string("1.2.3.3"));
        reading.key(Qt::Key_PageDown);
        QVERIFY(!hung.isHung());
        QCOMPARE(uids(), QString("1.2.3.3"));
        reading.key(Qt::Key_PageDown);
        QVERIFY(!hung.isHung());
        for (int step = 0; step < 5; ++step)
            reading.key(Qt::Key_PageUp);
        reading.settle();
        QCOMPARE(hung.panes().size(), std::size_t{4});
    }
    void the_next_stage_begins_with_the_same_breast()
    {
        Reading reading(fourViews());
        reading.desk.selection.selectImage(reading.desk.selection.patient(), "1.2.3.4", 1);  // LMLO
        reading.key(Qt::Key_PageDown);
        reading.settle();
        QCOMPARE(reading.desk.selection.image(), std::string("1.2.3.2"));  // LCC
    }
    void a_tile_that_goes_hands_the_keys_to_one_that_stays()
    {
        const Reading reading(fourViews());
        tileAt(reading, 3).setFocus();
        const auto focus = [&] { return reading.page->window()->focusWidget(); };
        QVERIFY(focus() == &tileAt(reading, 3));
        QTest::keyClick(&tileAt(reading, 3), Qt::Key_PageDown);
        reading.settle();
        QCOMPARE(reading.page->hung().panes().size(), std::size_t{2});
        QVERIFY(focus() == &tileAt(reading, 0) || focus() == &tileAt(reading, 1));
        QTest::keyClick(focus(), Qt::Key_PageDown);
        QTest::keyClick(focus(), Qt::Key_PageDown);
        reading.settle();
        QVERIFY(!reading.page->hung().isHung());
        QVERIFY(focus() == &reading.tile());
    }
    void pixels_are_held_once_wherever_they_hang()
    {
        Reading reading(fourViews());
        for (int stage = 0; stage < 3; ++stage) {
            for (ReadPane* one : reading.page->hung().panes()) {
                const LoadedFramePtr kept = reading.desk.images.request(*one->state().image, 1);
                QVERIFY(kept && kept->planes.front() == one->tile().image().planes.front());
                QVERIFY(kept->planes.front()->image == kept->grey);
            }
            reading.key(Qt::Key_PageDown);
            reading.settle();
        }
    }
    void a_double_click_shows_one_picture_alone_and_again_all()
    {
        const Reading reading(fourViews());
        QSignalSpy room(reading.page.get(), &Page::roomWanted);
        const auto twice = [](Tile& tile) {
            const QPoint at = tile.rect().center();
            QTest::mouseClick(&tile, Qt::LeftButton, {}, at);
            QTest::mouseDClick(&tile, Qt::LeftButton, {}, at);
        };
        const double before = mmPerPixel(reading, 1);
        twice(tileAt(reading, 1));
        QCOMPARE(room.takeFirst().front().toBool(), true);
        QVERIFY(tileAt(reading, 1).isVisible() && !tileAt(reading, 0).isVisible());
        QVERIFY(mmPerPixel(reading, 1) < before);  // as large as it goes
        QVERIFY(!tileAt(reading, 1).overlay().frame().isActive);
        twice(tileAt(reading, 1));
        QCOMPARE(room.takeFirst().front().toBool(), false);
        QVERIFY(tileAt(reading, 0).isVisible());
        QVERIFY(std::abs(mmPerPixel(reading, 1) / before - 1) < 1e-9);
    }
    void a_missing_view_is_told_in_its_place_and_takes_no_attention()
    {
        Written images = fourViews();
        images.erase(images.begin() + 2);
        const Reading reading(images);
        QCOMPARE(reading.page->hung().panes().size(), std::size_t{4});
        bool isTold = false;
        for (const QLabel* label : tileAt(reading, 2).findChildren<QLabel*>())
            isTold = isTold || (label->isVisible() && label->text() == "no RMLO");
        QVERIFY(isTold);
        QTest::mouseClick(&tileAt(reading, 2), Qt::LeftButton, {}, {20, 20});
        QVERIFY(&reading.tile() == &tileAt(reading, 0));
        QCOMPARE(reading.desk.selection.image(), std::string("1.2.3.1"));
    }
    void earlier_pictures_hang_above_with_their_date()
    {
        Written images = fourViews();
        const Written before = fourViews("1.2.4", "20220131");
        images.insert(images.end(), before.begin(), before.end());
        const Reading reading(images);
        reading.key(Qt::Key_PageDown);
        reading.settle();
        QCOMPARE(reading.page->hung().panes().size(), std::size_t{4});
        QCOMPARE(pane(reading, 0).state().image->uid, std::string("1.2.4.1"));
        QCOMPARE(pane(reading, 2).state().image->uid, std::string("1.2.3.1"));
        QVERIFY(tileAt(reading, 0).overlay().frame().badges.join(' ').contains("2022-01-31"));
        QVERIFY(tileAt(reading, 2).overlay().frame().badges.isEmpty());
    }
    void a_picture_stored_mirrored_hangs_right_and_its_outlines_stay_on_its_pixels()
    {
        Written images = fourViews();
        images[0].first = breastAt(Wall::left, 200, 160);
        images[0].second.orientation = "A\\L";
        const Reading reading(images);
        Tile& tile = tileAt(reading, 0);
        QVERIFY(std::abs(tile.positionOf({-0.5, 0}).x() - tile.width()) <= 1);  // its first column is the chest wall
        QVERIFY(tile.overlay().frame().badges.contains("mirrored left to right"));
        QVERIFY(tile.overlay().frame().labelOnLeft);
        reading.polygon({{20, 40}, {60, 40}, {60, 80}, {20, 80}});
        const Contour drawn = reading.patient().rois.front().outline.contours.front();
        QVERIFY(std::abs(drawn[0].x - 20) <= 1.5 * tile.pixelSize() && std::abs(drawn[1].x - 60) <= 1.5 * tile.pixelSize());
        // And the pixels are drawn mirrored: the stored value under a screen place is that of the mirrored column.
        reading.key(Qt::Key_1, Qt::ControlModifier);
        const QImage picture = tile.grabPicture();
        const Placement placement = tile.placement();
        const annulus::Display display{{2048, 4096, VoiFunction::linear, {}}, {}, {}, false, {}, DisplaySource::objectWindow};
        int compared = 0;
        for (int x = 0; x < picture.width(); x += 7) {
            const ScreenPoint at = toImage(placement, tile.image().shape.size, x + 0.5, picture.height() / 2 + 0.5);
            const auto i = std::llround(at.x), j = std::llround(at.y);
            if (i < 0 || j < 0 || i >= 200 || j >= 160)
                continue;
            QCOMPARE(qRed(picture.pixel(x, picture.height() / 2)), int(displayByte(display, images[0].first.at(i, j))));
            ++compared;
        }
        QVERIFY(compared > 5);
    }
    void a_picture_whose_chest_wall_is_elsewhere_than_its_header_says_is_told()
    {
        Written images = fourViews();
        images[0].first = breastAt(Wall::left, 200, 160);  // and the header says P\L
        const Reading reading(images);
        QTRY_VERIFY(tileAt(reading, 0).overlay().frame().badges.join(' ').contains("other edge"));
        QVERIFY(!tileAt(reading, 0).overlay().frame().labelOnLeft);  // off the breast all the same
        QVERIFY(tileAt(reading, 1).overlay().frame().badges.isEmpty());
    }
    void an_image_of_the_strip_opens_where_it_hangs_and_one_alone_is_remembered()
    {
        Written images = fourViews();
        images.push_back({patternImage(100, 80), {.uid = "1.2.3.9", .modality = "US", .spacing = {}, .date = "20240101"}});
        Reading reading(images);
        HungTiles& hung = reading.page->hung();
        reading.desk.selection.selectImage("P1", "1.2.3.9");
        reading.settle();
        QCOMPARE(hung.stages()[hung.stage()].kind, StageKind::ultrasound);
        reading.desk.selection.selectImage("P1", "1.2.3.3");
        QCOMPARE(hung.stages()[hung.stage()].kind, StageKind::fourViews);
        QVERIFY(&reading.tile() == &tileAt(reading, 2));
        hung.setStage(hung.stages().size() - 1);
        QVERIFY(reading.desk.settings.value("read/opensAlone").toBool());
        reading.desk.selection.selectImage("P1", "1.2.3.4");
        QVERIFY(!hung.isHung());
        QCOMPARE(pane(reading, 0).state().image->uid, std::string("1.2.3.4"));
    }
    void an_outline_in_hand_shows_its_distance_from_the_nipple_on_the_other_view()
    {
        const Reading reading(fourViews());
        reading.polygon({{120, 60}, {150, 60}, {150, 90}, {120, 90}});
        reading.settle();
        // The breast of the pictures is a rectangle: its foremost column is 50, the middle of its rows 79.5 and 119.5.
        const double mm = std::hypot(135 - 50, 75 - 79.5) * 0.1;
        const auto dashed = [&](std::size_t at) {
            std::vector<OverlayLine> lines;
            for (const OverlayLine& line : tileAt(reading, at).overlay().scene().lines)
                if (line.style == Qt::DashLine && !line.isClosed)
                    lines.push_back(line);
            return lines;
        };
        QTRY_COMPARE(dashed(2).size(), std::size_t{1});
        const Contour arc = dashed(2).front().contours.front();
        QVERIFY(arc.size() > 10);
        for (const Point& point : arc)
            QVERIFY(std::abs(std::hypot(point.x - 50, point.y - 119.5) * 0.1 - mm) < 0.15);
        QVERIFY(dashed(0).empty() && dashed(1).empty() && dashed(3).empty());  // neither here nor on the other breast
        reading.key(Qt::Key_N);
        QVERIFY(dashed(2).empty());
    }
    void a_measured_distance_tells_its_millimetres_with_their_basis_and_stores_nothing()
    {
        const Reading reading(fourViews());
        const Project before = reading.desk.document.project();
        reading.key(Qt::Key_M);
        reading.drag(reading.on(80, 40), reading.on(140, 120));
        const auto words = [&] {
            QString all;
            for (const OverlayText& text : reading.tile().overlay().scene().texts)
                all += text.words + '|';
            return all;
        };
        // 60 and 80 pixels of 0.1 mm make 10 mm, each end within half a screen pixel.
        QVERIFY2(words().contains(QRegularExpression("(9\\.[6-9]|10\\.[0-4]) mm\nat the detector")), qPrintable(words()));
        QVERIFY(reading.desk.document.project() == before);
        reading.key(Qt::Key_Escape);
        QVERIFY(!words().contains("mm\nat"));
        // The same drag in the other breast's finer pixels.
        Tile& left = tileAt(reading, 1);
        QTest::mousePress(&left, Qt::LeftButton, {}, left.positionOf({100, 40}).toPoint());
        QTest::mouseMove(&left, left.positionOf({160, 120}).toPoint());
        QTest::mouseRelease(&left, Qt::LeftButton, {}, left.positionOf({160, 120}).toPoint());
        QVERIFY2(words().contains(QRegularExpression("(4\\.[6-9]|5\\.[0-4]) mm\nat the detector")), qPrintable(words()));
    }
};

ANNULUS_TEST(HungTilesTest);
#include "HungTiles_test.moc"
