// Truth: closed forms and hand-worked toys; the parity test compares with PyRadiomics itself.
#include "core/base/csv.h"
#include "core/base/random.h"
#include "core/features/definitions.h"
#include "core/features/extract.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <map>
#include <numbers>
#include <set>

using namespace annulus;
using namespace annulus::tests;

namespace {

Settings allOf(const char* featureClass, std::vector<std::string> features = {})
{
    Settings settings;
    settings.featureClasses = {{featureClass, std::move(features)}};
    settings.minimumROIDimensions = 1;
    return settings;
}

FeatureValue find(const std::vector<FeatureValue>& values, std::string_view feature)
{
    for (const auto& one : values)
        if (std::string_view(one.feature).substr(one.feature.rfind('_') + 1) == feature)
            return one;
    return {};
}

double valueOf(const std::vector<FeatureValue>& values, std::string_view feature) { return find(values, feature).value.value_or(std::nan("")); }

template <class T>
std::vector<FeatureValue> rowFeatures(const std::vector<T>& values, const Settings& settings)
{
    const Grid grid = makeGrid(static_cast<std::int64_t>(values.size()), 1, {0.5, 2, SpacingBasis::given});
    const NamedMask regions[] = {{"lesion", Mask(grid, {{0, 0, static_cast<std::int32_t>(values.size())}})}};
    return *extract(Image{grid, values}, regions, settings);
}

std::vector<FeatureValue> shapeOf(const Grid& grid, std::vector<Run> runs, std::vector<std::string> features = {})
{
    const Image image{grid, std::vector<std::uint8_t>(static_cast<std::size_t>(grid.pixelCount()))};
    const NamedMask regions[] = {{"lesion", Mask(grid, std::move(runs))}};
    return *extract(image, regions, allOf("shape2D", std::move(features)));
}

Grid squareGrid(double x = 1, double y = 1) { return makeGrid(40, 40, {x, y, SpacingBasis::given}); }

}  // namespace

class ClassesTest : public QObject {
    Q_OBJECT
private slots:
    void first_order_of_five_numbers_by_hand()
    {
        const auto f = rowFeatures<std::uint8_t>({1, 2, 3, 4, 10}, allOf("firstorder", {}));
        QCOMPARE(valueOf(f, "Mean"), 4.0);
        QCOMPARE(valueOf(f, "Median"), 3.0);
        QCOMPARE(valueOf(f, "Variance"), 10.0);
        QCOMPARE(valueOf(f, "Skewness"), 36.0 / std::pow(10, 1.5));  // (-27 - 8 - 1 + 0 + 216) / 5
        QCOMPARE(valueOf(f, "Kurtosis"), 278.8 / 100);               // (81 + 16 + 1 + 0 + 1296) / 5
        QCOMPARE(valueOf(f, "10Percentile"), 1.4);
        QCOMPARE(valueOf(f, "90Percentile"), 7.6);
        QCOMPARE(valueOf(f, "InterquartileRange"), 2.0);
        QCOMPARE(valueOf(f, "MeanAbsoluteDeviation"), 2.4);
        QCOMPARE(valueOf(f, "RobustMeanAbsoluteDeviation"), 2.0 / 3);  // of 2, 3, 4
        QCOMPARE(valueOf(f, "Energy"), 130.0);
        QCOMPARE(valueOf(f, "TotalEnergy"), 130.0);  // 0.5 x 2 mm
        QCOMPARE(valueOf(f, "RootMeanSquared"), std::sqrt(26.0));
        QCOMPARE(valueOf(f, "Uniformity"), 1.0);
    }
    void integer_and_floating_point_statistics_agree()
    {
        std::vector<std::int16_t> integers;
        std::vector<double> doubles;
        for (int at = 0; at < 1001; ++at) {
            integers.push_back(static_cast<std::int16_t>((at * at) % 217 - 90));
            doubles.push_back(integers.back());
        }
        const auto a = rowFeatures(integers, allOf("firstorder"));
        const auto b = rowFeatures(doubles, allOf("firstorder"));
        QCOMPARE(a.size(), b.size());
        for (std::size_t at = 0; at < a.size(); ++at)
            QVERIFY2(std::abs(*a[at].value - *b[at].value) <= 1e-12 * std::abs(*b[at].value), a[at].feature.c_str());
    }
    void a_flat_region_has_zero_skewness_and_kurtosis_and_almost_zero_entropy()
    {
        const auto f = rowFeatures<std::uint8_t>({7, 7, 7}, allOf("firstorder"));
        QCOMPARE(valueOf(f, "Skewness"), 0.0);
        QCOMPARE(valueOf(f, "Kurtosis"), 0.0);
        QVERIFY(std::abs(valueOf(f, "Entropy")) < 1e-15);
    }
    void the_deprecated_standard_deviation_comes_only_by_name()
    {
        QVERIFY(find(rowFeatures<std::uint8_t>({1, 3}, allOf("firstorder")), "StandardDeviation").feature.empty());
        const auto f = rowFeatures<std::uint8_t>({1, 3}, allOf("firstorder", {"StandardDeviation"}));
        QCOMPARE(f.size(), std::size_t(1));
        QCOMPARE(valueOf(f, "StandardDeviation"), 1.0);
    }
    void a_rectangle_has_its_cut_corners_by_closed_form()
    {
        // 6 x 4 pixels of 0.5 x 2 mm: the mesh cuts each corner by a triangle of half a pixel's sides.
        std::vector<Run> runs;
        for (std::int32_t row = 10; row < 14; ++row)
            runs.push_back({row, 5, 11});
        const auto f = shapeOf(squareGrid(0.5, 2), runs, {"PixelSurface", "MeshSurface", "Perimeter", "MaximumDiameter", "MajorAxisLength", "MinorAxisLength", "Elongation", "Sphericity", "SphericalDisproportion"});
        QCOMPARE(valueOf(f, "PixelSurface"), 24.0);
        QCOMPARE(valueOf(f, "MeshSurface"), 24 - 4 * 0.125);
        const double perimeter = 2 * (5 * 0.5 + 3 * 2) + 4 * std::hypot(0.25, 1);
        QCOMPARE(valueOf(f, "Perimeter"), perimeter);
        QCOMPARE(valueOf(f, "MaximumDiameter"), std::hypot(2.5, 8.0));  // from a cut corner to the opposite one
        QCOMPARE(valueOf(f, "MajorAxisLength"), 4 * std::sqrt(4 * (16 - 1) / 12.0));
        QCOMPARE(valueOf(f, "MinorAxisLength"), 4 * std::sqrt(0.25 * (36 - 1) / 12.0));
        QCOMPARE(valueOf(f, "Sphericity"), 2 * std::sqrt(std::numbers::pi * 23.5) / perimeter);
        QCOMPARE(valueOf(f, "SphericalDisproportion") * valueOf(f, "Sphericity"), 1.0);
    }
    void a_disc_comes_close_to_its_circle()
    {
        const double radius = 15;
        std::vector<Run> runs;
        for (std::int32_t row = 0; row < 40; ++row) {
            const double half = std::sqrt(std::max(0.0, radius * radius - (row - 20.0) * (row - 20.0)));
            if (half > 0)
                runs.push_back({row, static_cast<std::int32_t>(std::ceil(20 - half)), static_cast<std::int32_t>(std::floor(20 + half)) + 1});
        }
        const auto f = shapeOf(squareGrid(), runs);
        QVERIFY(std::abs(valueOf(f, "MeshSurface") - std::numbers::pi * 225) < 0.02 * std::numbers::pi * 225);
        QVERIFY(std::abs(valueOf(f, "MajorAxisLength") - 30) < 0.5);
        QVERIFY(valueOf(f, "Elongation") > 0.99);
        QVERIFY(valueOf(f, "Sphericity") > 0.9 && valueOf(f, "Sphericity") < 1);
    }
    void diagonal_neighbours_stay_separate_and_a_hole_adds_to_the_perimeter()
    {
        const double diamond = 4 * std::sqrt(0.5);
        QCOMPARE(valueOf(shapeOf(squareGrid(), {{5, 5, 6}, {6, 6, 7}}), "Perimeter"), 2 * diamond);
        const auto ring = shapeOf(squareGrid(), {{5, 5, 8}, {6, 5, 6}, {6, 7, 8}, {7, 5, 8}});
        const double outer = 4 * 2 + 4 * std::sqrt(0.5);
        QCOMPARE(valueOf(ring, "Perimeter"), outer + diamond);
        QCOMPARE(valueOf(ring, "MeshSurface"), 9 - 4 * 0.125 - 0.5);
    }
    void the_diameter_over_the_hull_is_the_largest_of_all_pairs()
    {
        // Mesh points are the midpoints of every pixel inside and its neighbour outside.
        Random random(5);
        for (int trial = 0; trial < 20; ++trial) {
            const Grid grid = squareGrid(0.7, 1.3);
            std::vector<std::uint8_t> bytes(1600, 0);
            for (int at = 0; at < 60; ++at)
                bytes[static_cast<std::size_t>(40 * (5 + random.below(30)) + 5 + random.below(30))] = 1;
            const Mask mask = fromBytes(grid, bytes);
            std::vector<std::pair<double, double>> points;
            for (std::int64_t j = 0; j < 40; ++j)
                for (std::int64_t i = 0; i < 40; ++i)
                    for (const auto& [di, dj] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
                        if (mask.contains(i, j) && !mask.contains(i + di, j + dj))
                            points.emplace_back(0.7 * (static_cast<double>(i) + di / 2.0), 1.3 * (static_cast<double>(j) + dj / 2.0));
            double largest = 0;
            for (const auto& a : points)
                for (const auto& b : points)
                    largest = std::max(largest, std::hypot(a.first - b.first, a.second - b.second));
            const double found = valueOf(shapeOf(grid, mask.runs()), "MaximumDiameter");
            QVERIFY(std::abs(found - largest) < 1e-12 * largest);
        }
    }
    void lengths_without_spacing_are_missing_with_a_reason_and_ratios_are_there()
    {
        const auto f = shapeOf(makeGrid(40, 40), {{5, 5, 8}, {6, 5, 8}});
        QVERIFY(!find(f, "Perimeter").value);
        QVERIFY(find(f, "Perimeter").reason.english().find("spacing") != std::string::npos);
        QVERIFY(find(f, "Sphericity").value.has_value());
    }
    void a_volume_has_no_2d_shape_unless_forced_and_in_one_slice()
    {
        const Grid grid = asOneSlice(squareGrid(), 1);
        QVERIFY(find(shapeOf(grid, {{5, 5, 8}, {6, 5, 8}}), "Perimeter").reason.english().find("force2D") != std::string::npos);
    }
    void force_2d_measures_a_region_in_any_of_the_three_planes_alike()
    {
        // The same L drawn in the plane j-i, k-i and k-j of a volume whose spacings follow it around.
        const std::pair<int, int> pixels[] = {{2, 2}, {3, 2}, {4, 2}, {2, 3}};  // along the first and second axis of the plane
        std::vector<double> perimeters, axes;
        for (const int flat : {0, 1, 2}) {
            Grid grid = asOneSlice(makeGrid(8, 8, {1, 1, SpacingBasis::given}), 1);
            grid.size = {8, 8, 8};
            const int first = flat == 2 ? 1 : 0;  // numpy axis 0 is k
            const int second = flat == 0 ? 1 : 2;
            grid.spacing[static_cast<std::size_t>(first)] = 0.5;
            grid.spacing[static_cast<std::size_t>(second)] = 2;
            grid.spacing[static_cast<std::size_t>(2 - flat)] = 7;
            std::vector<Run> runs;
            for (const auto& [a, b] : pixels) {
                int index[3] = {4, 4, 4};
                index[first] = a;
                index[second] = b;
                runs.push_back({index[2] * 8 + index[1], index[0], index[0] + 1});
            }
            Settings settings = allOf("shape2D");
            settings.features.force2D = true;
            settings.features.force2Ddimension = flat;
            const NamedMask regions[] = {{"lesion", Mask(grid, runs)}};
            const auto f = *extract(Image{grid, std::vector<std::uint8_t>(512)}, regions, settings);
            perimeters.push_back(valueOf(f, "Perimeter"));
            axes.push_back(valueOf(f, "MajorAxisLength"));
        }
        QVERIFY(perimeters[0] > 0);
        QCOMPARE(perimeters[1], perimeters[0]);
        QCOMPARE(perimeters[2], perimeters[0]);
        QCOMPARE(axes[1], axes[0]);
        QCOMPARE(axes[2], axes[0]);
    }
    void ibsi_codes_are_those_of_the_reference()
    {
        const auto reference = readCsv(sourceFolder() / "tests/reference/ibsi/codes.csv");
        QVERIFY(reference.ok());
        std::map<std::string, std::string> codes;
        for (const auto& row : reference->rows)
            codes[row[0] + "_" + row[1]] = row[3];
        for (const FeatureClass* featureClass : allFeatureClasses())
            for (const FeatureDef& def : featureClass->features()) {
                const auto found = codes.find(std::string(featureClass->name) + "_" + std::string(def.name));
                QCOMPARE(std::string(def.ibsi), found == codes.end() ? std::string() : found->second);
                if (found != codes.end())
                    codes.erase(found);
            }
        QVERIFY(codes.empty());
    }
    void every_definition_is_complete_and_found_by_its_full_name()
    {
        std::set<std::string> names;
        for (const FeatureClass* featureClass : allFeatureClasses())
            for (const FeatureDef& def : featureClass->features()) {
                QVERIFY(!def.definition.isEmpty());
                const std::string full = "original_" + std::string(featureClass->name) + "_" + std::string(def.name);
                QVERIFY(names.insert(full).second);
                QCOMPARE(findDefinition(full), &def);
                QCOMPARE(findDefinition("wavelet-LH_" + full.substr(9)), &def);
            }
        QCOMPARE(findDefinition("original_nothing_Mean"), nullptr);
        QCOMPARE(findDefinition("Mean"), nullptr);
    }
};

ANNULUS_TEST(ClassesTest);
#include "classes_test.moc"
