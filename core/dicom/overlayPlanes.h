#pragma once

#include "core/base/Result.h"
#include "core/image/Mask.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// One overlay plane of an object (groups 6000 to 601E, PS3.3 C.9.2): one bit a pixel that is drawn over the picture.
struct OverlayPlane {
    int group = 0x6000;
    std::string label, description;  ///< (60xx,1500) and (60xx,0022)
    std::string layer;               ///< Overlay Activation Layer (60xx,1001): shown by the object itself where it has one
    bool isRoi = false;              ///< Overlay Type (60xx,0040) R, else graphics
    Mask pixels;                     ///< on the grid of the image
    bool operator==(const OverlayPlane&) const = default;
};

struct Overlays {
    std::vector<OverlayPlane> planes;  ///< in the order of their groups
    std::vector<Message> warnings;     ///< planes that could not be used
    bool any = false;                  ///< the object has overlays, on this frame or on others
};

/// The overlays of one frame of a file, as separate bits or within the words of the pixels; none is no error.
Result<Overlays> readOverlays(const std::filesystem::path& path, int frame = 1);

}  // namespace annulus
