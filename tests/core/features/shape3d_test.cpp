// Truth: solids measured by hand; the parity test compares with PyRadiomics on real ones.
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <functional>
#include <map>
#include <numbers>

using namespace annulus;

namespace {

Grid volumeGrid(std::int64_t columns, std::int64_t rows, std::int64_t slices, std::array<double, 3> spacing = {1, 1, 1})
{
    Grid grid;
    grid.size = {columns, rows, slices};
    grid.spacing = spacing;
    grid.dimensions = 3;
    grid.basis = SpacingBasis::given;
    return grid;
}

Mask maskOf(const Grid& grid, const std::function<bool(double, double, double)>& isInside)
{
    std::vector<std::uint8_t> bytes;
    for (std::int64_t k = 0; k < grid.size.k; ++k)
        for (std::int64_t j = 0; j < grid.size.j; ++j)
            for (std::int64_t i = 0; i < grid.size.i; ++i)
                bytes.push_back(isInside(static_cast<double>(i), static_cast<double>(j), static_cast<double>(k)));
    return fromBytes(grid, bytes);
}

std::map<std::string, double> shapeOf(const Mask& mask, const std::string& more = {})
{
    const auto parameters = parseParameters("featureClass: {shape: [Compactness1, Compactness2, SphericalDisproportion, Elongation, Flatness, LeastAxisLength, MajorAxisLength, MinorAxisLength, "
                                            "Maximum2DDiameterColumn, Maximum2DDiameterRow, Maximum2DDiameterSlice, Maximum3DDiameter, MeshVolume, VoxelVolume, Sphericity, SurfaceArea, "
                                            "SurfaceVolumeRatio]}\nsetting: {minimumROIDimensions: 1}\n" + more);
    const Image image{mask.grid(), std::vector<std::uint8_t>(static_cast<std::size_t>(mask.grid().pixelCount()), 1)};
    const NamedMask regions[] = {{"lesion", mask}};
    const auto values = extract(image, regions, parameters->settings);
    std::map<std::string, double> found;
    for (const auto& one : *values)
        if (one.value)
            found[one.feature.substr(one.feature.rfind('_') + 1)] = *one.value;
    return found;
}

bool near(double a, double b, double tolerance = 1e-12) { return std::abs(a - b) <= tolerance * std::abs(b); }

}  // namespace

class Shape3DTest : public QObject {
    Q_OBJECT
private slots:
    void a_block_has_the_measures_worked_out_by_hand()
    {
        const auto s = shapeOf(maskOf(volumeGrid(9, 8, 7), [](double x, double y, double z) { return x >= 2 && x <= 6 && y >= 2 && y <= 5 && z >= 2 && z <= 4; }));
        QCOMPARE(s.size(), std::size_t(17));
        QCOMPARE(s.at("VoxelVolume"), 60.0);
        // The mesh cuts twelve edges by half a voxel at 45 degrees and the eight corners further.
        const double edges = 4 * (4 + 3 + 2) * 0.125, corners = 8 * (1.0 / 8 - 1.0 / 48);
        QVERIFY(near(s.at("MeshVolume"), 60 - edges - corners));
        QVERIFY(near(s.at("SurfaceArea"), 2 * (4 * 3 + 4 * 2 + 3 * 2) + 4 * (4 + 3 + 2) * std::sqrt(0.5) + std::sqrt(3.0)));
        QVERIFY(near(s.at("Maximum3DDiameter"), std::sqrt(38.0)));
        QVERIFY(near(s.at("Maximum2DDiameterSlice"), std::sqrt(34.0)));
        QVERIFY(near(s.at("Maximum2DDiameterColumn"), std::sqrt(29.0)));
        QVERIFY(near(s.at("Maximum2DDiameterRow"), std::sqrt(20.0)));
        QVERIFY(near(s.at("MajorAxisLength"), 4 * std::sqrt(24.0 / 12)));
        QVERIFY(near(s.at("MinorAxisLength"), 4 * std::sqrt(15.0 / 12)));
        QVERIFY(near(s.at("LeastAxisLength"), 4 * std::sqrt(8.0 / 12)));
        QVERIFY(near(s.at("Elongation"), std::sqrt(15.0 / 24)));
        QVERIFY(near(s.at("Flatness"), std::sqrt(8.0 / 24)));
    }
    void deprecated_features_are_functions_of_volume_and_area()
    {
        const auto s = shapeOf(maskOf(volumeGrid(8, 8, 8, {0.5, 0.7, 2}), [](double x, double y, double z) { return x + y + z > 6 && x + 2 * y < 14 && z > 0 && z < 7 && x > 0 && y > 0; }));
        const double v = s.at("MeshVolume"), a = s.at("SurfaceArea");
        QVERIFY(near(s.at("Sphericity"), std::cbrt(36 * std::numbers::pi * v * v) / a));
        QVERIFY(near(s.at("SphericalDisproportion"), 1 / s.at("Sphericity")));
        QVERIFY(near(s.at("Compactness2"), std::pow(s.at("Sphericity"), 3)));
        QVERIFY(near(s.at("Compactness1"), std::sqrt(s.at("Compactness2")) / (6 * std::numbers::pi)));
        QVERIFY(near(s.at("SurfaceVolumeRatio"), a / v));
    }
    void a_ball_has_nearly_its_volume_and_diameter_whatever_the_spacing()
    {
        const std::array<double, 3> spacing{0.5, 0.25, 1};
        const double radius = 8;
        const auto s = shapeOf(maskOf(volumeGrid(41, 81, 21, spacing), [&](double x, double y, double z) {
            return std::hypot((x - 20) * spacing[0], (y - 40) * spacing[1], (z - 10) * spacing[2]) <= radius;
        }));
        QVERIFY(near(s.at("MeshVolume"), 4.0 / 3 * std::numbers::pi * radius * radius * radius, 0.02));
        QVERIFY(near(s.at("Maximum3DDiameter"), 2 * radius, 0.07));
        QVERIFY(s.at("Sphericity") > 0.85 && s.at("Sphericity") < 1);  // steps make the mesh's area a tenth too large
        QVERIFY(near(s.at("Elongation"), 1, 0.01) && near(s.at("Flatness"), 1, 0.01));
    }
    void one_slice_is_flat()
    {
        const auto s = shapeOf(maskOf(volumeGrid(30, 30, 1, {0.1, 0.1, 1}), [](double x, double y, double) { return std::hypot(x - 14, y - 13) < 9.3; }));
        QCOMPARE(s.at("LeastAxisLength"), 0.0);
        QCOMPARE(s.at("Flatness"), 0.0);
        QVERIFY(s.at("MeshVolume") < s.at("VoxelVolume"));
    }
    void a_plane_image_has_3d_shape_only_where_the_file_asks_for_it()
    {
        const auto inside = [](double x, double y, double) { return std::hypot(x - 14, y - 13) < 9.3; };
        Grid plane = makeGrid(30, 30, {0.1, 0.2, SpacingBasis::given});
        const Mask mask = maskOf(plane, inside);
        QVERIFY(shapeOf(mask).empty());
        const auto fromOneSlice = shapeOf(mask, "annulus: {shapeFromOneSlice: true}"), asVolume = shapeOf(mask, "annulus: {asVolume: true}");
        QCOMPARE(fromOneSlice.size(), std::size_t(17));
        QCOMPARE(fromOneSlice, asVolume);
        QCOMPARE(fromOneSlice, shapeOf(withGrid(mask, asOneSlice(plane))));
    }
    void ibsi_divides_by_one_voxel_less()
    {
        const Mask block = maskOf(volumeGrid(6, 5, 4), [](double x, double y, double z) { return x > 0 && x < 5 && y > 0 && y < 4 && z > 0 && z < 3; });
        const double count = 4 * 3 * 2;
        QVERIFY(near(shapeOf(block, "annulus: {definitions: ibsi}").at("MajorAxisLength"), shapeOf(block).at("MajorAxisLength") * std::sqrt(count / (count - 1))));
    }
};

ANNULUS_TEST(Shape3DTest);
#include "shape3d_test.moc"
