#include "core/features/preprocess.h"
#include "core/features/sums.h"

#include <algorithm>
#include <cmath>

namespace annulus {

Result<Image> normalise(const Image& image, const Settings& settings)
{
    std::vector<double> values = toDoubles(image);
    const auto count = static_cast<double>(values.size());
    const double mean = pairwiseSum(0, values.size(), [&](std::size_t at) { return values[at]; }) / count;
    const double squares = pairwiseSum(0, values.size(), [&](std::size_t at) { return (values[at] - mean) * (values[at] - mean); });
    const double deviation = std::sqrt(squares / (count - 1));
    if (!(deviation > 0) || !std::isfinite(deviation))
        return Error{Errc::invalid, message("features", "The image cannot be normalised: the standard deviation of its %1 pixels is %2; a number above 0 was expected.", values.size(), deviation), {}};
    const double scale = 1 / deviation;  // ITK multiplies by the reciprocal
    for (double& value : values) {
        value = (value - mean) * scale;
        if (settings.removeOutliers)
            value = std::clamp(value, -*settings.removeOutliers, *settings.removeOutliers);
        value *= settings.normalizeScale;
    }
    return Image{image.grid, std::move(values)};
}

}  // namespace annulus
