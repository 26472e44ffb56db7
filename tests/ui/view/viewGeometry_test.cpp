#include "tests/support/runTests.h"
#include "ui/view/viewGeometry.h"

using namespace annulus;
using namespace annulus::ui;

namespace {

bool near(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance; }

}  // namespace

class ViewGeometryTest : public QObject {
    Q_OBJECT
private slots:
    void fit_shows_the_whole_image_centred()
    {
        const ImageShape shape = shapeOf({400, 200, 1}, {});
        const Placement placement = placementOf({}, shape, {200, 200});
        QVERIFY(near(placement.scaleX, 0.5) && near(placement.scaleY, 0.5));
        QVERIFY(near(placement.x, 0) && near(placement.y, 50));
    }
    void pixels_that_are_not_square_keep_their_proportion_in_millimetres()
    {
        const ImageShape shape = shapeOf({100, 100, 1}, {0.1, 0.2, SpacingBasis::file, 1});  // rows twice as far apart
        const Placement fit = placementOf({}, shape, {400, 400});
        QVERIFY(near(fit.scaleX * 2, fit.scaleY));
        QVERIFY(near(fit.scaleY * 100, 400));
        const Placement one = placementOf(oneToOneAt({}, shape, {400, 400}, {0, 0}), shape, {400, 400});
        QVERIFY(near(one.scaleX, 1) && near(one.scaleY, 2));  // the finer axis is 1:1
    }
    void zooming_keeps_the_point_under_the_cursor()
    {
        const ImageShape shape = shapeOf({3328, 4096, 1}, {});
        const QSizeF tile(1511, 983);
        View view;
        const QPointF cursor(612, 401);
        view = zoomedAt(view, shape, tile, cursor, 1.2);
        const Point before = fromTile(placementOf(view, shape, tile), shape.size, cursor);
        double drift = 0.5;  // of what was under the cursor, by the first rounding of the origin to whole pixels
        for (int notch = 0; notch < 12; ++notch) {
            view = zoomedAt(view, shape, tile, cursor, 1.2);
            const Placement placement = placementOf(view, shape, tile);
            const QPointF after = toTile(placement, shape.size, before);
            drift *= 1.2;
            QVERIFY(std::abs(after.x() - cursor.x()) <= drift + 0.51 && std::abs(after.y() - cursor.y()) <= drift + 0.51);
        }
    }
    void zoom_has_ends()
    {
        const ImageShape shape = shapeOf({1000, 1000, 1}, {});
        View view;
        for (int notch = 0; notch < 200; ++notch)
            view = zoomedAt(view, shape, {500, 500}, {10, 10}, 1.2);
        QCOMPARE(view.zoom, 64.0);
        for (int notch = 0; notch < 400; ++notch)
            view = zoomedAt(view, shape, {500, 500}, {10, 10}, 1 / 1.2);
        QVERIFY(near(view.zoom, 0.5 / 64));
    }
    void panning_follows_the_hand_and_cannot_lose_the_image()
    {
        const ImageShape shape = shapeOf({1000, 1000, 1}, {});
        const QSizeF tile(500, 500);
        const View start = oneToOneAt({}, shape, tile, {250, 250});
        const Point under = fromTile(placementOf(start, shape, tile), shape.size, {100, 100});
        const View moved = panned(start, shape, tile, {37, -21});
        const QPointF now = toTile(placementOf(moved, shape, tile), shape.size, under);
        QVERIFY(near(now.x(), 137) && near(now.y(), 79));
        View far = moved;
        for (int drag = 0; drag < 100; ++drag)
            far = panned(far, shape, tile, {400, 400});
        QVERIFY(near(far.centre.x, -0.5) && near(far.centre.y, -0.5));
    }
    void every_orientation_round_trips()
    {
        for (int bits = 0; bits < 8; ++bits) {
            ImageShape shape{{300, 200, 1}, 1.25, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
            const Placement placement = placementOf(zoomedAt({}, shape, {640, 480}, {100, 50}, 3), shape, {640, 480});
            const Point there{12.25, 150.5};
            const Point back = fromTile(placement, shape.size, toTile(placement, shape.size, there));
            QVERIFY(near(back.x, there.x) && near(back.y, there.y));
        }
    }
};

ANNULUS_TEST(ViewGeometryTest);
#include "viewGeometry_test.moc"
