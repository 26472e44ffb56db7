#include "core/dicom/display.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

int shown(Window window, double value, bool inverted = false)
{
    Display display;
    display.window = std::move(window);
    display.inverted = inverted;
    return displayByte(display, value);
}

Frame frameOf(std::vector<std::uint16_t> values)
{
    Frame frame;
    frame.grey = {makeGrid(static_cast<std::int64_t>(values.size()), 1), std::move(values)};
    return frame;
}

VoiLutPtr lutOf(std::int32_t first, int bits, std::vector<std::uint16_t> values)
{
    return std::make_shared<const VoiLut>(VoiLut{first, bits, std::move(values), "test"});
}

}  // namespace

/// Truth: the formulas of PS3.3 C.11.2.1 worked by hand for output 0..255, rounded to the nearest byte.
class DisplayTest : public QObject {
    Q_OBJECT
private slots:
    void linear_follows_the_standard()
    {
        // c = 100, w = 11: black up to 94.5, white above 104.5, ((x - 99.5) / 10 + 0.5) * 255 between.
        const Window window{100, 11, VoiFunction::linear, {}};
        QCOMPARE(shown(window, 94), 0);
        QCOMPARE(shown(window, 94.5), 0);
        QCOMPARE(shown(window, 95), 13);    // 0.05 * 255 = 12.75
        QCOMPARE(shown(window, 99.5), 128); // 127.5
        QCOMPARE(shown(window, 100), 140);  // 0.55 * 255 = 140.25
        QCOMPARE(shown(window, 104), 242);  // 0.95 * 255 = 242.25
        QCOMPARE(shown(window, 105), 255);
    }
    void a_linear_window_of_width_1_is_a_threshold()
    {
        // The standard's own example: c = 2048, w = 1: 0 up to 2047.5, white above.
        const Window window{2048, 1, VoiFunction::linear, {}};
        QCOMPARE(shown(window, 2047), 0);
        QCOMPARE(shown(window, 2048), 255);
    }
    void linear_exact_differs_from_linear_by_half_a_level()
    {
        // c = 100, w = 10: black up to 95, white above 105, ((x - 100) / 10 + 0.5) * 255 between.
        const Window window{100, 10, VoiFunction::linearExact, {}};
        QCOMPARE(shown(window, 95), 0);
        QCOMPARE(shown(window, 97), 51);
        QCOMPARE(shown(window, 100), 128); // 127.5
        QCOMPARE(shown(window, 103), 204);
        QCOMPARE(shown(window, 105), 255);
        QCOMPARE(shown(Window{0.25, 0.5, VoiFunction::linearExact, {}}, 0.25), 128);
    }
    void sigmoid_follows_the_standard()
    {
        const Window window{2000, 400, VoiFunction::sigmoid, {}};
        QCOMPARE(shown(window, 2000), 128); // 1 / 2
        QCOMPARE(shown(window, 2100), 186); // 1 / (1 + e^-1) = 0.731059 -> 186.42
        QCOMPARE(shown(window, 1900), 69);  // 0.268941 -> 68.58
        QCOMPARE(shown(window, 0), 0);
        QCOMPARE(shown(window, 4095), 255);
    }
    void a_lut_is_scaled_by_its_own_bits_and_clamped_at_its_ends()
    {
        Display display;
        display.lut = lutOf(-2, 12, {0, 1024, 4095});
        QCOMPARE(int(displayByte(display, -50)), 0);
        QCOMPARE(int(displayByte(display, -1)), 64); // 1024 / 4095 * 255 = 63.77
        QCOMPARE(int(displayByte(display, 0)), 255);
        QCOMPARE(int(displayByte(display, 9)), 255);
    }
    void the_polarity_is_inverted_once_and_padding_stays_black()
    {
        Display display;
        display.window = {5, 10, VoiFunction::linearExact, {}};
        display.padding = Range{0, 1};
        for (const bool inverted : {false, true}) {
            display.inverted = inverted;
            QCOMPARE(displayTable(display, 0, 10).size(), std::size_t(11));
            QCOMPARE(int(displayByte(display, 0)), 0);
            QCOMPARE(int(displayByte(display, 1)), 0);
            QCOMPARE(int(displayByte(display, 10)), inverted ? 0 : 255);
            QCOMPARE(int(displayByte(display, 2)), inverted ? 204 : 51);
        }
    }
    void the_first_window_wins_then_the_first_lut_then_the_range_without_padding()
    {
        Frame frame = frameOf({0, 100, 200, 65535});
        frame.padding = Range{65535, 65535};
        Display display = defaultDisplay({}, frame);
        QCOMPARE(display.source, DisplaySource::pixelRange);
        QCOMPARE(renderWhole(frame, display).bytes, (std::vector<std::uint8_t>{0, 128, 255, 0}));

        frame.luts = {lutOf(100, 8, {10, 20}), lutOf(0, 8, {1})};
        display = defaultDisplay({}, frame);
        QCOMPARE(display.source, DisplaySource::objectLut);
        QCOMPARE(renderWhole(frame, display).bytes, (std::vector<std::uint8_t>{10, 10, 20, 0}));

        frame.windows = {{150, 100, VoiFunction::linearExact, "first"}, {0, 1, VoiFunction::linear, "second"}};
        display = defaultDisplay({}, frame);
        QCOMPARE(display.source, DisplaySource::objectWindow);
        QCOMPARE(renderWhole(frame, display).bytes, (std::vector<std::uint8_t>{0, 0, 255, 0}));
    }
    void a_constant_or_all_padding_image_has_a_display()
    {
        Frame frame = frameOf({7, 7});
        QCOMPARE(renderWhole(frame, defaultDisplay({}, frame)).bytes, (std::vector<std::uint8_t>{128, 128}));
        frame.padding = Range{7, 7};
        QCOMPARE(renderWhole(frame, defaultDisplay({}, frame)).bytes, (std::vector<std::uint8_t>{0, 0}));
    }
    void the_table_equals_the_function_for_every_16_bit_value()
    {
        Display display;
        display.window = {30000, 9000, VoiFunction::sigmoid, {}};
        display.inverted = true;
        const auto table = displayTable(display, -32768, 32767);
        for (int value = -32768; value <= 32767; ++value)
            QCOMPARE(table[static_cast<std::size_t>(value + 32768)], displayByte(display, value));
    }
    void a_drag_from_a_lut_starts_near_what_the_lut_shows()
    {
        Display display;
        display.lut = lutOf(100, 8, {0, 0, 0, 50, 100, 150, 200, 255, 255});
        const Window window = linearWindowOf(display);
        QCOMPARE(window.function, VoiFunction::linear);
        QCOMPARE(shown(window, 102), 0);
        QCOMPARE(shown(window, 107), 255);
        QVERIFY(std::abs(shown(window, 105) - 150) < 8);
    }
    void colour_is_shown_as_it_is_until_the_reader_inverts_it()
    {
        Frame frame;
        frame.isColour = true;
        frame.grey = {makeGrid(1, 1), std::vector<std::uint8_t>{0}};
        frame.rgb = {10, 20, 255};
        Display display = defaultDisplay({}, frame);
        QCOMPARE(renderWhole(frame, display).bytes, (std::vector<std::uint8_t>{10, 20, 255}));
        display.inverted = true;
        QCOMPARE(renderWhole(frame, display).bytes, (std::vector<std::uint8_t>{245, 235, 0}));
    }
};

ANNULUS_TEST(DisplayTest);
#include "display_test.moc"
