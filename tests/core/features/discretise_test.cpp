// Truth: hand-worked edges by the rules of numpy.arange, numpy.linspace and numpy.digitize (PyRadiomics' getBinEdges).
#include "core/features/discretise.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

template <class T>
RoiPixels roiOf(const std::vector<T>& values)
{
    const Grid grid = makeGrid(static_cast<std::int64_t>(values.size()), 1);
    return *gather(Image{grid, values}, Mask(grid, {{0, 0, static_cast<std::int32_t>(values.size())}}));
}

FeatureSettings width(double binWidth) { return {.binWidth = binWidth}; }
FeatureSettings bins(int count) { return {.binCount = count}; }

using LevelList = std::vector<std::int32_t>;

}  // namespace

class DiscretiseTest : public QObject {
    Q_OBJECT
private slots:
    void bins_of_a_width_are_half_open_and_start_at_a_multiple_of_it()
    {
        const auto roi = roiOf<std::uint16_t>({54, 74, 75, 166});
        QCOMPARE(binEdges(roi, width(25)), (std::vector<double>{50, 75, 100, 125, 150, 175, 200}));
        const auto levels = discretise(roi, width(25));
        QCOMPARE(levels.level, (LevelList{1, 1, 2, 5}));
        QCOMPARE(levels.highest(), 5);
        QCOMPARE(levels.counts, (std::vector<std::int64_t>{0, 2, 1, 0, 0, 1}));
    }
    void negative_values_take_pythons_modulo()
    {
        const auto roi = roiOf<std::int16_t>({-7, -5, -1, 0, 4});
        QCOMPARE(discretise(roi, width(5)).level, (LevelList{1, 2, 2, 3, 3}));
    }
    void a_fractional_width_steps_as_numpy_arange_does()
    {
        // numpy.arange(0.3, 0.7 + 0.2, 0.1) = 0.3, 0.4, 0.5, ...: the fourth edge is 0.3 + 3 * 0.10000000000000003.
        const auto roi = roiOf<double>({0.3, 0.7});
        const auto edges = binEdges(roi, width(0.1));
        QCOMPARE(edges[0], 0.3 - std::fmod(0.3, 0.1));
        const double step = (edges[0] + 0.1) - edges[0];
        QCOMPARE(edges[3], edges[0] + 3 * step);
    }
    void integer_and_floating_point_paths_agree()
    {
        std::vector<std::int16_t> integers;
        std::vector<double> doubles;
        for (int value = -300; value < 900; value += 7) {
            integers.push_back(static_cast<std::int16_t>(value));
            doubles.push_back(value);
        }
        for (const auto& settings : {width(25), width(3), width(0.7), bins(32), bins(7)})
            QCOMPARE(discretise(roiOf(integers), settings).level, discretise(roiOf(doubles), settings).level);
    }
    void far_from_zero_the_maximum_of_single_precision_is_a_level_of_its_own()
    {
        // numpy.histogram(v, 4)[1] of float32 from 2^25 on: adding 1 to the last edge changes nothing; numpy.digitize gives a fifth level.
        std::vector<float> values;
        for (int k = 0; k < 12; ++k)
            values.push_back(static_cast<float>(33554432 + 4 * k * k));
        const auto levels = discretise(roiOf(values), bins(4));
        QCOMPARE(levels.level, (LevelList{1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5}));
        QCOMPARE(levels.counts, (std::vector<std::int64_t>{0, 6, 2, 2, 1, 1}));
    }
    void a_count_of_bins_puts_the_maximum_into_the_topmost_one()
    {
        const auto levels = discretise(roiOf<double>({0, 1, 2, 3, 4}), bins(4));
        QCOMPARE(levels.level, (LevelList{1, 2, 3, 4, 4}));
    }
    void a_flat_region_has_one_level_by_width_and_the_middle_one_by_count()
    {
        QCOMPARE(discretise(roiOf<std::uint8_t>({50, 50}), width(25)).level, (LevelList{1, 1}));
        // numpy.histogram spreads a flat region over +-0.5: 49.5, 49.75, 50, 50.25, 50.5 (+ 1)
        QCOMPARE(discretise(roiOf<std::uint8_t>({50, 50}), bins(4)).level, (LevelList{3, 3}));
    }
    void edges_of_a_single_precision_image_are_single_precision_by_count()
    {
        const auto edges = binEdges(roiOf<float>({0.1f, 0.7f}), bins(3));
        for (const double edge : edges)
            QCOMPARE(edge, static_cast<double>(static_cast<float>(edge)));
        QVERIFY(binEdges(roiOf<double>({0.1, 0.7}), bins(3))[1] != edges[1]);
    }
    void a_width_far_too_small_is_a_sentence_and_no_memory()
    {
        const auto levels = discretise(roiOf<double>({0, 1e6}), width(1e-9));
        QVERIFY(levels.problem.english().find("wider bin") != std::string::npos);
        QVERIFY(levels.level.empty());
    }
};

ANNULUS_TEST(DiscretiseTest);
#include "discretise_test.moc"
