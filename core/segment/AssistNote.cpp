#include "core/segment/AssistNote.h"

#include "core/roi/rasterise.h"

namespace annulus {

std::optional<double> diceToProposal(const AssistNote& note, const Outline& now, const Grid& frame)
{
    const Mask before = rasterise(note.proposed, frame), after = rasterise(now, frame);
    const auto both = before.count() + after.count();
    if (both == 0)
        return {};
    return 2 * static_cast<double>(intersect(before, after).count()) / static_cast<double>(both);
}

}  // namespace annulus
