#include "app/commands/emptyRegions.h"

#include "app/commands/Verb.h"

#include <span>
#include <string_view>

namespace annulus {
namespace {

/// A derived image none of whose features has a value says why once; its features say it each in the table.
void noteEmptyImages(std::span<const std::string> features, std::size_t first, const Numbers& numbers, const std::string& where)
{
    const auto imageOf = [](const std::string& feature) { return std::string_view(feature).substr(0, feature.find('_')); };
    for (std::size_t begin = 0, end = 0; begin < features.size(); begin = end) {
        const std::string_view image = imageOf(features[begin]);
        bool isEmpty = true;
        for (end = begin; end < features.size() && imageOf(features[end]) == image; ++end)
            isEmpty = isEmpty && !numbers.value(first + end);
        if (isEmpty)
            note(where + ": " + std::string(image) + ": " + numbers.reason(first + begin).english());
    }
}

}  // namespace

RegionCount noteEmptyRegions(const FeatureColumns& columns, const Numbers& numbers, const std::string& where)
{
    RegionCount count{columns.regions().size(), 0};
    for (std::size_t region = 0; region < count.all; ++region) {
        const auto& [name, features] = columns.regions()[region];
        const std::size_t first = columns.first(region);
        bool isEmpty = !features.empty();
        for (std::size_t place = first; place < first + features.size() && isEmpty; ++place)
            isEmpty = !numbers.value(place);
        const std::string place = where.empty() ? name : where + ": " + name;
        if (!isEmpty) {
            noteEmptyImages(features, first, numbers, place);
            continue;
        }
        ++count.empty;
        note(place + ": " + numbers.reason(first).english());
    }
    return count;
}

}  // namespace annulus
