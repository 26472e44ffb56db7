#include "core/base/random.h"
#include "tests/support/runTests.h"
#include "ui/view/TileLayout.h"
#include "ui/view/VtkWidget.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace annulus;
using namespace annulus::ui;

namespace {

std::shared_ptr<const Pyramid> randomPlane(std::int64_t columns, std::int64_t rows, std::uint64_t seed = 3)
{
    Random random(seed);
    std::vector<std::uint16_t> values(static_cast<std::size_t>(columns * rows));
    for (auto& value : values)
        value = static_cast<std::uint16_t>(random.below(4096));
    return std::make_shared<const Pyramid>(makePyramid(std::make_shared<const Image>(Image{makeGrid(columns, rows), std::move(values)})).value());
}

/// 12 bits to 8: the value's upper bits.
GreyTable8 upperBits()
{
    GreyTable8 table{0, std::vector<std::uint8_t>(65536)};
    for (std::size_t value = 0; value < table.greys.size(); ++value)
        table.greys[value] = static_cast<std::uint8_t>(std::min<std::size_t>(255, value >> 4));
    return table;
}

struct Stage {
    KeyMap keys;
    Tile tile{keys};
    std::shared_ptr<const Pyramid> plane;

    Stage(std::int64_t columns, std::int64_t rows, double aspect = 1) : plane(randomPlane(columns, rows))
    {
        tile.resize(401, 307);
        tile.show();
        tile.setImage({{plane}, {plane->image->grid.size, aspect, false, false, false}});
        tile.setGreys(upperBits());
        (void)QTest::qWaitForWindowExposed(&tile);
    }
};

/// Every device pixel of the grabbed frame against the core's own numbers.
void comparePicture(Stage& stage)
{
    const QImage picture = stage.tile.grabPicture().convertToFormat(QImage::Format_RGB32);
    QCOMPARE(picture.size(), stage.tile.deviceSize());
    const Sampled sampled = sampleRegion(*stage.plane, stage.tile.placement(), picture.width(), picture.height());
    const GreyTable8 table = upperBits();
    std::int64_t inside = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const bool onImage = x >= sampled.x0 && x < sampled.x1 && y >= sampled.y0 && y < sampled.y1;
            const int grey = onImage ? table.greys[static_cast<std::size_t>(sampled.values.at(x, y))] : 0;
            inside += onImage;
            if (picture.pixel(x, y) != qRgb(grey, grey, grey))
                QFAIL(qPrintable(QString("pixel %1 %2 is %3, expected %4").arg(x).arg(y).arg(qRed(picture.pixel(x, y))).arg(grey)));
        }
    QVERIFY(inside > 10000);
}

void wheel(Tile& tile, QPointF at, int delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, tile.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&tile, &event);
}

}  // namespace

class TileTest : public QObject {
    Q_OBJECT
private slots:
    void the_screen_shows_the_core_pipelines_numbers_at_fit()
    {
        Stage stage(1201, 803);
        comparePicture(stage);
    }
    void the_screen_shows_the_core_pipelines_numbers_at_one_to_one()
    {
        Stage stage(1201, 1803);
        stage.tile.oneToOne();
        QCOMPARE(stage.tile.placement().scaleX, 1.0);
        comparePicture(stage);
        // And independently of sampleRegion: the stored pixel under each device pixel.
        const QImage picture = stage.tile.grabPicture();
        const Placement placement = stage.tile.placement();
        for (int y = 0; y < picture.height(); y += 7)
            for (int x = 0; x < picture.width(); x += 7) {
                const auto stored = stage.plane->image->at(x - static_cast<int>(placement.x), y - static_cast<int>(placement.y));
                QCOMPARE(qRed(picture.pixel(x, y)), static_cast<int>(stored) >> 4);
            }
    }
    void pixels_that_are_not_square_and_magnified_ones_too()
    {
        Stage stage(120, 60, 2.5);
        comparePicture(stage);
        stage.tile.zoomBy(6);
        comparePicture(stage);
    }
    void a_resized_tile_fits_again()
    {
        Stage stage(1201, 803);
        stage.tile.resize(250, 390);
        QTest::qWait(50);
        comparePicture(stage);
    }
    void ctrl_wheel_keeps_the_point_under_the_cursor()
    {
        Stage stage(1201, 803);
        const QPointF cursor(120, 200);
        const Point before = stage.tile.imageAt(cursor);
        wheel(stage.tile, cursor, 120, Qt::ControlModifier);
        const QPointF after = stage.tile.positionOf(before);
        QVERIFY(std::abs(after.x() - cursor.x()) <= 0.51 && std::abs(after.y() - cursor.y()) <= 0.51);
        QCOMPARE(stage.tile.view().mode, View::Mode::free);
    }
    void the_plain_wheel_asks_for_the_next_image_and_gathers_fine_steps()
    {
        Stage stage(300, 200);
        QSignalSpy steps(&stage.tile, &Tile::stepRequested);
        wheel(stage.tile, {10, 10}, -120, {});
        QCOMPARE(steps.takeFirst().at(0).toInt(), 1);
        for (int part = 0; part < 4; ++part)
            wheel(stage.tile, {10, 10}, 30, {});
        QCOMPARE(steps.count(), 1);
        QCOMPARE(steps.takeFirst().at(0).toInt(), -1);
    }
    void right_drag_tells_its_way_and_middle_drag_pans()
    {
        Stage stage(1201, 803);
        QPointF way;
        connect(&stage.tile, &Tile::windowDragged, this, [&](QPointF one) { way = one; });
        QTest::mousePress(&stage.tile, Qt::RightButton, {}, {100, 100});
        QTest::mouseMove(&stage.tile, {150, 80});
        QTest::mouseRelease(&stage.tile, Qt::RightButton, {}, {150, 80});
        QCOMPARE(way, QPointF(50, 20));  // right, and up

        stage.tile.oneToOne();
        const Point under = stage.tile.imageAt({200, 150});
        QTest::mousePress(&stage.tile, Qt::MiddleButton, {}, {200, 150});
        QTest::mouseMove(&stage.tile, {180, 190});
        QTest::mouseRelease(&stage.tile, Qt::MiddleButton, {}, {180, 190});
        const Point now = stage.tile.imageAt({180, 190});
        QVERIFY(std::abs(now.x - under.x) < 1e-6 && std::abs(now.y - under.y) < 1e-6);
    }
    void space_makes_the_left_button_pan()
    {
        Stage stage(1201, 803);
        stage.tile.oneToOne();
        int toolEvents = 0;
        connect(&stage.tile, &Tile::toolEvent, this, [&](const ToolEvent& event) { toolEvents += event.kind == ToolEvent::Kind::press; });
        const Point under = stage.tile.imageAt({200, 150});
        QTest::keyPress(&stage.tile, Qt::Key_Space);
        QTest::mousePress(&stage.tile, Qt::LeftButton, {}, {200, 150});
        QTest::mouseMove(&stage.tile, {210, 140});
        QTest::mouseRelease(&stage.tile, Qt::LeftButton, {}, {210, 140});
        QTest::keyRelease(&stage.tile, Qt::Key_Space);
        QVERIFY(std::abs(stage.tile.imageAt({210, 140}).x - under.x) < 1e-6);
        QCOMPARE(toolEvents, 0);
        QTest::mousePress(&stage.tile, Qt::LeftButton, {}, {200, 150});
        QTest::mouseRelease(&stage.tile, Qt::LeftButton, {}, {200, 150});
        QCOMPARE(toolEvents, 1);
    }
    void painting_the_overlay_does_not_draw_the_scene_again()
    {
        struct Counter : VtkWidget {
            int drawings = 0;
            void prepareScene(QSize) override { ++drawings; }
        };
        Counter view;
        view.resize(300, 200);
        Overlay overlay(&view);
        overlay.setGeometry(view.rect());
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        QTRY_VERIFY(view.drawings > 0);
        QTest::qWait(50);
        const int before = view.drawings;
        overlay.setPlacement({1, 1, 0, 0}, {300, 200, 1});
        for (int step = 0; step < 5; ++step) {
            overlay.setScene({{{{{{10.0 + step, 10}, {100, 10}, {50, 90}}}, Qt::yellow}}, {}, Qt::yellow, {}});
            QTest::qWait(20);
        }
        QCOMPARE(view.drawings, before);
        view.requestRender();
        QTRY_COMPARE(view.drawings, before + 1);
    }
    void a_grab_of_the_tile_shows_the_picture_with_its_overlay()
    {
        Stage stage(1201, 803);
        stage.tile.overlay().setScene({{{{{{0, 400}, {1200, 400}}}, Qt::red, Qt::SolidLine, 3, 0, false}}, {}, Qt::red, {}});
        const QImage whole = stage.tile.grab().toImage();
        const QImage picture = stage.tile.grabPicture();
        QCOMPARE(whole.size(), picture.size());
        const QPoint on = (stage.tile.positionOf({600, 400}) * stage.tile.devicePixelRatioF()).toPoint();
        QVERIFY(qRed(whole.pixel(on)) > 200 && qGreen(whole.pixel(on)) < 60);
        QVERIFY(qRed(picture.pixel(on)) == qGreen(picture.pixel(on)));
        for (const double j : {100.0, 250.0, 550.0, 700.0}) {  // far from the line: the picture's own pixels
            const QPoint off = (stage.tile.positionOf({600, j}) * stage.tile.devicePixelRatioF()).toPoint();
            QCOMPARE(whole.pixel(off) & 0xffffffU, picture.pixel(off) & 0xffffffU);
        }
    }
    void a_tile_that_moves_to_another_window_keeps_its_picture()
    {
        Stage stage(1201, 803);
        const QImage before = stage.tile.grabPicture();
        QWidget other;
        other.resize(500, 400);
        stage.tile.setParent(&other);
        stage.tile.move(20, 30);
        stage.tile.show();
        other.show();
        (void)QTest::qWaitForWindowExposed(&other);
        QCOMPARE(stage.tile.grabPicture(), before);
        stage.tile.setParent(nullptr);
    }
    void overlay_lines_keep_their_width_at_any_zoom_and_axis()
    {
        QWidget host;
        host.resize(400, 300);
        Overlay overlay(&host);
        overlay.setGeometry(host.rect());
        overlay.setScene({{{{{{10, 50}, {90, 50}}}, Qt::red, Qt::SolidLine, 1.5, 0, false}}, {}, Qt::red, {}});
        for (const double zoom : {0.5, 1.0, 2.0}) {
            const double ratio = overlay.devicePixelRatioF();
            overlay.setPlacement({zoom * ratio, zoom * ratio, 0, 0}, {400, 300, 1});
            const QImage picture = overlay.grab().toImage();
            // Ink down a column through the middle of the line, in device-independent pixels; the halo is black.
            double red = 0;
            for (int y = 0; y < picture.height(); ++y)
                red += qRed(picture.pixel(static_cast<int>(50 * zoom * ratio), y)) / 255.0;
            QVERIFY2(std::abs(red / ratio - 1.5) < 0.25, qPrintable(QString::number(red / ratio)));
        }
    }
    void colour_is_drawn_as_it_is()
    {
        Stage stage(64, 64);
        std::vector<std::shared_ptr<const Pyramid>> planes;
        for (int channel = 0; channel < 3; ++channel) {
            std::vector<std::uint8_t> values(64 * 64);
            for (std::size_t at = 0; at < values.size(); ++at)
                values[at] = static_cast<std::uint8_t>((at * static_cast<std::size_t>(channel + 3)) % 256);
            planes.push_back(std::make_shared<const Pyramid>(makePyramid(std::make_shared<const Image>(Image{makeGrid(64, 64), std::move(values)})).value()));
        }
        stage.tile.setImage({planes, shapeOf({64, 64, 1}, {})});
        stage.tile.oneToOne();
        const QImage picture = stage.tile.grabPicture();
        const Placement placement = stage.tile.placement();
        for (int j = 0; j < 64; j += 5)
            for (int i = 0; i < 64; i += 3) {
                const QRgb found = picture.pixel(static_cast<int>(placement.x) + i, static_cast<int>(placement.y) + j);
                QCOMPARE(qRed(found), static_cast<int>(planes[0]->image->at(i, j)));
                QCOMPARE(qGreen(found), static_cast<int>(planes[1]->image->at(i, j)));
                QCOMPARE(qBlue(found), static_cast<int>(planes[2]->image->at(i, j)));
            }
    }
    void a_double_click_lets_one_of_four_tiles_fill_the_layout()
    {
        KeyMap keys;
        TileLayout layout(keys);
        layout.resize(600, 400);
        layout.arrange(2, 2);
        layout.show();
        (void)QTest::qWaitForWindowExposed(&layout);
        QCOMPARE(layout.count(), 4u);
        layout.setActive(2);
        layout.setMaximised(true);
        QCOMPARE(layout.tile(2).size(), layout.size());
        QVERIFY(!layout.tile(0).isVisible());
        layout.setMaximised(false);
        QVERIFY(layout.tile(0).isVisible());
        QCOMPARE(layout.tile(3).geometry().bottomRight(), layout.rect().bottomRight());
    }
};

ANNULUS_TEST(TileTest);
#include "Tile_test.moc"
