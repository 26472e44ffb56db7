#include "core/dicom/overlayPlanes.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkOverlays.h"
#include "core/dicom/dcmtkPixels.h"

#include <algorithm>

namespace annulus {
namespace dcmtk {
namespace {

DcmTagKey tagOf(int group, const DcmTagKey& tag) { return {static_cast<Uint16>(group), tag.getElement()}; }

std::string hexadecimal(int group)
{
    static const char* const digits = "0123456789ABCDEF";
    return {digits[(group >> 12) & 15], digits[(group >> 8) & 15], digits[(group >> 4) & 15], digits[group & 15]};
}

/// Where an overlay lies and which of its frames belongs to the image's.
struct Geometry {
    std::int64_t rows = 0, columns = 0;
    std::int64_t top = 0, left = 0;  ///< of its first pixel on the image, from zero
    std::int64_t frame = 0;          ///< from zero; negative: none belongs to this frame
};

Geometry geometryOf(DcmItem& dataset, int group, int frame)
{
    const auto value = [&](const DcmTagKey& tag, int otherwise, unsigned long position = 0) {
        return static_cast<std::int64_t>(number(dataset, tagOf(group, tag), position).value_or(otherwise));
    };
    Geometry geometry;
    geometry.rows = value(DCM_OverlayRows, 0);
    geometry.columns = value(DCM_OverlayColumns, 0);
    // Row \ column of its first pixel, the image's first one being 1\1; written as signed words, read as unsigned in some files.
    const auto origin = [](std::int64_t stored) { return (stored > 32767 ? stored - 65536 : stored) - 1; };
    geometry.top = origin(value(DCM_OverlayOrigin, 1, 0));
    geometry.left = origin(value(DCM_OverlayOrigin, 1, 1));
    // One without a number of frames lies on every frame (PS3.3 C.9.2.1.1).
    if (const std::int64_t frames = value(DcmTagKey(0x6000, 0x0015), 0); frames > 0) {
        geometry.frame = frame - value(DcmTagKey(0x6000, 0x0051), 1);
        if (geometry.frame >= frames)
            geometry.frame = -1;
    }
    return geometry;
}

/// The bits of one frame of (60xx,3000): the first one is the lowest bit, rows follow each other without padding.
class PackedBits {
public:
    explicit PackedBits(DcmElement& element)
    {
        Uint16* words = nullptr;
        Uint8* bytes = nullptr;
        if (element.ident() == EVR_OW || element.ident() == EVR_lt || element.ident() == EVR_ox) {
            if (element.getUint16Array(words).good() && words != nullptr)
                for (std::size_t at = 0; at < element.getLength() / 2; ++at) {
                    bytes_.push_back(static_cast<std::uint8_t>(words[at] & 0xff));
                    bytes_.push_back(static_cast<std::uint8_t>(words[at] >> 8));
                }
        } else if (element.getUint8Array(bytes).good() && bytes != nullptr) {
            bytes_.assign(bytes, bytes + element.getLength());
        }
    }
    [[nodiscard]] bool holds(std::int64_t bits) const { return bits <= static_cast<std::int64_t>(bytes_.size()) * 8; }
    [[nodiscard]] bool at(std::int64_t bit) const { return ((bytes_[static_cast<std::size_t>(bit / 8)] >> (bit % 8)) & 1) != 0; }

private:
    std::vector<std::uint8_t> bytes_;
};

/// A mask of the image's grid from the pixels of an overlay, cut to the image.
template <class IsSet>
Mask maskOf(const Size& size, const Geometry& geometry, const IsSet& isSet)
{
    std::vector<Run> runs;
    for (std::int64_t row = std::max<std::int64_t>(0, -geometry.top); row < geometry.rows && row + geometry.top < size.j; ++row)
        for (std::int64_t column = std::max<std::int64_t>(0, -geometry.left); column < geometry.columns && column + geometry.left < size.i; ++column) {
            if (!isSet(row, column))
                continue;
            const auto j = static_cast<std::int32_t>(row + geometry.top);
            const auto i = static_cast<std::int32_t>(column + geometry.left);
            if (!runs.empty() && runs.back().row == j && runs.back().end == i)
                ++runs.back().end;
            else
                runs.push_back({j, i, i + 1});
        }
    return {makeGrid(size.i, size.j), std::move(runs)};
}

std::optional<Mask> pixelsOf(DcmItem& dataset, int group, const Size& size, const Geometry& geometry, const ReadSamples& samples)
{
    DcmElement* element = nullptr;
    const std::int64_t count = geometry.rows * geometry.columns;
    if (dataset.findAndGetElement(tagOf(group, DCM_OverlayData), element).good() && element != nullptr) {
        const PackedBits bits(*element);
        if (!bits.holds(count * (geometry.frame + 1)))
            return {};
        return maskOf(size, geometry, [&](std::int64_t row, std::int64_t column) { return bits.at(count * geometry.frame + row * geometry.columns + column); });
    }
    // Within the words of the pixels (retired, still met): (60xx,0102) tells which bit.
    const int bit = integer(dataset, tagOf(group, DCM_OverlayBitPosition), -1);
    const auto words = bit > 0 && samples && geometry.rows == size.j && geometry.columns == size.i ? samples() : std::nullopt;
    if (!words || words->bitsAllocated != 16 || bit > 15 || static_cast<std::int64_t>(words->bytes.size()) < 2 * count)
        return {};
    return maskOf(size, geometry, [&](std::int64_t row, std::int64_t column) {
        const auto at = static_cast<std::size_t>(2 * (row * geometry.columns + column));
        return (((words->bytes[at] | (words->bytes[at + 1] << 8)) >> bit) & 1) != 0;
    });
}

}  // namespace

Overlays overlaysOf(DcmItem& dataset, const Size& size, int frame, TextReader& text, const ReadSamples& samples)
{
    Overlays found;
    for (int group = 0x6000; group <= 0x601e; group += 2) {
        const Geometry geometry = geometryOf(dataset, group, frame);
        if (!dataset.tagExists(tagOf(group, DCM_OverlayRows)))
            continue;
        found.any = true;
        if (geometry.frame < 0)
            continue;
        auto pixels = geometry.rows > 0 && geometry.columns > 0 && geometry.rows < 65536 && geometry.columns < 65536
                          ? pixelsOf(dataset, group, size, geometry, samples) : std::nullopt;
        if (!pixels) {
            found.warnings.push_back(message("dicom", "The overlay of group %1 (%2 x %3 pixels) has too few bits and was left out.", hexadecimal(group), geometry.columns, geometry.rows));
            continue;
        }
        found.planes.push_back({group, text.read(dataset, tagOf(group, DCM_OverlayLabel)), text.read(dataset, tagOf(group, DCM_OverlayDescription)),
                                rawText(dataset, tagOf(group, DcmTagKey(0x6000, 0x1001))), rawText(dataset, tagOf(group, DCM_OverlayType)) == "R", *std::move(pixels)});
    }
    return found;
}

}  // namespace dcmtk

Result<Overlays> readOverlays(const std::filesystem::path& path, int frame)
{
    auto object = dcmtk::openObject(path);
    if (!object)
        return std::move(object).error();
    DcmDataset& dataset = object->dataset();
    const Size size{dcmtk::integer(dataset, DCM_Columns), dcmtk::integer(dataset, DCM_Rows), 1};
    std::vector<Message> textWarnings;  // the reading of the object itself tells them
    dcmtk::TextReader text(dataset, textWarnings);
    return dcmtk::overlaysOf(dataset, size, frame, text, [&]() -> std::optional<dcmtk::EmbeddedBits> {
        auto samples = dcmtk::readSamples(*object, frame);
        if (!samples)
            return {};
        return dcmtk::EmbeddedBits{samples->layout.bitsAllocated, std::move(samples->bytes)};
    });
}

}  // namespace annulus
