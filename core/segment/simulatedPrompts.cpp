#include "core/segment/simulatedPrompts.h"

#include "core/roi/components.h"
#include "core/roi/distanceMap.h"

#include <algorithm>
#include <cassert>

namespace annulus {

Point deepestPoint(const Mask& mask)
{
    assert(!mask.isEmpty());
    // One pixel of background all around: beyond the image is outside.
    const Box box = mask.box();
    const Box around{box.i0 - 1, box.j0 - 1, 0, box.i1 + 1, box.j1 + 1, 0};
    const Size size = around.size();
    std::vector<std::uint8_t> outside(static_cast<std::size_t>(size.i * size.j), 1);
    for (const Run& run : mask.runs())
        std::fill_n(outside.begin() + (run.row - around.j0) * size.i + run.begin - around.i0, run.end - run.begin, std::uint8_t{0});
    const auto distances = squaredDistances({outside, size.i, size.j, 1, 1});
    const auto deepest = std::ranges::max_element(distances) - distances.begin();
    return {static_cast<double>(around.i0 + deepest % size.i), static_cast<double>(around.j0 + deepest / size.i)};
}

std::optional<Correction> largestError(const Mask& found, const Mask& truth)
{
    const Mask missed = largestComponent(subtract(truth, found)), extra = largestComponent(subtract(found, truth));
    if (missed.isEmpty() && extra.isEmpty())
        return {};
    const bool isMissed = missed.count() >= extra.count();
    return Correction{deepestPoint(isMissed ? missed : extra), isMissed};
}

PromptBox boxAround(const Mask& mask)
{
    const Box box = mask.box();
    return {static_cast<double>(box.i0), static_cast<double>(box.j0), static_cast<double>(box.i1), static_cast<double>(box.j1)};
}

}  // namespace annulus
