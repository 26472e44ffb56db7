// Truth: properties (thread count, shape of the answer) and the table of the design's conventions.
#include "core/base/random.h"
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "tests/core/features/reference.h"
#include "tests/support/runTests.h"

#include <bit>
#include <limits>

using namespace annulus;

namespace {

Settings defaults() { return parseParameters(findPreset(defaultPreset)->yaml)->settings; }

Image noise(const Grid& grid)
{
    Random random(3);
    std::vector<float> values(static_cast<std::size_t>(grid.pixelCount()));
    for (auto& value : values)
        value = static_cast<float>(random.normal(100, 40));
    return {grid, std::move(values)};
}

std::vector<NamedMask> blocks(const Grid& grid)
{
    std::vector<NamedMask> regions;
    for (std::int32_t at = 0; at < 12; ++at) {
        std::vector<Run> runs;
        for (std::int32_t row = at; row < at + 20; ++row)
            runs.push_back({row, 2 * at, 3 * at + 25});
        regions.push_back({"region" + std::to_string(at), Mask(grid, runs)});
    }
    return regions;
}

}  // namespace

class ExtractTest : public QObject {
    Q_OBJECT
private slots:
    void a_plane_image_has_no_axis_to_spare_for_force2D()
    {
        const Grid grid = makeGrid(60, 50, {0.1, 0.1, SpacingBasis::given});
        const auto image = noise(grid);
        const auto regions = blocks(grid);
        const Settings settings = parseParameters("setting: {binWidth: 25}\nimageType: {Original: {}, Wavelet: {}}\n")->settings;
        const auto plain = extract(image, std::span(regions).first(1), settings);
        for (const int dimension : {0, 1, 2}) {
            const std::string yaml = "setting: {binWidth: 25, force2D: true, force2Ddimension: " + std::to_string(dimension) + "}\nimageType: {Original: {}, Wavelet: {}}\n";
            QVERIFY(*extract(image, std::span(regions).first(1), parseParameters(yaml)->settings) == *plain);
        }
    }
    void the_bits_do_not_depend_on_the_number_of_threads()
    {
        const Grid grid = makeGrid(80, 60, {0.1, 0.1, SpacingBasis::given});
        const auto image = noise(grid);
        const auto regions = blocks(grid);
        Settings settings = defaults();
        settings.normalize = true;
        settings.resampledPixelSpacing = {0.15, 0.13};
        const auto one = extract(image, regions, settings, {}, 1);
        const auto many = extract(image, regions, settings, {}, 2);
        QVERIFY(one.ok() && many.ok());
        QCOMPARE(one->size(), regions.size() * featureNames(settings).size());
        for (std::size_t at = 0; at < one->size(); ++at) {
            QVERIFY((*one)[at] == (*many)[at]);
            QVERIFY((*one)[at].value.has_value());
            QCOMPARE(std::bit_cast<std::uint64_t>(*(*one)[at].value), std::bit_cast<std::uint64_t>(*(*many)[at].value));
        }
    }
    void a_region_that_fails_has_every_feature_with_the_reason_and_spoils_no_other()
    {
        const Grid grid = makeGrid(80, 60, {0.1, 0.1, SpacingBasis::given});
        auto regions = blocks(grid);
        regions[1].mask = Mask(grid, {{3, 4, 5}});
        regions[2].mask = Mask(makeGrid(10, 10), {{3, 4, 9}});
        const auto settings = defaults();
        const auto values = extract(noise(grid), regions, settings);
        QVERIFY(values.ok());
        const auto names = featureNames(settings);
        for (std::size_t at = 0; at < values->size(); ++at)
            QCOMPARE((*values)[at].feature, names[at % names.size()]);
        QVERIFY(failedAltogether(*values, "region1") && failedAltogether(*values, "region2"));
        QVERIFY(!failedAltogether(*values, "region0") && !failedAltogether(*values, "region3"));
        QVERIFY((*values)[names.size()].reason.english().find("1 pixel") != std::string::npos);
        QVERIFY((*values)[2 * names.size()].reason.english().find("10 x 10") != std::string::npos);
    }
    void pixels_that_are_not_numbers_are_told()
    {
        const Grid grid = makeGrid(80, 60, {0.1, 0.1, SpacingBasis::given});
        auto image = noise(grid);
        std::get<std::vector<float>>(image.pixels)[80 * 5 + 5] = std::numeric_limits<float>::quiet_NaN();
        const auto regions = blocks(grid);
        const auto values = extract(image, std::span(regions).first(1), defaults());
        for (const auto& one : *values)  // shape needs no pixels
            QCOMPARE(one.value.has_value(), one.feature.starts_with("original_shape2D_"));
        QVERIFY(values->back().reason.english().starts_with("1 of the region's"));
    }
    void an_image_that_cannot_be_derived_leaves_its_features_with_the_reason()
    {
        const Grid grid = makeGrid(80, 60, {0.1, 0.1, SpacingBasis::given});
        const auto parameters = parseParameters("imageType: {Original: {}, LoG: {sigma: [1, 30]}, LBP3D: {}}\nfeatureClass: {firstorder: [Mean]}");
        const auto regions = blocks(grid);
        const auto values = extract(noise(grid), std::span(regions).first(1), parameters->settings);
        QVERIFY(values.ok());
        std::vector<std::string> found;
        for (const auto& one : *values)
            found.push_back(one.feature + (one.value ? "" : ": " + one.reason.english().substr(0, 24)));
        QCOMPARE(found, (std::vector<std::string>{"original_firstorder_Mean", "log-sigma-1-mm-3D_firstorder_Mean", "log-sigma-30-mm-3D_firstorder_Mean: A Laplacian of Gaussian ",
                                                  "lbp-3D-m1_firstorder_Mean: The image is plane; 3-D ", "lbp-3D-m2_firstorder_Mean: The image is plane; 3-D ", "lbp-3D-k_firstorder_Mean: The image is plane; 3-D "}));
    }
    void a_plane_image_taken_as_a_volume_has_the_volumes_features()
    {
        const Grid grid = makeGrid(80, 60, {0.1, 0.1, SpacingBasis::given});
        const std::string yaml = "imageType: {Original: {}, Wavelet: {}}\nfeatureClass: {firstorder: , shape: }\nsetting: {resampledPixelSpacing: [0.2, 0.2]}\n";
        const auto asVolume = parseParameters(yaml + "annulus: {asVolume: true}"), forVolume = parseParameters("setting: {resampledPixelSpacing: [0.2, 0.2, 0]}\n" + yaml.substr(0, yaml.find("setting")));
        auto regions = blocks(grid);
        const auto plane = extract(noise(grid), regions, asVolume->settings);
        Image volume = noise(grid);
        volume.grid = asOneSlice(grid);
        for (auto& region : regions)
            region.mask = withGrid(region.mask, volume.grid);
        const auto expected = extract(volume, regions, forVolume->settings);
        QVERIFY(plane.ok() && expected.ok());
        QCOMPARE(*plane, *expected);
        QCOMPARE(plane->size(), regions.size() * featureNames(asVolume->settings).size());
        QVERIFY(plane->back().value.has_value());
    }
    void a_cancelled_extraction_stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const Grid grid = makeGrid(80, 60);
        const auto values = extract(noise(grid), blocks(grid), defaults(), Progress({}, stop.get_token()));
        QVERIFY(!values.ok());
        QVERIFY(values.error().code == Errc::cancelled);
    }
};

ANNULUS_TEST(ExtractTest);
#include "extract_test.moc"
