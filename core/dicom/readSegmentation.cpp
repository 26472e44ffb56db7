#include "core/dicom/readSegmentation.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/dcmtkPixels.h"

#include <algorithm>

namespace annulus {
namespace dcmtk {
namespace {

/// Label Map Segmentation Storage, younger than DCMTK 3.6.7.
constexpr const char* labelMapClass = "1.2.840.10008.5.1.4.1.1.66.7";

Error corrupt(Message what) { return {Errc::corrupt, std::move(what), {}}; }
Error unsupported(Message what) { return {Errc::unsupported, std::move(what), {}}; }
Error notFound(Message what) { return {Errc::notFound, std::move(what), {}}; }

/// All items in one walk: asking for each by its index is quadratic in DCMTK.
std::vector<DcmItem*> itemsOf(DcmItem& item, const DcmTagKey& tag)
{
    std::vector<DcmItem*> items;
    DcmSequenceOfItems* sequence = nullptr;
    if (item.findAndGetSequence(tag, sequence).bad() || sequence == nullptr)
        return items;
    for (DcmObject* at = sequence->nextInContainer(nullptr); at != nullptr; at = sequence->nextInContainer(at))
        if (auto* const one = dynamic_cast<DcmItem*>(at))
            items.push_back(one);
    return items;
}

struct Segment {
    int number = 0;
    std::string label;
};

std::vector<Segment> segmentsOf(DcmDataset& dataset)
{
    std::vector<Message> ignored;  // of the labels' character set: they only help to choose
    TextReader text(dataset, ignored);
    std::vector<Segment> segments;
    for (DcmItem* const item : itemsOf(dataset, DCM_SegmentSequence))
        segments.push_back({integer(*item, DCM_SegmentNumber), text.read(*item, DCM_SegmentLabel)});
    return segments;
}

/// "1 (Mass), 2 (Calcification)", at most eight.
std::string listed(const std::vector<Segment>& segments)
{
    constexpr std::size_t most = 8;
    std::vector<std::string> texts;
    for (const Segment& one : segments) {
        if (texts.size() == most) {
            texts.push_back("...");
            break;
        }
        texts.push_back(std::to_string(one.number) + (one.label.empty() ? "" : " (" + one.label + ")"));
    }
    return join(texts, ", ");
}

Result<int> chosenSegment(const std::vector<Segment>& segments, std::optional<int> wanted)
{
    if (segments.empty())
        return corrupt(message("dicom", "The segmentation lists no segments: its Segment Sequence (0062,0002) is missing or empty."));
    if (!wanted && segments.size() == 1)
        return segments.front().number;
    if (!wanted)
        return Error{Errc::invalid, message("dicom", "The segmentation has %1 segments, %2; the label must say the number of one.", segments.size(), listed(segments)), {}};
    if (std::none_of(segments.begin(), segments.end(), [&](const Segment& one) { return one.number == *wanted; }))
        return notFound(message("dicom", "The segmentation has no segment %1; it has %2.", *wanted, listed(segments)));
    return *wanted;
}

/// One item of a Source Image Sequence; no frames mean all of them (PS3.3 table 10-3).
struct Reference {
    std::string uid;
    std::vector<double> frames;
    auto operator<=>(const Reference&) const = default;

    [[nodiscard]] bool names(const MaskTarget& target) const
    {
        return uid == target.sopInstanceUid && (frames.empty() || std::find(frames.begin(), frames.end(), target.frame) != frames.end());
    }
};

struct SegmentFrame {
    int number = 0;                  ///< in the segmentation, counts from 1
    std::vector<Reference> sources;  ///< sorted
};

/// A macro stands in the groups of the frame or in the shared ones, never in both (PS3.3 C.7.6.16.1.1).
std::vector<DcmItem*> macroOf(DcmItem& own, DcmItem* shared, const DcmTagKey& macro)
{
    auto items = itemsOf(own, macro);
    return items.empty() && shared != nullptr ? itemsOf(*shared, macro) : items;
}

std::vector<Reference> sourcesOf(DcmItem& own, DcmItem* shared)
{
    std::vector<Reference> sources;
    for (DcmItem* const derivation : macroOf(own, shared, DCM_DerivationImageSequence))
        for (DcmItem* const source : itemsOf(*derivation, DCM_SourceImageSequence))
            if (std::string uid = rawText(*source, DCM_ReferencedSOPInstanceUID); !uid.empty())
                sources.push_back({std::move(uid), numbers(*source, DCM_ReferencedFrameNumber)});
    std::sort(sources.begin(), sources.end());
    return sources;
}

Result<std::vector<SegmentFrame>> framesOfSegment(DcmDataset& dataset, int frames, int segment)
{
    const auto groups = itemsOf(dataset, DCM_PerFrameFunctionalGroupsSequence);
    if (groups.size() < static_cast<std::size_t>(frames))
        return corrupt(message("dicom", "The segmentation describes %1 frames in (5200,9230) and has %2.", groups.size(), frames));
    DcmItem* const shared = itemOf(dataset, DCM_SharedFunctionalGroupsSequence);
    std::vector<SegmentFrame> found;
    for (int frame = 1; frame <= frames; ++frame) {
        DcmItem& own = *groups[static_cast<std::size_t>(frame - 1)];
        const auto identification = macroOf(own, shared, DCM_SegmentIdentificationSequence);
        const auto number = identification.empty() ? std::nullopt : dcmtk::number(*identification.front(), DCM_ReferencedSegmentNumber);
        if (!number)
            return corrupt(message("dicom", "Frame %1 of the segmentation does not say which segment it belongs to (0062,000B).", frame));
        if (*number == segment)
            found.push_back({frame, sourcesOf(own, shared)});
    }
    if (found.empty())
        return notFound(message("dicom", "None of the %1 frames of the segmentation belongs to segment %2.", frames, segment));
    return found;
}

/// What the object as a whole refers to: all there is where frames say nothing.
bool seriesNames(DcmDataset& dataset, const std::string& uid)
{
    bool namesAny = false;
    for (DcmItem* const series : itemsOf(dataset, DCM_ReferencedSeriesSequence))
        for (DcmItem* const instance : itemsOf(*series, DCM_ReferencedInstanceSequence)) {
            if (rawText(*instance, DCM_ReferencedSOPInstanceUID) == uid)
                return true;
            namesAny = true;
        }
    return !namesAny;
}

/// Those frames that lie on the target; without a DICOM target all, when they have one source.
Result<std::vector<SegmentFrame>> framesOn(DcmDataset& dataset, std::vector<SegmentFrame> frames, int segment, const std::optional<MaskTarget>& target)
{
    const auto isSilent = [](const SegmentFrame& one) { return one.sources.empty(); };
    const auto haveOneSource = [&] {
        return frames.size() == 1 || (!isSilent(frames.front()) && std::all_of(frames.begin(), frames.end(), [&](const SegmentFrame& one) { return one.sources == frames.front().sources; }));
    };
    const bool isKnown = target && !target->sopInstanceUid.empty();
    const bool areSilent = std::all_of(frames.begin(), frames.end(), isSilent);
    if ((!isKnown || areSilent) && !haveOneSource())
        return Error{Errc::invalid,
                     areSilent ? message("dicom", "The %1 frames of segment %2 do not say which image each is for; one frame, or Source Image Sequences (0008,2112), were expected.", frames.size(), segment)
                               : message("dicom", "The %1 frames of segment %2 are for different images; the DICOM image must be given to choose among them.", frames.size(), segment),
                     {}};
    if (!isKnown)
        return frames;
    const std::size_t before = frames.size();
    if (!areSilent || !seriesNames(dataset, target->sopInstanceUid))
        std::erase_if(frames, [&](const SegmentFrame& one) {
            return std::none_of(one.sources.begin(), one.sources.end(), [&](const Reference& source) { return source.names(*target); });
        });
    if (frames.empty())
        return notFound(message("dicom", "Segment %1 is for another image: none of its frames (%2) refers to frame %3 of %4.", segment, before, target->frame, target->sopInstanceUid));
    return frames;
}

/// From which stored value on a pixel belongs to the segment.
Result<int> thresholdOf(DcmDataset& dataset, const Layout& layout, std::vector<Message>& notes)
{
    const std::string type = rawText(dataset, DCM_SegmentationType);
    const bool isFractional = type == "FRACTIONAL";
    if (type != "BINARY" && !isFractional)
        return unsupported(message("dicom", "The segmentation is of type \"%1\" (0062,0001); BINARY or FRACTIONAL was expected.", type));
    if (layout.samples != 1 || layout.bitsAllocated > 8 || (isFractional && layout.bitsAllocated != 8))
        return corrupt(message("dicom", "The %1 segmentation has %2 samples of %3 bits a pixel; one of %4 was expected.", type, layout.samples, layout.bitsAllocated, isFractional ? 8 : 1));
    if (!isFractional)
        return 1;
    const int maximum = integer(dataset, DCM_MaximumFractionalValue);
    if (maximum < 1 || maximum > 255)
        return corrupt(message("dicom", "The Maximum Fractional Value (0062,000E) of the segmentation is %1; 1 to 255 was expected.", maximum));
    notes.push_back(message("dicom", "The segmentation is fractional; pixels of at least half its maximum value of %1 belong to the segment.", maximum));
    return (maximum + 1) / 2;
}

Result<Mask> united(const Object& object, const std::vector<SegmentFrame>& frames, const Grid& grid, int threshold)
{
    std::vector<std::uint8_t> inside;
    for (const SegmentFrame& frame : frames) {
        const auto samples = readSamples(object, frame.number);
        if (!samples)
            return samples.error();
        inside.resize(samples->bytes.size());
        for (std::size_t at = 0; at < inside.size(); ++at)
            inside[at] |= samples->bytes[at] >= threshold;
    }
    return fromBytes(grid, inside);
}

Result<SegmentMask> maskOf(const Object& object, std::optional<int> wanted, const std::optional<MaskTarget>& target)
{
    DcmDataset& dataset = object.dataset();
    SegmentMask result;
    if (object.damage)
        result.notes.push_back(*object.damage);
    const auto layout = layoutOf(object);
    if (!layout)
        return layout.error();
    const auto threshold = thresholdOf(dataset, *layout, result.notes);
    if (!threshold)
        return threshold.error();
    const auto segment = chosenSegment(segmentsOf(dataset), wanted);
    if (!segment)
        return segment.error();
    auto ofSegment = framesOfSegment(dataset, layout->frames, *segment);
    if (!ofSegment)
        return std::move(ofSegment).error();
    const auto frames = framesOn(dataset, *std::move(ofSegment), *segment, target);
    if (!frames)
        return frames.error();
    Grid grid = target ? target->grid : makeGrid(layout->columns, layout->rows, factsOf(object).patientSpacing);
    grid.size = {layout->columns, layout->rows, 1};
    if (target)
        if (auto check = checkSameGrid(target->grid, grid); !check)
            return std::move(check).error();
    auto mask = united(object, *frames, grid, *threshold);
    if (!mask)
        return std::move(mask).error();
    result.mask = *std::move(mask);
    return result;
}

}  // namespace
}  // namespace dcmtk

bool isSegmentation(const Facts& facts) { return facts.sopClassUid == UID_SegmentationStorage || facts.sopClassUid == dcmtk::labelMapClass; }

Result<SegmentMask> readSegmentation(const std::filesystem::path& path, std::optional<int> segment, const std::optional<MaskTarget>& target)
{
    const auto object = dcmtk::openObject(path);
    if (!object)
        return object.error();
    auto mask = dcmtk::maskOf(*object, segment, target);
    if (!mask)
        return std::move(mask).error().in(toUtf8(path));
    return mask;
}

}  // namespace annulus
