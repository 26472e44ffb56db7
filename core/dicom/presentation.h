#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/dicom/breastPose.h"
#include "core/dicom/display.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace annulus {

// Grayscale Softcopy Presentation States (PS3.3 A.33.1): how somebody wanted images to be shown. DCMTK's dcmpstat reads
// them; here they become values of the display. Nothing of them reaches a feature.

/// A state as a menu lists it, and what it is for.
struct PresentationTitle {
    std::filesystem::path path;
    std::string uid, label, description, creator, date;
    /// SOP Instance UIDs of its images, with the frames (from 1) where it names some; none: all.
    std::map<std::string, std::vector<int>> images;
    [[nodiscard]] bool isFor(const std::string& image, int frame) const;
    bool operator==(const PresentationTitle&) const = default;
};

/// In continuous pixel coordinates of the image (centres at integers), or as parts of the displayed area (0 to 1).
struct PresentationPoint {
    double x = 0, y = 0;
    bool isOfArea = false;
    bool operator==(const PresentationPoint&) const = default;
};

struct PresentationLine {
    std::vector<PresentationPoint> points;
    bool isClosed = false;
    bool isFilled = false;
    bool operator==(const PresentationLine&) const = default;
};

struct PresentationWords {
    std::string text;
    PresentationPoint at;                    ///< upper left corner of its box, else its anchor
    std::optional<PresentationPoint> anchor; ///< visible: a line leads there
    bool operator==(const PresentationWords&) const = default;
};

/// One state applied to one frame, in the order of PS3.4 N.2: VOI, presentation LUT, shutter; then graphics, spatial
/// transformation and displayed area.
struct Presentation {
    PresentationTitle title;
    std::optional<Window> window;     ///< in values of Frame::grey, whatever modality transformation the state has
    VoiLutPtr lut;
    bool inverted = false;            ///< by its presentation LUT alone: MONOCHROME1 counts no more
    VoiLutPtr outputs;                ///< presentation LUT as a table
    Turn turn;
    std::optional<Box> area;          ///< displayed area; none: the whole image
    std::optional<double> magnified;  ///< screen pixels per image pixel (MAGNIFY)
    bool isTrueSize = false;          ///< TRUE SIZE: as large as the object
    Mask shutter;                     ///< pixels that are covered
    double shutterLevel = 0;          ///< grey of the cover, 0 black to 1 white
    Mask overlays;                    ///< pixels of activated overlays
    std::vector<PresentationLine> lines;
    std::vector<PresentationWords> words;
    std::vector<Message> warnings;    ///< what of it is not followed
};

/// What a file is a state for; refused where it is none, or one of colours or blending.
Result<PresentationTitle> readPresentationTitle(const std::filesystem::path& state);

/// The states among files, quickly: of others only the first elements are read.
std::vector<PresentationTitle> findPresentations(const std::vector<std::filesystem::path>& files, const Progress& progress = {});

/// The state as it is meant for one frame of an image. Refused where it does not refer to it.
Result<Presentation> readPresentation(const std::filesystem::path& state, const std::filesystem::path& image, int frame);

/// The grey values as the state shows them; padding stays as the object has it.
Display displayOf(const Presentation& presentation, const Display& asStored);

/// Covers what the shutter hides and draws the activated overlays white.
void cover(Picture& picture, const Presentation& presentation);

}  // namespace annulus
