#include <string>

#include "core/segment/nippleArc.h"

#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// A half disc whose flat side, the chest wall, lies at a border of the picture.
Mask halfDisc(const Grid& grid, double ci, double cj, double radius)
{
    std::vector<Run> runs;
    for (std::int64_t j = 0; j < grid.size.j; ++j) {
        const double reach = radius * radius - (static_cast<double>(j) - cj) * (static_cast<double>(j) - cj);
        if (reach < 0)
            continue;
        const double half = std::sqrt(reach);
        runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(std::ceil(ci - half)), static_cast<std::int32_t>(std::floor(ci + half)) + 1});
    }
    return {grid, std::move(runs)};  // what lies outside is cut off
}

}  // namespace

/// Truth: half discs, whose tip and whose arcs are known in closed form.
class NippleArcTest : public QObject {
    Q_OBJECT
private slots:
    void the_tip_of_the_breast_is_found_whichever_way_it_points()
    {
        const Grid grid = makeGrid(300, 400);
        const auto isNear = [](const std::optional<Point>& found, double x, double y) { return found && std::abs(found->x - x) <= 1.5 && std::abs(found->y - y) <= 1.5; };
        QVERIFY(isNear(estimateNipple(halfDisc(grid, 0, 180, 120), {1, 0}), 120, 180));
        QVERIFY(isNear(estimateNipple(halfDisc(grid, 299, 180, 120), {-1, 0}), 179, 180));
        QVERIFY(isNear(estimateNipple(halfDisc(grid, 140, 0, 120), {0, 1}), 140, 120));
        QVERIFY(isNear(estimateNipple(halfDisc(grid, 140, 399, 120), {0, -1}), 140, 279));
        QVERIFY(!estimateNipple(Mask(grid), {1, 0}));
    }
    void one_pixel_of_noise_does_not_move_it_along_the_skin()
    {
        const Grid grid = makeGrid(600, 800);
        const Mask breast = unite(halfDisc(grid, 0, 400, 300), Mask(grid, {{330, 290, 301}}));
        const auto found = estimateNipple(breast, {1, 0});
        QVERIFY(found && std::abs(found->y - 400) < 10);
    }
    void an_arc_has_one_distance_in_millimetres_though_pixels_are_not_square()
    {
        const Spacing spacing{0.1, 0.2, SpacingBasis::detector, 1};
        const Mask breast = halfDisc(makeGrid(300, 400), 0, 180, 150);
        const Point nipple{150, 180};
        const auto arcs = arcInBreast(breast, spacing, nipple, {8});
        QCOMPARE(arcs.size(), std::size_t{1});
        QVERIFY(arcs.front().size() > 100);
        for (const Point& point : arcs.front()) {
            QVERIFY(std::abs(distanceOf(point, nipple, spacing).value - 8) < 1e-9);
            QVERIFY(breast.contains(std::llround(point.x), std::llround(point.y)));
        }
        // It ends at the skin on both sides.
        for (const Point& end : {arcs.front().front(), arcs.front().back()})
            QVERIFY(std::hypot(end.x, end.y - 180) > 145);
        QVERIFY(arcInBreast(breast, spacing, nipple, {500}).empty());
    }
    void where_the_skin_bends_in_an_arc_has_parts()
    {
        // Two lobes with a gap between them.
        const Grid grid = makeGrid(300, 400);
        const Mask breast = unite(halfDisc(grid, 0, 100, 90), halfDisc(grid, 0, 300, 90));
        QCOMPARE(arcInBreast(breast, {1, 1, SpacingBasis::detector, 1}, {120, 200}, {130}).size(), std::size_t{2});
    }
};

ANNULUS_TEST(NippleArcTest);
#include "nippleArc_test.moc"
