#pragma once

#include "core/base/table.h"
#include "core/features/FeatureValue.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// The features of one region, in the order of its columns.
struct RegionColumns {
    std::string region;
    std::vector<std::string> features;
    bool operator==(const RegionColumns&) const = default;
};

/// The columns that all results of one extraction have, region by region: made once, then only pointed at.
class FeatureColumns {
public:
    explicit FeatureColumns(std::vector<RegionColumns> regions);

    [[nodiscard]] const std::vector<RegionColumns>& regions() const { return regions_; }
    /// Place of a region's first column.
    [[nodiscard]] std::size_t first(std::size_t region) const { return first_[region]; }
    [[nodiscard]] std::size_t size() const { return size_; }
    bool operator==(const FeatureColumns& other) const { return regions_ == other.regions_; }

private:
    std::vector<RegionColumns> regions_;
    std::vector<std::size_t> first_;
    std::size_t size_ = 0;
};

using FeatureColumnsPtr = std::shared_ptr<const FeatureColumns>;

/// One row of a feature table with its columns.
struct FeatureTableRow {
    FeatureColumnsPtr columns;
    Numbers numbers;
};

/// Values of one case as a row; regions in the order of their first value. `known` is used again where it fits.
FeatureTableRow rowOf(std::span<const FeatureValue> values, const FeatureColumnsPtr& known = nullptr);

/// Calls take(region, feature, place) for every column.
template <class Take>
void forEachColumn(const FeatureColumns& columns, Take take)
{
    std::size_t place = 0;
    for (const RegionColumns& region : columns.regions())
        for (const std::string& feature : region.features)
            take(region.region, feature, place++);
}

}  // namespace annulus
