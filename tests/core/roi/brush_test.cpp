#include "core/roi/brush.h"
#include "core/roi/checkOutline.h"
#include "core/roi/outlineOfMask.h"
#include "core/roi/perturb.h"
#include "core/roi/rasterise.h"
#include "core/roi/reshapeMask.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <cmath>

using namespace annulus;
using namespace annulus::tests;

namespace {

using Rows = std::vector<std::string>;

/// Distance of a point to a segment, in units of the brush.
double distanceTo(Point at, Point from, Point to)
{
    const double dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((at.x - from.x) * dx + (at.y - from.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(at.x - from.x - t * dx, at.y - from.y - t * dy);
}

std::size_t points(const Outline& outline)
{
    std::size_t count = 0;
    for (const Contour& contour : outline.contours)
        count += contour.size();
    return count;
}

}  // namespace

// Truth: definitions written out pixel by pixel, drawings worked by hand, closed forms of discs.
class BrushTest : public QObject {
    Q_OBJECT
private slots:
    void a_stroke_is_every_pixel_within_the_brush_of_the_way()
    {
        Random random(7);
        const Grid grid = makeGrid(60, 50, millimetres(1, 1));
        for (int round = 0; round < 200; ++round) {
            const Brush brush{random.uniform(0.6, 9), random.uniform(0.6, 9), BrushShape::round};
            const Point from{random.uniform(-5, 65), random.uniform(-5, 55)}, to{random.uniform(-5, 65), random.uniform(-5, 55)};
            const Mask stroke = strokeMask(grid, from, to, brush);
            for (std::int64_t j = 0; j < 50; ++j)
                for (std::int64_t i = 0; i < 60; ++i) {
                    const double distance = distanceTo({static_cast<double>(i) / brush.radiusX, static_cast<double>(j) / brush.radiusY},
                                                       {from.x / brush.radiusX, from.y / brush.radiusY}, {to.x / brush.radiusX, to.y / brush.radiusY});
                    const bool isEnd = (std::lround(from.x) == i && std::lround(from.y) == j) || (std::lround(to.x) == i && std::lround(to.y) == j);
                    if (std::abs(distance - 1) > 1e-6)
                        QCOMPARE(stroke.contains(i, j), distance < 1 || isEnd);
                }
        }
    }
    void a_square_brush_sweeps_a_band()
    {
        const Grid grid = makeGrid(7, 5, millimetres(1, 1));
        QCOMPARE(drawing(strokeMask(grid, {2, 2}, {4, 2}, {1, 1, BrushShape::square})), (Rows{".......", ".#####.", ".#####.", ".#####.", "......."}));
        QCOMPARE(drawing(strokeMask(grid, {1, 1}, {4, 3}, {1, 0.5, BrushShape::square})), (Rows{".......", "###....", ".####..", "...###.", "......."}));
    }
    void the_smallest_brush_paints_the_pixel_it_stands_on()
    {
        const Grid grid = makeGrid(3, 3, millimetres(1, 1));
        QCOMPARE(drawing(strokeMask(grid, {1.4, 0.6}, {1.4, 0.6}, {0.01, 0.01, BrushShape::round})), (Rows{"...", ".#.", "..."}));
        QVERIFY(strokeMask(grid, {-9, 0}, {-8, 0}, {1, 1, BrushShape::round}).isEmpty());
    }
    void an_outline_of_any_mask_gives_its_pixels_again()
    {
        Random random(3);
        for (int round = 0; round < 300; ++round) {
            const Mask mask = randomMask(random, 1 + static_cast<std::int64_t>(random.below(40)), 1 + static_cast<std::int64_t>(random.below(40)), random.uniform(0.02, 0.98));
            QCOMPARE(rasterise(outlineOfMask(mask), mask.grid()), mask);
        }
        for (int round = 0; round < 60; ++round) {  // and of what brushes leave
            Mask mask(makeGrid(120, 100, millimetres(1, 1)));
            for (int stroke = 0; stroke < 6; ++stroke) {
                const Mask one = strokeMask(mask.grid(), {random.uniform(0, 120), random.uniform(0, 100)}, {random.uniform(0, 120), random.uniform(0, 100)}, {random.uniform(1, 20), random.uniform(1, 20), BrushShape::round});
                mask = stroke % 3 == 2 ? subtract(mask, one) : unite(mask, one);
            }
            QCOMPARE(rasterise(outlineOfMask(mask), mask.grid()), mask);
        }
    }
    void an_outline_never_leaves_the_image()
    {
        Random random(9);
        for (int round = 0; round < 100; ++round) {
            const Mask mask = randomMask(random, 12, 9, 0.7);
            if (!mask.isEmpty())
                QVERIFY(!checkOutline(outlineOfMask(mask), mask.grid())->isCut);
        }
    }
    void the_outline_of_a_disc_has_a_fraction_of_its_1600_pixel_edges()
    {
        const Mask disc = discMask(420, 420, millimetres(1, 1), 200);
        const std::size_t count = points(outlineOfMask(disc));
        QVERIFY2(count > 20 && count < 400, std::to_string(count).c_str());
    }
    void growing_and_shrinking_follow_the_spacing()
    {
        const Mask dot = drawnMask({".....", ".....", "..#..", ".....", "....."}, millimetres(0.5, 1));
        QCOMPARE(drawing(grow(dot, 1)), (Rows{".....", "..#..", "#####", "..#..", "....."}));
        QCOMPARE(drawing(shrink(drawnMask({"......", ".####.", ".####.", ".####.", "......"}, millimetres(0.5, 1)), 0.5)), (Rows{"......", "..##..", "..##..", "..##..", "......"}));
        QVERIFY(shrink(dot, 1).isEmpty());
        QCOMPARE(grow(dot, 0), dot);
    }
    void shrinking_undoes_growing_a_disc_but_for_its_rim()
    {
        const Mask disc = discMask(300, 300, millimetres(0.1, 0.1), 8);
        const Mask back = shrink(grow(disc, 3), 3);
        const double changed = static_cast<double>(unite(back, disc).count() - intersect(back, disc).count());
        QVERIFY2(changed / static_cast<double>(disc.count()) < 0.02, std::to_string(changed).c_str());
    }
    void the_image_border_takes_nothing_away()
    {
        QCOMPARE(drawing(shrink(drawnMask({"###.", "###.", "###.", "...."}), 1)), (Rows{"##..", "##..", "....", "...."}));
    }
    void smoothing_removes_a_spike_and_keeps_a_straight_edge()
    {
        Rows rows(40, std::string(40, '.'));
        for (std::size_t j = 20; j < 40; ++j)
            rows[j] = std::string(40, '#');
        rows[15][20] = rows[16][20] = rows[17][20] = rows[18][20] = rows[19][20] = '#';
        const Mask smooth = smoothMask(drawnMask(rows), 2);
        QVERIFY(smooth.box().j0 >= 19);  // its foot may leave a pixel or two
        QVERIFY(smooth.count() >= 800 && smooth.count() < 804);
    }
    void a_cut_takes_the_smaller_side()
    {
        const Mask block = drawnMask({"######", "######"});
        QCOMPARE(drawing(cutMask(block, {3.5, -1}, {3.5, 3})), (Rows{"####..", "####.."}));
        QCOMPARE(drawing(cutMask(block, {3.5, 3}, {3.5, -1})), (Rows{"####..", "####.."}));
        QCOMPARE(drawing(cutMask(block, {3.5, -1}, {3.5, 3}, true)), (Rows{"....##", "....##"}));
        QCOMPARE(cutMask(block, {9, -1}, {9, 3}), block);
    }
    void a_perturbed_outline_is_the_same_for_the_same_seed_and_another_for_another()
    {
        const Mask disc = discMask(120, 120, millimetres(0.2, 0.2), 6);
        const Mask one = perturb(disc, {}, 5, 1);
        QCOMPARE(perturb(disc, {}, 5, 1), one);
        QVERIFY(!(perturb(disc, {}, 5, 2) == one) && !(perturb(disc, {}, 6, 1) == one));
        QCOMPARE(perturb(disc, {0, 3, 0, 0}, 5, 1), disc);
    }
    void displacement_shift_and_dilation_are_as_large_as_they_say()
    {
        // A disc of radius 10 mm: the standard deviation of its area is that of the radius times the circumference, and
        // its centre moves by the shift.
        const Mask disc = discMask(300, 300, millimetres(0.1, 0.1), 10);
        double squares = 0, moves = 0;
        constexpr int times = 60;
        for (int number = 0; number < times; ++number) {
            const double radius = std::sqrt(static_cast<double>(perturb(disc, {0, 3, 0, 0.4}, 11, static_cast<std::uint64_t>(number)).count()) * 0.01 / 3.14159265358979);
            squares += (radius - 10) * (radius - 10);
            const Box box = perturb(disc, {0, 3, 0.4, 0}, 12, static_cast<std::uint64_t>(number)).box();
            const double x = (static_cast<double>(box.i0 + box.i1) / 2 - 149.5) * 0.1;
            moves += x * x;
        }
        QVERIFY2(std::abs(std::sqrt(squares / times) - 0.4) < 0.12, std::to_string(std::sqrt(squares / times)).c_str());
        QVERIFY2(std::abs(std::sqrt(moves / times) - 0.4) < 0.12, std::to_string(std::sqrt(moves / times)).c_str());
        // Along the edge: how far it is from the circle, at every angle, over all realisations.
        double along = 0;
        int count = 0;
        for (int number = 0; number < times; ++number) {
            const Mask moved = perturb(disc, {0.5, 3, 0, 0}, 13, static_cast<std::uint64_t>(number));
            std::int64_t i = 150;
            while (moved.contains(i, 150))
                ++i;
            const double radius = (static_cast<double>(i) - 150) * 0.1;
            along += (radius - 10) * (radius - 10);
            ++count;
        }
        QVERIFY2(std::abs(std::sqrt(along / count) - 0.5) < 0.15, std::to_string(std::sqrt(along / count)).c_str());
    }
    void a_tiny_lesion_is_never_lost()
    {
        const Mask dot = drawnMask({".....", "..#..", "....."});
        for (std::uint64_t number = 0; number < 50; ++number)
            QVERIFY(!perturb(dot, {1, 3, 1, 1}, 1, number).isEmpty());
    }
};
ANNULUS_TEST(BrushTest);

#include "brush_test.moc"
