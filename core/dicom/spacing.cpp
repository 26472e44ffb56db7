#include "core/dicom/spacing.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace annulus {
namespace {

struct BasisRow {
    SpacingBasis basis;
    const char* name;
};
constexpr BasisRow basisRows[] = {
    {SpacingBasis::uncalibrated, "uncalibrated"}, {SpacingBasis::inBreast, "inBreast"},
    {SpacingBasis::detector, "detector"},         {SpacingBasis::calibrated, "calibrated"},
    {SpacingBasis::ultrasoundRegion, "ultrasoundRegion"}, {SpacingBasis::file, "file"},
    {SpacingBasis::given, "given"},               {SpacingBasis::manual, "manual"},
};

/// DS has 16 characters, so equal spacings may differ in the last digit.
bool areEqual(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max(std::abs(a), std::abs(b)); }
bool areEqual(const StoredSpacing& a, const StoredSpacing& b) { return areEqual(a.row, b.row) && areEqual(a.column, b.column); }
bool areEqual(const Spacing& a, const Spacing& b) { return areEqual(a.x, b.x) && areEqual(a.y, b.y); }

bool isUsable(const std::optional<StoredSpacing>& spacing)
{
    return spacing && std::isfinite(spacing->row) && std::isfinite(spacing->column) && spacing->row > 0 && spacing->column > 0;
}

Spacing from(const StoredSpacing& stored, SpacingBasis basis) { return {stored.column, stored.row, basis, 1}; }

/// Projections: the detector plane is known, the patient lies nearer to the source (PS3.3 10.7).
bool isProjection(const std::string& modality)
{
    static constexpr std::array<const char*, 6> projections{"MG", "DX", "CR", "RG", "RF", "XA"};
    return std::find(projections.begin(), projections.end(), modality) != projections.end();
}

/// Detector size over size in the patient. A factor below 1 would put the patient behind the detector, above 3 is no
/// clinical view: such values are warned about and not used.
std::optional<double> magnificationOf(const SpacingTags& tags, std::vector<Message>& warnings)
{
    const auto isPlausible = [](double factor) { return factor >= 1 && factor <= 3; };
    if (tags.magnification && isPlausible(*tags.magnification))
        return tags.magnification;
    if (tags.magnification)
        warnings.push_back(message("dicom", "The magnification factor %1 is not plausible and was not used.", *tags.magnification));
    if (!tags.sourceToDetector || !tags.sourceToPatient || !(*tags.sourceToPatient > 0))
        return {};
    const double factor = *tags.sourceToDetector / *tags.sourceToPatient;
    if (isPlausible(factor))
        return factor;
    warnings.push_back(message("dicom", "Source distances of %1 mm to the detector and %2 mm to the patient are not plausible and were not used.",
                               *tags.sourceToDetector, *tags.sourceToPatient));
    return {};
}

void judgeCalibrated(const SpacingTags& tags, JudgedSpacing& judged)
{
    judged.patient = from(*tags.pixel, SpacingBasis::calibrated);
    const std::string size = spacingText(judged.patient);
    if (tags.calibrationType == "GEOMETRY")
        judged.words = message("dicom", "%1 mm in the patient, calibrated from known geometry", size);
    else if (tags.calibrationType == "FIDUCIAL")
        judged.words = message("dicom", "%1 mm in the patient, calibrated with an object of known size", size);
    else
        judged.words = message("dicom", "%1 mm, calibrated: Pixel Spacing differs from the detector's", size);
}

void judgeProjection(const SpacingTags& tags, JudgedSpacing& judged)
{
    const bool hasImager = isUsable(tags.imager);
    const bool hasPixel = isUsable(tags.pixel);
    judged.detector = from(hasImager ? *tags.imager : *tags.pixel, SpacingBasis::detector);
    const bool isCalibrated = hasPixel && (hasImager ? !areEqual(*tags.pixel, *tags.imager) : !tags.calibrationType.empty());
    if (isCalibrated)
        return judgeCalibrated(tags, judged);
    if (!hasImager) {
        judged.patient = judged.detector;
        judged.words = message("dicom", "%1 mm by Pixel Spacing, taken as the detector's: not corrected for magnification",
                               spacingText(judged.patient));
        judged.warnings.push_back(message("dicom", "There is no Imager Pixel Spacing (0018,1164); whether Pixel Spacing holds at the detector or in the patient is not said."));
        return;
    }
    if (const auto factor = magnificationOf(tags, judged.warnings)) {
        judged.patient = {judged.detector.x / *factor, judged.detector.y / *factor, SpacingBasis::inBreast, *factor};
        judged.words = message("dicom", "%1 mm in the breast, estimated with magnification %2", spacingText(judged.patient), *factor);
        return;
    }
    judged.patient = judged.detector;
    judged.words = message("dicom", "%1 mm at the detector, not corrected for magnification", spacingText(judged.patient));
}

void judgeRegions(const SpacingTags& tags, const std::vector<UltrasoundRegion>& regions, JudgedSpacing& judged)
{
    const Spacing* common = nullptr;
    for (const auto& region : regions) {
        if (!region.spacing)
            continue;
        if (common != nullptr && !areEqual(*common, *region.spacing)) {
            judged.words = message("dicom", "uncalibrated as a whole: ultrasound regions have different scales, each holds inside its box");
            return;
        }
        common = common == nullptr ? &*region.spacing : common;
    }
    if (common == nullptr) {
        judged.words = message("dicom", "uncalibrated: no ultrasound region has a scale in cm");
        return;
    }
    judged.patient = judged.detector = *common;
    judged.words = message("dicom", "%1 mm by the ultrasound region's scale", spacingText(*common));
    if (isUsable(tags.pixel) && !areEqual(from(*tags.pixel, SpacingBasis::file), *common))
        judged.warnings.push_back(message("dicom", "Pixel Spacing of %1 mm disagrees with the ultrasound region's scale of %2 mm, which was used.",
                                          spacingText(from(*tags.pixel, SpacingBasis::file)), spacingText(*common)));
}

bool contains(const Box& outer, const Box& inner)
{
    return inner.i0 >= outer.i0 && inner.j0 >= outer.j0 && inner.i1 <= outer.i1 && inner.j1 <= outer.j1;
}

bool touches(const Box& a, const Box& b) { return a.i0 <= b.i1 && b.i0 <= a.i1 && a.j0 <= b.j1 && b.j0 <= a.j1; }

}  // namespace

JudgedSpacing judgeSpacing(const std::string& modality, const SpacingTags& tags, const std::vector<UltrasoundRegion>& regions)
{
    JudgedSpacing judged;
    if (!regions.empty()) {
        judgeRegions(tags, regions, judged);
    } else if (isUsable(tags.imager) || (isUsable(tags.pixel) && isProjection(modality))) {
        judgeProjection(tags, judged);
    } else if (isUsable(tags.pixel)) {
        judged.patient = judged.detector = from(*tags.pixel, SpacingBasis::file);
        judged.words = message("dicom", "%1 mm by Pixel Spacing", spacingText(judged.patient));
    } else if (isUsable(tags.scanned)) {
        judged.patient = judged.detector = from(*tags.scanned, SpacingBasis::detector);
        judged.words = message("dicom", "%1 mm on the digitised film (Nominal Scanned Pixel Spacing), not corrected for magnification", spacingText(judged.patient));
    } else if (tags.imager || tags.pixel) {
        judged.words = message("dicom", "uncalibrated: the stored spacing is not a pair of positive numbers");
    } else {
        judged.words = message("dicom", "uncalibrated: the object carries no pixel spacing");
    }
    return judged;
}

std::optional<Spacing> regionSpacing(int unitsX, int unitsY, double deltaX, double deltaY)
{
    constexpr int centimetres = 3;  // PS3.3 C.8.5.5.1.15: the only code of a length
    if (unitsX != centimetres || unitsY != centimetres || !std::isfinite(deltaX) || !std::isfinite(deltaY) || deltaX == 0 || deltaY == 0)
        return {};
    return Spacing{10 * std::abs(deltaX), 10 * std::abs(deltaY), SpacingBasis::ultrasoundRegion, 1};
}

Result<Spacing> spacingAt(const Facts& facts, const Box& box)
{
    if (facts.regions.empty()) {
        if (facts.patientSpacing.isCalibrated())
            return facts.patientSpacing;
        return Error{Errc::unsupported, message("dicom", "The image is uncalibrated: it has no pixel spacing, so millimetres cannot be measured."), {}};
    }
    const UltrasoundRegion* holder = nullptr;
    bool isPartlyOutside = false;
    for (const auto& region : facts.regions) {
        if (!contains(region.box, box)) {
            isPartlyOutside = isPartlyOutside || touches(region.box, box);
            continue;
        }
        const bool sameScale = holder == nullptr || (!holder->spacing && !region.spacing) ||
                               (holder->spacing && region.spacing && areEqual(*holder->spacing, *region.spacing));
        if (!sameScale)
            return Error{Errc::conflict, message("dicom", "The place lies in two ultrasound regions with different scales, so millimetres cannot be measured."), {}};
        holder = &region;
    }
    if (holder == nullptr && isPartlyOutside)
        return Error{Errc::unsupported, message("dicom", "The place is partly outside the ultrasound region; it must lie inside one region for its scale to hold."), {}};
    if (holder == nullptr)
        return Error{Errc::unsupported, message("dicom", "The place lies outside every ultrasound region, so its scale is not known."), {}};
    if (!holder->spacing)
        return Error{Errc::unsupported, message("dicom", "The ultrasound region at this place has no scale in cm, so millimetres cannot be measured."), {}};
    for (const auto& region : facts.regions)
        if (touches(region.box, box) && region.spacing && !areEqual(*region.spacing, *holder->spacing))
            return Error{Errc::conflict, message("dicom", "The place lies under two ultrasound regions with different scales, so millimetres cannot be measured."), {}};
    return *holder->spacing;
}

const char* basisName(SpacingBasis basis)
{
    return std::find_if(std::begin(basisRows), std::end(basisRows), [&](const BasisRow& row) { return row.basis == basis; })->name;
}

std::optional<SpacingBasis> basisOfName(std::string_view name)
{
    for (const auto& row : basisRows)
        if (name == row.name)
            return row.basis;
    return {};
}

std::string spacingText(const Spacing& spacing)
{
    const auto digits = [](double mm) { return formatSignificant(mm, 4); };
    return areEqual(spacing.x, spacing.y) ? digits(spacing.x) : digits(spacing.x) + " \u00d7 " + digits(spacing.y);
}

}  // namespace annulus
