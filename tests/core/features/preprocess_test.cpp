// Truth: hand-worked toys and properties (a cubic spline reproduces a ramp); the parity test compares with
// PyRadiomics on whole cases.
#include "core/features/preprocess.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <functional>

using namespace annulus;

namespace {

Grid given(std::int64_t columns, std::int64_t rows, double x = 1, double y = 1) { return makeGrid(columns, rows, {x, y, SpacingBasis::given}); }

Mask block(const Grid& grid, std::int32_t i0, std::int32_t i1, std::int32_t j0, std::int32_t j1)
{
    std::vector<Run> runs;
    for (std::int32_t j = j0; j <= j1; ++j)
        runs.push_back({j, i0, i1 + 1});
    return {grid, runs};
}

Settings with(const std::function<void(Settings&)>& change)
{
    Settings settings;
    change(settings);
    return settings;
}

bool mentions(const Error& error, const char* text) { return error.sentence().find(text) != std::string::npos; }

}  // namespace

class PreprocessTest : public QObject {
    Q_OBJECT
private slots:
    void normalising_gives_mean_0_sample_deviation_1_then_clips_then_scales()
    {
        const Image image{given(4, 1), std::vector<std::uint8_t>{0, 0, 0, 4}};  // mean 1, deviation 2
        const auto plain = normalise(image, with([&](Settings& s) { s.normalizeScale = 10; }));
        QCOMPARE(std::get<std::vector<double>>(plain->pixels), (std::vector<double>{-5, -5, -5, 15}));
        const auto clipped = normalise(image, with([&](Settings& s) { s.normalizeScale = 10; s.removeOutliers = 1; }));
        QCOMPARE(std::get<std::vector<double>>(clipped->pixels), (std::vector<double>{-5, -5, -5, 10}));
    }
    void a_constant_image_cannot_be_normalised()
    {
        const auto result = normalise({given(2, 1), std::vector<std::uint8_t>{3, 3}}, Settings());
        QVERIFY(!result.ok() && mentions(result.error(), "standard deviation"));
    }
    void resegmentation_keeps_a_closed_range_in_each_mode()
    {
        const Grid grid = given(6, 1);
        const Image image{grid, std::vector<std::int16_t>{0, 1, 2, 3, 4, 10}};
        const Mask all(grid, {{0, 0, 6}});
        const auto kept = [&](std::vector<double> range, ResegmentMode mode) {
            return resegment(image, all, with([&](Settings& s) { s.resegmentRange = std::move(range); s.resegmentMode = mode; }))->runs();
        };
        QCOMPARE(kept({3, 1}, ResegmentMode::absolute), (std::vector<Run>{{0, 1, 4}}));
        QCOMPARE(kept({2}, ResegmentMode::absolute), (std::vector<Run>{{0, 2, 6}}));
        QCOMPARE(kept({0.2, 0.4}, ResegmentMode::relative), (std::vector<Run>{{0, 2, 5}}));
        QCOMPARE(kept({-1, 1}, ResegmentMode::sigma), (std::vector<Run>{{0, 1, 5}}));  // 3.33 +- 3.25
    }
    void a_range_that_leaves_one_pixel_is_told()
    {
        const Grid grid = given(3, 1);
        const auto result = resegment({grid, std::vector<std::uint8_t>{1, 2, 9}}, Mask(grid, {{0, 0, 3}}), with([&](Settings& s) { s.resegmentRange = {5}; }));
        QVERIFY(!result.ok() && mentions(result.error(), "leaves 1 of the region's 3 pixels"));
    }
    void regions_too_small_are_told_by_rule()
    {
        const Grid grid = given(9, 9);
        QVERIFY(mentions(checkRegion(Mask(grid), Settings()).error(), "empty"));
        QVERIFY(mentions(checkRegion(block(grid, 2, 2, 2, 2), Settings()).error(), "1 pixel"));
        QVERIFY(mentions(checkRegion(block(grid, 2, 5, 2, 2), Settings()).error(), "minimumROIDimensions"));
        QVERIFY(checkRegion(block(grid, 2, 5, 2, 2), with([&](Settings& s) { s.minimumROIDimensions = 1; })).ok());
        QVERIFY(mentions(checkRegion(block(grid, 2, 3, 2, 3), with([&](Settings& s) { s.minimumROISize = 4; })).error(), "minimumROISize"));
        QVERIFY(checkRegion(block(grid, 2, 3, 2, 3), with([&](Settings& s) { s.minimumROISize = 3; })).ok());
    }
    void the_new_grid_is_aligned_by_the_corner_and_padded_around_the_region()
    {
        const Grid grid = given(100, 80, 0.1, 0.2);
        const auto result = resample({grid, std::vector<float>(8000)}, block(grid, 40, 59, 30, 39), with([&](Settings& s) { s.resampledPixelSpacing = {0.2, 0.4}; s.padDistance = 2; }));
        QVERIFY(result.ok());
        // ratio 0.5: lower = floor(39.5 / 2 - 2) = 17, upper = ceil(59.5 / 2 + 2) = 32; rows 29.5 and 39.5 give 12 and 22
        QCOMPARE(result->image.grid.size, (Size{16, 11, 1}));
        QCOMPARE(result->image.grid.spacing[0], 0.2);
        QCOMPARE(result->image.grid.origin[0], 17 * 0.2 + 0.05);
        QCOMPARE(result->image.grid.origin[1], 12 * 0.4 + 0.1);
        QVERIFY(result->mask.grid().size == result->image.grid.size);
    }
    void a_spline_reproduces_a_ramp_inside_and_integers_are_truncated()
    {
        const Grid grid = given(60, 60);
        std::vector<double> ramp(3600);
        std::vector<std::int16_t> integers(3600);
        for (std::size_t at = 0; at < ramp.size(); ++at) {
            ramp[at] = static_cast<double>(at % 60) * 3 - static_cast<double>(at / 60);
            integers[at] = static_cast<std::int16_t>(ramp[at]);
        }
        const Settings settings = with([&](Settings& s) { s.resampledPixelSpacing = {0.8, 0.8}; });
        const Mask region = block(grid, 28, 31, 28, 31);
        const auto fine = resample({grid, ramp}, region, settings);
        const auto cut = resample({grid, integers}, region, settings);
        const auto& values = std::get<std::vector<double>>(fine->image.pixels);
        const auto& whole = std::get<std::vector<std::int16_t>>(cut->image.pixels);
        const Grid& to = fine->image.grid;
        for (std::int64_t j = 0; j < to.size.j; ++j)
            for (std::int64_t i = 0; i < to.size.i; ++i) {
                const double x = to.origin[0] + static_cast<double>(i) * to.spacing[0];
                const double y = to.origin[1] + static_cast<double>(j) * to.spacing[1];
                const auto at = static_cast<std::size_t>(to.offset(i, j));
                QVERIFY(std::abs(values[at] - (3 * x - y)) < 1e-6);
                if (std::abs(values[at] - std::round(values[at])) > 1e-6)
                    QCOMPARE(whole[at], static_cast<std::int16_t>(values[at]));
            }
    }
    void a_zero_or_a_region_of_one_pixel_keeps_the_axis_and_equal_spacing_cuts_alone()
    {
        const Grid grid = given(30, 30);
        const Image image{grid, std::vector<std::uint8_t>(900)};
        QCOMPARE(resample(image, block(grid, 9, 12, 9, 12), with([&](Settings& s) { s.resampledPixelSpacing = {0.5, 0}; }))->image.grid.spacing[1], 1.0);
        QCOMPARE(resample(image, block(grid, 9, 12, 9, 9), with([&](Settings& s) { s.resampledPixelSpacing = {0.5, 0.5}; }))->image.grid.spacing[1], 1.0);
        QCOMPARE(resample(image, block(grid, 9, 12, 9, 12), with([&](Settings& s) { s.resampledPixelSpacing = {1.000001, 1}; }))->image.grid.size, (Size{14, 14, 1}));
        const auto cut = croppedAround(image, block(grid, 1, 12, 9, 27), with([&](Settings& s) { s.padDistance = 3; }));
        QCOMPARE(cut.image.grid.size, (Size{16, 24, 1}));
        QCOMPARE(cut.mask.runs(), block(cut.mask.grid(), 1, 12, 3, 21).runs());
    }
    void resampling_refuses_what_has_no_meaning()
    {
        const Image image{makeGrid(9, 9), std::vector<std::uint8_t>(81)};
        QVERIFY(mentions(resample(image, block(image.grid, 2, 4, 2, 4), with([&](Settings& s) { s.resampledPixelSpacing = {1, 1}; })).error(), "no pixel spacing"));
        const Image calibrated{given(9, 9), std::vector<std::uint8_t>(81)};
        QVERIFY(mentions(resample(calibrated, block(calibrated.grid, 2, 4, 2, 4), with([&](Settings& s) { s.resampledPixelSpacing = {1, 1, 1}; })).error(), "3 numbers"));
        QVERIFY(mentions(resample(calibrated, block(calibrated.grid, 2, 4, 2, 4), with([&](Settings& s) { s.resampledPixelSpacing = {1e-7, 1}; })).error(), "coarser"));
    }
    void a_mask_of_another_grid_needs_correct_mask_and_must_lie_in_the_image()
    {
        const Grid image = given(20, 20);
        Grid shifted = given(10, 10);
        shifted.origin = {4, 6, 0};
        const Mask mask = block(shifted, 1, 3, 1, 2);
        const auto refused = onGridOf(image, mask, Settings());
        QVERIFY(!refused.ok() && mentions(refused.error(), "10 x 10"));
        QCOMPARE(onGridOf(image, mask, with([&](Settings& s) { s.correctMask = true; }))->runs(), block(image, 5, 7, 7, 8).runs());
        shifted.origin = {15, 15, 0};
        QVERIFY(mentions(onGridOf(image, block(shifted, 1, 8, 1, 2), with([&](Settings& s) { s.correctMask = true; })).error(), "another image"));
    }
    void the_tolerance_of_the_geometry_can_be_raised()
    {
        const Grid image = given(20, 20);
        Grid moved = image;
        moved.origin[0] = 0.01;
        QVERIFY(!onGridOf(image, block(moved, 1, 3, 1, 2), Settings()).ok());
        const auto allowed = onGridOf(image, block(moved, 1, 3, 1, 2), with([&](Settings& s) { s.geometryTolerance = 0.1; }));
        QVERIFY(allowed.ok());
        QVERIFY(allowed->grid().sameAs(image, 0));  // lengths are the image's, as in PyRadiomics
        QVERIFY(mentions(onGridOf(image, block(moved, 1, 3, 1, 2), with([&](Settings& s) { s.geometryTolerance = 1e-12; })).error(), "geometryTolerance"));
    }
};

ANNULUS_TEST(PreprocessTest);
#include "preprocess_test.moc"
