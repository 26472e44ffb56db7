#include "ui/view/regionView.h"

#include "core/roi/clipOutline.h"
#include "core/roi/editOutline.h"
#include "core/roi/traceOutline.h"

#include <utility>

namespace annulus::ui {

Result<RegionView> viewRegion(const RegionInput& input, const Progress& progress)
{
    RegionView view;
    view.outline = input.roi.outline;
    auto regions = regionsOf(*input.patient, input.roi, input.rings, input.breast, progress);
    if (!regions) {
        if (regions.error().code == Errc::cancelled)
            return regions.error();
        view.refused = regions.error();
        return view;
    }
    view.pixels = regions->lesion.count();
    // As the features: only what lies on the image counts.
    view.measures = measureOutline(clipOutline(input.roi.outline, regions->lesion.grid()), regions->spacing);
    view.refused = regions->ringsRefused;
    if (const auto findings = checkOutline(input.roi.outline, regions->lesion.grid()))
        view.warnings = findings->warnings;
    if (const ImageRecord* image = input.patient->findImage(input.roi.imageUid)) {
        const auto remarks = remarksOn(*image, *regions, input.breast, input.drawn ? &input.drawn->get() : nullptr);
        view.warnings.insert(view.warnings.end(), remarks.begin(), remarks.end());
    }
    for (const Ring& ring : regions->rings) {
        Outline edge = traceOutline(ring.mask);
        Outline line = simplify(edge, lineSlack);
        view.rings.push_back({ring.spec.outer.value, std::move(edge), std::move(line), ring.lostShare});
    }
    return view;
}

}  // namespace annulus::ui
