#pragma once

#include "core/image/Mask.h"

#include <cstdint>

namespace annulus {

/// How another hand, or the same one on another day, might have drawn a lesion. Lengths in mm, or in pixels where the grid is
/// uncalibrated.
struct Perturbation {
    double displacement = 0.5;   ///< standard deviation of the outline's way along its normal
    double correlation = 3;      ///< length along which neighbouring points go the same way
    double translation = 0.3;    ///< standard deviation of the shift of the whole, in x and in y
    double dilation = 0.3;       ///< standard deviation of growing or shrinking as a whole
    bool operator==(const Perturbation&) const = default;
};

/// The mask with its edge moved at random: the sum of a smooth random field (white noise of one Gaussian correlation), a
/// shift and a dilation, applied to the signed distance from the mask's edge. The same seed and number give the same mask on every
/// machine class; after Zwanenburg et al., Scientific Reports 2019;9:614 (noise, translation, growth and contour
/// randomisation as a substitute for a second reader). An outline too small for what was drawn by lot keeps its pixel
/// farthest from the edge.
Mask perturb(const Mask& mask, const Perturbation& how, std::uint64_t seed, std::uint64_t number);

}  // namespace annulus
