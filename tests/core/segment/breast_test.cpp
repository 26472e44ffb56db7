#include "core/segment/breast.h"
#include "core/roi/agreement.h"
#include "core/image/imageFiles.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A drawn mammogram: half an ellipse at the left border, thickness falling to the skin, a coarse pattern inside.
struct Drawn {
    double air = 0;        ///< value of the background
    double airNoise = 0;   ///< standard deviation
    double gradient = 0;   ///< rise of the air over the width
    double skin = 300;     ///< what the thinnest tissue adds to the air
    double dense = 2500;   ///< what the thickest adds
    bool label = false;
    bool bright = false;   ///< stored with bright air, as MONOCHROME1
    std::int64_t columns = 600, rows = 800;
};

bool isBreast(const Drawn& drawn, std::int64_t i, std::int64_t j, double* depth = nullptr)
{
    const double x = double(i) / (0.7 * double(drawn.columns));
    const double y = (double(j) - 0.5 * double(drawn.rows)) / (0.45 * double(drawn.rows));
    const double inside = 1 - x * x - y * y;
    if (depth)
        *depth = std::max(0.0, inside);
    return inside > 0;
}

Image draw(const Drawn& drawn)
{
    Random random(19);
    std::vector<std::uint16_t> pixels;
    for (std::int64_t j = 0; j < drawn.rows; ++j)
        for (std::int64_t i = 0; i < drawn.columns; ++i) {
            double depth = 0;
            double value = drawn.air + drawn.gradient * double(i) / double(drawn.columns) + (drawn.airNoise > 0 ? random.normal(0, drawn.airNoise) : 0);
            if (isBreast(drawn, i, j, &depth))
                value += drawn.skin + (drawn.dense - drawn.skin) * std::sqrt(depth) * (0.7 + 0.3 * std::sin(double(i) / 23) * std::cos(double(j) / 31));
            // Letters beside the breast, not touching it.
            if (drawn.label && i > drawn.columns * 8 / 10 && i < drawn.columns * 95 / 100 && j > 30 && j < 80 && (i / 6) % 2)
                value = 4000;
            value = std::clamp(value, 0.0, 4095.0);
            pixels.push_back(static_cast<std::uint16_t>(std::lround(drawn.bright ? 4095 - value : value)));
        }
    return {makeGrid(drawn.columns, drawn.rows, millimetres(0.3, 0.3)), std::move(pixels)};
}

Mask truth(const Drawn& drawn)
{
    std::vector<std::uint8_t> bytes;
    for (std::int64_t j = 0; j < drawn.rows; ++j)
        for (std::int64_t i = 0; i < drawn.columns; ++i)
            bytes.push_back(isBreast(drawn, i, j));
    return fromBytes(makeGrid(drawn.columns, drawn.rows, millimetres(0.3, 0.3)), bytes);
}

void verifyFound(const Drawn& drawn, double hd95Mm)
{
    const auto found = breastMask(draw(drawn), {{}, drawn.bright});
    QVERIFY(found.ok());
    const auto agreement = compareMasks(*found, truth(drawn));
    QVERIFY2(*agreement->hd95 <= hd95Mm, qPrintable(QString("HD95 %1 mm, Dice %2").arg(*agreement->hd95).arg(agreement->dice)));
    QVERIFY(agreement->dice > 0.99);
}

std::string refusal(const Image& image, const BreastSettings& settings = {})
{
    const auto found = breastMask(image, settings);
    return found ? std::string() : found.error().sentence();
}

}  // namespace

class BreastTest : public QObject {
    Q_OBJECT
private slots:
    // Truth of the drawn images is the ellipse they were drawn from; two pixels are 0.6 mm.
    void a_processed_image_with_black_air_is_found_to_the_pixel() { verifyFound({}, 0.3); }
    void noise_in_the_air_is_no_breast() { verifyFound({.air = 100, .airNoise = 25}, 0.6); }
    void a_gradient_in_the_air_is_no_breast() { verifyFound({.air = 100, .airNoise = 8, .gradient = 60}, 0.9); }
    void bright_air_is_air_when_said_so() { verifyFound({.air = 60, .airNoise = 10, .bright = true}, 0.6); }
    void labels_in_the_air_are_left_out() { verifyFound({.air = 40, .airNoise = 10, .label = true}, 0.6); }
    void a_large_field_gives_the_same_breast() { verifyFound({.air = 100, .airNoise = 20, .label = true, .columns = 1660, .rows = 2040}, 0.9); }
    void a_single_dark_spot_inside_is_filled()
    {
        Image image = draw({});
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        for (std::int64_t j = 390; j < 410; ++j)
            for (std::int64_t i = 100; i < 120; ++i)
                pixels[static_cast<std::size_t>(image.grid.offset(i, j))] = 0;
        QVERIFY(breastMask(image)->contains(110, 400));
    }
    void padding_is_left_out_and_does_not_shift_the_levels()
    {
        // Half of the air is padding with the largest value, as brightly as tissue never is.
        Image image = draw({.air = 50, .airNoise = 5});
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        for (std::int64_t j = 0; j < 800; ++j)
            for (std::int64_t i = 450; i < 600; ++i)
                pixels[static_cast<std::size_t>(image.grid.offset(i, j))] = 65535;
        const auto found = breastMask(image, {Range{65535, 65535}, false});
        QVERIFY(found.ok());
        QVERIFY(compareMasks(*found, truth({}))->dice > 0.99);
        QCOMPARE(found->box().i1 < 450, true);
    }
    void air_that_was_set_to_the_padding_value_is_no_breast_and_fat_is()
    {
        // Most of the tissue has one value, a dense core stands out of it; the air is padding.
        const Drawn drawn;
        Image image = draw(drawn);
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        for (std::int64_t j = 0; j < drawn.rows; ++j)
            for (std::int64_t i = 0; i < drawn.columns; ++i) {
                double depth = 0;
                if (isBreast(drawn, i, j, &depth))
                    pixels[static_cast<std::size_t>(image.grid.offset(i, j))] = depth > 0.8 ? 3000 : static_cast<std::uint16_t>(1000 + (i + j) % 3);
            }
        QVERIFY(compareMasks(*breastMask(image, {Range{0, 0}, false}), truth(drawn))->dice > 0.998);
    }
    void a_white_frame_around_a_film_is_no_breast()
    {
        Image image = draw({.air = 100, .airNoise = 10});
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        for (std::int64_t j = 0; j < 800; ++j)
            for (std::int64_t i = 0; i < 600; ++i)
                if (j < 12 || j >= 790 || i >= 570)
                    pixels[static_cast<std::size_t>(image.grid.offset(i, j))] = 4000;
        const auto found = breastMask(image);
        QVERIFY(!found->contains(580, 400));
        QVERIFY(!found->contains(500, 5));
        QVERIFY(compareMasks(*found, truth({}))->dice > 0.98);
    }
    void single_pixels_with_the_padding_value_stay_inside()
    {
        Image image = draw({});
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        pixels[static_cast<std::size_t>(image.grid.offset(100, 400))] = 0;
        QVERIFY(breastMask(image, {Range{0, 0}, false})->contains(100, 400));
    }
    void two_levels_are_air_and_breast()
    {
        // Hand-worked: the edge stays where it is.
        std::vector<std::uint8_t> pixels;
        for (int j = 0; j < 5; ++j)
            for (const int value : {200, 180, 210, 0, 0})
                pixels.push_back(static_cast<std::uint8_t>(value));
        const auto mask = breastMask({makeGrid(5, 5), pixels});
        QCOMPARE(drawing(*mask), std::vector<std::string>(5, "###.."));
    }
    void a_field_without_air_is_breast_all_over()
    {
        Random random(1);
        std::vector<std::uint16_t> pixels(200 * 200);
        for (auto& pixel : pixels)
            pixel = static_cast<std::uint16_t>(std::lround(std::clamp(random.normal(2000, 300), 0.0, 4095.0)));
        QCOMPARE(breastMask({makeGrid(200, 200), pixels})->count(), std::int64_t{40000});
    }
    void turning_the_image_upside_down_turns_the_mask()
    {
        const Image image = draw({.air = 0, .label = true});
        Image turned = image;
        auto& pixels = std::get<std::vector<std::uint16_t>>(turned.pixels);
        std::reverse(pixels.begin(), pixels.end());
        const auto mask = toBytes(*breastMask(turned));
        QCOMPARE(std::vector<std::uint8_t>(mask.rbegin(), mask.rend()), toBytes(*breastMask(image)));
    }
    void the_pixel_type_does_not_matter()
    {
        const Image image = draw({.air = 30, .airNoise = 6});
        const auto values = toDoubles(image);
        QCOMPARE(*breastMask({image.grid, values}), *breastMask(image));
        QCOMPARE(*breastMask({image.grid, std::vector<std::int32_t>(values.begin(), values.end())}), *breastMask(image));
    }
    void tiny_images_do_not_break_it()
    {
        for (std::int64_t columns = 1; columns < 5; ++columns)
            for (std::int64_t rows = 1; rows < 5; ++rows) {
                std::vector<std::uint8_t> pixels(static_cast<std::size_t>(columns * rows), 0);
                pixels.back() = 200;
                (void)breastMask({makeGrid(columns, rows), pixels});
            }
    }
    void what_holds_no_breast_is_refused_with_a_sentence()
    {
        const Grid grid = makeGrid(20, 20);
        QCOMPARE(refusal({grid, std::vector<std::uint8_t>(400, 7)}), std::string("All pixels have the same value; no breast can be found."));
        QCOMPARE(refusal({grid, std::vector<std::uint8_t>(400, 7)}, {Range{0, 9}, false}), std::string("The image holds nothing but pixel padding; no breast can be found."));
        QCOMPARE(refusal({makeGrid(0, 0), std::vector<std::uint8_t>()}), std::string("The image has no pixels."));
        Grid two = grid;
        two.size.k = 2;
        QCOMPARE(refusal({two, std::vector<std::uint8_t>(800, 7)}), std::string("The image has 2 slices; the breast is found on single images."));
    }
    void dark_fat_within_padding_is_breast()
    {
        // The air is the padding value, fat is a tenth of the gland and fills most of the breast: it is no air.
        Drawn drawn;
        Random random(3);
        Image image = draw(drawn);
        auto& pixels = std::get<std::vector<std::uint16_t>>(image.pixels);
        for (std::int64_t j = 0; j < drawn.rows; ++j)
            for (std::int64_t i = 0; i < drawn.columns; ++i) {
                const bool isGland = std::hypot(double(i) - 150, double(j) - 400) < 110;
                pixels[static_cast<std::size_t>(j * drawn.columns + i)] = static_cast<std::uint16_t>(!isBreast(drawn, i, j) ? 0 : isGland ? 4000 : std::lround(random.normal(450, 15)));
            }
        const auto mask = breastMask(image, {Range{0, 0}, false});
        QVERIFY(mask.ok());
        QVERIFY2(compareMasks(*mask, truth(drawn))->dice > 0.995, qPrintable(QString::number(compareMasks(*mask, truth(drawn))->dice)));
    }
    void a_real_exam_is_found()
    {
        // nyu_exam: breast sizes judged by eye on overlays; the shares are pinned as the check that nothing has moved.
        const std::filesystem::path folder = sharedFolder() / "data/mammo/nyu_exam";
        if (!std::filesystem::exists(folder))
            QSKIP("../shared/data is not here");
        const std::pair<const char*, double> shares[] = {{"0_L-CC.png", 0.626}, {"0_L-MLO.png", 0.789}, {"0_R-CC.png", 0.624}, {"0_R-MLO.png", 0.764}};
        for (const auto& [name, share] : shares) {
            const auto image = readImageFile(folder / name);
            QVERIFY(image.ok());
            const auto found = breastMask(*image);
            QVERIFY(found.ok());
            QVERIFY(std::abs(double(found->count()) / double(image->grid.pixelCount()) - share) < 0.01);
            // The same air declared as padding, as these manufacturers' objects do.
            const auto padded = breastMask(*image, {Range{0, 0}, false});
            QVERIFY(padded.ok());
            QVERIFY2(compareMasks(*padded, *found)->dice > 0.99, name);
        }
    }
    void an_ultrasound_region_is_cut_to_the_frame()
    {
        const Mask mask = tissueMask(makeGrid(6, 4), {-2, 1, 0, 3, 9, 0});
        QCOMPARE(drawing(mask), (std::vector<std::string>{"......", "####..", "####..", "####.."}));
        QVERIFY(tissueMask(makeGrid(6, 4), {}).isEmpty());
        QVERIFY(tissueMask(makeGrid(6, 4), {9, 0, 0, 12, 3, 0}).isEmpty());
    }
};

ANNULUS_TEST(BreastTest);
#include "breast_test.moc"
