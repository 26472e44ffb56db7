#pragma once

#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <cmath>

namespace annulus {

/// An image of a function of each pixel in double precision, scaled by the whole image's largest |x|; the reason why
/// there is none where that is zero or not a number.
template <class Function>
Result<Image> pointwise(const FilterInput& input, const Function& function)
{
    if (!(input.largest > 0) || !std::isfinite(input.largest))
        return Error{Errc::invalid, message("filters", "The largest magnitude of the image is %1, to which this filter scales; a number above 0 was expected.", input.largest), {}};
    std::vector<double> values = doublesIn(input.image, input.box);
    for (double& value : values)
        value = function(value);
    return Image{cropTo(input.image.grid, input.box), std::move(values)};
}

}  // namespace annulus
