#include "app/commands/emptyRegions.h"

#include "app/commands/Verb.h"
#include "core/features/emptyParts.h"

namespace annulus {

RegionCount noteEmptyRegions(const FeatureColumns& columns, const Numbers& numbers, const std::string& where)
{
    RegionCount count{columns.regions().size(), 0};
    for (const EmptyPart& part : emptyParts(columns, numbers)) {
        std::string place = where.empty() ? part.region : where + ": " + part.region;
        if (part.image.empty())
            ++count.empty;
        else
            place.append(": ").append(part.image);
        note(place + ": " + part.reason.english());
    }
    return count;
}

}  // namespace annulus
