#include "core/features/preprocess.h"
#include "core/features/RoiPixels.h"
#include "core/features/sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// Lowest and highest value that stay; one threshold alone is a lower bound.
Range keptRange(const std::vector<double>& values, const Settings& settings)
{
    const auto [lowest, highest] = std::minmax_element(settings.resegmentRange.begin(), settings.resegmentRange.end());
    double low = *lowest;
    double high = *highest;
    if (settings.resegmentMode == ResegmentMode::relative) {
        const double maximum = *std::max_element(values.begin(), values.end());
        low *= maximum;
        high *= maximum;
    } else if (settings.resegmentMode == ResegmentMode::sigma) {
        const auto count = static_cast<double>(values.size());
        const double mean = pairwiseSum(0, values.size(), [&](std::size_t at) { return values[at]; }) / count;
        const double squares = pairwiseSum(0, values.size(), [&](std::size_t at) { return (values[at] - mean) * (values[at] - mean); });
        const double deviation = std::sqrt(squares / count);
        low = mean + low * deviation;
        high = mean + high * deviation;
    }
    return {low, settings.resegmentRange.size() == 1 ? std::numeric_limits<double>::infinity() : high};
}

}  // namespace

Result<Mask> resegment(const Image& image, const Mask& region, const Settings& settings)
{
    auto roi = gather(image, region);
    if (!roi)
        return std::move(roi).error();
    const std::vector<double> values = valuesOf(*roi);
    const Range kept = keptRange(values, settings);
    std::vector<std::uint8_t> bytes = toBytes(region, roi->box);
    std::size_t next = 0;
    std::int64_t left = 0;
    for (auto& byte : bytes)
        if (byte != 0) {
            const double value = values[next++];
            byte = value >= kept.low && value <= kept.high;
            left += byte;
        }
    if (left <= 1)
        return Error{Errc::invalid, message("features", "Resegmentation to %1 .. %2 leaves %3 of the region's %4 pixels; at least 2 are needed.", kept.low, kept.high, left, roi->count), {}};
    return fromBytes(region.grid(), roi->box, bytes);
}

}  // namespace annulus
