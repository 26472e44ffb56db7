#include "core/roi/rasterise.h"  // first: Qt 6.4's moc stops at <compare> when nothing was included before it
#include "core/roi/clipOutline.h"
#include "core/roi/measure.h"
#include "core/roi/traceOutline.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace annulus;
using namespace annulus::tests;

namespace {

bool close(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b)); }

/// An ellipse with half axes a, b in mm, turned by `angle`, around pixel (60, 40).
Outline ellipse(double a, double b, double angle, const Spacing& spacing, int vertices = 720)
{
    Contour contour;
    for (int at = 0; at < vertices; ++at) {
        const double t = 2 * std::numbers::pi * at / vertices;
        const double x = a * std::cos(t) * std::cos(angle) - b * std::sin(t) * std::sin(angle);
        const double y = a * std::cos(t) * std::sin(angle) + b * std::sin(t) * std::cos(angle);
        contour.push_back({60 + x / spacing.x, 40 + y / spacing.y});
    }
    return {{contour}};
}

double lengthMm(const Segment& s, const Spacing& spacing)
{
    return std::hypot((s.to.x - s.from.x) * spacing.x, (s.to.y - s.from.y) * spacing.y);
}

}  // namespace

class MeasureTest : public QObject {
    Q_OBJECT
private slots:
    void a_rectangle_measures_its_sides_in_mm()
    {
        // 30 columns of 0.1 mm, 20 rows of 0.2 mm: 3 x 4 mm.
        const Outline outline{{{{10, 10}, {40, 10}, {40, 30}, {10, 30}}}};
        const Measures measures = measureOutline(outline, millimetres(0.1, 0.2));
        QVERIFY(close(measures.area, 12));
        QVERIFY(close(measures.perimeter, 14));
        QVERIFY(close(measures.longAxis, 5));
        // Perpendicular to the diagonal, on one line, both ends on the edge: from corner to the opposite long side, 3 / cos
        // of the angle whose tangent is 3/4.
        QVERIFY(close(measures.shortAxis, 3.75));
        QVERIFY(!measures.inPixels && !measures.areaFromPixels);
    }
    void an_ellipse_measures_its_axes_at_any_angle_and_spacing()
    {
        for (const Spacing& spacing : {millimetres(0.1, 0.1), millimetres(0.07, 0.2)})
            for (const double angle : {0.0, 0.4, 1.3, 2.6}) {
                const Measures measures = measureOutline(ellipse(6, 2.5, angle, spacing), spacing);
                QVERIFY(close(measures.longAxis, 12, 1e-6));
                QVERIFY(close(measures.shortAxis, 5, 1e-4));
                QVERIFY(close(measures.area, std::numbers::pi * 15, 1e-4));
                QVERIFY(close(lengthMm(measures.longLine, spacing), measures.longAxis));
                QVERIFY(close(lengthMm(measures.shortLine, spacing), measures.shortAxis));
                const double dot = (measures.longLine.to.x - measures.longLine.from.x) * (measures.shortLine.to.x - measures.shortLine.from.x) * spacing.x * spacing.x +
                                   (measures.longLine.to.y - measures.longLine.from.y) * (measures.shortLine.to.y - measures.shortLine.from.y) * spacing.y * spacing.y;
                QVERIFY(std::abs(dot) < 1e-9);
            }
    }
    void the_long_axis_is_the_largest_of_all_pairs()
    {
        Random random(2);
        for (int trial = 0; trial < 500; ++trial) {
            const Spacing spacing = millimetres(random.uniform(0.05, 0.3), random.uniform(0.05, 0.3));
            Contour contour;
            const bool onLattice = random.below(2) == 0;  // many collinear points and ties
            for (std::uint64_t v = 0, n = 3 + random.below(30); v < n; ++v)
                contour.push_back(onLattice ? Point{double(random.below(8)), double(random.below(8))} : Point{random.uniform(0, 99), random.uniform(0, 99)});
            double largest = 0;
            for (const Point& a : contour)
                for (const Point& b : contour)
                    largest = std::max(largest, lengthMm({a, b}, spacing));
            const Measures measures = measureOutline({{contour}}, spacing);
            QVERIFY(close(measures.longAxis, largest, 1e-12));
            QVERIFY(measures.shortAxis <= measures.longAxis * (1 + 1e-12));
        }
    }
    void the_short_axis_is_the_longest_of_densely_tried_lines()
    {
        // Truth: 20,000 lines at right angles to the long axis, each cut with every edge; can only fall short of the exact one.
        Random random(6);
        for (int trial = 0; trial < 20; ++trial) {
            Contour contour;
            for (int v = 0; v < 12; ++v) {
                const double t = 2 * std::numbers::pi * v / 12;
                const double r = random.uniform(5, 20);
                contour.push_back({40 + 1.5 * r * std::cos(t), 40 + r * std::sin(t)});
            }
            const Measures measures = measureOutline({{contour}}, millimetres(1, 1));
            const Point u{(measures.longLine.to.x - measures.longLine.from.x) / measures.longAxis, (measures.longLine.to.y - measures.longLine.from.y) / measures.longAxis};
            double largest = 0;
            for (int step = 0; step <= 20000; ++step) {
                const double place = measures.longAxis * step / 20000;
                double low = 1e9, high = -1e9;
                for (std::size_t at = 0; at < contour.size(); ++at) {
                    const auto turned = [&](const Point& p) -> Point {
                        const double dx = p.x - measures.longLine.from.x, dy = p.y - measures.longLine.from.y;
                        return {dx * u.x + dy * u.y, dy * u.x - dx * u.y};
                    };
                    const Point a = turned(contour[at]), b = turned(contour[(at + 1) % contour.size()]);
                    if ((a.x - place) * (b.x - place) > 0 || a.x == b.x)
                        continue;
                    const double y = a.y + (place - a.x) / (b.x - a.x) * (b.y - a.y);
                    low = std::min(low, y);
                    high = std::max(high, y);
                }
                largest = std::max(largest, high - low);
            }
            QVERIFY(measures.shortAxis >= largest - 1e-9);
            QVERIFY(measures.shortAxis <= largest + 0.02);
        }
    }
    void a_hole_takes_area_and_adds_perimeter_whatever_its_direction()
    {
        const Contour outer{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
        const Contour hole{{2, 2}, {5, 2}, {5, 5}, {2, 5}};
        const Contour reversed(hole.rbegin(), hole.rend());
        const Contour island{{3, 3}, {4, 3}, {4, 4}, {3, 4}};
        for (const Contour& inner : {hole, reversed}) {
            const Measures measures = measureOutline({{outer, inner}}, millimetres(1, 1));
            QCOMPARE(measures.area, 91.0);
            QCOMPARE(measures.perimeter, 52.0);
            QCOMPARE(measureOutline({{outer, inner, island}}, millimetres(1, 1)).area, 92.0);
        }
    }
    void a_traced_mask_has_the_area_of_its_pixels()
    {
        Random random(15);
        for (int trial = 0; trial < 60; ++trial) {
            const Mask mask = randomMask(random, 12, 9, random.uniform(0.2, 0.9), millimetres(0.3, 0.7));
            const double area = measureOutline(traceOutline(mask), spacingOf(mask.grid())).area;
            QVERIFY(std::abs(area - static_cast<double>(mask.count()) * 0.21) < 1e-9);
        }
    }
    void polygon_and_pixels_agree_on_a_large_anisotropic_outline()
    {
        const Spacing spacing = millimetres(0.02, 0.05);
        const Outline outline = ellipse(6, 2.5, 0.3, spacing);
        const Outline shifted{{[&] { Contour c; for (const Point& p : outline.contours[0]) c.push_back({p.x + 300, p.y + 100}); return c; }()}};
        const double pixels = static_cast<double>(rasterise(shifted, makeGrid(900, 400)).count()) * spacing.pixelAreaMm2();
        QVERIFY(close(measureOutline(shifted, spacing).area, pixels, 2e-3));
    }
    void a_crossing_outline_measures_the_pixels_inside()
    {
        const Outline bowTie{{{{-500, -500}, {-480, -480}, {-480, -500}, {-500, -480}}}};
        const Measures measures = measureOutline(bowTie, millimetres(0.5, 2));
        QVERIFY(measures.areaFromPixels);
        const Outline moved{{{{0, 0}, {20, 20}, {20, 0}, {0, 20}}}};
        QCOMPARE(measures.area, static_cast<double>(rasterise(moved, makeGrid(30, 30)).count()));
    }
    void without_spacing_everything_is_in_pixels()
    {
        const Measures measures = measureOutline({{{{0, 0}, {3, 0}, {3, 4}, {0, 4}}}}, Spacing{0.1, 0.1, SpacingBasis::uncalibrated, 1});
        QVERIFY(measures.inPixels);
        QCOMPARE(measures.longAxis, 5.0);
        QCOMPARE(measures.area, 12.0);
    }
    void what_lies_beyond_the_image_is_cut_off()
    {
        const Grid grid = makeGrid(40, 30);
        // A rectangle whose right half lies beyond the last column's edge at 39.5.
        const Outline half = clipOutline({{{{29.5, 4.5}, {49.5, 4.5}, {49.5, 14.5}, {29.5, 14.5}}}}, grid);
        const Measures measures = measureOutline(half, millimetres(0.5, 0.5));
        QCOMPARE(measures.area, 25.0);
        QCOMPARE(measures.perimeter, 20.0);
        QVERIFY(clipOutline({{{{50, 4}, {60, 4}, {55, 9}}}}, grid).isEmpty());
    }
    void a_cut_outline_encloses_the_same_pixels()
    {
        const Grid grid = makeGrid(70, 50);
        for (const double angle : {0.0, 0.4, 1.1, 2.0})
            for (const double size : {8.0, 25.0, 47.0}) {
                // A star: it leaves the image and comes back several times.
                Contour star;
                for (int n = 0; n < 18; ++n) {
                    const double t = angle + 2 * std::numbers::pi * n / 18, r = n % 2 == 0 ? size : 0.4 * size;
                    star.push_back({60.3 + r * std::cos(t), 8.7 + r * std::sin(t)});
                }
                const Mask whole = rasterise({{star}}, grid);
                const Outline cut = clipOutline({{star}}, grid);
                QVERIFY(rasterise(cut, grid) == whole);
                const double area = measureOutline(cut, millimetres(1, 1)).area;
                QVERIFY2(std::abs(area - static_cast<double>(whole.count())) < 0.06 * area + 4, qPrintable(QString::number(area)));
            }
    }
    void degenerate_outlines_measure_zero()
    {
        QCOMPARE(measureOutline({}, millimetres(1, 1)).longAxis, 0.0);
        const Measures point = measureOutline({{{{4, 4}, {4, 4}, {4, 4}}}}, millimetres(1, 1));
        QCOMPARE(point.longAxis, 0.0);
        QCOMPARE(point.area, 0.0);
        const Measures line = measureOutline({{{{0, 0}, {6, 0}, {3, 0}}}}, millimetres(1, 1));
        QCOMPARE(line.longAxis, 6.0);
        QCOMPARE(line.shortAxis, 0.0);
    }
};

ANNULUS_TEST(MeasureTest);
#include "measure_test.moc"
