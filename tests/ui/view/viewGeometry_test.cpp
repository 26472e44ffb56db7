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
    void a_fitted_mammogram_stands_at_its_chest_wall()
    {
        const QSizeF tile(1000, 600);
        for (const Wall wall : {Wall::left, Wall::right})
            for (const bool transpose : {false, true})
                for (const bool flipX : {false, true}) {
                    ImageShape shape{{300, 500, 1}, 1, transpose, flipX, false};
                    shape.wall = wall;
                    const Placement placement = placementOf({}, shape, tile);
                    const double width = static_cast<double>(transpose ? shape.size.j : shape.size.i) * placement.scaleX;
                    const double edge = wall == Wall::left ? placement.x : placement.x + width;
                    QVERIFY(std::abs(edge - (wall == Wall::left ? 0 : tile.width())) <= 1);
                    // The same scale for all, though this one could be larger.
                    shape.fitZoom = 0.5;
                    QCOMPARE(placementOf({}, shape, tile).scaleX, 0.5);
                }
    }
    void linked_views_are_the_same_place_seen_from_each_chest_wall()
    {
        // 0.1 mm and 0.05 mm pixels in one scale: 0.2 and 0.1 device pixels each.
        ImageShape right{{300, 500, 1}, 1}, left{{500, 900, 1}, 1};
        right.wall = Wall::right;
        right.fitZoom = 0.2;
        left.wall = Wall::left;
        left.fitZoom = 0.1;
        const QSizeF one(400, 300), other(380, 260);
        const View zoomed{View::Mode::free, 1.4, {220, 300}};
        const LinkedView linked = linkedView(zoomed, right, one);
        const View mirrored = viewOf(linked, left, other);
        QCOMPARE(mirrored.zoom, 0.7);
        // 299.5 - 220 columns of 0.1 mm from the right edge are 159 columns of 0.05 mm from the left one.
        QVERIFY(std::abs(mirrored.centre.x + 0.5 - 159) < 1e-9);
        QVERIFY(std::abs((mirrored.centre.y - 449.5) * 0.05 - (300 - 249.5) * 0.1) < 1e-9);
        const View back = viewOf(linkedView(mirrored, left, other), right, one);
        QVERIFY(std::abs(back.centre.x - 220) < 1e-9 && std::abs(back.centre.y - 300) < 1e-9 && std::abs(back.zoom - 1.4) < 1e-12);
        QVERIFY(viewOf(linkedView({}, right, one), left, other) == View());
    }
};

ANNULUS_TEST(ViewGeometryTest);
#include "viewGeometry_test.moc"
