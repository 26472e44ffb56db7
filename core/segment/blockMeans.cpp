#include "core/segment/blockMeans.h"

#include "core/base/parallelFor.h"

#include <algorithm>
#include <type_traits>

namespace annulus::breast {
namespace {

constexpr std::int64_t mostBlocksAlongASide = 400;

/// Adds a row to the sums of its columns. Without padding and with 8- or 16-bit pixels the loop becomes vector code.
template <class T, class Sum>
void addRow(const T* row, std::int64_t columns, const Reading& reading, std::vector<Sum>& sums, std::vector<std::int32_t>& counts)
{
    Sum* sum = sums.data();
    if (std::is_integral_v<T> && reading.low > reading.high) {
        for (std::int64_t i = 0; i < columns; ++i)
            sum[i] += static_cast<Sum>(row[i]);
        for (std::int32_t& count : counts)
            ++count;
        return;
    }
    std::int32_t* count = counts.data();
    for (std::int64_t i = 0; i < columns; ++i) {
        const bool usable = !reading.isPadding(static_cast<double>(row[i]));
        sum[i] += usable ? static_cast<Sum>(row[i]) : Sum{0};
        count[i] += usable;
    }
}

template <class T>
BlockMeans meansOf(const std::vector<T>& pixels, const Size& size, const Reading& reading)
{
    using Sum = std::conditional_t<std::is_integral_v<T> && sizeof(T) <= 2, std::int32_t, double>;
    BlockMeans result;
    const std::int64_t factor = std::max<std::int64_t>(1, (std::max(size.i, size.j) + mostBlocksAlongASide - 1) / mostBlocksAlongASide);
    result.factor = factor;
    result.size = {(size.i + factor - 1) / factor, (size.j + factor - 1) / factor, 1};
    result.mean.resize(static_cast<std::size_t>(result.size.i * result.size.j));
    result.padded.resize(result.mean.size());
    parallelFor(static_cast<std::size_t>(result.size.j), [&](std::size_t line) {
        const auto y = static_cast<std::int64_t>(line);
        std::vector<Sum> sums(static_cast<std::size_t>(size.i), 0);
        std::vector<std::int32_t> counts(sums.size(), 0);
        for (std::int64_t j = y * factor; j < std::min((y + 1) * factor, size.j); ++j)
            addRow(pixels.data() + j * size.i, size.i, reading, sums, counts);
        for (std::int64_t x = 0; x < result.size.i; ++x) {
            double sum = 0;
            std::int64_t count = 0;
            for (std::int64_t i = x * factor; i < std::min((x + 1) * factor, size.i); ++i) {
                sum += static_cast<double>(sums[static_cast<std::size_t>(i)]);
                count += counts[static_cast<std::size_t>(i)];
            }
            result.padded[result.at(x, y)] = count == 0;
            result.mean[result.at(x, y)] = count > 0 ? reading.sign * sum / static_cast<double>(count) : 0;
        }
    });
    return result;
}

}  // namespace

BlockMeans blockMeans(const Image& image, const Reading& reading)
{
    return std::visit([&](const auto& pixels) { return meansOf(pixels, image.grid.size, reading); }, image.pixels);
}

}  // namespace annulus::breast
