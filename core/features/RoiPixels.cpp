#include "core/features/RoiPixels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <type_traits>

namespace annulus {
namespace {

/// Calls visit(first, last) with the stored pixels of each run.
template <class T, class Visit>
void forEachRun(const std::vector<T>& pixels, const Mask& region, Visit visit)
{
    const std::int64_t columns = region.grid().size.i;
    for (const Run& run : region.runs()) {
        const T* row = pixels.data() + run.row * columns;
        visit(row + run.begin, row + run.end);
    }
}

/// Counting instead of sorting, where the range of the region's values is not far larger than its pixels.
template <class T>
void countDistinct(const std::vector<T>& pixels, const Mask& region, RoiPixels& roi)
{
    const auto [low, high] = std::minmax_element(roi.values.begin(), roi.values.end());
    const auto lowest = static_cast<std::int64_t>(*low);
    const auto range = static_cast<std::int64_t>(*high) - lowest + 1;
    if (range > std::max<std::int64_t>(65536, 2 * roi.count))
        return;
    std::vector<std::int64_t> histogram(static_cast<std::size_t>(range), 0);
    forEachRun(pixels, region, [&](const T* first, const T* last) {
        for (; first != last; ++first)
            ++histogram[static_cast<std::size_t>(static_cast<std::int64_t>(*first) - lowest)];
    });
    for (std::int64_t offset = 0; offset < range; ++offset)
        if (const auto count = histogram[static_cast<std::size_t>(offset)]; count > 0) {
            roi.distinct.push_back(static_cast<double>(lowest + offset));
            roi.counts.push_back(count);
        }
}

}  // namespace

RoiPixels gatherShape(const Mask& region)
{
    RoiPixels roi;
    roi.grid = region.grid();
    roi.box = region.box();
    roi.inside = toBytes(region, roi.box);
    roi.count = region.count();
    return roi;
}

Result<RoiPixels> gather(const Image& image, const Mask& region)
{
    assert(image.grid.size == region.grid().size && !region.isEmpty());
    RoiPixels roi = gatherShape(region);
    roi.grid = image.grid;
    roi.values.reserve(static_cast<std::size_t>(roi.count));
    std::visit(
        [&](const auto& pixels) {
            using T = typename std::decay_t<decltype(pixels)>::value_type;
            forEachRun(pixels, region, [&](const T* first, const T* last) { roi.values.insert(roi.values.end(), first, last); });
            if constexpr (std::is_integral_v<T>)
                countDistinct(pixels, region, roi);
            roi.isFloat32 = std::is_same_v<T, float>;
        },
        image.pixels);
    const auto broken = std::count_if(roi.values.begin(), roi.values.end(), [](double value) { return !std::isfinite(value); });
    if (broken > 0)
        return Error{Errc::invalid, message("features", "%1 of the region's %2 pixels are not numbers (NaN or infinite).", broken, roi.count), {}};
    return roi;
}

}  // namespace annulus
