#include "core/exchange/readSegments.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkObject.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace annulus {
namespace {

std::vector<DcmItem*> itemsOf(DcmItem& item, const DcmTagKey& tag)
{
    std::vector<DcmItem*> items;
    DcmSequenceOfItems* sequence = nullptr;
    if (item.findAndGetSequence(tag, sequence).good() && sequence != nullptr)
        for (DcmObject* at = sequence->nextInContainer(nullptr); at != nullptr; at = sequence->nextInContainer(at))
            if (auto* const one = dynamic_cast<DcmItem*>(at))
                items.push_back(one);
    return items;
}

struct Named {
    std::string label;
    bool isRing = false;
};

std::map<int, Named> segmentsOf(DcmDataset& dataset)
{
    std::vector<Message> ignored;
    dcmtk::TextReader text(dataset, ignored);
    std::map<int, Named> segments;
    for (DcmItem* const item : itemsOf(dataset, DCM_SegmentSequence)) {
        const auto type = itemsOf(*item, DCM_SegmentedPropertyTypeCodeSequence);
        const bool isRing = !type.empty() && dcmtk::rawText(*type.front(), DCM_CodingSchemeDesignator) == "99ANNULUS" && dcmtk::rawText(*type.front(), DCM_CodeValue) == "RING";
        segments[dcmtk::integer(*item, DCM_SegmentNumber)] = {text.read(*item, DCM_SegmentLabel), isRing};
    }
    return segments;
}

/// The macro of a frame's own groups or of the shared ones.
std::vector<DcmItem*> macroOf(DcmItem& own, DcmItem* shared, const DcmTagKey& macro)
{
    auto items = itemsOf(own, macro);
    return items.empty() && shared ? itemsOf(*shared, macro) : items;
}

}  // namespace

Result<SegmentList> listSegments(const std::filesystem::path& file)
{
    const auto object = dcmtk::openObject(file);
    if (!object)
        return object.error();
    DcmDataset& dataset = object->dataset();
    const auto segments = segmentsOf(dataset);
    std::vector<Message> ignored;
    SegmentList list{dcmtk::TextReader(dataset, ignored).read(dataset, DCM_ContentCreatorName), {}};
    DcmItem* const shared = dcmtk::itemOf(dataset, DCM_SharedFunctionalGroupsSequence);
    for (DcmItem* const groups : itemsOf(dataset, DCM_PerFrameFunctionalGroupsSequence)) {
        const auto identification = macroOf(*groups, shared, DCM_SegmentIdentificationSequence);
        const int number = identification.empty() ? 0 : dcmtk::integer(*identification.front(), DCM_ReferencedSegmentNumber);
        const auto segment = segments.find(number);
        if (segment == segments.end())
            continue;
        for (DcmItem* const derivation : macroOf(*groups, shared, DCM_DerivationImageSequence))
            for (DcmItem* const source : itemsOf(*derivation, DCM_SourceImageSequence)) {
                const std::string uid = dcmtk::rawText(*source, DCM_ReferencedSOPInstanceUID);
                auto frames = dcmtk::numbers(*source, DCM_ReferencedFrameNumber);
                if (frames.empty())
                    frames.push_back(1);
                for (const double frame : frames)
                    if (!uid.empty() && frame >= 1 && frame < 1e6)
                        list.places.push_back({number, segment->second.label, segment->second.isRing, uid, static_cast<int>(frame)});
            }
    }
    if (list.places.empty())
        return Error{Errc::invalid, message("exchange", "The segmentation names no source image for its %1 segments, so its outlines cannot be placed.", segments.size()), toUtf8(file)};
    const auto key = [](const SegmentPlace& place) { return std::tie(place.segment, place.imageUid, place.frame); };
    std::ranges::sort(list.places, [&](const auto& a, const auto& b) { return key(a) < key(b); });
    list.places.erase(std::unique(list.places.begin(), list.places.end()), list.places.end());
    return list;
}

}  // namespace annulus
