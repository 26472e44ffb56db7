#include "core/features/emptyParts.h"

#include <span>
#include <string_view>

namespace annulus {
namespace {

void addEmptyImages(const std::string& region, std::span<const std::string> features, std::size_t first, const Numbers& numbers, std::vector<EmptyPart>& parts)
{
    const auto imageOf = [](const std::string& feature) { return std::string_view(feature).substr(0, feature.find('_')); };
    for (std::size_t begin = 0, end = 0; begin < features.size(); begin = end) {
        const std::string_view image = imageOf(features[begin]);
        bool isEmpty = true;
        for (end = begin; end < features.size() && imageOf(features[end]) == image; ++end)
            isEmpty = isEmpty && !numbers.value(first + end);
        if (isEmpty)
            parts.push_back({region, std::string(image), numbers.reason(first + begin)});
    }
}

}  // namespace

std::vector<EmptyPart> emptyParts(const FeatureColumns& columns, const Numbers& numbers)
{
    std::vector<EmptyPart> parts;
    for (std::size_t region = 0; region < columns.regions().size(); ++region) {
        const auto& [name, features] = columns.regions()[region];
        const std::size_t first = columns.first(region);
        bool isEmpty = !features.empty();
        for (std::size_t place = first; place < first + features.size() && isEmpty; ++place)
            isEmpty = !numbers.value(place);
        if (isEmpty)
            parts.push_back({name, {}, numbers.reason(first)});
        else
            addEmptyImages(name, features, first, numbers, parts);
    }
    return parts;
}

}  // namespace annulus
