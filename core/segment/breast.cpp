#include "core/segment/breast.h"

#include "core/base/parallelFor.h"
#include "core/roi/components.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <type_traits>
#include <vector>

namespace annulus {
namespace {

constexpr std::int64_t reducedSide = 400;  ///< most blocks along a side: a little more than half a millimetre each
constexpr double noiseFactor = 5;          ///< standard deviations above the air that noise does not reach
constexpr double smallestStep = 0.02;      ///< of the range from air to dense tissue: fainter than any skin line
/// Of the range from padding to dense tissue: fat lies beyond, air below.
constexpr double farFromPadding = 0.15;

using Bytes = std::vector<std::uint8_t>;

/// The image as means over square blocks, in values where air is dark. A block with no usable pixel is `padded`.
struct Reduced {
    std::int64_t factor = 1;
    Size size;
    std::vector<double> mean;
    Bytes padded;

    [[nodiscard]] std::size_t at(std::int64_t x, std::int64_t y) const { return static_cast<std::size_t>(y * size.i + x); }
};

/// How stored values are read.
struct Reading {
    double low = 1, high = 0;  ///< padding, an empty range where there is none
    double sign = 1;           ///< -1 turns bright air dark

    /// The padding value where air is dark, when there is one.
    [[nodiscard]] std::optional<double> darkPadding() const
    {
        return low > high ? std::nullopt : std::optional(sign > 0 ? high : -low);
    }
    [[nodiscard]] bool isPadding(double value) const { return (value >= low && value <= high) || !std::isfinite(value); }
};

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
Reduced reduced(const std::vector<T>& pixels, const Size& size, const Reading& reading)
{
    using Sum = std::conditional_t<std::is_integral_v<T> && sizeof(T) <= 2, std::int32_t, double>;
    Reduced result;
    const std::int64_t factor = std::max<std::int64_t>(1, (std::max(size.i, size.j) + reducedSide - 1) / reducedSide);
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

/// Air and what stands out of it.
struct Levels {
    double air = 0;
    double dense = 0;      ///< nearly the largest value
    double threshold = 0;  ///< of block means
};

/// The two classes of a histogram (Otsu 1979): the last bin of the darker one, and the middle between their means.
struct Split {
    std::size_t lastDark = 0;
    double middle = 0;  ///< in bins
};

Split otsuSplit(const std::vector<double>& histogram)
{
    double total = 0, weighted = 0;
    for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
        total += histogram[bin];
        weighted += histogram[bin] * static_cast<double>(bin);
    }
    double below = 0, weightedBelow = 0, largest = -1;
    Split split;
    for (std::size_t bin = 0; bin + 1 < histogram.size(); ++bin) {
        below += histogram[bin];
        weightedBelow += histogram[bin] * static_cast<double>(bin);
        if (below == 0 || below == total)
            continue;
        const double dark = weightedBelow / below;
        const double bright = (weighted - weightedBelow) / (total - below);
        const double between = below * (total - below) * (bright - dark) * (bright - dark);
        if (between > largest) {
            largest = between;
            split = {bin, (dark + bright) / 2};
        }
    }
    return split;
}

/// The value that stands at `place` in order; the order of `values` changes.
double valueAt(std::vector<double>& values, std::size_t place)
{
    const auto wanted = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), wanted, values.end());
    return *wanted;
}

double medianOf(std::vector<double> values) { return valueAt(values, values.size() / 2); }

/// Air is the commonest level of the darker one of Otsu's two classes; its spread is taken from its dark side, where no
/// tissue can be. Nothing where no level stands apart from the tissue: then there is no air in the field.
std::optional<Levels> findLevels(const Reduced& image, const Reading& reading)
{
    std::vector<double> values;
    for (std::size_t at = 0; at < image.mean.size(); ++at)
        if (!image.padded[at])
            values.push_back(image.mean[at]);
    const double low = *std::min_element(values.begin(), values.end());
    const double high = valueAt(values, (values.size() - 1) * 995 / 1000);
    if (!(high > low))
        return {};
    constexpr std::size_t bins = 512;
    const double width = (high - low) / bins;
    std::vector<double> histogram(bins, 0);
    const auto binOf = [&](double value) { return std::min(bins - 1, static_cast<std::size_t>((value - low) / width)); };
    for (const double value : values)
        ++histogram[binOf(value)];
    const Split split = otsuSplit(histogram);
    const auto mode = static_cast<std::size_t>(std::max_element(histogram.begin(), histogram.begin() + static_cast<std::ptrdiff_t>(split.lastDark) + 1) - histogram.begin());
    std::vector<double> commonest;
    std::copy_if(values.begin(), values.end(), std::back_inserter(commonest), [&](double value) { return binOf(value) == mode; });
    Levels levels;
    levels.air = medianOf(std::move(commonest));
    levels.dense = high;
    std::vector<double> below;
    for (const double value : values)
        if (value <= levels.air)
            below.push_back(levels.air - value);
    if (const auto padding = reading.darkPadding(); padding && *padding <= low && levels.air - *padding > farFromPadding * (high - *padding)) {
        // The air was set to the padding value: what looked like air is fat.
        levels.air = *padding;
        levels.threshold = *padding + smallestStep * (high - *padding);
        return levels;
    }
    const double noise = 1.4826 * medianOf(std::move(below));  // median absolute deviation of a normal distribution
    levels.threshold = levels.air + std::max(noiseFactor * noise, smallestStep * (levels.dense - levels.air));
    if (levels.threshold > low + (split.middle + 0.5) * width)
        return {};
    return levels;
}

void addTo(std::uint8_t* to, const std::uint8_t* from, std::size_t count)
{
    for (std::size_t at = 0; at < count; ++at)
        to[at] |= from[at];
}

/// One step of dilation over the four neighbours.
Bytes grown(const Bytes& bytes, const Size& size)
{
    Bytes result = bytes;
    const auto width = static_cast<std::size_t>(size.i);
    for (std::size_t row = 0; row < bytes.size(); row += width) {
        addTo(&result[row], &bytes[row] + 1, width - 1);
        addTo(&result[row] + 1, &bytes[row], width - 1);
        if (row > 0)
            addTo(&result[row], &bytes[row - width], width);
        if (row + width < bytes.size())
            addTo(&result[row], &bytes[row + width], width);
    }
    return result;
}

Bytes inverted(Bytes bytes)
{
    for (auto& byte : bytes)
        byte ^= 1;
    return bytes;
}

/// One step of erosion; beyond the image everything stays as it is.
Bytes shrunk(const Bytes& bytes, const Size& size) { return inverted(grown(inverted(bytes), size)); }

/// Clears the blocks along the image border.
void clearFrame(Bytes& bytes, const Size& size)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto x = static_cast<std::int64_t>(at) % size.i;
        const auto y = static_cast<std::int64_t>(at) / size.i;
        if (x == 0 || y == 0 || x == size.i - 1 || y == size.j - 1)
            bytes[at] = 0;
    }
}

/// The largest piece above the threshold without what hangs on it by a thin bridge, holes filled.
Bytes breastBlocks(const Reduced& image, double threshold)
{
    Bytes above(image.mean.size());
    for (std::size_t at = 0; at < above.size(); ++at)
        above[at] = !image.padded[at] && image.mean[at] > threshold;
    // Five blocks, some 3 mm from each side: labels hang on by noise and the white frame of a scanned film runs along
    // the border; the nipple is wider. Growing back four times as far inside what is above reaches into corners.
    const int steps = std::min(image.size.i, image.size.j) >= 64 ? 5 : 0;
    const Grid grid = makeGrid(image.size.i, image.size.j);
    Bytes seed = above;
    for (int step = 0; step < steps; ++step) {
        seed = shrunk(seed, image.size);
        if (step == 0)
            clearFrame(seed, image.size);
    }
    seed = toBytes(largestComponent(fromBytes(grid, seed)));
    for (int step = 0; step < 4 * steps; ++step) {
        seed = grown(seed, image.size);
        for (std::size_t at = 0; at < seed.size(); ++at)
            seed[at] &= above[at];
    }
    return toBytes(fillHoles(fromBytes(grid, seed)));
}

/// Pixel noise of the air, from blocks well away from the breast.
template <class T>
double airNoise(const std::vector<T>& pixels, const Size& size, const Reduced& image, const Bytes& breast, const Levels& levels, const Reading& reading)
{
    std::vector<double> deviations;
    for (std::size_t at = 0; at < breast.size(); at += 7) {
        if (breast[at] || image.padded[at] || image.mean[at] > levels.threshold)
            continue;
        const auto x = static_cast<std::int64_t>(at) % image.size.i * image.factor;
        const auto y = static_cast<std::int64_t>(at) / image.size.i * image.factor;
        const auto value = static_cast<double>(pixels[static_cast<std::size_t>(y * size.i + x)]);
        if (!reading.isPadding(value))
            deviations.push_back(std::abs(reading.sign * value - image.mean[at]));
    }
    return deviations.empty() ? 0 : 1.4826 * medianOf(std::move(deviations));
}

/// Whether the median of the 3 x 3 neighbourhood is above the threshold; padding counts as air. A median keeps an edge
/// where it is, a mean would move it outwards by a pixel.
template <class T>
bool isAbove(const std::vector<T>& pixels, const Size& size, const Reading& reading, std::int64_t i, std::int64_t j, double threshold)
{
    int above = 0;
    int count = 0;
    for (std::int64_t y = std::max<std::int64_t>(j - 1, 0); y <= std::min(j + 1, size.j - 1); ++y)
        for (std::int64_t x = std::max<std::int64_t>(i - 1, 0); x <= std::min(i + 1, size.i - 1); ++x) {
            const auto value = static_cast<double>(pixels[static_cast<std::size_t>(y * size.i + x)]);
            above += !reading.isPadding(value) && reading.sign * value > threshold;
            ++count;
        }
    return 2 * above > count;
}

/// Blocks next to one of the other kind: there the pixels decide.
Bytes edgeBlocks(const Bytes& breast, const Size& size)
{
    Bytes edge = grown(breast, size);
    const Bytes inner = shrunk(breast, size);
    for (std::size_t at = 0; at < edge.size(); ++at)
        edge[at] = edge[at] != inner[at];
    return edge;
}

template <class T>
Mask atFullSize(const std::vector<T>& pixels, const Grid& grid, const Reduced& image, const Bytes& breast, const Levels& levels, const Reading& reading)
{
    const Size& size = grid.size;
    const double noise = airNoise(pixels, size, image, breast, levels, reading);
    // The median of nine normal values spreads 0.41 times as widely as one of them.
    const double threshold = levels.air + std::max(noiseFactor * 0.41 * noise, smallestStep * (levels.dense - levels.air));
    const Bytes edge = edgeBlocks(breast, image.size);
    std::vector<Run> runs;
    const auto append = [&](std::int64_t row, std::int64_t begin, std::int64_t end) {
        if (!runs.empty() && runs.back().row == row && runs.back().end == begin)
            runs.back().end = static_cast<std::int32_t>(end);
        else
            runs.push_back({static_cast<std::int32_t>(row), static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)});
    };
    for (std::int64_t j = 0; j < size.j; ++j)
        for (std::int64_t x = 0; x < image.size.i; ++x) {
            const std::size_t block = image.at(x, j / image.factor);
            const std::int64_t begin = x * image.factor;
            const std::int64_t end = std::min(begin + image.factor, size.i);
            if (!edge[block]) {
                if (breast[block])
                    append(j, begin, end);
                continue;
            }
            for (std::int64_t i = begin; i < end; ++i)
                if (isAbove(pixels, size, reading, i, j, threshold))
                    append(j, i, i + 1);
        }
    return {grid, std::move(runs)};
}

/// Whole blocks of padding; single pixels with the padding value inside the breast are holes, and are filled.
Mask paddedBlocks(const Reduced& image, const Grid& grid)
{
    std::vector<Run> runs;
    for (std::int64_t j = 0; j < grid.size.j; ++j)
        for (std::int64_t x = 0; x < image.size.i; ++x)
            if (image.padded[image.at(x, j / image.factor)])
                runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(x * image.factor), static_cast<std::int32_t>((x + 1) * image.factor)});
    return {grid, std::move(runs)};
}

template <class T>
Result<Mask> breastOf(const std::vector<T>& pixels, const Grid& grid, const Reading& reading)
{
    const Reduced image = reduced(pixels, grid.size, reading);
    if (std::all_of(image.padded.begin(), image.padded.end(), [](std::uint8_t padded) { return padded != 0; }))
        return Error{Errc::invalid, message("segment", "The image holds nothing but pixel padding; no breast can be found."), {}};
    const auto range = std::minmax_element(image.mean.begin(), image.mean.end());
    if (*range.first == *range.second)
        return Error{Errc::invalid, message("segment", "All pixels have the same value; no breast can be found."), {}};
    const Mask padding = paddedBlocks(image, grid);
    const auto levels = findLevels(image, reading);
    if (!levels)
        return subtract(complement(Mask(grid)), padding);
    const Bytes breast = breastBlocks(image, levels->threshold);
    const Mask mask = subtract(fillHoles(largestComponent(atFullSize(pixels, grid, image, breast, *levels, reading))), padding);
    if (mask.isEmpty())
        return Error{Errc::invalid, message("segment", "No breast was found: nothing large enough stands out of the background."), {}};
    return mask;
}

}  // namespace

Result<Mask> breastMask(const Image& image, const BreastSettings& settings)
{
    if (image.grid.size.k != 1)
        return Error{Errc::unsupported, message("segment", "The image has %1 slices; the breast is found on single images.", image.grid.size.k), {}};
    if (image.grid.pixelCount() == 0)
        return Error{Errc::invalid, message("segment", "The image has no pixels."), {}};
    Reading reading;
    if (settings.padding)
        reading = {settings.padding->low, settings.padding->high, 1};
    reading.sign = settings.backgroundIsBright ? -1 : 1;
    return std::visit([&](const auto& pixels) { return breastOf(pixels, image.grid, reading); }, image.pixels);
}

Mask tissueMask(const Grid& grid, const Box& region)
{
    std::vector<Run> runs;
    for (std::int64_t j = std::max<std::int64_t>(region.j0, 0); j <= std::min(region.j1, grid.size.j - 1); ++j)
        runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(std::max<std::int64_t>(region.i0, 0)),
                        static_cast<std::int32_t>(std::min(region.i1, grid.size.i - 1) + 1)});
    return {grid, std::move(runs)};
}

}  // namespace annulus
