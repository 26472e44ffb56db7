#pragma once

#include "core/features/FeatureColumns.h"

#include <cstddef>
#include <string>

namespace annulus {

/// How many regions the values are of, and how many of them have no value at all.
struct RegionCount {
    std::size_t all = 0, empty = 0;
};

/// Notes every region without any value with its first reason, `where` in front, and counts them; of the others every
/// derived image without any value.
RegionCount noteEmptyRegions(const FeatureColumns& columns, const Numbers& numbers, const std::string& where = {});

}  // namespace annulus
