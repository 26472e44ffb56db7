#include "core/dicom/readFacts.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/breastPose.h"
#include "core/dicom/breastView.h"
#include "core/dicom/dcmtkObject.h"
#include "core/dicom/dcmtkVoi.h"
#include "core/dicom/remarks.h"
#include "core/dicom/spacing.h"

#include <array>
#include <utility>

namespace annulus {
namespace dcmtk {
namespace {

void readIdentity(DcmDataset& dataset, TextReader& text, Facts& facts)
{
    facts.sopInstanceUid = rawText(dataset, DCM_SOPInstanceUID);
    facts.studyUid = rawText(dataset, DCM_StudyInstanceUID);
    facts.seriesUid = rawText(dataset, DCM_SeriesInstanceUID);
    facts.frameOfReferenceUid = rawText(dataset, DCM_FrameOfReferenceUID);
    facts.modality = text(DCM_Modality);
    facts.manufacturer = text(DCM_Manufacturer);
    facts.model = text(DCM_ManufacturerModelName);
    facts.patientId = text(DCM_PatientID);
    facts.patientName = text(DCM_PatientName);
    facts.patientSex = text(DCM_PatientSex);
    facts.patientAge = text(DCM_PatientAge);
    facts.patientBirthDate = text(DCM_PatientBirthDate);
    facts.studyDate = text(DCM_StudyDate);
    facts.studyDescription = text(DCM_StudyDescription);
    facts.accessionNumber = text(DCM_AccessionNumber);
    facts.seriesDescription = text(DCM_SeriesDescription);
    facts.acquisitionDate = text(DCM_AcquisitionDate);
    facts.seriesNumber = integer(dataset, DCM_SeriesNumber);
    facts.instanceNumber = integer(dataset, DCM_InstanceNumber);
    facts.characterSet = text(DCM_SpecificCharacterSet);
    facts.imageType = text(DCM_ImageType);
}

Intent intentOf(DcmDataset& dataset, const std::string& sopClass)
{
    const std::string stored = lowerCase(rawText(dataset, DCM_PresentationIntentType));
    if (stored == "for presentation")
        return Intent::presentation;
    if (stored == "for processing")
        return Intent::processing;
    // The class says it too (PS3.4 B.5): Digital Mammography X-Ray and Digital X-Ray, presentation or processing.
    if (sopClass == UID_DigitalMammographyXRayImageStorageForPresentation || sopClass == UID_DigitalXRayImageStorageForPresentation)
        return Intent::presentation;
    if (sopClass == UID_DigitalMammographyXRayImageStorageForProcessing || sopClass == UID_DigitalXRayImageStorageForProcessing)
        return Intent::processing;
    return Intent::unknown;
}

Code codeOf(DcmItem& item, TextReader& text)
{
    return {rawText(item, DCM_CodeValue), rawText(item, DCM_CodingSchemeDesignator), text.read(item, DCM_CodeMeaning)};
}

void readView(DcmDataset& dataset, TextReader& text, Facts& facts)
{
    DcmItem& anatomy = frameItem(dataset, 1, DCM_FrameAnatomySequence);
    const std::string series = normalisedLaterality(rawText(dataset, DCM_Laterality));
    for (const std::string& stored : {normalisedLaterality(rawText(dataset, DCM_ImageLaterality)), normalisedLaterality(rawText(anatomy, DCM_FrameLaterality)), series})
        if (facts.laterality.empty())
            facts.laterality = stored;
    if (!series.empty() && series != facts.laterality)
        facts.warnings.push_back(sidesDisagree(facts.laterality, series));
    facts.patientOrientation = rawText(dataset, DCM_PatientOrientation);
    facts.implantPresent = rawText(dataset, DCM_BreastImplantPresent);
    if (DcmItem* const view = itemOf(dataset, DCM_ViewCodeSequence)) {
        facts.view = viewOfCode(codeOf(*view, text));
        for (std::size_t at = 0; at < itemCount(*view, DCM_ViewModifierCodeSequence); ++at) {
            DcmItem* const item = itemOf(*view, DCM_ViewModifierCodeSequence, static_cast<long>(at));
            const std::string modifier = item == nullptr ? std::string() : viewModifierOfCode(codeOf(*item, text));
            if (!modifier.empty())
                facts.viewModifiers.push_back(modifier);
        }
    }
    if (facts.view.empty())
        facts.view = viewOfPosition(rawText(dataset, DCM_ViewPosition));
    if (facts.modality == "MG" && facts.laterality.empty())
        facts.warnings.push_back(message("dicom", "The side of the breast is not said: Image Laterality (0020,0062) is missing."));
    if (facts.modality == "MG" && facts.view.empty())
        facts.warnings.push_back(message("dicom", "The view is not said: View Code Sequence (0054,0220) is missing or not known."));
}

/// Lossy by the flag; where there is none, by transfer syntaxes that lose, or may (JPEG-LS near-lossless, JPEG 2000).
bool isLossy(DcmDataset& dataset, const std::string& transferSyntax)
{
    const std::string flag = rawText(dataset, DCM_LossyImageCompression);
    const bool alwaysLoses = transferSyntax == UID_JPEGProcess1TransferSyntax || transferSyntax == UID_JPEGProcess2_4TransferSyntax;
    if (flag == "01" || alwaysLoses)
        return true;
    const bool mayLose = transferSyntax == UID_JPEGLSLossyTransferSyntax || transferSyntax == UID_JPEG2000TransferSyntax;
    return flag != "00" && mayLose;
}

void readPixelFacts(DcmDataset& dataset, Facts& facts)
{
    facts.rows = std::max(0, integer(dataset, DCM_Rows));
    facts.columns = std::max(0, integer(dataset, DCM_Columns));
    facts.frames = std::max(1, integer(dataset, DCM_NumberOfFrames, 1));
    facts.bitsStored = integer(dataset, DCM_BitsStored);
    facts.bitsAllocated = integer(dataset, DCM_BitsAllocated);
    facts.samplesPerPixel = integer(dataset, DCM_SamplesPerPixel, 1);
    facts.isSigned = integer(dataset, DCM_PixelRepresentation) == 1;
    facts.photometric = rawText(dataset, DCM_PhotometricInterpretation);
    facts.lossy = isLossy(dataset, facts.transferSyntax);
    facts.lossyRatio = rawText(dataset, DCM_LossyImageCompressionRatio);
    facts.lossyMethod = rawText(dataset, DCM_LossyImageCompressionMethod);
    facts.presentationLutShape = rawText(dataset, DCM_PresentationLUTShape);

    const auto asPixel = [&](std::optional<double> value) {
        if (value && facts.isSigned && *value > 32767)
            *value -= 65536;  // stored as US though the pixels are signed
        return value;
    };
    const auto padding = asPixel(number(dataset, DCM_PixelPaddingValue));
    const auto limit = asPixel(number(dataset, DCM_PixelPaddingRangeLimit));
    if (padding) {
        facts.paddingLow = std::min(*padding, limit.value_or(*padding));
        facts.paddingHigh = std::max(*padding, limit.value_or(*padding));
    }
    facts.frameTimeMs = number(dataset, DCM_FrameTime).value_or(0);
    const auto rate = number(dataset, DCM_CineRate);
    if (facts.frameTimeMs <= 0)
        facts.frameTimeMs = rate && *rate > 0 ? 1000 / *rate : 0;
}

std::optional<StoredSpacing> storedSpacing(DcmItem& item, const DcmTagKey& tag)
{
    const auto row = number(item, tag, 0);
    if (!row)
        return {};
    return StoredSpacing{*row, number(item, tag, 1).value_or(0)};
}

UltrasoundRegion regionOf(DcmItem& item)
{
    UltrasoundRegion region;
    region.box = {integer(item, DCM_RegionLocationMinX0), integer(item, DCM_RegionLocationMinY0), 0,
                  integer(item, DCM_RegionLocationMaxX1), integer(item, DCM_RegionLocationMaxY1), 0};
    region.spatialFormat = integer(item, DCM_RegionSpatialFormat);
    region.dataType = integer(item, DCM_RegionDataType);
    region.unitsX = integer(item, DCM_PhysicalUnitsXDirection);
    region.unitsY = integer(item, DCM_PhysicalUnitsYDirection);
    region.spacing = regionSpacing(region.unitsX, region.unitsY, number(item, DCM_PhysicalDeltaX).value_or(0),
                                   number(item, DCM_PhysicalDeltaY).value_or(0));
    return region;
}

void readRegions(DcmDataset& dataset, Facts& facts)
{
    for (std::size_t at = 0; at < itemCount(dataset, DCM_SequenceOfUltrasoundRegions); ++at) {
        DcmItem* const item = itemOf(dataset, DCM_SequenceOfUltrasoundRegions, static_cast<long>(at));
        if (item == nullptr)
            continue;
        UltrasoundRegion region = regionOf(*item);
        // Some scanners give the first pixel beyond as the maximum: cut to the image.
        region.box.i1 = std::min<std::int64_t>(region.box.i1, facts.columns - 1);
        region.box.j1 = std::min<std::int64_t>(region.box.j1, facts.rows - 1);
        if (region.box.isEmpty() || region.box.i0 < 0 || region.box.j0 < 0)
            facts.warnings.push_back(message("dicom", "The ultrasound region number %1 has no usable box and was left out.", at + 1));
        else
            facts.regions.push_back(region);
    }
}

void readSpacing(DcmDataset& dataset, Facts& facts)
{
    SpacingTags tags;
    tags.imager = storedSpacing(dataset, DCM_ImagerPixelSpacing);
    tags.pixel = storedSpacing(frameItem(dataset, 1, DCM_PixelMeasuresSequence), DCM_PixelSpacing);
    tags.scanned = storedSpacing(dataset, DCM_NominalScannedPixelSpacing);
    tags.magnification = number(dataset, DCM_EstimatedRadiographicMagnificationFactor);
    tags.sourceToDetector = number(dataset, DCM_DistanceSourceToDetector);
    tags.sourceToPatient = number(dataset, DCM_DistanceSourceToPatient);
    tags.calibrationType = rawText(dataset, DCM_PixelSpacingCalibrationType);
    tags.calibrationDescription = rawText(dataset, DCM_PixelSpacingCalibrationDescription);
    // Vertical over horizontal size of a pixel, as two integers (PS3.3 C.7.6.3.1.7).
    const auto vertical = number(dataset, DCM_PixelAspectRatio, 0), horizontal = number(dataset, DCM_PixelAspectRatio, 1);
    // No scanner or screen has pixels ten times as high as wide: such a ratio is a slip.
    if (vertical && horizontal && *vertical > 0 && *horizontal > 0 && *vertical / *horizontal < 10 && *horizontal / *vertical < 10)
        facts.pixelAspect = *vertical / *horizontal;
    JudgedSpacing judged = judgeSpacing(facts.modality, tags, facts.regions);
    facts.patientSpacing = judged.patient;
    facts.detectorSpacing = judged.detector;
    facts.spacingWords = std::move(judged.words);
    facts.warnings.insert(facts.warnings.end(), judged.warnings.begin(), judged.warnings.end());
}

/// What a reader should know beyond single elements.
void warnOfContents(Facts& facts)
{
    if (facts.burnedIn == "YES")
        facts.warnings.push_back(message("dicom", "Text that may name the patient is burned into the picture."));
    if (facts.imageType.find("RECOMBINED") != std::string::npos || facts.imageType.find("HIGH_ENERGY") != std::string::npos)
        facts.warnings.push_back(message("dicom", "This is no standard mammogram but a contrast image: %1.", facts.imageType));
    if (BreastPose pose = breastPose(facts); pose.warning)
        facts.warnings.push_back(std::move(*pose.warning));
    for (const auto& modifier : facts.viewModifiers)
        if (modifier == "magnification" || modifier == "spot compression")
            facts.warnings.push_back(message("dicom", "This is a special view (%1), not to be mixed with standard views.", modifier));
}

}  // namespace

Facts factsOf(const Object& object)
{
    DcmDataset& dataset = object.dataset();
    Facts facts;
    if (object.damage)
        facts.warnings.push_back(*object.damage);
    TextReader text(dataset, facts.warnings);
    facts.transferSyntax = object.transferSyntax();
    readIdentity(dataset, text, facts);
    facts.sopClassUid = object.sopClass();
    facts.intent = intentOf(dataset, facts.sopClassUid);
    readPixelFacts(dataset, facts);
    if (facts.rows == 0 || facts.columns == 0)
        return facts;
    readView(dataset, text, facts);
    facts.windows = windowsOf(dataset, 1, text, facts.warnings);
    for (const auto& lut : voiLutsOf(dataset, 1, text, facts.warnings))
        facts.lutExplanations.push_back(lut->explanation);
    readRegions(dataset, facts);
    readSpacing(dataset, facts);
    facts.burnedIn = rawText(dataset, DCM_BurnedInAnnotation);
    warnOfContents(facts);
    return facts;
}

}  // namespace dcmtk

Result<Facts> readFacts(const std::filesystem::path& path)
{
    auto object = dcmtk::openObject(path);
    if (!object)
        return std::move(object).error();
    return dcmtk::factsOf(*object);
}

}  // namespace annulus
