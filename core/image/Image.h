#pragma once

#include "core/image/Grid.h"

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace annulus {

/// Pixels in the type they were stored in: PyRadiomics' numbers depend on it (resampling truncates to it,
/// float images use single-precision wavelets).
using Pixels = std::variant<std::vector<std::uint8_t>, std::vector<std::int8_t>, std::vector<std::uint16_t>,
                            std::vector<std::int16_t>, std::vector<std::uint32_t>, std::vector<std::int32_t>,
                            std::vector<float>, std::vector<double>>;

/// One grey image, row by row from the top left, slices one after the other.
struct Image {
    Grid grid;
    Pixels pixels;

    [[nodiscard]] double at(std::int64_t i, std::int64_t j, std::int64_t k = 0) const;
    [[nodiscard]] const char* typeName() const;  ///< "uint8" ... "float64"
};

using ImagePtr = std::shared_ptr<const Image>;

/// All pixels as doubles.
std::vector<double> toDoubles(const Image& image);

/// Smallest and largest value; {0, 0} for an empty image.
struct Range {
    double low = 0;
    double high = 0;
    bool operator==(const Range&) const = default;
};
Range rangeOf(const Image& image);

}  // namespace annulus
