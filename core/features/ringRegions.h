#pragma once

#include "core/features/extract.h"
#include "core/rings/rings.h"

namespace annulus {

/// A ring as a region of the table; one without pixels keeps its reason.
NamedMask regionOfRing(const Ring& ring);

/// The lesion and a ring as one region, `lesion+ring_0-1mm`. Where the ring has no pixel there is no union either: the
/// lesion alone under that name would say something that is not so.
NamedMask regionWithRing(const Mask& lesion, const Ring& ring);

}  // namespace annulus
