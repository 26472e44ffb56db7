#include "core/dicom/dcmtkPixels.h"

#include "core/base/text.h"
#include "core/dicom/objectKind.h"

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcfcache.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <algorithm>
#include <cstring>

namespace annulus::dcmtk {
namespace {

/// The largest frame that is decoded: four times the largest mammogram in 16 bits, and an end to claims of gigabytes.
constexpr std::int64_t mostBytesPerFrame = std::int64_t(512) << 20;

Error unsupported(Message what) { return {Errc::unsupported, std::move(what), {}}; }
Error corrupt(Message what) { return {Errc::corrupt, std::move(what), {}}; }

DcmPixelData* pixelDataOf(DcmDataset& dataset)
{
    DcmElement* element = nullptr;
    return dataset.findAndGetElement(DCM_PixelData, element).good() ? dynamic_cast<DcmPixelData*>(element) : nullptr;
}

DcmPixelSequence* sequenceOf(DcmPixelData& pixels)
{
    E_TransferSyntax syntax = EXS_Unknown;
    const DcmRepresentationParameter* parameter = nullptr;
    DcmPixelSequence* sequence = nullptr;
    pixels.getOriginalRepresentationKey(syntax, parameter);
    return pixels.getEncapsulatedRepresentation(syntax, parameter, sequence).good() ? sequence : nullptr;
}

/// YBR_FULL_422 without compression: Y0 Y1 Cb Cr for two pixels (PS3.3 C.7.6.3.1.2).
bool isSubsampled(const Layout& layout) { return layout.samples == 3 && layout.photometric == "YBR_FULL_422" && layout.bitsAllocated == 8; }

Samples unpackBits(const Layout& layout, const std::vector<std::uint8_t>& packed, std::int64_t firstBit)
{
    Samples samples{layout, std::vector<std::uint8_t>(static_cast<std::size_t>(layout.pixelCount()))};
    for (std::size_t at = 0; at < samples.bytes.size(); ++at) {
        const auto bit = static_cast<std::size_t>(firstBit) + at;
        samples.bytes[at] = static_cast<std::uint8_t>((packed[bit / 8] >> (bit % 8)) & 1);
    }
    samples.layout.bitsAllocated = 8;
    return samples;
}

Samples spread422(Layout layout, const std::vector<std::uint8_t>& packed)
{
    Samples samples{layout, std::vector<std::uint8_t>(static_cast<std::size_t>(3 * layout.pixelCount()))};
    for (std::size_t pair = 0; 4 * pair + 3 < packed.size(); ++pair) {
        const std::uint8_t* from = &packed[4 * pair];
        std::uint8_t* to = &samples.bytes[6 * pair];
        for (int half = 0; half < 2; ++half) {
            to[3 * half] = from[half];
            to[3 * half + 1] = from[2];
            to[3 * half + 2] = from[3];
        }
    }
    samples.layout.photometric = "YBR_FULL";
    samples.layout.isPlanar = false;
    return samples;
}

Result<Samples> readStored(DcmPixelData& pixels, const Layout& layout, int frame)
{
    const bool is422 = isSubsampled(layout);
    const std::int64_t bits = is422 ? layout.pixelCount() * 16 : layout.pixelCount() * layout.samples * layout.bitsAllocated;
    const std::int64_t firstBit = bits * (frame - 1);
    const std::int64_t first = firstBit / 8;
    const std::int64_t needed = (firstBit + bits + 7) / 8 - first;
    const auto length = static_cast<std::int64_t>(pixels.getLength());
    if (first + needed > length)
        return corrupt(message("dicom", "The pixel data has %1 bytes; frame %2 of %3 x %4 pixels needs %5.", length, frame, layout.columns,
                               layout.rows, first + needed));
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(needed));
    const OFCondition read = pixels.getPartialValue(bytes.data(), static_cast<Uint32>(first), static_cast<Uint32>(needed));
    if (read.bad())
        return corrupt(message("dicom", "The pixel data of frame %1 could not be read from the file; %2 bytes were expected.", frame, needed));
    if (layout.bitsAllocated == 1)
        return unpackBits(layout, bytes, firstBit % 8);
    if (is422)
        return spread422(layout, bytes);
    return Samples{layout, std::move(bytes)};
}

/// The first fragment of a frame: by count where each frame has one, else by the Basic Offset Table.
std::optional<unsigned long> firstFragment(DcmPixelSequence& sequence, int frame, int frames)
{
    const unsigned long fragments = sequence.card() - 1;
    if (frames == 1)
        return 1;
    if (fragments == static_cast<unsigned long>(frames))
        return static_cast<unsigned long>(frame);
    Uint32 first = 0;
    if (DcmCodec::determineStartFragment(static_cast<Uint32>(frame - 1), frames, &sequence, first).bad())
        return {};
    return first;
}

bool decodes(const std::string& syntax)
{
    static const char* const syntaxes[] = {
        UID_JPEGProcess1TransferSyntax, UID_JPEGProcess2_4TransferSyntax, UID_JPEGProcess14TransferSyntax,
        UID_JPEGProcess14SV1TransferSyntax, UID_JPEGProcess3_5TransferSyntax, UID_JPEGProcess6_8TransferSyntax,
        UID_JPEGProcess7_9TransferSyntax, UID_JPEGProcess10_12TransferSyntax, UID_JPEGProcess11_13TransferSyntax,
        UID_JPEGLSLosslessTransferSyntax, UID_JPEGLSLossyTransferSyntax, UID_RLELosslessTransferSyntax};
    return std::find(std::begin(syntaxes), std::end(syntaxes), syntax) != std::end(syntaxes);
}

std::string nameOf(const std::string& syntax)
{
    const char* name = dcmFindNameOfUID(syntax.c_str());
    return name == nullptr ? syntax : std::string(name) + " (" + syntax + ")";
}

Result<Samples> decodeByDcmtk(DcmDataset& dataset, DcmPixelData& pixels, DcmPixelSequence& sequence, Layout layout, int frame,
                              const std::string& syntax)
{
    if (!decodes(syntax))
        return unsupported(message("dicom", "The pixels are coded as %1, which is not supported.", nameOf(syntax)));
    // DCMTK asks for the frame size that the header claims; odd sizes are rounded up to words.
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(layout.decodedBytes() + 1) & ~std::size_t{1});
    OFString colour;
    const auto first = static_cast<Uint32>(firstFragment(sequence, frame, layout.frames).value_or(0));
    Uint32 fragment = first;  // afterwards the first one of the next frame
    DcmFileCache cache;
    const OFCondition decoded = pixels.getUncompressedFrame(&dataset, static_cast<Uint32>(frame - 1), fragment, bytes.data(),
                                                            static_cast<Uint32>(bytes.size()), colour, &cache);
    for (Uint32 at = first; at < std::max(fragment, first + 1); ++at)
        if (DcmPixelItem* item = nullptr; sequence.getItem(item, at).good() && item != nullptr)
            item->compact();  // back to the file: a cine does not gather in memory
    if (decoded.bad())
        return corrupt(message("dicom", "Frame %1 could not be decoded: its bytes are damaged, cut short or of a form that the decoder does not know; a picture of %2 x %3 pixels coded as %4 was expected.",
                               frame, layout.columns, layout.rows, nameOf(syntax)));
    bytes.resize(static_cast<std::size_t>(layout.decodedBytes()));
    layout.photometric.assign(colour.data(), colour.size());
    layout.isPlanar = layout.isPlanar && syntax == UID_RLELosslessTransferSyntax;  // the others are told to give pixels
    return Samples{layout, std::move(bytes)};
}

/// The compressed bytes of one frame.
Result<std::vector<std::uint8_t>> compressedFrame(DcmPixelSequence& sequence, int frame, int frames)
{
    const auto first = firstFragment(sequence, frame, frames);
    const auto next = frame == frames ? std::optional(sequence.card()) : firstFragment(sequence, frame + 1, frames);
    std::vector<std::uint8_t> bytes;
    if (first && next)
        for (unsigned long at = *first; at < *next && at < sequence.card(); ++at) {
            DcmPixelItem* item = nullptr;
            Uint8* part = nullptr;
            if (sequence.getItem(item, at).bad() || item == nullptr || item->getUint8Array(part).bad() || part == nullptr)
                break;
            bytes.insert(bytes.end(), part, part + item->getLength());
            item->compact();
        }
    if (bytes.empty())
        return corrupt(message("dicom", "The compressed bytes of frame %1 of %2 could not be found.", frame, frames));
    return bytes;
}

/// An object without a size is something else than an image, and mostly says what.
Message whyNoPicture(const Object& object, const Layout& layout)
{
    const std::string sopClass = object.sopClass();
    if (Message kind = kindInsteadOfImage(sopClass); !kind.isEmpty())
        return kind;
    if (object.damage)
        return *object.damage;
    const bool hasRows = object.dataset().tagExists(DCM_Rows), hasColumns = object.dataset().tagExists(DCM_Columns);
    if (hasRows != hasColumns && (layout.rows > 0 || layout.columns > 0))
        return hasRows ? message("dicom", "The image says its Rows (0028,0010), %1, but has no Columns (0028,0011); both were expected.", layout.rows)
                       : message("dicom", "The image says its Columns (0028,0011), %1, but has no Rows (0028,0010); both were expected.", layout.columns);
    if (hasRows || hasColumns)
        return message("dicom", "The image has %1 rows (0028,0010) and %2 columns (0028,0011); at least one of each was expected.", layout.rows, layout.columns);
    if (sopClass.empty())
        return message("dicom", "This is no image: it has neither a SOP Class UID (0008,0016) nor Rows (0028,0010) and Columns (0028,0011).");
    return message("dicom", "This is no image: an object of the class %1 without Rows (0028,0010) and Columns (0028,0011).", nameOf(sopClass));
}

Result<Samples> samplesOf(const Object& object, DcmPixelData& pixels, const Layout& layout, int frame)
{
    const std::string syntax = object.transferSyntax();
    DcmPixelSequence* const sequence = sequenceOf(pixels);
    if (sequence == nullptr)
        return readStored(pixels, layout, frame);
    if (!isJpeg2000(syntax))
        return decodeByDcmtk(object.dataset(), pixels, *sequence, layout, frame, syntax);
    const auto codestream = compressedFrame(*sequence, frame, layout.frames);
    if (!codestream)
        return codestream.error();
    return decodeJpeg2000(*codestream, layout);
}

}  // namespace

Result<Layout> layoutOf(const Object& object)
{
    DcmDataset& dataset = object.dataset();
    Layout layout;
    layout.rows = integer(dataset, DCM_Rows);
    layout.columns = integer(dataset, DCM_Columns);
    layout.frames = integer(dataset, DCM_NumberOfFrames, 1);
    layout.samples = integer(dataset, DCM_SamplesPerPixel, 1);
    layout.bitsAllocated = integer(dataset, DCM_BitsAllocated);
    layout.bitsStored = integer(dataset, DCM_BitsStored, layout.bitsAllocated);
    layout.highBit = integer(dataset, DCM_HighBit, layout.bitsStored - 1);
    layout.isSigned = integer(dataset, DCM_PixelRepresentation) == 1;
    layout.isPlanar = integer(dataset, DCM_PlanarConfiguration) == 1;
    layout.photometric = rawText(dataset, DCM_PhotometricInterpretation);
    if (layout.rows < 1 || layout.columns < 1)
        return unsupported(whyNoPicture(object, layout));
    if (layout.samples != 1 && layout.samples != 3)
        return unsupported(message("dicom", "The image has %1 samples per pixel; 1 or 3 are supported.", layout.samples));
    const int allocated = layout.bitsAllocated;
    if (allocated != 1 && allocated != 8 && allocated != 16 && allocated != 32)
        return unsupported(message("dicom", "The image has %1 bits allocated per sample; 1, 8, 16 or 32 are supported.", allocated));
    if (layout.bitsStored < 1 || layout.bitsStored > allocated)
        return corrupt(message("dicom", "The image stores %1 bits in containers of %2 bits.", layout.bitsStored, allocated));
    if (layout.highBit < layout.bitsStored - 1 || layout.highBit >= allocated)
        layout.highBit = layout.bitsStored - 1;
    layout.frames = std::max(1, layout.frames);
    if (layout.decodedBytes() > mostBytesPerFrame)
        return Error{Errc::limit, message("dicom", "One frame of %1 x %2 pixels needs %3 MB; up to %4 MB are supported.", layout.columns,
                                          layout.rows, layout.decodedBytes() >> 20, mostBytesPerFrame >> 20), {}};
    if (layout.photometric.empty())
        layout.photometric = layout.samples == 3 ? "RGB" : "MONOCHROME2";
    return layout;
}

Result<Samples> readSamples(const Object& object, int frame)
{
    DcmDataset& dataset = object.dataset();
    auto layout = layoutOf(object);
    if (!layout)
        return std::move(layout).error();
    if (frame < 1 || frame > layout->frames)
        return Error{Errc::notFound, message("dicom", "There is no frame %1; the object has %2.", frame, layout->frames), {}};
    DcmPixelData* const pixels = pixelDataOf(dataset);
    if (pixels == nullptr && object.damage)
        return corrupt(*object.damage);
    if (pixels == nullptr)
        return unsupported(message("dicom", "The object has no Pixel Data (7FE0,0010)."));
    auto samples = samplesOf(object, *pixels, *layout, frame);
    if (!samples && samples.error().code == Errc::corrupt && object.damage)
        return corrupt(*object.damage);  // the cause, not what followed from it
    return samples;
}

}  // namespace annulus::dcmtk
