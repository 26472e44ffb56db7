#include "core/features/FeatureColumns.h"

#include <algorithm>

namespace annulus {

FeatureColumns::FeatureColumns(std::vector<RegionColumns> regions) : regions_(std::move(regions))
{
    for (const RegionColumns& region : regions_) {
        first_.push_back(size_);
        size_ += region.features.size();
    }
}

FeatureTableRow rowOf(std::span<const FeatureValue> values, const FeatureColumnsPtr& known)
{
    std::vector<RegionColumns> regions;
    std::vector<std::vector<const FeatureValue*>> ofRegion;
    for (const FeatureValue& value : values) {
        auto place = std::ranges::find(regions, value.region, &RegionColumns::region);
        if (place == regions.end()) {
            place = regions.insert(regions.end(), {value.region, {}});
            ofRegion.emplace_back();
        }
        place->features.push_back(value.feature);
        ofRegion[static_cast<std::size_t>(place - regions.begin())].push_back(&value);
    }
    FeatureTableRow row;
    row.numbers.reserve(values.size());
    for (const auto& list : ofRegion)
        for (const FeatureValue* value : list) {
            if (value->value)
                row.numbers.add(*value->value);
            else
                row.numbers.addMissing(value->reason);
        }
    row.columns = known && known->regions() == regions ? known : std::make_shared<const FeatureColumns>(std::move(regions));
    return row;
}

}  // namespace annulus
