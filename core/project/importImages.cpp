#include "core/project/importImages.h"

#include <cassert>

namespace annulus {

ImageRecord recordOf(const ProbedFile& probed)
{
    assert(probed.facts && !probed.refused);
    return {probed.facts->sopInstanceUid, std::filesystem::absolute(probed.path).lexically_normal(), probed.hash, *probed.facts, probed.thumbnail, {}};
}

}  // namespace annulus
