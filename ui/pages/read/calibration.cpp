#include "ui/pages/read/calibration.h"

#include "core/dicom/spacing.h"
#include "core/project/regions.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

/// Where nothing says that the pixels are not square they are taken as square; the words of the spacing tell it.
double aspectOf(const ImageRecord& image) { return statedAspect(image.facts).value_or(1); }

std::optional<Spacing> statedSpacing(const Facts& facts, const Segment& line)
{
    const auto pixel = [](double at) { return static_cast<std::int64_t>(std::floor(at + 0.5)); };
    const Box box{pixel(std::min(line.from.x, line.to.x)), pixel(std::min(line.from.y, line.to.y)), 0,
                  pixel(std::max(line.from.x, line.to.x)), pixel(std::max(line.from.y, line.to.y)), 0};
    const auto spacing = facts.regions.empty() ? Result<Spacing>(facts.patientSpacing) : spacingAt(facts, box);
    if (!spacing || !spacing->isCalibrated())
        return {};
    return *spacing;
}

}  // namespace

bool isCalibratedByFile(const Facts& facts)
{
    return facts.patientSpacing.isCalibrated() || std::ranges::any_of(facts.regions, [](const UltrasoundRegion& region) { return region.spacing.has_value(); });
}

LineLength lengthOf(const ImageRecord& image, const Segment& line)
{
    LineLength length{distanceOf(line.from, line.to, aspectOf(image)), {}};
    if (const auto stated = statedSpacing(image.facts, line))
        length.stated = Millimetres{std::hypot((line.to.x - line.from.x) * stated->x, (line.to.y - line.from.y) * stated->y)};
    return length;
}

Result<Spacing> spacingByHand(const ImageRecord& image, const Segment& line, Millimetres length)
{
    const double columns = lengthOf(image, line).pixels;
    if (columns < 2 || length.value <= 0)
        return Error{Errc::invalid, message("read", "The calibration line is %1 pixels long; draw it along something at least 2 pixels long.", columns), {}};
    const double spacing = length.value / columns;
    return Spacing{spacing, spacing * aspectOf(image), SpacingBasis::manual, 1};
}

}  // namespace annulus::ui
