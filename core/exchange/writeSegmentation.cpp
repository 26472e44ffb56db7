#include "core/exchange/writeSegmentation.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkObject.h"
#include "core/dicom/uidFromText.h"

#include <algorithm>
#include <ctime>
#include <memory>

// Written with DCMTK's data sets. Its module for segmentations (dcmseg, 3.6.7) cannot name a frame of the source
// (ImageSOPInstanceReferenceMacro::setReferencedFrameNumber stores integers in a text element, which fails) and refuses
// names that are not in Latin letters.

namespace annulus {
namespace {

constexpr std::size_t longestText = 64;  ///< characters of value representation LO

/// At most 64 characters of UTF-8, without the backslash that would begin a second value.
std::string shortened(const std::string& text)
{
    std::size_t end = 0;
    for (std::size_t characters = 0; end < text.size() && characters < longestText; ++characters)
        for (++end; end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U;)
            ++end;
    std::string part = text.substr(0, end);
    std::ranges::replace(part, '\\', '/');
    return part;
}

/// Puts attributes into an item and remembers the first one that could not be.
class Writer {
public:
    Writer(DcmItem& item, OFCondition& problem) : item_(item), problem_(problem) {}

    void text(const DcmTagKey& tag, const std::string& value) { keep(value.empty() ? item_.insertEmptyElement(tag) : item_.putAndInsertString(tag, value.c_str())); }
    void number(const DcmTagKey& tag, Uint16 value) { keep(item_.putAndInsertUint16(tag, value)); }
    void longNumber(const DcmTagKey& tag, Uint32 value) { keep(item_.putAndInsertUint32(tag, value)); }
    void numbers(const DcmTagKey& tag, const std::vector<Uint32>& values) { keep(item_.putAndInsertUint32Array(tag, values.data(), values.size())); }
    void pointer(const DcmTagKey& tag, const DcmTagKey& value) { keep(item_.putAndInsertTagKey(tag, value)); }
    void bytes(const DcmTagKey& tag, const std::vector<Uint8>& values) { keep(item_.putAndInsertUint8Array(tag, values.data(), values.size())); }

    /// A new item at the end of a sequence.
    Writer item(const DcmTagKey& sequence)
    {
        DcmItem* made = nullptr;
        keep(item_.findOrCreateSequenceItem(sequence, made, -2));
        return {made ? *made : item_, problem_};
    }
    void code(const DcmTagKey& sequence, const char* value, const char* scheme, const char* meaning)
    {
        Writer code = item(sequence);
        code.text(DCM_CodeValue, value);
        code.text(DCM_CodingSchemeDesignator, scheme);
        code.text(DCM_CodeMeaning, meaning);
    }

private:
    void keep(const OFCondition& done)
    {
        if (problem_.good())
            problem_ = done;
    }
    DcmItem& item_;
    OFCondition& problem_;
};

/// The image and its texts in UTF-8.
struct Source {
    Facts facts;
    std::unique_ptr<DcmFileFormat> file;
    [[nodiscard]] std::string text(const DcmTagKey& tag) const { return dcmtk::rawText(*file->getDataset(), tag); }
};

Result<Source> openSource(const std::filesystem::path& path)
{
    auto object = dcmtk::openObject(path);
    if (!object)
        return std::move(object).error();
    Source source{dcmtk::factsOf(*object), std::move(object->file)};
    if (source.facts.sopInstanceUid.empty() || source.facts.studyUid.empty() || source.facts.seriesUid.empty())
        return Error{Errc::invalid, message("exchange", "The image has no SOP Instance UID (0008,0018), Series Instance UID (0020,000E) or Study Instance UID (0020,000D): a segmentation could not name it."), toUtf8(path)};
    DcmDataset& dataset = *source.file->getDataset();
    if (const OFCondition converted = dataset.convertToUTF8(); converted.bad())
        return Error{Errc::unsupported, message("exchange", "The texts of the image cannot be turned into UTF-8: %1.", converted.text()), toUtf8(path)};
    return source;
}

Result<void> check(std::span<const SegmentToWrite> segments, const Facts& facts)
{
    if (segments.empty() || segments.size() > 65535)
        return Error{Errc::invalid, message("exchange", "There are %1 segments to write on this image; 1 to 65535 were expected.", segments.size()), {}};
    for (const SegmentToWrite& segment : segments) {
        for (const SegmentFrame& frame : segment.frames) {
            const Size& size = frame.mask.grid().size;
            if (size.i != facts.columns || size.j != facts.rows || size.k != 1)
                return Error{Errc::invalid, message("exchange", "The mask has %1 x %2 pixels; the image has %3 x %4 (columns x rows).", size.i, size.j, facts.columns, facts.rows), segment.label};
            if (frame.frame < 1 || frame.frame > std::max(1, facts.frames))
                return Error{Errc::invalid, message("exchange", "The mask is for frame %1; the image has %2.", frame.frame, std::max(1, facts.frames)), segment.label};
        }
        if (segment.frames.empty() || std::ranges::any_of(segment.frames, [](const SegmentFrame& frame) { return frame.mask.isEmpty(); }))
            return Error{Errc::invalid, message("exchange", "The mask has no pixel; a segment needs at least one."), segment.label};
    }
    return {};
}

std::string newUid()
{
    char uid[100];
    return dcmGenerateUniqueIdentifier(uid, SITE_INSTANCE_UID_ROOT);
}

/// Patient and study are those of the image, empty where it does not say.
void putIdentity(Writer& to, const Source& source)
{
    to.text(DCM_SpecificCharacterSet, "ISO_IR 192");
    for (const DcmTagKey& tag : {DCM_PatientID, DCM_PatientBirthDate, DCM_PatientSex, DCM_StudyInstanceUID, DCM_StudyDate, DCM_StudyTime, DCM_ReferringPhysicianName, DCM_StudyID, DCM_AccessionNumber})
        to.text(tag, source.text(tag));
    to.text(DCM_PatientName, source.facts.patientName);  // mended where the character set was declared wrongly
    for (const DcmTagKey& tag : {DCM_StudyDescription, DCM_PatientAge, DCM_PatientIdentityRemoved, DCM_DeidentificationMethod, DCM_FrameOfReferenceUID})
        if (const std::string value = source.text(tag); !value.empty())
            to.text(tag, value);
    if (!source.text(DCM_FrameOfReferenceUID).empty())
        to.text(DCM_PositionReferenceIndicator, source.text(DCM_PositionReferenceIndicator));
}

void putObject(Writer& to, const Source& source, const SegmentationNote& note)
{
    OFString date, time;
    DcmDate::getCurrentDate(date);
    DcmTime::getCurrentTime(time);
    to.text(DCM_SOPClassUID, UID_SegmentationStorage);
    to.text(DCM_SOPInstanceUID, newUid());
    to.text(DCM_Modality, "SEG");
    to.text(DCM_SeriesInstanceUID, newUid());
    to.text(DCM_SeriesNumber, "1000");  // apart from the modality's own series
    if (!note.description.empty())
        to.text(DCM_SeriesDescription, shortened(note.description));
    to.text(DCM_InstanceNumber, "1");
    to.text(DCM_ContentDate, date.c_str());
    to.text(DCM_ContentTime, time.c_str());
    to.text(DCM_ContentLabel, "OUTLINES");
    to.text(DCM_ContentDescription, shortened(note.description));
    to.text(DCM_ContentCreatorName, shortened(note.reader));
    to.text(DCM_Manufacturer, "Annulus");
    to.text(DCM_ManufacturerModelName, "Annulus");
    to.text(DCM_DeviceSerialNumber, "0");
    to.text(DCM_SoftwareVersions, ANNULUS_VERSION);
    Writer series = to.item(DCM_ReferencedSeriesSequence);
    series.text(DCM_SeriesInstanceUID, source.facts.seriesUid);
    Writer instance = series.item(DCM_ReferencedInstanceSequence);
    instance.text(DCM_ReferencedSOPClassUID, source.facts.sopClassUid);
    instance.text(DCM_ReferencedSOPInstanceUID, source.facts.sopInstanceUid);
}

void putPixelDescription(Writer& to, const Source& source, std::size_t frames)
{
    to.text(DCM_ImageType, "DERIVED\\PRIMARY");
    to.text(DCM_PatientOrientation, source.text(DCM_PatientOrientation));  // the same rows and columns
    to.number(DCM_SamplesPerPixel, 1);
    to.text(DCM_PhotometricInterpretation, "MONOCHROME2");
    to.number(DCM_Rows, static_cast<Uint16>(source.facts.rows));
    to.number(DCM_Columns, static_cast<Uint16>(source.facts.columns));
    to.number(DCM_BitsAllocated, 1);
    to.number(DCM_BitsStored, 1);
    to.number(DCM_HighBit, 0);
    to.number(DCM_PixelRepresentation, 0);
    to.text(DCM_NumberOfFrames, std::to_string(frames));
    const bool isLossy = source.text(DCM_LossyImageCompression) == "01";
    to.text(DCM_LossyImageCompression, isLossy ? "01" : "00");
    if (isLossy)
        for (const DcmTagKey& tag : {DCM_LossyImageCompressionRatio, DCM_LossyImageCompressionMethod})
            if (const std::string value = source.text(tag); !value.empty())
                to.text(tag, value);
    to.text(DCM_SegmentationType, "BINARY");
    to.text(DCM_SegmentsOverlap, "YES");  // the ring of 0-1 mm lies within that of 0-2 mm
}

/// Which network proposed what the reader accepted (PS3.3 table 10-19; family of CID 7162). A model of the user's own has no version but its hash.
void putModel(Writer& item, const SegmentToWrite& segment)
{
    item.text(DCM_SegmentAlgorithmName, shortened(segment.model));
    Writer algorithm = item.item(DCM_SegmentationAlgorithmIdentificationSequence);
    algorithm.code(DCM_AlgorithmFamilyCodeSequence, "123110", "DCM", "Artificial Intelligence");
    algorithm.text(DCM_AlgorithmVersion, shortened(segment.modelVersion.empty() ? segment.modelHash : segment.modelVersion));
    algorithm.text(DCM_AlgorithmParameters, std::string("SHA-256 ").append(segment.modelHash));
    algorithm.text(DCM_AlgorithmName, shortened(segment.model));
}

/// SNOMED CT codes of CID 7150 and 7159. A peritumoral ring has no code of its own yet.
void putSegment(Writer& to, const SegmentToWrite& segment, Uint16 number, const Facts& facts)
{
    const bool isLesion = segment.kind == SegmentKind::lesion;
    Writer item = to.item(DCM_SegmentSequence);
    item.number(DCM_SegmentNumber, number);
    item.text(DCM_SegmentLabel, shortened(segment.label));
    const bool isProposed = isLesion && !segment.model.empty();
    item.text(DCM_SegmentAlgorithmType, isLesion && !isProposed ? "MANUAL" : "SEMIAUTOMATIC");
    if (!isLesion)
        item.text(DCM_SegmentAlgorithmName, "Annulus rings");
    if (isProposed)
        putModel(item, segment);
    item.code(DCM_SegmentedPropertyCategoryCodeSequence, isLesion ? "49755003" : "85756007", "SCT", isLesion ? "Morphologically Altered Structure" : "Tissue");
    if (isLesion)
        item.code(DCM_SegmentedPropertyTypeCodeSequence, "4147007", "SCT", "Mass");
    else
        item.code(DCM_SegmentedPropertyTypeCodeSequence, "RING", "99ANNULUS", "Peritumoral ring");
    item.code(DCM_AnatomicRegionSequence, "76752008", "SCT", "Breast");
    if (segment.trackingId.empty())
        return;
    item.text(DCM_TrackingID, shortened(segment.trackingId));
    // The same lesion on another image of the patient, or written again, keeps its identifier.
    item.text(DCM_TrackingUID, uidFromText(std::string("lesion ").append(facts.patientId.empty() ? facts.studyUid : facts.patientId).append(" ").append(segment.trackingId)));
}

/// Frames are sorted by segment, then by the source's frame.
void putDimensions(Writer& to)
{
    const std::string organization = newUid();
    to.item(DCM_DimensionOrganizationSequence).text(DCM_DimensionOrganizationUID, organization);
    const auto add = [&](const DcmTagKey& attribute, const DcmTagKey& group, const char* label) {
        Writer index = to.item(DCM_DimensionIndexSequence);
        index.text(DCM_DimensionOrganizationUID, organization);
        index.pointer(DCM_DimensionIndexPointer, attribute);
        index.pointer(DCM_FunctionalGroupPointer, group);
        index.text(DCM_DimensionDescriptionLabel, label);
    };
    add(DCM_ReferencedSegmentNumber, DCM_SegmentIdentificationSequence, "Segment");
    add(DCM_InStackPositionNumber, DCM_FrameContentSequence, "Frame of the source image");
}

/// What binds a frame to its segment and to its source: derivation codes of CID 7203 and 7202.
void putFrame(Writer& to, const Facts& facts, Uint16 segment, int frame)
{
    Writer groups = to.item(DCM_PerFrameFunctionalGroupsSequence);
    Writer content = groups.item(DCM_FrameContentSequence);
    content.numbers(DCM_DimensionIndexValues, {segment, static_cast<Uint32>(frame)});
    content.text(DCM_StackID, "1");
    content.longNumber(DCM_InStackPositionNumber, static_cast<Uint32>(frame));
    groups.item(DCM_SegmentIdentificationSequence).number(DCM_ReferencedSegmentNumber, segment);
    Writer derivation = groups.item(DCM_DerivationImageSequence);
    derivation.code(DCM_DerivationCodeSequence, "113076", "DCM", "Segmentation");
    Writer source = derivation.item(DCM_SourceImageSequence);
    source.text(DCM_ReferencedSOPClassUID, facts.sopClassUid);
    source.text(DCM_ReferencedSOPInstanceUID, facts.sopInstanceUid);
    if (facts.frames > 1)
        source.text(DCM_ReferencedFrameNumber, std::to_string(frame));
    source.text(DCM_SpatialLocationsPreserved, "YES");
    source.code(DCM_PurposeOfReferenceCodeSequence, "121322", "DCM", "Source image for image processing operation");
}

/// Bits of all frames one after the other, the first pixel in the lowest bit, rows and frames without padding (PS3.5 8.1.1).
class BitPlane {
public:
    explicit BitPlane(std::size_t bits) : bytes_((bits + 15) / 16 * 2) {}
    void add(const Mask& mask)
    {
        const Size& size = mask.grid().size;
        for (const Run& run : mask.runs())
            for (std::int64_t i = run.begin; i < run.end; ++i) {
                const std::size_t bit = first_ + static_cast<std::size_t>(run.row * size.i + i);
                bytes_[bit / 8] = static_cast<Uint8>(bytes_[bit / 8] | (1U << (bit % 8)));
            }
        first_ += static_cast<std::size_t>(size.i * size.j);
    }
    [[nodiscard]] const std::vector<Uint8>& bytes() const { return bytes_; }

private:
    std::vector<Uint8> bytes_;
    std::size_t first_ = 0;
};

OFCondition fill(DcmDataset& dataset, const Source& source, std::span<const SegmentToWrite> segments, const SegmentationNote& note)
{
    OFCondition problem = EC_Normal;
    Writer to(dataset, problem);
    std::size_t frames = 0;
    for (const SegmentToWrite& segment : segments)
        frames += segment.frames.size();
    putIdentity(to, source);
    putObject(to, source, note);
    putPixelDescription(to, source, frames);
    putDimensions(to);
    to.item(DCM_SharedFunctionalGroupsSequence);
    BitPlane pixels(frames * static_cast<std::size_t>(source.facts.rows) * static_cast<std::size_t>(source.facts.columns));
    Uint16 number = 0;
    for (const SegmentToWrite& segment : segments) {
        putSegment(to, segment, ++number, source.facts);
        for (const SegmentFrame& frame : segment.frames) {
            putFrame(to, source.facts, number, frame.frame);
            pixels.add(frame.mask);
        }
    }
    to.bytes(DCM_PixelData, pixels.bytes());
    return problem;
}

}  // namespace

Result<void> writeSegmentation(const std::filesystem::path& file, const std::filesystem::path& source, std::span<const SegmentToWrite> segments,
                               const SegmentationNote& note)
{
    const auto opened = openSource(source);
    if (!opened)
        return opened.error();
    if (auto fits = check(segments, opened->facts); !fits)
        return std::move(fits).error().in(toUtf8(source));
    DcmFileFormat object;
    if (const OFCondition filled = fill(*object.getDataset(), *opened, segments, note); filled.bad())
        return Error{Errc::unsupported, message("exchange", "The segmentation cannot be put together: %1.", filled.text()), toUtf8(source)};
    std::filesystem::path beside = file;
    beside += ".part";
    if (const OFCondition saved = object.saveFile(OFFilename(beside.c_str()), EXS_LittleEndianExplicit, EET_ExplicitLength, EGL_recalcGL, EPD_withoutPadding); saved.bad()) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        return Error{Errc::io, message("exchange", "The file cannot be written: %1.", saved.text()), toUtf8(file)};
    }
    return commitFile(beside, file);
}

}  // namespace annulus
