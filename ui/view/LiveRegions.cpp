#include "ui/view/LiveRegions.h"

#include <algorithm>

namespace annulus::ui {
namespace {

const std::string& idOf(const RegionInput& input) { return input.roi.id; }

}  // namespace

LiveRegions::LiveRegions(JobRunner& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void LiveRegions::show(std::vector<RegionInput> inputs)
{
    const auto gone = std::erase_if(known_, [&](const auto& one) {
        return std::ranges::find(inputs, one.first, idOf) == inputs.end();
    });
    wanted_ = std::move(inputs);
    if (gone > 0)
        emit changed();
    if (!running_)
        startNext();
}

const RegionView* LiveRegions::find(const std::string& roi) const
{
    const auto found = known_.find(roi);
    return found == known_.end() ? nullptr : found->second.view.get();
}

void LiveRegions::startNext()
{
    const auto next = std::ranges::find_if(wanted_, [&](const RegionInput& input) {
        const auto known = known_.find(input.roi.id);
        return known == known_.end() || known->second.input != input;
    });
    if (next == wanted_.end())
        return;
    running_ = true;
    jobs_.start<RegionView>(
        {}, this, [input = *next](const Progress& progress) { return viewRegion(input, progress); },
        [this, input = *next](Result<RegionView> view) {
            running_ = false;
            // A lesion may have gone meanwhile; an older state of one still here is better than none.
            const bool isWanted = std::ranges::find(wanted_, input.roi.id, idOf) != wanted_.end();
            if (!view && view.error().code == Errc::cancelled)
                return;
            RegionView shown;
            if (view)
                shown = std::move(*view);
            else  // out of memory: said in place, not tried again
                shown = {input.roi.outline, {}, 0, {}, {}, view.error()};
            if (isWanted) {
                known_[input.roi.id] = {input, std::make_shared<const RegionView>(std::move(shown))};
                emit changed();
            }
            startNext();
        },
        JobRunner::Visibility::quiet);
}

}  // namespace annulus::ui
