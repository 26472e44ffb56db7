#include "core/segment/breast.h"

#include "core/roi/components.h"
#include "core/segment/breastBlocks.h"
#include "core/segment/breastEdge.h"
#include "core/segment/breastLevels.h"

#include <algorithm>
#include <vector>

namespace annulus {
namespace {

Result<Mask> breastOf(const Image& image, const breast::Reading& reading)
{
    const breast::BlockMeans means = breast::blockMeans(image, reading);
    if (std::all_of(means.padded.begin(), means.padded.end(), [](std::uint8_t padded) { return padded != 0; }))
        return Error{Errc::invalid, message("segment", "The image holds nothing but pixel padding; no breast can be found."), {}};
    const auto range = std::minmax_element(means.mean.begin(), means.mean.end());
    if (*range.first == *range.second)
        return Error{Errc::invalid, message("segment", "All pixels have the same value; no breast can be found."), {}};
    const Mask padding = breast::paddedBlocks(means, image.grid);
    const auto levels = breast::findLevels(means, reading);
    if (!levels)
        return subtract(complement(Mask(image.grid)), padding);
    const breast::Bytes blocks = breast::breastBlocks(means, levels->threshold);
    const Mask mask = subtract(fillHoles(largestComponent(breast::atFullSize(image, means, blocks, *levels, reading))), padding);
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
    breast::Reading reading;
    if (settings.padding)
        reading = {settings.padding->low, settings.padding->high, 1};
    reading.sign = settings.backgroundIsBright ? -1 : 1;
    return breastOf(image, reading);
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
