#pragma once

#include "core/base/Message.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/units.h"
#include "core/image/Mask.h"

#include <span>
#include <string>
#include <vector>

namespace annulus {

/// The tissue farther than `inner` and at most `outer` from the lesion: (inner, outer].
struct RingSpec {
    Millimetres inner{0};
    Millimetres outer{1};
    bool operator==(const RingSpec&) const = default;
};

/// "ring_0-1mm", "ring_0-0.5mm".
std::string ringName(const RingSpec& spec);

/// "lesion+ring_0-1mm": the name of the union of both masks, a region of its own.
std::string lesionWithRingName(const RingSpec& spec);

/// 1, 2, 3 mm as (0,1] (0,2] (0,3] or as (0,1] (1,2] (2,3].
std::vector<RingSpec> ringSpecs(std::span<const double> marginsMm, bool cumulative);

/// At least one margin, finite, above zero, each larger than the one before, 100 mm at most.
Result<void> checkMargins(std::span<const double> marginsMm);

/// Where rings may not go. Null: no such limit. The image border always cuts.
struct RingClip {
    const Mask* allowed = nullptr;  ///< the breast, an ultrasound region
    const Mask* others = nullptr;   ///< other lesions
};

struct Ring {
    std::string name;
    RingSpec spec;
    Mask mask;
    /// Share of the whole ring that clipping and the image border took away, 0..1.
    double lostShare = 0;
    /// Empty, or where the mask has no pixel the sentence that says why: a result, not an error.
    Message whyEmpty;
    bool operator==(const Ring&) const = default;
};

/// One ring around a lesion. Distances run from pixel centre to the nearest lesion pixel's centre in mm, exact on
/// anisotropic grids; a squared distance may exceed a limit by 1e-9 of it and still count as at the limit. Holes of
/// the lesion are background and belong to the ring. Refused with a sentence: an uncalibrated grid, several slices, an
/// empty lesion, a clip mask of another grid. A ring between the pixels, or one that is clipped away, is an empty mask.
Result<Mask> makeRing(const Mask& lesion, const Mask* allowed, const RingSpec& spec, const Progress& progress = {});

/// All rings of a lesion from one distance map, in the order of the margins.
Result<std::vector<Ring>> makeRings(const Mask& lesion, std::span<const double> marginsMm, bool cumulative,
                                    const RingClip& clip = {}, const Progress& progress = {});

}  // namespace annulus
