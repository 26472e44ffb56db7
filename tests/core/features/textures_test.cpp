// Truth: the 4 x 4 example of Haralick, Shanmugam and Dinstein (1973), figure 3, worked by hand; the parity test
// compares with PyRadiomics itself.
#include "core/features/extract.h"
#include "core/features/levelSizes.h"
#include "core/features/neighbours.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

/// Grey levels 1 .. 4 where the paper counts from 0.
std::vector<FeatureValue> haralick(const char* featureClass, std::vector<std::string> features, const std::function<void(FeatureSettings&)>& change = {})
{
    const Grid grid = makeGrid(4, 4, {1, 1, SpacingBasis::given});
    const Image image{grid, std::vector<std::uint8_t>{0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3}};
    Settings settings;
    settings.featureClasses = {{featureClass, std::move(features)}};
    settings.imageTypes[0].settings.binWidth = 1;
    if (change)
        change(settings.imageTypes[0].settings);
    const NamedMask regions[] = {{"lesion", Mask(grid, {{0, 0, 4}, {1, 0, 4}, {2, 0, 4}, {3, 0, 4}})}};
    return *extract(image, regions, settings);
}

}  // namespace

class TexturesTest : public QObject {
    Q_OBJECT
private slots:
    void co_occurrence_of_the_classic_example_by_hand()
    {
        // Contrast of the matrices at 0, 90, 135 and 45 degrees: 14/24, 24/24, 32/18, 8/18.
        const auto mean = haralick("glcm", {"Contrast"});
        QCOMPARE(*mean[0].value, (14 / 24.0 + 1 + 32 / 18.0 + 8 / 18.0) / 4);
        const auto merged = haralick("glcm", {"Contrast"}, [](FeatureSettings& s) { s.weightingNorm = WeightingNorm::noWeighting; });
        QCOMPARE(*merged[0].value, 78 / 84.0);
    }
    void merged_angles_are_weighted_by_their_distance()
    {
        const double far = std::exp(-2.0), near = std::exp(-1.0);
        const auto merged = haralick("glcm", {"Contrast"}, [](FeatureSettings& s) { s.weightingNorm = WeightingNorm::euclidean; });
        QVERIFY(std::abs(*merged[0].value - (38 * near + 40 * far) / (48 * near + 36 * far)) < 1e-15);
    }
    void a_deprecated_name_gives_the_feature_it_equals()
    {
        const auto f = haralick("glcm", {"Dissimilarity", "DifferenceAverage", "Homogeneity1", "Id", "SumVariance", "ClusterTendency"});
        QCOMPARE(f.size(), std::size_t(6));
        for (const auto& pair : {std::pair{"Dissimilarity", "DifferenceAverage"}, {"Homogeneity1", "Id"}, {"SumVariance", "ClusterTendency"}}) {
            const auto find = [&](const std::string& name) {
                return *std::find_if(f.begin(), f.end(), [&](const FeatureValue& one) { return one.feature == "original_glcm_" + name; })->value;
            };
            QCOMPARE(find(pair.first), find(pair.second));
        }
    }
    void without_symmetry_the_maximal_correlation_comes_from_singular_values()
    {
        // A pair always steps one level up: knowing one level tells the other.
        const auto f = haralick("glcm", {"MCC"}, [](FeatureSettings& s) { s.symmetricalGLCM = false; });
        QVERIFY(*f[0].value > 0 && *f[0].value <= 1 + 1e-12);
    }
    void a_region_without_neighbours_has_no_texture_and_says_so()
    {
        const auto f = haralick("glcm", {"Contrast"}, [](FeatureSettings& s) { s.distances = {9}; });
        QVERIFY(!f[0].value);
        QVERIFY(f[0].reason.english().find("neighbours") != std::string::npos);
    }
    void zones_runs_and_dependences_of_the_classic_example_by_hand()
    {
        // Zones (8 neighbours): 5 pixels of the first level, 4 of the second, 5 of the third, 2 of the fourth.
        const auto zones = haralick("glszm", {"ZonePercentage", "LargeAreaEmphasis"});
        QCOMPARE(*zones[0].value, (25 + 16 + 25 + 4) / 4.0);
        QCOMPARE(*zones[1].value, 4 / 16.0);
        // Runs: 8 along the rows, 10 along the columns, 14 and 11 along the diagonals, of 16 pixels each.
        const auto merged = haralick("glrlm", {"RunPercentage"}, [](FeatureSettings& s) { s.weightingNorm = WeightingNorm::noWeighting; });
        QCOMPARE(*merged[0].value, 43 / 64.0);
        QCOMPARE(*haralick("glrlm", {"RunPercentage"})[0].value, (8 + 10 + 14 + 11) / 16.0 / 4);
        QCOMPARE(*haralick("gldm", {"DependencePercentage"})[0].value, 1.0);
        // A difference of 3 levels makes every neighbour count: 4 corners with 3, 8 edges with 5, 4 inner pixels with 8.
        const auto all = haralick("gldm", {"LargeDependenceEmphasis"}, [](FeatureSettings& s) { s.gldm_a = 3; });
        QCOMPARE(*all[0].value, (4 * 16 + 8 * 36 + 4 * 81) / 16.0);
    }
    void many_levels_are_counted_without_a_table_as_few_are_with_one()
    {
        Tally few(300), many(70'000);
        for (Tally* tally : {&few, &many}) {
            tally->add(2, 1);
            tally->add(2, 40);
            tally->add(300, 3, 2);
            tally->add(300, 17);
        }
        const LevelSizes a = few.finish(), b = many.finish();
        QCOMPARE(a.total, 5.0);
        QCOMPARE(b.total, a.total);
        QCOMPARE(b.pixels, a.pixels);
        QCOMPARE(b.entropy, a.entropy);
        QCOMPARE(b.levels.size(), a.levels.size());
        QCOMPARE(b.sizes.size(), a.sizes.size());
        for (std::size_t at = 0; at < a.levels.size(); ++at)
            QVERIFY(a.levels[at].i == b.levels[at].i && a.levels[at].n == b.levels[at].n && a.levels[at].small == b.levels[at].small && a.levels[at].large == b.levels[at].large);
        for (std::size_t at = 0; at < a.sizes.size(); ++at)
            QVERIFY(a.sizes[at].j == b.sizes[at].j && a.sizes[at].n == b.sizes[at].n);
        Tally high(70'000);
        high.add(69'999, 1);
        QCOMPARE(high.finish().levels.at(0).i, 69'999.0);
    }
    void a_flat_region_takes_pyradiomics_values()
    {
        const auto flat = [](FeatureSettings& s) { s.binWidth = 100; };
        QCOMPARE(*haralick("ngtdm", {"Coarseness"}, flat)[0].value, 1e6);
        QCOMPARE(*haralick("ngtdm", {"Strength"}, flat)[0].value, 0.0);
        QCOMPARE(*haralick("glcm", {"MCC"}, flat)[0].value, 1.0);
        QCOMPARE(*haralick("glcm", {"Correlation"}, flat)[0].value, 1.0);
        QCOMPARE(*haralick("glszm", {"ZonePercentage"}, flat)[0].value, 1 / 16.0);
        QCOMPARE(*haralick("gldm", {"GrayLevelNonUniformity"}, flat)[0].value, 16.0);
    }
    void half_of_all_directions_is_taken_and_none_out_of_the_box_or_plane()
    {
        const int one[] = {1}, both[] = {1, 2};
        FeatureSettings settings;
        QCOMPARE(offsetsAt({9, 9, 9}, one, settings).size(), std::size_t(13));
        QCOMPARE(offsetsAt({9, 9, 9}, both, settings).size(), std::size_t(62));
        QCOMPARE(offsetsAt({9, 9, 1}, one, settings), (std::vector<Offset>{{1, 1, 0}, {0, 1, 0}, {-1, 1, 0}, {1, 0, 0}}));
        QCOMPARE(offsetsAt({9, 1, 1}, both, settings).size(), std::size_t(2));
        settings.force2D = true;
        QCOMPARE(offsetsAt({9, 9, 9}, one, settings).size(), std::size_t(4));
    }
};

ANNULUS_TEST(TexturesTest);
#include "textures_test.moc"
