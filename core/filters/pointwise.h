#pragma once

#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <algorithm>
#include <cmath>

namespace annulus {

/// The reason why a filter that scales to the whole image's largest |x| makes nothing of it: it is zero or not a number.
inline std::optional<Error> whyNotScaled(double largest)
{
    if (largest > 0 && std::isfinite(largest))
        return {};
    return Error{Errc::invalid, message("filters", "The largest magnitude of the image is %1, to which this filter scales; a number above 0 was expected.", largest), {}};
}

/// An image of a function of each pixel in double precision.
inline Result<Image> pointwise(const FilterInput& input, const Result<PixelFunction>& function)
{
    if (!function)
        return function.error();
    std::vector<double> values = doublesIn(input.image, input.box);
    std::ranges::transform(values, values.begin(), *function);
    return Image{cropTo(input.image.grid, input.box), std::move(values)};
}

}  // namespace annulus
