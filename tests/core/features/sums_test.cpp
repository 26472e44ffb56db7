// Truth: the same sums written one term after the other in numpy's order, and hand-worked toys.
#include "core/base/random.h"
#include "core/features/RoiPixels.h"
#include "core/features/sums.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <limits>

using namespace annulus;

namespace {

std::vector<double> noise(std::size_t count)
{
    Random random(7);
    std::vector<double> values;
    for (std::size_t at = 0; at < count; ++at)
        values.push_back(random.uniform(-300, 900));
    return values;
}

}  // namespace

class SumsTest : public QObject {
    Q_OBJECT
private slots:
    void sums_side_by_side_are_those_one_by_one_to_the_bit()
    {
        // Counts about the lanes, the blocks of 128 and their halves.
        for (const std::size_t count : {1, 5, 7, 8, 9, 127, 128, 129, 137, 300, 1000, 4099}) {
            const auto x = noise(count);
            const auto sum = [&](auto term) { return pairwiseSum(0, count, [&](std::size_t at) { return term(x[at]); }); };
            const double mean = 250.3;
            const Extremes range{-100, 512.5};
            const auto inside = [&](double value) { return value >= range.low && value <= range.high; };
            QVERIFY((sumAndEnergy(x, 11) == std::array{sum([](double v) { return v; }), sum([](double v) { return (v + 11) * (v + 11); })}));
            const auto moments = sumsAround(x, mean);
            QCOMPARE(moments[0], sum([&](double v) { return (v - mean) * (v - mean); }));
            QCOMPARE(moments[1], sum([&](double v) { return (v - mean) * (v - mean) * (v - mean); }));
            QCOMPARE(moments[2], sum([&](double v) { return ((v - mean) * (v - mean)) * ((v - mean) * (v - mean)); }));
            QCOMPARE(moments[3], sum([&](double v) { return std::abs(v - mean); }));
            QVERIFY((sumWithin(x, range) == std::array{sum([&](double v) { return inside(v) ? v : 0.0; }), sum([&](double v) { return inside(v) ? 1.0 : 0.0; })}));
            QCOMPARE(deviationWithin(x, range, mean), sum([&](double v) { return inside(v) ? std::abs(v - mean) : 0.0; }));
            QCOMPARE(extremesOf(x).low, *std::min_element(x.begin(), x.end()));
            QCOMPARE(extremesOf(x).high, *std::max_element(x.begin(), x.end()));
        }
    }
    void one_number_that_is_none_is_found_wherever_it_stands()
    {
        for (const double broken : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()})
            for (std::size_t at = 0; at < 21; ++at) {
                auto x = noise(21);
                QVERIFY(areFinite(x));
                x[at] = broken;
                QVERIFY(!areFinite(x));
            }
    }
    void a_function_of_each_pixel_gives_the_region_of_its_image()
    {
        const std::vector<std::int16_t> pixels{-3, 3, 2, 0, -3, 9, -2, 2};
        const Grid grid = makeGrid(4, 2);
        const Mask region(grid, {{0, 0, 4}, {1, 0, 3}});
        const RoiPixels roi = *gather(Image{grid, pixels}, region);
        QCOMPARE(roi.distinct, (std::vector<double>{-3, -2, 0, 2, 3, 9}));
        // The square joins values and turns their order.
        const RoiPixels squares = *mapped(roi, [](double x) { return x * x; });
        QCOMPARE(squares.distinct, (std::vector<double>{0, 4, 9, 81}));
        QCOMPARE(squares.counts, (std::vector<std::int64_t>{1, 2, 3, 1}));
        QCOMPARE(valuesOf(squares), (std::vector<double>{9, 9, 4, 0, 9, 81, 4}));
        QCOMPARE(valuesOf(*mapped(roi, [](double x) { return -x; })), (std::vector<double>{3, -3, -2, 0, 3, -9, 2}));
        // Flat regions keep their pixels: 0.1 added up is not 0.1 times their number.
        const RoiPixels flat = *mapped(roi, [](double) { return 0.1; });
        QVERIFY(flat.distinct.empty() && flat.place.empty());
        QCOMPARE(flat.values, std::vector<double>(7, 0.1));
        const auto broken = mapped(roi, [](double x) { return std::log(x); });
        QVERIFY(!broken.ok());
        QCOMPARE(broken.error().what.english(), std::string("4 of the region's 7 pixels are not numbers (NaN or infinite)."));
    }
};

ANNULUS_TEST(SumsTest);
#include "sums_test.moc"
