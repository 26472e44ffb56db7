#include "core/base/text.h"
#include "ui/view/tools/RegionTools.h"

namespace annulus::ui {

Brush brushOn(const Grid& grid, const RegionSettings& settings)
{
    const double radius = settings.brushSize / 2;
    if (!settings.brushInMm || !grid.isCalibrated())
        return {radius, radius, settings.brushShape};
    return {radius / grid.spacing[0], radius / grid.spacing[1], settings.brushShape};
}

std::string brushWords(const Grid& grid, const RegionSettings& settings)
{
    return formatSignificant(settings.brushSize, 3).append(settings.brushInMm && grid.isCalibrated() ? " mm" : " px");
}

double toleranceOf(const ImagePtr& image, const RegionSettings& settings)
{
    // The range of a full field takes milliseconds: it is worked out once for an image. GUI thread only.
    static std::weak_ptr<const Image> known;
    static Range range;
    if (known.lock() != image) {
        range = rangeOf(*image);
        known = image;
    }
    return settings.tolerance / 100 * (range.high - range.low);
}

}  // namespace annulus::ui
