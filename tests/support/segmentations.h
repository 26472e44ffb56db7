#pragma once

#include "core/image/Mask.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <cstdint>
#include <string>
#include <vector>

namespace annulus::tests {

/// One frame of a Segmentation as a test asks for it.
struct SegmentationFrame {
    Mask mask;
    int segment = 1;
    std::string sourceUid;          ///< empty: no Derivation Image
    std::vector<int> sourceFrames;  ///< empty: no Referenced Frame Number
};

inline DcmItem& newItem(DcmItem& item, const DcmTagKey& sequence)
{
    DcmItem* made = nullptr;
    item.findOrCreateSequenceItem(sequence, made, -2);
    return *made;
}

inline void putSource(DcmItem& groups, const std::string& uid, const std::vector<int>& frames)
{
    DcmItem& source = newItem(newItem(groups, DCM_DerivationImageSequence), DCM_SourceImageSequence);
    source.putAndInsertString(DCM_ReferencedSOPInstanceUID, uid.c_str());
    std::string numbers;
    for (const int frame : frames) {
        if (!numbers.empty())
            numbers += '\\';
        numbers += std::to_string(frame);
    }
    if (!numbers.empty())
        source.putAndInsertString(DCM_ReferencedFrameNumber, numbers.c_str());
}

inline void putSegment(DcmItem& groups, int segment)
{
    newItem(groups, DCM_SegmentIdentificationSequence).putAndInsertUint16(DCM_ReferencedSegmentNumber, static_cast<Uint16>(segment));
}

/// Everything but the pixels of a Segmentation (PS3.3 A.51), its frames described one by one.
inline DcmFileFormat segmentationHeader(const std::vector<SegmentationFrame>& frames, const std::vector<std::string>& labels, const char* type)
{
    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    const bool isBinary = std::string(type) == "BINARY";
    const Size size = frames.front().mask.grid().size;
    dataset.putAndInsertString(DCM_SOPClassUID, UID_SegmentationStorage);
    dataset.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.99");
    dataset.putAndInsertString(DCM_Modality, "SEG");
    dataset.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
    dataset.putAndInsertString(DCM_SegmentationType, type);
    dataset.putAndInsertString(DCM_NumberOfFrames, std::to_string(frames.size()).c_str());
    dataset.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(size.j));
    dataset.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(size.i));
    dataset.putAndInsertUint16(DCM_SamplesPerPixel, 1);
    dataset.putAndInsertUint16(DCM_BitsAllocated, isBinary ? 1 : 8);
    dataset.putAndInsertUint16(DCM_BitsStored, isBinary ? 1 : 8);
    dataset.putAndInsertUint16(DCM_HighBit, isBinary ? 0 : 7);
    dataset.putAndInsertUint16(DCM_PixelRepresentation, 0);
    for (std::size_t at = 0; at < labels.size(); ++at) {
        DcmItem& item = newItem(dataset, DCM_SegmentSequence);
        item.putAndInsertUint16(DCM_SegmentNumber, static_cast<Uint16>(at + 1));
        item.putAndInsertString(DCM_SegmentLabel, labels[at].c_str());
    }
    for (const SegmentationFrame& frame : frames) {
        DcmItem& groups = newItem(dataset, DCM_PerFrameFunctionalGroupsSequence);
        if (frame.segment > 0)
            putSegment(groups, frame.segment);
        if (!frame.sourceUid.empty())
            putSource(groups, frame.sourceUid, frame.sourceFrames);
    }
    return file;
}

/// A BINARY Segmentation: bit n of all frames, row by row without any padding, is bit n % 8 of byte n / 8 (PS3.5 8.1.1).
inline DcmFileFormat binarySegmentation(const std::vector<SegmentationFrame>& frames, const std::vector<std::string>& labels)
{
    DcmFileFormat file = segmentationHeader(frames, labels, "BINARY");
    std::vector<Uint8> packed;
    std::size_t bit = 0;
    for (const SegmentationFrame& frame : frames)
        for (const std::uint8_t inside : toBytes(frame.mask)) {
            if (bit % 8 == 0)
                packed.push_back(0);
            packed.back() = static_cast<Uint8>(packed.back() | (inside << (bit % 8)));
            ++bit;
        }
    packed.resize((packed.size() + 1) / 2 * 2);
    file.getDataset()->putAndInsertUint8Array(DCM_PixelData, packed.data(), packed.size());
    return file;
}

}  // namespace annulus::tests
