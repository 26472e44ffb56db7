#pragma once

#include "core/base/Progress.h"
#include "core/project/regions.h"
#include "core/roi/checkOutline.h"
#include "core/roi/measure.h"

#include "ui/view/DrawnOnce.h"

#include <memory>
#include <optional>
#include <vector>

namespace annulus::ui {

/// Everything that the picture of one lesion depends on.
struct RegionInput {
    std::shared_ptr<const Patient> patient;  ///< holds the image and the other lesions: no ring enters them
    Roi roi;                                 ///< with the gesture under way; its id is empty while it is being drawn
    RingSettings rings;
    Breast breast;                           ///< of a mammogram
    std::shared_ptr<const DrawnOnce> drawn{};  ///< of a scanner's screen
    bool operator==(const RegionInput&) const = default;
};

inline constexpr double lineSlack = 0.75;

struct RingView {
    double marginMm = 0;
    Outline edge;         ///< along pixel edges: exactly the pixels that count
    Outline line;         ///< the same without its steps, nowhere more than `lineSlack` pixels away
    double lostShare = 0;
};

/// What is shown of one lesion: derived from the document, never stored.
struct RegionView {
    Outline outline;
    Measures measures;
    std::int64_t pixels = 0;
    std::vector<RingView> rings;
    std::vector<Message> warnings;  ///< the outline crosses itself, is cut by the border, lies in air or on lettering ...
    std::optional<Error> refused;   ///< why there are no rings, or no region at all
};

/// Mask, measures and clipped rings of one outline, by the same regionsOf as features and exports. A refusal is part of
/// the view; only a stop is an error.
Result<RegionView> viewRegion(const RegionInput& input, const Progress& progress = {});

}  // namespace annulus::ui
