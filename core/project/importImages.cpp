#include "core/project/importImages.h"

#include <cassert>

namespace annulus {

ImageRecord recordOf(const ProbedFile& probed)
{
    assert(probed.facts && !probed.refused);
    ImageRecord record;
    record.facts = *probed.facts;
    record.facts.warnings = probed.warnings;
    record.uid = record.facts.sopInstanceUid.empty() ? probed.hash : record.facts.sopInstanceUid;
    record.path = std::filesystem::absolute(probed.path).lexically_normal();
    record.hash = probed.hash;
    record.thumbnail = probed.thumbnail;
    return record;
}

}  // namespace annulus
