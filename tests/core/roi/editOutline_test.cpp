#include "core/roi/editOutline.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <numbers>

using namespace annulus;

namespace {

const Outline square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}};

Outline noisyCircle(std::size_t vertices, double radius, double noise)
{
    Random random(8);
    Contour contour;
    for (std::size_t at = 0; at < vertices; ++at) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(at) / static_cast<double>(vertices);
        const double r = radius + random.uniform(-noise, noise);
        contour.push_back({50 + r * std::cos(angle), 50 + r * std::sin(angle)});
    }
    return {{contour}};
}

struct Radii {
    double mean = 0, sd = 0;
};
Radii radiiOf(const Outline& outline)
{
    Radii radii;
    double squares = 0;
    const auto n = static_cast<double>(outline.contours[0].size());
    for (const Point& point : outline.contours[0]) {
        const double r = std::hypot(point.x - 50, point.y - 50);
        radii.mean += r / n;
        squares += r * r / n;
    }
    radii.sd = std::sqrt(squares - radii.mean * radii.mean);
    return radii;
}

double distanceTo(const Outline& outline, const Point& point) { return nearestEdge(outline, point, 1e9)->distance; }

}  // namespace

class EditOutlineTest : public QObject {
    Q_OBJECT
private slots:
    void a_vertex_moves_comes_and_goes()
    {
        QCOMPARE(moveVertex(square, {0, 2}, {12, 11}).contours[0], (Contour{{0, 0}, {10, 0}, {12, 11}, {0, 10}}));
        QCOMPARE(insertVertex(square, {0, 1}, {11, 5}).contours[0], (Contour{{0, 0}, {10, 0}, {11, 5}, {10, 10}, {0, 10}}));
        QCOMPARE(insertVertex(square, {0, 3}, {-1, 5}).contours[0].back(), (Point{-1, 5}));
        QCOMPARE(deleteVertex(square, {0, 0}).contours[0], (Contour{{10, 0}, {10, 10}, {0, 10}}));
    }
    void inserting_and_deleting_gives_the_outline_back()
    {
        for (std::size_t edge = 0; edge < 4; ++edge)
            QCOMPARE(deleteVertex(insertVertex(square, {0, edge}, {5, 5}), {0, edge + 1}), square);
    }
    void a_triangle_that_loses_a_vertex_goes()
    {
        Outline two = square;
        two.contours.push_back({{20, 0}, {30, 0}, {25, 8}});
        QCOMPARE(deleteVertex(two, {1, 1}), square);
    }
    void translating_moves_every_contour()
    {
        QCOMPARE(translate(square, 1, -2).contours[0], (Contour{{1, -2}, {11, -2}, {11, 8}, {1, 8}}));
    }
    void the_nearest_vertex_is_found_within_the_radius_only()
    {
        const auto hit = nearestVertex(square, {9, 9.5}, 2);
        QVERIFY(hit);
        QCOMPARE(hit->at, (VertexRef{0, 2}));
        QCOMPARE(hit->distance, std::hypot(1, 0.5));
        QVERIFY(!nearestVertex(square, {5, 5}, 2));
        QVERIFY(!nearestVertex({}, {5, 5}, 2));
    }
    void the_nearest_edge_tells_where()
    {
        const auto hit = nearestEdge(square, {-1, 4}, 2);  // the edge that closes the contour
        QVERIFY(hit);
        QCOMPARE(hit->from, (VertexRef{0, 3}));
        QCOMPARE(hit->foot, (Point{0, 4}));
        QCOMPARE(hit->distance, 1.0);
    }
    void rows_count_by_their_aspect()
    {
        // Two rows below the bottom edge at a row spacing three times the column spacing are six columns away.
        QVERIFY(nearestEdge(square, {5, 12}, 3, 1));
        QVERIFY(!nearestEdge(square, {5, 12}, 3, 3));
        QCOMPARE(nearestEdge(square, {5, 12}, 7, 3)->distance, 6.0);
    }
    void simplifying_stays_within_the_tolerance()
    {
        const Outline line = noisyCircle(2000, 30, 0.3);
        for (const double tolerance : {0.25, 0.5, 1.0, 3.0}) {
            const Outline simple = simplify(line, tolerance);
            QVERIFY(simple.contours[0].size() < 1200);
            QVERIFY(simple.contours[0].size() >= 3);
            for (const Point& point : line.contours[0])
                QVERIFY(distanceTo(simple, point) <= tolerance + 1e-12);
        }
    }
    void points_on_a_straight_line_are_left_out_and_corners_stay()
    {
        Contour dense;
        for (int side = 0; side < 4; ++side)
            for (int at = 0; at < 10; ++at)
                dense.push_back(side == 0 ? Point{double(at), 0} : side == 1 ? Point{10, double(at)} : side == 2 ? Point{10.0 - at, 10} : Point{0, 10.0 - at});
        const Contour simple = simplify({{dense}}, 0.01).contours[0];
        QCOMPARE(simple.size(), std::size_t{4});
        for (const Point& corner : square.contours[0])
            QVERIFY(std::find(simple.begin(), simple.end(), corner) != simple.end());
    }
    void a_contour_keeps_three_points()
    {
        QCOMPARE(simplify(square, 1000).contours[0].size(), std::size_t{3});
        QCOMPARE(simplify({{Contour(50, Point{3, 3})}}, 1).contours[0].size(), std::size_t{3});
        QCOMPARE(simplify({{{{1, 1}}}}, 1).contours[0].size(), std::size_t{1});
    }
    void smoothing_passes_each_wave_as_taubin_says()
    {
        // Truth: Taubin 1995, section 3: a wave of frequency k = 1 - cos(2 pi m / n) is multiplied by ((1 - lambda k)(1 - mu k))
        // per pass; lambda 0.5 and pass band 0.1 give mu = -1 / 1.9.
        constexpr int n = 120;
        for (const int m : {1, 5, 20, 60}) {
            Contour contour;
            for (int at = 0; at < n; ++at)
                contour.push_back({std::cos(2 * std::numbers::pi * at / n), std::cos(2 * std::numbers::pi * m * at / n)});
            const double k = 1 - std::cos(2 * std::numbers::pi * m / n);
            const double passed = std::pow((1 - 0.5 * k) * (1 + k / 1.9), 10);
            const Outline smoothed = smooth({{contour}});
            for (std::size_t at = 0; at < n; ++at)
                QVERIFY(std::abs(smoothed.contours[0][at].y - passed * contour[at].y) < 1e-12);
        }
    }
    void smoothing_takes_noise_and_leaves_the_size()
    {
        const Outline noisy = noisyCircle(120, 30, 1);
        const Radii before = radiiOf(noisy);
        const Radii after = radiiOf(smooth(noisy, 40));
        QVERIFY(after.sd < before.sd / 2);
        QVERIFY(std::abs(after.mean - before.mean) < 0.05);
        QCOMPARE(smooth(noisy, 0), noisy);
    }
};

ANNULUS_TEST(EditOutlineTest);
#include "editOutline_test.moc"
