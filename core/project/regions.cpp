#include "core/project/regions.h"

#include "core/dicom/breastView.h"
#include "core/dicom/spacing.h"
#include "core/roi/checkOutline.h"
#include "core/roi/rasterise.h"
#include "core/segment/breast.h"

namespace annulus {
namespace {

Mask otherLesions(const Patient& patient, const Roi& roi, const Grid& grid)
{
    Mask others(grid);
    for (const Roi& other : patient.rois)
        if (other.id != roi.id && other.imageUid == roi.imageUid && other.frame == roi.frame && other.reader == roi.reader)
            others = unite(others, rasterise(other.outline, grid));
    return others;
}

bool holds(const Box& outer, const Box& inner)
{
    return outer.i0 <= inner.i0 && outer.j0 <= inner.j0 && outer.i1 >= inner.i1 && outer.j1 >= inner.j1;
}

/// The ultrasound region that holds the whole lesion.
std::optional<Mask> ultrasoundField(const Facts& facts, const Grid& grid, const Box& lesion)
{
    for (const UltrasoundRegion& region : facts.regions)
        if (holds(region.box, lesion))
            return tissueMask(grid, region.box);
    return {};
}

}  // namespace

Result<Spacing> spacingForBox(const ImageRecord& image, const Box& box)
{
    if (image.manualSpacing)
        return *image.manualSpacing;
    if (image.facts.regions.empty())
        return image.facts.patientSpacing;
    return spacingAt(image.facts, box);
}

std::optional<double> statedAspect(const Facts& facts)
{
    if (facts.patientSpacing.isCalibrated())
        return facts.patientSpacing.y / facts.patientSpacing.x;
    for (const UltrasoundRegion& region : facts.regions)
        if (region.spacing)
            return region.spacing->y / region.spacing->x;
    return facts.pixelAspect;
}

Breast findBreast(const Facts& facts, const Frame& frame)
{
    if (!isMammogram(facts))
        return {};
    auto found = breastMask(frame.grey, {frame.padding, frame.isInverted});
    Breast breast;
    if (found)
        breast.mask = std::make_shared<const Mask>(std::move(found).value());
    else
        breast.missing = std::move(found).error();
    return breast;
}

Result<RoiRegions> regionsOf(const Patient& patient, const Roi& roi, const RingSettings& settings, const Breast& breast,
                             const Progress& progress)
{
    const ImageRecord* image = patient.findImage(roi.imageUid);
    if (!image)
        return Error{Errc::notFound, message("project", "The image of this outline is not in the project."), roi.name};
    Grid grid = makeGrid(image->facts.columns, image->facts.rows);
    if (auto usable = checkOutline(roi.outline, grid); !usable)
        return std::move(usable).error().in(roi.name);
    RoiRegions regions{rasterise(roi.outline, grid), {}, {}, {}};
    auto spacing = spacingForBox(*image, regions.lesion.box());
    if (!spacing) {
        regions.ringsRefused = std::move(spacing).error();
        return regions;
    }
    regions.spacing = *spacing;
    grid = withSpacing(grid, *spacing);
    regions.lesion = withGrid(regions.lesion, grid);
    if (settings.marginsMm.empty())
        return regions;
    if (settings.clipToTissue && breast.missing) {
        regions.ringsRefused = breast.missing;
        return regions;
    }
    const Mask others = otherLesions(patient, roi, grid);
    const auto field = settings.clipToTissue ? ultrasoundField(image->facts, grid, regions.lesion.box()) : std::nullopt;
    const Mask* tissue = !settings.clipToTissue ? nullptr : field ? &*field : breast.mask.get();
    auto rings = makeRings(regions.lesion, settings.marginsMm, settings.cumulative, {tissue, &others}, progress);
    if (rings)
        regions.rings = std::move(rings).value();
    else if (rings.error().code == Errc::cancelled)
        return std::move(rings).error();
    else
        regions.ringsRefused = std::move(rings).error();
    return regions;
}

}  // namespace annulus
