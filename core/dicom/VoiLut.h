#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace annulus {

/// One item of the VOI LUT Sequence (0028,3010): values firstMapped, firstMapped + 1, ... go to `values`.
struct VoiLut {
    std::int32_t firstMapped = 0;
    int bits = 8;  ///< of the values: white is 2^bits - 1
    std::vector<std::uint16_t> values;
    std::string explanation;
    bool operator==(const VoiLut&) const = default;
};

using VoiLutPtr = std::shared_ptr<const VoiLut>;

}  // namespace annulus
