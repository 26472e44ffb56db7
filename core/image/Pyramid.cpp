#include "core/image/Pyramid.h"

#include "core/base/parallelFor.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <type_traits>

namespace annulus {
namespace {

constexpr std::int64_t smallest = 256;

/// Mean of the pixels that are not padding; half up for integers.
template <class T>
T meanOf(const T* values, int count)
{
    if constexpr (std::is_floating_point_v<T>) {
        double sum = 0;
        for (int at = 0; at < count; ++at)
            sum += static_cast<double>(values[at]);
        return static_cast<T>(sum / count);
    } else {
        std::int64_t sum = 0;
        for (int at = 0; at < count; ++at)
            sum += values[at];
        const std::int64_t twice = 2 * sum + count;  // floor(sum / count + 1/2), also below zero
        const std::int64_t divisor = 2 * count;
        return static_cast<T>(twice >= 0 ? twice / divisor : -((-twice + divisor - 1) / divisor));
    }
}

template <class T>
void halveRow(const std::vector<T>& source, const Size& from, std::vector<T>& target, const Size& to, std::int64_t j,
              const std::optional<Range>& padding)
{
    const bool twoRows = 2 * j + 1 < from.j;
    const T* above = source.data() + 2 * j * from.i;
    const T* below = twoRows ? above + from.i : above;
    T* out = target.data() + j * to.i;
    const std::int64_t whole = twoRows ? from.i / 2 : 0;
    if constexpr (std::is_unsigned_v<T> && sizeof(T) <= 2) {
        if (!padding) {  // the common case, in a form that compilers vectorise
            for (std::int64_t i = 0; i < whole; ++i)
                out[i] = static_cast<T>((std::uint32_t{above[2 * i]} + above[2 * i + 1] + below[2 * i] + below[2 * i + 1] + 2) >> 2);
        }
    }
    const bool done = !padding && std::is_unsigned_v<T> && sizeof(T) <= 2;
    for (std::int64_t i = done ? whole : 0; i < to.i; ++i) {
        const bool twoColumns = 2 * i + 1 < from.i;
        T covered[4];
        int count = 0;
        covered[count++] = above[2 * i];
        if (twoColumns)
            covered[count++] = above[2 * i + 1];
        if (twoRows) {
            covered[count++] = below[2 * i];
            if (twoColumns)
                covered[count++] = below[2 * i + 1];
        }
        if (!padding) {
            out[i] = meanOf(covered, count);
            continue;
        }
        const auto isPadding = [&](T value) {
            return static_cast<double>(value) >= padding->low && static_cast<double>(value) <= padding->high;
        };
        const T first = covered[0];
        T* kept = std::remove_if(covered, covered + count, isPadding);
        const int tissue = static_cast<int>(kept - covered);
        const T paddingValue = isPadding(first) ? first : static_cast<T>(padding->low);
        out[i] = 2 * tissue >= count ? meanOf(covered, tissue) : paddingValue;
    }
}

Image halved(const Image& image, const std::optional<Range>& padding)
{
    const Size from = image.grid.size;
    const Size to{(from.i + 1) / 2, (from.j + 1) / 2, 1};
    Image half{makeGrid(to.i, to.j), {}};
    std::visit(
        [&](const auto& source) {
            std::decay_t<decltype(source)> target(static_cast<std::size_t>(half.grid.pixelCount()));
            constexpr std::int64_t band = 64;
            parallelFor(static_cast<std::size_t>((to.j + band - 1) / band), [&](std::size_t part) {
                const std::int64_t begin = static_cast<std::int64_t>(part) * band;
                for (std::int64_t j = begin; j < std::min(to.j, begin + band); ++j)
                    halveRow(source, from, target, to, j, padding);
            });
            half.pixels = std::move(target);
        },
        image.pixels);
    return half;
}

std::size_t bytesOf(const Image& image)
{
    return std::visit([](const auto& values) { return values.size() * sizeof(values[0]); }, image.pixels);
}

}  // namespace

std::size_t Pyramid::bytes() const
{
    std::size_t sum = image ? bytesOf(*image) : 0;
    for (const Image& half : halves)
        sum += bytesOf(half);
    return sum;
}

Result<Pyramid> makePyramid(ImagePtr image, const std::optional<Range>& padding, const Progress& progress)
{
    assert(image && image->grid.size.k == 1);
    Pyramid pyramid{std::move(image), {}};
    while (true) {
        if (progress.cancelled())
            return stopped();
        const Image& last = pyramid.level(pyramid.levels() - 1);
        if (std::max(last.grid.size.i, last.grid.size.j) <= smallest)
            return pyramid;
        Image half = halved(last, padding);
        pyramid.halves.push_back(std::move(half));
    }
}

}  // namespace annulus
