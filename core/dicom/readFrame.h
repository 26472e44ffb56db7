#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"
#include "core/dicom/VoiLut.h"
#include "core/image/Image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace annulus {

/// One decoded frame.
struct Frame {
    /// Values after the modality LUT or rescale, in the smallest type that holds all that the header allows; stored
    /// polarity (MONOCHROME1 is not inverted). The grid carries Facts::patientSpacing. Colour becomes luminance.
    Image grey;
    std::vector<std::uint8_t> rgb;  ///< 3 bytes a pixel, only where isColour
    bool isColour = false;
    bool greyIsExact = true;        ///< false where the channels differ, so that `grey` is a luminance (BT.601)
    bool isInverted = false;        ///< low values are bright: MONOCHROME1 or Presentation LUT Shape INVERSE
    std::vector<Window> windows;    ///< of this frame
    std::vector<VoiLutPtr> luts;    ///< of this frame
    std::optional<Range> padding;   ///< closed range of padding, in values of `grey`
    std::vector<Message> warnings;
};

/// One object held open for its frames: facts once, then any frame, each decoded alone, so that a cine of hundreds of
/// frames costs the memory of one. Not for several threads at a time; open one per thread.
class FrameReader {
public:
    static Result<FrameReader> open(const std::filesystem::path& path);
    ~FrameReader();
    FrameReader(FrameReader&&) noexcept;
    FrameReader& operator=(FrameReader&&) noexcept;

    [[nodiscard]] const Facts& facts() const;
    /// Counts from 1. Sizes are checked before anything is allocated.
    [[nodiscard]] Result<Frame> read(int frame);

private:
    struct State;
    explicit FrameReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// One frame of a file.
Result<Frame> readFrame(const std::filesystem::path& path, int frame = 1);

/// Facts and one frame with one opening of the file.
struct Opened {
    Facts facts;
    Frame frame;
};
Result<Opened> readFactsAndFrame(const std::filesystem::path& path, int frame = 1);

/// Channels that differ by no more than this (JPEG rounds) still count as grey.
inline constexpr int greyTolerance = 2;

}  // namespace annulus
