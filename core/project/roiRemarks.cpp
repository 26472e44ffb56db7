#include "core/project/roiRemarks.h"

#include "core/dicom/lettering.h"
#include "core/dicom/regionNames.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

constexpr int clearlyColoured = 32;    // between channels, of 255: more than compression leaves of a grey
constexpr double muchOutside = 0.25;   // of a lesion's pixels: skin and the mask's own edge take less

double shareOf(const Mask& part, const Mask& whole) { return static_cast<double>(part.count()) / static_cast<double>(std::max<std::int64_t>(1, whole.count())); }

double percent(double share) { return std::max(1.0, std::round(100 * share)); }

bool overlaps(const Box& a, const Box& b) { return a.i0 <= b.i1 && b.i0 <= a.i1 && a.j0 <= b.j1 && b.j0 <= a.j1; }
bool holds(const Box& outer, const Box& inner) { return outer.i0 <= inner.i0 && outer.j0 <= inner.j0 && outer.i1 >= inner.i1 && outer.j1 >= inner.j1; }

/// The mask on the grid of another, whose spacing may be another's.
Mask on(const Mask& mask, const Mask& like) { return withGrid(mask, like.grid()); }

void addBreast(std::vector<Message>& remarks, const Mask& lesion, const Mask& breast)
{
    const double inside = shareOf(intersect(lesion, on(breast, lesion)), lesion);
    if (inside == 0)
        remarks.push_back(message("project", "The outline lies in air: the breast is elsewhere on this picture."));
    else if (1 - inside >= muchOutside)
        remarks.push_back(message("project", "%1 % of the outline lies outside the breast.", percent(1 - inside)));
}

void addRegions(std::vector<Message>& remarks, const std::vector<UltrasoundRegion>& all, const RoiRegions& regions)
{
    const Box lesion = regions.lesion.box();
    for (const UltrasoundRegion& region : all)
        if (!isBMode(region) && overlaps(region.box, lesion)) {
            remarks.push_back(message("project", "The outline lies on a region that is not B-mode (data type %1 by the file).", region.dataType));
            break;
        }
    const auto own = std::ranges::find_if(all, [&](const UltrasoundRegion& region) { return isBMode(region) && holds(region.box, lesion); });
    if (own == all.end())
        return;
    for (const Ring& ring : regions.rings)
        if (!ring.mask.isEmpty() && !holds(own->box, ring.mask.box())) {
            remarks.push_back(message("project", "The ring of %1 mm leaves the B-mode region.", ring.spec.outer.value));
            break;
        }
}

void addDrawn(std::vector<Message>& remarks, const DrawnPixels& drawn, const RoiRegions& regions)
{
    const Mask& lesion = regions.lesion;
    const Mask lettering = on(drawn.lettering, lesion);
    if (const auto pixels = intersect(lesion, lettering).count(); pixels > 0) {
        remarks.push_back(message("project", "Lettering or marks are drawn into the outline (%1 pixels); features see them.", pixels));
    } else {
        for (const Ring& ring : regions.rings)
            if (const auto touched = intersect(ring.mask, on(drawn.lettering, ring.mask)).count(); touched > 0) {
                remarks.push_back(message("project", "Lettering or marks are drawn into the ring of %1 mm (%2 pixels); features see them.", ring.spec.outer.value, touched));
                break;
            }
    }
    if (const double coloured = shareOf(intersect(lesion, on(drawn.coloured, lesion)), lesion); coloured >= 0.01)
        remarks.push_back(message("project", "%1 % of the outline is coloured, as Doppler and elastography are; features see its luminance.", percent(coloured)));
}

}  // namespace

DrawnPixels findDrawnPixels(const Picture& picture)
{
    DrawnPixels drawn{findLettering(picture), Mask(makeGrid(picture.columns, picture.rows))};
    if (picture.channels != 3)
        return drawn;
    std::vector<std::uint8_t> coloured(static_cast<std::size_t>(picture.columns * picture.rows));
    for (std::size_t at = 0; at < coloured.size(); ++at) {
        const auto [low, high] = std::minmax_element(&picture.bytes[3 * at], &picture.bytes[3 * at] + 3);
        coloured[at] = *high - *low >= clearlyColoured ? 1 : 0;
    }
    drawn.coloured = subtract(fromBytes(drawn.lettering.grid(), coloured), drawn.lettering);
    return drawn;
}

std::vector<Message> remarksOn(const ImageRecord& image, const RoiRegions& regions, const Breast& breast, const DrawnPixels* drawn)
{
    std::vector<Message> remarks;
    if (regions.lesion.isEmpty())
        return remarks;
    if (breast.mask && breast.mask->grid().size == regions.lesion.grid().size)
        addBreast(remarks, regions.lesion, *breast.mask);
    addRegions(remarks, image.facts.regions, regions);
    if (drawn && drawn->lettering.grid().size == regions.lesion.grid().size)
        addDrawn(remarks, *drawn, regions);
    return remarks;
}

}  // namespace annulus
