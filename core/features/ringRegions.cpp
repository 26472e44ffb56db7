#include "core/features/ringRegions.h"

namespace annulus {

NamedMask regionOfRing(const Ring& ring) { return {ring.name, ring.mask, ring.whyEmpty}; }

NamedMask regionWithRing(const Mask& lesion, const Ring& ring)
{
    return {lesionWithRingName(ring.spec), ring.mask.isEmpty() ? ring.mask : unite(lesion, ring.mask), ring.whyEmpty};
}

}  // namespace annulus
