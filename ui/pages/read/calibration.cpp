#include "ui/pages/read/calibration.h"

#include "core/dicom/spacing.h"
#include "core/project/regions.h"

#include <QCoreApplication>
#include <QLocale>

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

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Calibration)
};

QString basisWords(const Spacing& spacing)
{
    switch (spacing.basis) {
    case SpacingBasis::inBreast: return Words::tr("in the breast, magnification %1").arg(QLocale().toString(spacing.magnification, 'g', 4));
    case SpacingBasis::detector: return Words::tr("at the detector");
    case SpacingBasis::calibrated: return Words::tr("calibrated by the file");
    case SpacingBasis::ultrasoundRegion: return Words::tr("scale of the ultrasound region");
    case SpacingBasis::manual: return Words::tr("calibrated by hand");
    case SpacingBasis::file:
    case SpacingBasis::given: return Words::tr("pixel spacing of the file");
    case SpacingBasis::uncalibrated: break;
    }
    return {};
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

QString lineWords(const ImageRecord& image, const Segment& line)
{
    const std::optional<Spacing> spacing = image.manualSpacing ? image.manualSpacing : statedSpacing(image.facts, line);
    if (spacing) {
        const double length = std::hypot((line.to.x - line.from.x) * spacing->x, (line.to.y - line.from.y) * spacing->y);
        return Words::tr("%1 mm").arg(QLocale().toString(length, 'f', 1)) + '\n' + basisWords(*spacing);
    }
    const QString pixels = Words::tr("%1 px").arg(QLocale().toString(lengthOf(image, line).pixels, 'f', 0));
    return pixels + '\n' + (isCalibratedByFile(image.facts) ? Words::tr("not within one calibrated region") : Words::tr("uncalibrated"));
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
