#include "app/commands/emptyRegions.h"

#include "app/commands/Verb.h"

#include <map>

namespace annulus {

RegionCount noteEmptyRegions(std::span<const FeatureValue> values, const std::string& where)
{
    std::map<std::string, const FeatureValue*> firstOfEmpty;  // null where the region has a value
    for (const FeatureValue& one : values) {
        const auto [place, isNew] = firstOfEmpty.try_emplace(one.region, &one);
        if (one.value)
            place->second = nullptr;
    }
    RegionCount count{firstOfEmpty.size(), 0};
    for (const auto& [region, first] : firstOfEmpty)
        if (first) {
            ++count.empty;
            note((where.empty() ? region : where + ": " + region) + ": " + first->reason.english());
        }
    return count;
}

}  // namespace annulus
