#pragma once

#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace annulus {

/// An image of a function of each pixel in double precision, scaled by the whole image's largest |x|; the reason why
/// there is none where that is zero or not a number.
template <class Function>
Result<Image> pointwise(const FilterInput& input, const Function& function)
{
    if (!(input.largest > 0) || !std::isfinite(input.largest))
        return Error{Errc::invalid, message("filters", "The largest magnitude of the image is %1, to which this filter scales; a number above 0 was expected.", input.largest), {}};
    std::vector<double> values = doublesIn(input.image, input.box);
    const bool isWhole = std::visit([](const auto& pixels) { return std::is_integral_v<typename std::decay_t<decltype(pixels)>::value_type>; }, input.image.pixels);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    // Whole numbers of a small range: each is computed once.
    if (isWhole && *high - *low < static_cast<double>(values.size()) / 2) {
        const double lowest = *low;
        std::vector<double> table(static_cast<std::size_t>(*high - lowest) + 1);
        for (std::size_t at = 0; at < table.size(); ++at)
            table[at] = function(lowest + static_cast<double>(at));
        for (double& value : values)
            value = table[static_cast<std::size_t>(value - lowest)];
    } else {
        for (double& value : values)
            value = function(value);
    }
    return Image{cropTo(input.image.grid, input.box), std::move(values)};
}

}  // namespace annulus
