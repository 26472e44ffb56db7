#include "core/features/RoiPixels.h"

#include "core/features/sums.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <type_traits>

namespace annulus {
namespace {

constexpr std::int64_t mostDistinct = 65536;

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

/// Counting instead of sorting; false where the values of the region range too far.
template <class T>
bool countDistinct(const std::vector<T>& pixels, const Mask& region, RoiPixels& roi)
{
    T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::lowest();
    forEachRun(pixels, region, [&](const T* first, const T* last) {
        T least = low, most = high;
        for (; first != last; ++first) {
            least = std::min(least, *first);
            most = std::max(most, *first);
        }
        low = least;
        high = most;
    });
    const auto lowest = static_cast<std::int64_t>(low), range = static_cast<std::int64_t>(high) - lowest + 1;
    if (range > mostDistinct)
        return false;
    const auto indexOf = [lowest](T pixel) { return static_cast<std::size_t>(static_cast<std::int64_t>(pixel) - lowest); };
    // Neighbours count into two tables: the same value twice in a row would wait for itself.
    std::vector<std::uint32_t> even(static_cast<std::size_t>(range), 0), odd(even.size(), 0);
    forEachRun(pixels, region, [&](const T* first, const T* last) {
        for (; first + 1 < last; first += 2) {
            ++even[indexOf(first[0])];
            ++odd[indexOf(first[1])];
        }
        if (first != last)
            ++even[indexOf(*first)];
    });
    std::vector<std::uint16_t> placeOf(even.size(), 0);
    for (std::size_t at = 0; at < even.size(); ++at)
        if (const std::int64_t count = std::int64_t{even[at]} + odd[at]; count > 0) {
            placeOf[at] = static_cast<std::uint16_t>(roi.distinct.size());
            roi.distinct.push_back(static_cast<double>(lowest + static_cast<std::int64_t>(at)));
            roi.counts.push_back(count);
        }
    roi.place.resize(static_cast<std::size_t>(roi.count));
    std::uint16_t* to = roi.place.data();
    forEachRun(pixels, region, [&](const T* first, const T* last) {
        for (; first != last; ++first)
            *to++ = placeOf[indexOf(*first)];
    });
    return true;
}

Error notNumbers(std::int64_t broken, std::int64_t all)
{
    return Error{Errc::invalid, message("features", "%1 of the region's %2 pixels are not numbers (NaN or infinite).", broken, all), {}};
}

RoiPixels placed(const Mask& region)
{
    RoiPixels roi;
    roi.grid = region.grid();
    roi.box = region.box();
    roi.count = region.count();
    return roi;
}

}  // namespace

RoiPixels gatherShape(const Mask& region)
{
    RoiPixels roi = placed(region);
    roi.inside = toBytes(region, roi.box);
    return roi;
}

Result<RoiPixels> gather(const Image& image, const Mask& region)
{
    assert(image.grid.size == region.grid().size && !region.isEmpty());
    RoiPixels roi = placed(region);
    roi.grid = image.grid;
    const std::int64_t rows = region.grid().size.j, boxRows = roi.box.size().j;
    for (const Run& run : region.runs())
        roi.runs.push_back({static_cast<std::int32_t>((run.row / rows - roi.box.k0) * boxRows + run.row % rows - roi.box.j0), static_cast<std::int32_t>(run.begin - roi.box.i0),
                            static_cast<std::int32_t>(run.end - roi.box.i0)});
    std::visit(
        [&](const auto& pixels) {
            using T = typename std::decay_t<decltype(pixels)>::value_type;
            roi.isFloat32 = std::is_same_v<T, float>;
            if constexpr (std::is_integral_v<T>)
                if (countDistinct(pixels, region, roi))
                    return;
            roi.values.resize(static_cast<std::size_t>(roi.count));
            double* to = roi.values.data();
            forEachRun(pixels, region, [&](const T* first, const T* last) { to = std::copy(first, last, to); });
        },
        image.pixels);
    if (!areFinite(roi.values))
        return notNumbers(std::count_if(roi.values.begin(), roi.values.end(), [](double value) { return !std::isfinite(value); }), roi.count);
    return roi;
}

Result<RoiPixels> mapped(const RoiPixels& roi, const std::function<double(double)>& function)
{
    assert(!roi.distinct.empty());
    RoiPixels made{roi.grid, roi.box, {}, roi.runs, roi.count, false, {}, {}, {}, roi.place};
    std::vector<double> values(roi.distinct.size());
    std::ranges::transform(roi.distinct, values.begin(), function);
    std::int64_t broken = 0;
    for (std::size_t at = 0; at < values.size(); ++at)
        broken += std::isfinite(values[at]) ? 0 : roi.counts[at];
    if (broken > 0)
        return notNumbers(broken, roi.count);
    // Functions that are not strictly increasing give their values in another order, or one value twice.
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<std::uint16_t> placeOf(values.size());
    for (const std::size_t from : order) {
        if (made.distinct.empty() || made.distinct.back() != values[from]) {
            made.distinct.push_back(values[from]);
            made.counts.push_back(0);
        }
        made.counts.back() += roi.counts[from];
        placeOf[from] = static_cast<std::uint16_t>(made.distinct.size() - 1);
    }
    if (made.distinct.size() == 1) {  // flat: whether round-off cancels in numpy's sum of it, the pixels one by one tell
        made.values.assign(static_cast<std::size_t>(made.count), made.distinct.front());
        made.distinct.clear();
        made.counts.clear();
        made.place.clear();
    }
    if (made.distinct.size() < values.size() || !std::ranges::is_sorted(order))
        for (std::uint16_t& place : made.place)
            place = placeOf[place];
    return made;
}

std::vector<double> valuesOf(const RoiPixels& roi)
{
    if (roi.distinct.empty())
        return roi.values;
    std::vector<double> values;
    values.reserve(roi.place.size());
    for (const std::uint16_t place : roi.place)
        values.push_back(roi.distinct[place]);
    return values;
}

}  // namespace annulus
