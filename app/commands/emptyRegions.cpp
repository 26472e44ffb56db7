#include "app/commands/emptyRegions.h"

#include "app/commands/Verb.h"

namespace annulus {

RegionCount noteEmptyRegions(const FeatureColumns& columns, const Numbers& numbers, const std::string& where)
{
    RegionCount count{columns.regions().size(), 0};
    for (std::size_t region = 0; region < count.all; ++region) {
        const auto& [name, features] = columns.regions()[region];
        const std::size_t first = columns.first(region);
        bool isEmpty = !features.empty();
        for (std::size_t place = first; place < first + features.size() && isEmpty; ++place)
            isEmpty = !numbers.value(place);
        if (!isEmpty)
            continue;
        ++count.empty;
        note((where.empty() ? name : where + ": " + name) + ": " + numbers.reason(first).english());
    }
    return count;
}

}  // namespace annulus
