#include "core/phantom/imageAttributes.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <cmath>

namespace annulus::phantom {
namespace {

/// PS3.3 C.7.6.1.1.1: direction of the rows and of the columns. In the hanging pose the chest wall is at the right
/// for the right breast; an MLO picture's columns run down and, after the tilt of the tube, to the feet first.
std::string patientOrientation(Side side, View view)
{
    if (view == View::cc)
        return side == Side::right ? "P\\L" : "A\\R";
    return side == Side::right ? "P\\FL" : "A\\FR";
}

Attribute viewCode(View view)
{
    // CID 4014, SNOMED CT. The modifier is required and empty for a full view (C.8.11.7).
    const Attributes noModifier{sequence("ViewModifierCodeSequence")};
    return view == View::cc ? code("ViewCodeSequence", "399162004", "SCT", "cranio-caudal", noModifier)
                            : code("ViewCodeSequence", "399368009", "SCT", "medio-lateral oblique", noModifier);
}

Attributes windows(const MammogramAttributes& a)
{
    const auto pair = [](double a1, double b) { return formatNumber(std::round(a1)) + "\\" + formatNumber(std::round(b)); };
    if (a.look == WindowLook::linear)
        return {{"WindowCenter", pair(a.windowCentre, a.windowCentre)},
                {"WindowWidth", pair(a.windowWidth * 1.3, a.windowWidth * 0.95)},
                {"WindowCenterWidthExplanation", "NORMAL\\HARDER"},
                {"VOILUTFunction", "LINEAR"}};
    return {{"WindowCenter", pair(a.windowCentre, a.windowCentre * 1.02) + "\\" + formatNumber(std::round(a.windowCentre * 0.97))},
            {"WindowWidth", pair(a.windowWidth, a.windowWidth * 0.8) + "\\" + formatNumber(std::round(a.windowWidth * 1.25))},
            {"WindowCenterWidthExplanation", "NORMAL\\HARDER\\SOFTER"},
            {"VOILUTFunction", "SIGMOID"}};
}

Attributes detectorAndBeam(const MammogramAttributes& a, const Grid& grid)
{
    const std::string spacing = formatNumber(a.imagerSpacingMm) + "\\" + formatNumber(a.imagerSpacingMm);
    const auto field = [&](std::int64_t pixels) { return formatNumber(std::round(static_cast<double>(pixels) * a.imagerSpacingMm)); };
    const std::string dimensions = field(grid.size.j) + "\\" + field(grid.size.i);
    // Factor = source-detector over source-patient, with the usual 660 mm to the detector.
    const double toPatient = std::round(6600 / a.magnification) / 10;
    return {{"BodyPartExamined", "BREAST"},
            {"KVP", a.thicknessMm > 55 ? "31" : "29"},
            {"DistanceSourceToDetector", "660"},
            {"DistanceSourceToPatient", formatNumber(toPatient)},
            {"EstimatedRadiographicMagnificationFactor", formatNumber(a.magnification)},
            {"FieldOfViewShape", "RECTANGLE"},
            {"FieldOfViewDimensions", dimensions},
            {"ExposureTime", "900"},
            {"XRayTubeCurrent", "80"},
            {"Exposure", "72"},
            {"FilterMaterial", "RHODIUM"},
            {"ImagerPixelSpacing", spacing},
            {"Grid", "RECIPROCATING\\FOCUSED"},
            {"FocalSpots", "0.3"},
            {"AnodeTargetMaterial", "RHODIUM"},
            {"BodyPartThickness", formatNumber(std::round(a.thicknessMm))},
            {"CompressionForce", formatNumber(std::round(a.compressionNewton))},
            {"DetectorType", "SCINTILLATOR"},
            {"DetectorConfiguration", "AREA"},
            {"DetectorActiveShape", "RECTANGLE"},
            {"DetectorActiveDimensions", dimensions},
            {"DetectorElementSpacing", spacing},
            {"PositionerType", "MAMMOGRAPHIC"},
            {"PositionerPrimaryAngle", a.view == View::cc ? "0" : a.side == Side::right ? "45" : "-45"}};
}

Attributes mammographyImage(const MammogramAttributes& a)
{
    const bool right = a.side == Side::right;
    return {{"ImageType", "ORIGINAL\\PRIMARY\\"},
            {"PresentationIntentType", "FOR PRESENTATION"},
            {"SeriesDescription", viewName(a.side, a.view)},
            {"ViewPosition", a.view == View::cc ? "CC" : "MLO"},
            {"PatientOrientation", patientOrientation(a.side, a.view)},
            {"ImageLaterality", right ? "R" : "L"},
            {"OrganExposed", "BREAST"},
            {"BreastImplantPresent", a.implant ? "YES" : "NO"},
            code("AnatomicRegionSequence", "76752008", "SCT", "Breast"),
            viewCode(a.view),
            sequence("AcquisitionContextSequence"),
            {"QualityControlImage", "NO"},
            {"PixelIntensityRelationship", "LOG"},
            {"PixelIntensityRelationshipSign", "-1"},
            {"RescaleIntercept", "0"},
            {"RescaleSlope", "1"},
            {"RescaleType", "US"},
            {"PresentationLUTShape", "IDENTITY"}};
}

void append(Attributes& all, const Attributes& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

Result<void> writeMammogram(const Image& image, const MammogramAttributes& attributes, const std::filesystem::path& file)
{
    if (const Range range = rangeOf(image); range.low < 0 || range.high > 4095)
        return Error{Errc::invalid, message("phantom", "A mammogram of 12 bits holds values from 0 to 4095, found %1 to %2.", range.low, range.high), toUtf8(file)};
    Attributes all = commonAttributes(attributes.patient, attributes.study, attributes.instance, "1.2.840.10008.5.1.4.1.1.1.2", "MG");
    append(all, mammographyImage(attributes));
    append(all, detectorAndBeam(attributes, image.grid));
    append(all, windows(attributes));
    if (attributes.padding)
        all.push_back({"PixelPaddingValue", std::to_string(*attributes.padding)});
    return writeDicom(all, image, 12, false, attributes.compression, file);
}

}  // namespace annulus::phantom
