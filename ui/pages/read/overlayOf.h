#pragma once

#include "ui/view/Overlay.h"
#include "ui/view/regionView.h"
#include "ui/view/tools/Tool.h"

#include <vector>

namespace annulus::ui {

/// One lesion as the overlay needs it.
struct ShownLesion {
    Outline outline;                   ///< with the gesture under way
    const RegionView* view = nullptr;  ///< rings and measures, as far as known
    bool isCurrent = false;
    bool isCompared = false;           ///< by another reader than the one in hand: a thin line for comparison, nothing else
    int reader = 0;                    ///< place among the readers of the project: whose colour it has
};

/// Lines, handles and words of a frame: rings below, outlines above, the tool on top. `zoom` in device pixels per image
/// pixel: rings follow the edges of pixels once these are large enough to be seen, below that a line without steps. `fill`: opacity of the
/// lesions' inside; none leaves the texture as it is.
OverlayScene overlayOf(const std::vector<ShownLesion>& lesions, const std::vector<bool>& ringsShown, const ToolPicture& tool, double zoom = 1,
                       double fill = 0);

}  // namespace annulus::ui
