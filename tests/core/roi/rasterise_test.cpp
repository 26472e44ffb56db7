#include "core/roi/rasterise.h"
#include "core/roi/editOutline.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <limits>

using namespace annulus;
using namespace annulus::tests;

namespace {

using Rows = std::vector<std::string>;

Outline box(double x0, double y0, double x1, double y1) { return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}}; }

/// The rule of the design, pixel by pixel, on integer coordinates (eighths of a pixel) in integer arithmetic.
bool isInsideByIntegers(const std::vector<std::pair<long long, long long>>& eighths, long long i, long long j)
{
    bool inside = false;
    for (std::size_t at = 0; at < eighths.size(); ++at) {
        auto [ax, ay] = eighths[at];
        auto [bx, by] = eighths[(at + 1) % eighths.size()];
        const long long x = 8 * i, y = 8 * j;
        if ((ay <= y) == (by <= y))
            continue;
        if (ay > by) {
            std::swap(ax, bx);
            std::swap(ay, by);
        }
        inside ^= (x - ax) * (by - ay) >= (bx - ax) * (y - ay);  // the edge is at or left of the centre
    }
    return inside;
}

}  // namespace

class RasteriseTest : public QObject {
    Q_OBJECT
private slots:
    void centres_on_an_edge_count_at_the_left_and_top_only()
    {
        // Hand-worked: corners on the centres (0,0) and (2,2).
        QCOMPARE(drawing(rasterise(box(0, 0, 2, 2), makeGrid(3, 3))), (Rows{"##.", "##.", "..."}));
        QCOMPARE(drawing(rasterise(box(-0.5, -0.5, 2.5, 2.5), makeGrid(3, 3))), (Rows{"###", "###", "###"}));
        QCOMPARE(drawing(rasterise(box(0.1, 0.1, 1.9, 1.9), makeGrid(3, 3))), (Rows{"...", ".#.", "..."}));
    }
    void a_triangle_with_its_slope_through_centres_is_half_open()
    {
        // The slope (0,0)-(3,3) is a right edge: centres on it are left out.
        QCOMPARE(drawing(rasterise({{{{0, 0}, {3, 3}, {0, 3}}}}, makeGrid(4, 4))), (Rows{"....", "#...", "##..", "...."}));
        // As a left edge of the other half they count.
        QCOMPARE(drawing(rasterise({{{{0, 0}, {3, 0}, {3, 3}}}}, makeGrid(4, 4))), (Rows{"###.", ".##.", "..#.", "...."}));
    }
    void direction_and_first_vertex_do_not_matter()
    {
        const Outline turned{{{{3, 3}, {0, 0}, {0, 3}}}};
        QCOMPARE(rasterise(turned, makeGrid(4, 4)), rasterise({{{{0, 0}, {3, 3}, {0, 3}}}}, makeGrid(4, 4)));
    }
    void every_pixel_follows_the_rule_in_integer_arithmetic()
    {
        Random random(17);
        const Grid grid = makeGrid(24, 19);
        for (int trial = 0; trial < 400; ++trial) {
            std::vector<std::pair<long long, long long>> eighths;
            Contour contour;
            const auto vertices = 3 + random.below(9);
            for (std::uint64_t v = 0; v < vertices; ++v) {
                // Half of the vertices on centres, so that edges run through centres often.
                const long long step = random.below(2) ? 8 : 1;
                const long long x = (static_cast<long long>(random.below(240)) - 24) / step * step;
                const long long y = (static_cast<long long>(random.below(200)) - 24) / step * step;
                eighths.emplace_back(x, y);
                contour.push_back({static_cast<double>(x) / 8, static_cast<double>(y) / 8});
            }
            const Mask mask = rasterise({{contour}}, grid);
            for (std::int64_t j = 0; j < grid.size.j; ++j)
                for (std::int64_t i = 0; i < grid.size.i; ++i)
                    QCOMPARE(mask.contains(i, j), isInsideByIntegers(eighths, i, j));
        }
    }
    void triangles_around_a_point_tile_without_gap_or_overlap()
    {
        Random random(3);
        const Grid grid = makeGrid(40, 40);
        for (int trial = 0; trial < 100; ++trial) {
            // Thirds and sevenths have no exact binary form: shared edges must still agree.
            const Point centre{random.uniform(5, 35) / 3 * 3, 20.0 + 1.0 / 7};
            const Contour corners{{1.0 / 3, 2.0 / 7}, {39, 1.0 / 3}, {38 + 1.0 / 7, 39}, {1, 38 + 2.0 / 3}};
            std::int64_t sum = 0;
            Mask all(grid);
            for (std::size_t at = 0; at < 4; ++at) {
                const Mask part = rasterise({{{centre, corners[at], corners[(at + 1) % 4]}}}, grid);
                sum += part.count();
                all = unite(all, part);
            }
            QCOMPARE(all, rasterise({{corners}}, grid));
            QCOMPARE(sum, all.count());
        }
    }
    void holes_and_parts_enclosed_twice_are_outside()
    {
        Outline ring = box(-0.5, -0.5, 4.5, 4.5);
        ring.contours.push_back(box(0.5, 0.5, 3.5, 3.5).contours[0]);
        QCOMPARE(drawing(rasterise(ring, makeGrid(5, 5))), (Rows{"#####", "#...#", "#...#", "#...#", "#####"}));
    }
    void what_lies_outside_the_image_is_cut_off()
    {
        QCOMPARE(drawing(rasterise(box(-10, 0.5, 1.5, 99), makeGrid(3, 3))), (Rows{"...", "##.", "##."}));
        QVERIFY(rasterise(box(10, 10, 20, 20), makeGrid(3, 3)).isEmpty());
    }
    void huge_coordinates_are_far_outside_and_nothing_more()
    {
        for (const double far : {1e9, 1e20, 1e160, std::numeric_limits<double>::max()})
            QCOMPARE(drawing(rasterise(box(-far, -far, far, 0.5), makeGrid(3, 2))), (Rows{"###", "..."}));
    }
    void a_contour_that_is_not_finite_has_no_inside()
    {
        Outline outline = box(-0.5, -0.5, 0.5, 0.5);
        outline.contours.push_back({{1, std::numeric_limits<double>::quiet_NaN()}, {2, 2}, {1, 2}});
        outline.contours.push_back({{1, std::numeric_limits<double>::infinity()}, {2, 0}, {1, 0}});
        QCOMPARE(drawing(rasterise(outline, makeGrid(3, 3))), (Rows{"#..", "...", "..."}));
    }
    void a_box_gives_the_same_pixels_as_the_whole_image()
    {
        Random random(9);
        const Grid grid = makeGrid(30, 30);
        for (int trial = 0; trial < 50; ++trial) {
            Contour contour;
            for (int v = 0; v < 7; ++v)
                contour.push_back({random.uniform(-5, 35), random.uniform(-5, 35)});
            const Box part{4, 7, 0, 21, 18, 0};
            const std::vector<std::uint8_t> ones(static_cast<std::size_t>(part.size().i * part.size().j), 1);
            QCOMPARE(rasterise({{contour}}, grid, part), intersect(rasterise({{contour}}, grid), fromBytes(grid, part, ones)));
        }
    }
    void moving_by_whole_pixels_moves_the_mask()
    {
        const Outline outline{{{{2.3, 1.1}, {9.7, 3.2}, {6.4, 8.8}, {5, 5}}}};
        const Mask moved = rasterise(translate(outline, 3, 2), makeGrid(20, 20));
        const Mask original = rasterise(outline, makeGrid(20, 20));
        std::vector<Run> runs;
        for (const Run& run : original.runs())
            runs.push_back({run.row + 2, run.begin + 3, run.end + 3});
        QCOMPARE(moved.runs(), runs);
    }
};

ANNULUS_TEST(RasteriseTest);
#include "rasterise_test.moc"
