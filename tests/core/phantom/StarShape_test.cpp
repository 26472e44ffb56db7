// Truth: the circle's closed forms; published agreement of radiologists (Dice about 0.85 to 0.95) for the readers.
#include "core/phantom/StarShape.h"
#include "core/roi/agreement.h"
#include "support/runTests.h"

#include <cmath>
#include <numbers>

using namespace annulus;
using namespace annulus::phantom;

namespace {

StarShape circle(double radius)
{
    return {{30, 25}, std::vector<double>(256, radius)};
}

constexpr double pixelMm = 0.09;

Grid field()
{
    return makeGrid(900, 800, {.x = pixelMm, .y = pixelMm, .basis = SpacingBasis::given});
}

}  // namespace

class StarShapeTest : public QObject {
    Q_OBJECT
private slots:
    void a_circle_has_its_area_and_widths();
    void a_mirrored_frame_mirrors_the_mask();
    void two_readers_disagree_as_radiologists_do_data();
    void two_readers_disagree_as_radiologists_do();
    void a_wider_habit_draws_a_larger_outline();
    void a_mistake_changes_a_sector_and_is_rare();
    void a_scaled_shape_has_that_longest_diameter();
};

void StarShapeTest::a_circle_has_its_area_and_widths()
{
    const StarShape shape = circle(10);
    QVERIFY(std::abs(shape.areaMm2() - std::numbers::pi * 100) < 0.1);  // a polygon of 256 corners
    QVERIFY(std::abs(shape.longestMm() - 20) < 1e-3);
    QVERIFY(std::abs(shape.shortestMm() - 20) < 1e-2);
    const Mask mask = rasterise(shape, field(), {0, 0, pixelMm, pixelMm});
    QVERIFY(std::abs(static_cast<double>(mask.count()) * pixelMm * pixelMm - shape.areaMm2()) < 0.5);
}

void StarShapeTest::a_mirrored_frame_mirrors_the_mask()
{
    const StarShape shape = drawShape({30, 25}, 9, 1.2, 0.12, Random(4));
    const Mask plain = rasterise(shape, field(), {0, 0, pixelMm, pixelMm});
    const Mask mirrored = rasterise(shape, field(), {899 * pixelMm, 0, -pixelMm, pixelMm});
    const Box box = plain.box();
    for (std::int64_t j = box.j0; j <= box.j1; j += 7)
        for (std::int64_t i = box.i0; i <= box.i1; i += 7)
            QCOMPARE(mirrored.contains(899 - i, j), plain.contains(i, j));
}

void StarShapeTest::two_readers_disagree_as_radiologists_do_data()
{
    QTest::addColumn<double>("radius");
    for (const double radius : {4.0, 7.0, 11.0, 16.0, 22.0})
        QTest::addRow("%.0f mm", 2 * radius) << radius;
}

void StarShapeTest::two_readers_disagree_as_radiologists_do()
{
    QFETCH(double, radius);
    double mean = 0;
    constexpr int count = 12;
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        const StarShape truth = drawShape({36, 32}, radius, 1.1, 0.12, Random(seed));
        const PixelFrame frame{0, 0, pixelMm, pixelMm};
        const Mask a = rasterise(readBy(truth, firstReader(), Random(seed).split(1)), field(), frame);
        const Mask b = rasterise(readBy(truth, secondReader(), Random(seed).split(2)), field(), frame);
        const double dice = compareMasks(a, b)->dice;
        QVERIFY2(dice > 0.70 && dice < 0.98,  // the lower end: a sector drawn wrongly
                 qPrintable(QString::number(dice)));
        mean += dice / count;
    }
    QVERIFY2(mean > 0.84 && mean < 0.95, qPrintable(QString::number(mean)));
}

void StarShapeTest::a_wider_habit_draws_a_larger_outline()
{
    const StarShape truth = circle(10);
    const ReaderHabit wide{.biasMm = 1, .wanderMm = 0, .wanderShare = 0, .shiftMm = 0};
    QVERIFY(std::abs(readBy(truth, wide, Random(1)).areaMm2() - std::numbers::pi * 121) < 0.2);
}

void StarShapeTest::a_mistake_changes_a_sector_and_is_rare()
{
    const StarShape truth = circle(10);
    int wrong = 0;
    constexpr int count = 1000;
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        const ReaderHabit habit{.biasMm = 0, .wanderMm = 0, .wanderShare = 0, .shiftMm = 0, .grossRate = 0.05};
        const double share = readBy(truth, habit, Random(seed)).areaMm2() / truth.areaMm2();
        wrong += std::abs(share - 1) > 0.01;
        QVERIFY2(share > 0.8 && share < 1.2, qPrintable(QString::number(share)));
    }
    QVERIFY2(wrong > 25 && wrong < 80, qPrintable(QString::number(wrong)));  // 50 expected, SD 7
}

void StarShapeTest::a_scaled_shape_has_that_longest_diameter()
{
    const StarShape shape = scaledTo(drawShape({0, 0}, 7, 1.3, 0.13, Random(3)), 26);
    QVERIFY(std::abs(shape.longestMm() - 26) < 1e-9);
    // An ellipse of 20 by 10 mm lying flat reaches 5 mm up and down.
    StarShape ellipse{{0, 0}, std::vector<double>(256)};
    for (std::size_t k = 0; k < 256; ++k) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(k) / 256;
        ellipse.radii[k] = 50 / std::hypot(5 * std::cos(angle), 10 * std::sin(angle));
    }
    QVERIFY(std::abs(ellipse.longestMm() - 20) < 1e-9 && std::abs(ellipse.shortestMm() - 10) < 1e-9);
    QVERIFY(std::abs(ellipse.verticalExtent().first + 5) < 1e-9 && std::abs(ellipse.verticalExtent().second - 5) < 1e-9);
}

ANNULUS_TEST(StarShapeTest);
#include "StarShape_test.moc"
