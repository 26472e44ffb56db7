#include "core/segment/breastLevels.h"

#include "core/roi/components.h"

#include <algorithm>
#include <iterator>

namespace annulus::breast {
namespace {

constexpr double noiseFactor = 5;      ///< standard deviations above the air that noise does not reach
constexpr double smallestStep = 0.02;  ///< of the range from air to dense tissue: fainter than any skin line
/// Of the range from padding to dense tissue: air never lies beyond.
constexpr double farFromPadding = 0.15;
/// Of its bounding box: a collimated field fills more, a breast within padding less (a half disc 0.79).
constexpr double fullField = 0.9;

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

/// Whether everything but padding is an upright rectangle, as the field of a collimator is: then there is air in it. Where
/// the air itself was set to the padding value, what is left has the shape of a breast.
bool isCollimatedField(const BlockMeans& image)
{
    Bytes usable = image.padded;
    for (auto& flag : usable)
        flag ^= 1;
    const Mask field = fillHoles(largestComponent(fromBytes(makeGrid(image.size.i, image.size.j), usable)));
    const Box box = field.box();
    const auto area = static_cast<double>((box.i1 - box.i0 + 1) * (box.j1 - box.j0 + 1));
    return static_cast<double>(field.count()) >= fullField * area;
}

/// The value that stands at `place` in order; the order of `values` changes.
double valueAt(std::vector<double>& values, std::size_t place)
{
    const auto wanted = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), wanted, values.end());
    return *wanted;
}

}  // namespace

std::optional<Levels> findLevels(const BlockMeans& image, const Reading& reading)
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
    if (const auto padding = reading.darkPadding();
        padding && *padding <= low && (!isCollimatedField(image) || levels.air - *padding > farFromPadding * (high - *padding))) {
        // The air was set to the padding value: what looked like air is fat.
        levels.air = *padding;
        levels.threshold = *padding + smallestStep * (high - *padding);
        return levels;
    }
    levels.threshold = thresholdAbove(levels, spreadOf(std::move(below)));
    if (levels.threshold > low + (split.middle + 0.5) * width)
        return {};
    return levels;
}

double thresholdAbove(const Levels& levels, double noise, double share)
{
    return levels.air + std::max(noiseFactor * share * noise, smallestStep * (levels.dense - levels.air));
}

double medianOf(std::vector<double> values) { return valueAt(values, values.size() / 2); }

double spreadOf(std::vector<double> deviations) { return 1.4826 * medianOf(std::move(deviations)); }

}  // namespace annulus::breast
