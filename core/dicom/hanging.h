#pragma once

#include "core/dicom/Facts.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annulus {

// The order in which a patient's pictures are looked at, and where each hangs.

enum class StageKind { fourViews, cc, mlo, implantDisplaced, further, ultrasound, grid, single };

struct HungCell {
    std::optional<std::size_t> image;  ///< place in the list that was given; none: this view is missing
    std::string laterality, view;      ///< what belongs here; empty where any picture may hang
    bool isPrior = false;              ///< of an earlier examination
    bool operator==(const HungCell&) const = default;
};

/// What is on the screen at one time. Right breasts hang in the left column, left ones in the right: chest walls meet.
struct HangingStage {
    StageKind kind = StageKind::single;
    int rows = 1, columns = 1;
    std::vector<HungCell> cells;  ///< row by row; none: one picture of the reader's choice
    bool operator==(const HangingStage&) const = default;
};

/// What a mammogram is among those of its breast and view.
enum class BreastImageRole { standard, implantDisplaced, special, contrast };
BreastImageRole roleOf(const Facts& facts);

/// Four views of the newest examination, its CC pair, its MLO pair, each below the pair of the examination before where
/// there is one; then implant displaced views, special views and what came later, ultrasound, and always last one
/// picture alone. Stages that would show less than two standard pictures are left out. One breast only: CC beside MLO.
std::vector<HangingStage> hangingOf(std::span<const Facts* const> images);

}  // namespace annulus
