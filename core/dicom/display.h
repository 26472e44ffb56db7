#pragma once

#include "core/dicom/readFrame.h"
#include "core/image/Picture.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace annulus {

/// Where the window on screen comes from; always shown to the reader.
enum class DisplaySource { objectWindow, objectLut, pixelRange, reader, presentationState };

/// Everything between a value after the modality LUT and a byte on screen (PS3.4 N.2): VOI, one inversion, padding.
struct Display {
    Window window;                 ///< used unless `lut` is set
    VoiLutPtr lut;                 ///< replaces the window; the first window drag drops it
    VoiLutPtr outputs;             ///< presentation LUT of a presentation state: from what the VOI gives to what is shown
    bool inverted = false;         ///< MONOCHROME1 or INVERSE, toggled by the reader's invert
    std::optional<Range> padding;  ///< drawn black in both polarities
    DisplaySource source = DisplaySource::pixelRange;
    bool operator==(const Display& other) const;
};

/// The first window of the frame, else its first VOI LUT, else the range of the pixels that are not padding.
Display defaultDisplay(const Facts& facts, const Frame& frame);

/// A linear window over all pixels that are not padding.
Window rangeWindow(const Image& image, const std::optional<Range>& padding);

/// A linear window near what the display shows: where a window drag starts from a LUT or a sigmoid.
Window linearWindowOf(const Display& display);

/// The byte that a value is shown as.
std::uint8_t displayByte(const Display& display, double value);

/// displayByte of low, low + 1, ..., high.
std::vector<std::uint8_t> displayTable(const Display& display, std::int64_t low, std::int64_t high);

/// Grey values as the display shows them.
Picture renderGrey(const Image& grey, const Display& display);

/// The whole frame as the display shows it; colour stays colour and is inverted only by the reader.
Picture renderWhole(const Frame& frame, const Display& display);

}  // namespace annulus
