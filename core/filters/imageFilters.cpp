#include "core/filters/imageFilters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace annulus {

extern const ImageFilter originalFilter;
extern const ImageFilter waveletFilter;
extern const ImageFilter logFilter;
extern const ImageFilter squareFilter;
extern const ImageFilter squareRootFilter;
extern const ImageFilter logarithmFilter;
extern const ImageFilter exponentialFilter;
extern const ImageFilter gradientFilter;
extern const ImageFilter lbp2dFilter;
extern const ImageFilter lbp3dFilter;

std::span<const ImageFilter* const> allImageFilters()
{
    static constexpr const ImageFilter* filters[] = {&originalFilter, &waveletFilter, &logFilter, &squareFilter, &squareRootFilter,
                                                     &logarithmFilter, &exponentialFilter, &gradientFilter, &lbp2dFilter, &lbp3dFilter};
    return filters;
}

const ImageFilter* findImageFilter(std::string_view name)
{
    for (const ImageFilter* filter : allImageFilters())
        if (filter->name == name)
            return filter;
    return nullptr;
}

double largestMagnitude(const Image& image)
{
    const Range range = rangeOf(image);
    const bool isBroken = std::visit(
        [](const auto& pixels) {
            using T = typename std::decay_t<decltype(pixels)>::value_type;
            if constexpr (std::is_floating_point_v<T>)
                return std::any_of(pixels.begin(), pixels.end(), [](T x) { return std::isnan(x); });
            else
                return false;
        },
        image.pixels);
    return isBroken ? std::numeric_limits<double>::quiet_NaN() : std::max(std::abs(range.low), std::abs(range.high));
}

}  // namespace annulus
