#include "core/dicom/display.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// PS3.3 C.11.2.1.2.1, C.11.2.1.3.1 and C.11.2.1.3.2 with ymin = 0 and ymax = 1.
double windowed(const Window& window, double x)
{
    const double c = window.centre;
    const double w = window.width;
    switch (window.function) {
    case VoiFunction::linearExact:
        if (x <= c - w / 2)
            return 0;
        return x > c + w / 2 ? 1 : (x - c) / w + 0.5;
    case VoiFunction::sigmoid:
        return 1 / (1 + std::exp(-4 * (x - c) / w));
    case VoiFunction::linear:
        break;
    }
    if (x <= c - 0.5 - (w - 1) / 2)
        return 0;
    return x > c - 0.5 + (w - 1) / 2 ? 1 : (x - (c - 0.5)) / (w - 1) + 0.5;
}

/// PS3.3 C.11.2.1.1: values below the first mapped take the first entry, those above the last take the last.
double looked(const VoiLut& lut, double x)
{
    const double last = static_cast<double>(lut.values.size()) - 1;
    const auto index = static_cast<std::size_t>(std::clamp(std::floor(x + 0.5) - lut.firstMapped, 0.0, last));
    return std::min(1.0, lut.values[index] / static_cast<double>((1 << lut.bits) - 1));
}

/// A presentation LUT maps the whole range that the VOI gives, whatever its number of entries (PS3.3 C.11.4.1.1).
double given(const VoiLut& outputs, double level)
{
    const auto index = static_cast<std::size_t>(std::floor(level * static_cast<double>(outputs.values.size() - 1) + 0.5));
    return std::min(1.0, outputs.values[index] / static_cast<double>((1 << outputs.bits) - 1));
}

bool sameLut(const VoiLutPtr& a, const VoiLutPtr& b) { return a == b || (a && b && *a == *b); }

bool isPadding(const std::optional<Range>& padding, double value) { return padding && value >= padding->low && value <= padding->high; }

template <class T>
std::optional<Range> rangeWithoutPadding(const std::vector<T>& values, const std::optional<Range>& padding)
{
    T low = std::numeric_limits<T>::max();
    T high = std::numeric_limits<T>::lowest();
    for (const T value : values) {
        if (isPadding(padding, static_cast<double>(value)))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    return low > high ? std::nullopt : std::optional(Range{static_cast<double>(low), static_cast<double>(high)});
}

template <class T>
void render(const std::vector<T>& values, const Display& display, std::vector<std::uint8_t>& bytes)
{
    if constexpr (std::is_integral_v<T> && sizeof(T) <= 2) {
        constexpr std::int64_t low = std::numeric_limits<T>::min();
        const auto table = displayTable(display, low, std::numeric_limits<T>::max());
        std::transform(values.begin(), values.end(), bytes.begin(), [&](T value) { return table[static_cast<std::size_t>(value - low)]; });
    } else {
        std::transform(values.begin(), values.end(), bytes.begin(), [&](T value) { return displayByte(display, static_cast<double>(value)); });
    }
}

}  // namespace

bool Display::operator==(const Display& other) const
{
    return sameLut(lut, other.lut) && sameLut(outputs, other.outputs) && window == other.window && inverted == other.inverted && padding == other.padding && source == other.source;
}

Window rangeWindow(const Image& image, const std::optional<Range>& padding)
{
    const auto range = std::visit([&](const auto& values) { return rangeWithoutPadding(values, padding); }, image.pixels).value_or(Range{});
    const double width = range.high > range.low ? range.high - range.low : 1;
    return {(range.low + range.high) / 2, width, VoiFunction::linearExact, {}};
}

Display defaultDisplay(const Facts&, const Frame& frame)
{
    Display display;
    display.inverted = frame.isInverted;
    display.padding = frame.padding;
    if (frame.isColour) {
        display.window = {127.5, 255, VoiFunction::linearExact, {}};
        return display;
    }
    if (!frame.windows.empty()) {
        display.window = frame.windows.front();
        display.source = DisplaySource::objectWindow;
    } else if (!frame.luts.empty()) {
        display.lut = frame.luts.front();
        display.window = linearWindowOf(display);
        display.source = DisplaySource::objectLut;
    } else {
        display.window = rangeWindow(frame.grey, frame.padding);
    }
    return display;
}

Window linearWindowOf(const Display& display)
{
    if (!display.lut)
        return {display.window.centre, std::max(1.0, display.window.width), VoiFunction::linear, {}};
    // From the last entry that is still as dark as the first to the first that is as bright as the last.
    const auto& values = display.lut->values;
    const auto [dark, bright] = std::minmax(values.front(), values.back());
    std::size_t begin = 0;
    std::size_t end = values.size() - 1;
    while (begin < end && (values[begin + 1] <= dark || values[begin + 1] == values[begin]))
        ++begin;
    while (end > begin && (values[end - 1] >= bright || values[end - 1] == values[end]))
        --end;
    const double low = static_cast<double>(display.lut->firstMapped) + static_cast<double>(begin);
    const double high = static_cast<double>(display.lut->firstMapped) + static_cast<double>(end);
    return {(low + high + 1) / 2, std::max(1.0, high - low + 1), VoiFunction::linear, {}};
}

std::uint8_t displayByte(const Display& display, double value)
{
    if (isPadding(display.padding, value))
        return 0;
    double level = display.lut ? looked(*display.lut, value) : windowed(display.window, value);
    if (display.outputs)
        level = given(*display.outputs, level);
    return static_cast<std::uint8_t>(std::floor(255 * (display.inverted ? 1 - level : level) + 0.5));
}

std::vector<std::uint8_t> displayTable(const Display& display, std::int64_t low, std::int64_t high)
{
    std::vector<std::uint8_t> table(static_cast<std::size_t>(std::max<std::int64_t>(0, high - low + 1)));
    for (std::size_t at = 0; at < table.size(); ++at)
        table[at] = displayByte(display, static_cast<double>(low + static_cast<std::int64_t>(at)));
    return table;
}

Picture renderGrey(const Image& grey, const Display& display)
{
    Picture picture{grey.grid.size.i, grey.grid.size.j, 1, std::vector<std::uint8_t>(static_cast<std::size_t>(grey.grid.pixelCount()))};
    std::visit([&](const auto& values) { render(values, display, picture.bytes); }, grey.pixels);
    return picture;
}

Picture renderWhole(const Frame& frame, const Display& display)
{
    if (!frame.isColour)
        return renderGrey(frame.grey, display);
    Picture picture{frame.grey.grid.size.i, frame.grey.grid.size.j, 3, frame.rgb};
    if (display.inverted)
        std::transform(picture.bytes.begin(), picture.bytes.end(), picture.bytes.begin(),
                       [](std::uint8_t byte) { return static_cast<std::uint8_t>(255 - byte); });
    return picture;
}

}  // namespace annulus
