#pragma once

#include <string>
#include <string_view>

namespace annulus {

/// "lesion" as "intra", "ring_0-1mm" as "peri1mm": the names that people read in columns.
std::string spokenRegion(std::string_view region);

/// Where a column of a wide table comes from.
struct ColumnOrigin {
    std::string view;     ///< "CC"; empty where the name has none
    std::string region;   ///< "lesion", "ring_0-1mm", "lesion+ring_0-1mm"
    std::string feature;  ///< "original_glcm_Idn"
    bool operator==(const ColumnOrigin&) const = default;
};
/// Takes a name apart, whether its region is written for machines or for people: "CC_ring_0-1mm_original_glcm_Idn", "CC_peri1mm_original_glcm_Idn".
/// A name without a region is of the lesion.
ColumnOrigin originOf(std::string_view column);

}  // namespace annulus
