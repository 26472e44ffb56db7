#include "core/dicom/dcmtkPixels.h"
#include "core/dicom/dcmtkVoi.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace annulus::dcmtk {
namespace {

/// Sample `index` (native byte order) as a number, without bits above the stored ones.
class SampleReader {
public:
    explicit SampleReader(const Samples& samples)
        : bytes_(samples.bytes.data()), width_(std::max(1, samples.layout.bitsAllocated / 8)),
          shift_(samples.layout.highBit + 1 - samples.layout.bitsStored),
          mask_(samples.layout.bitsStored >= 32 ? 0xffffffffu : (1u << samples.layout.bitsStored) - 1u)
    {
    }
    [[nodiscard]] std::uint32_t at(std::size_t index) const
    {
        std::uint32_t value = 0;
        if (width_ == 1)
            value = bytes_[index];
        else if (width_ == 2)
            value = load<std::uint16_t>(index);
        else
            value = load<std::uint32_t>(index);
        return (value >> shift_) & mask_;
    }

private:
    template <class T>
    [[nodiscard]] T load(std::size_t index) const
    {
        T value;
        std::memcpy(&value, bytes_ + index * sizeof(T), sizeof(T));
        return value;
    }
    const std::uint8_t* bytes_;
    int width_;
    int shift_;
    std::uint32_t mask_;
};

std::uint8_t clampToByte(double value) { return static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5), 0.0, 255.0)); }

/// PS3.3 C.7.6.3.1.2, the inverse of YBR_FULL.
std::array<std::uint8_t, 3> fromYbrFull(int y, int cb, int cr)
{
    const double b = cb - 128;
    const double r = cr - 128;
    return {clampToByte(y + 1.402 * r), clampToByte(y - 0.344136 * b - 0.714136 * r), clampToByte(y + 1.772 * b)};
}

/// Segmented palettes (PS3.3 C.7.9.2): discrete runs, straight lines, and runs copied from earlier in the data.
class SegmentExpander {
public:
    SegmentExpander(std::span<const std::uint16_t> data, std::size_t count) : data_(data), count_(count) {}
    std::vector<std::uint16_t> expand()
    {
        for (std::size_t at = 0; at + 2 < data_.size() && values_.size() < count_;)
            at = appendSegment(at, true);
        return std::move(values_);
    }

private:
    /// Appends the segment at `at` and answers where the next one begins.
    std::size_t appendSegment(std::size_t at, bool mayCopy)
    {
        const std::uint16_t kind = data_[at];
        const std::size_t length = data_[at + 1];
        if (kind == 0) {
            for (std::size_t k = 0; k < length && at + 2 + k < data_.size() && values_.size() < count_; ++k)
                values_.push_back(data_[at + 2 + k]);
            return at + 2 + length;
        }
        if (kind == 1 && !values_.empty()) {
            const double begin = values_.back();
            const double step = (data_[at + 2] - begin) / static_cast<double>(std::max<std::size_t>(length, 1));
            for (std::size_t k = 1; k <= length && values_.size() < count_; ++k)
                values_.push_back(static_cast<std::uint16_t>(std::lround(begin + step * static_cast<double>(k))));
            return at + 3;
        }
        if (kind == 2 && mayCopy && at + 3 < data_.size()) {
            // The offset counts bytes; a copied segment may not copy again.
            std::size_t from = (data_[at + 2] | (static_cast<std::size_t>(data_[at + 3]) << 16)) / 2;
            for (std::size_t k = 0; k < length && from + 2 < data_.size(); ++k)
                from = appendSegment(from, false);
            return at + 4;
        }
        return data_.size();
    }

    std::span<const std::uint16_t> data_;
    std::size_t count_;
    std::vector<std::uint16_t> values_;
};

std::optional<LutTable> segmentedPaletteOf(DcmDataset& dataset, const DcmTagKey& descriptor, const DcmTagKey& data)
{
    DcmElement* element = nullptr;
    Uint16* words = nullptr;
    if (dataset.findAndGetElement(data, element).bad() || element->getUint16Array(words).bad() || words == nullptr)
        return {};
    const int entries = integer(dataset, descriptor) & 0xffff;
    LutTable table;
    table.firstMapped = static_cast<std::int32_t>(number(dataset, descriptor, 1).value_or(0));
    table.bits = 16;
    table.values = SegmentExpander({words, element->getLength() / 2}, entries == 0 ? 65536 : static_cast<std::size_t>(entries)).expand();
    return table.values.empty() ? std::nullopt : std::optional(table);
}

struct PaletteTags {
    DcmTagKey descriptor, data, segmented;
};

std::optional<LutTable> paletteOf(DcmDataset& dataset, const PaletteTags& tags)
{
    if (auto table = lutTableOf(dataset, tags.descriptor, tags.data, integer(dataset, DCM_PixelRepresentation) == 1))
        return table;
    return segmentedPaletteOf(dataset, tags.descriptor, tags.segmented);
}

std::uint16_t entryAt(const LutTable& table, std::int64_t value)
{
    const auto index = std::clamp<std::int64_t>(value - table.firstMapped, 0, static_cast<std::int64_t>(table.values.size()) - 1);
    return table.values[static_cast<std::size_t>(index)];
}

/// Palettes that claim 16 bits and hold 8-bit values occur; reading their high bytes would give a black picture.
bool holdsBytes(const LutTable& table) { return *std::max_element(table.values.begin(), table.values.end()) <= 255; }

Result<std::vector<std::uint8_t>> fromPalette(DcmDataset& dataset, const Samples& samples)
{
    const auto red = paletteOf(dataset, {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData, DCM_SegmentedRedPaletteColorLookupTableData});
    const auto green = paletteOf(dataset, {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData, DCM_SegmentedGreenPaletteColorLookupTableData});
    const auto blue = paletteOf(dataset, {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData, DCM_SegmentedBluePaletteColorLookupTableData});
    if (!red || !green || !blue)
        return Error{Errc::unsupported, message("dicom", "The image is PALETTE COLOR without a usable palette for red, green and blue."), {}};
    const int drop = holdsBytes(*red) && holdsBytes(*green) && holdsBytes(*blue) ? 0 : 8;
    const SampleReader reader(samples);
    const auto count = static_cast<std::size_t>(samples.layout.pixelCount());
    std::vector<std::uint8_t> rgb(3 * count);
    for (std::size_t at = 0; at < count; ++at) {
        const auto value = static_cast<std::int64_t>(reader.at(at));
        rgb[3 * at] = static_cast<std::uint8_t>(entryAt(*red, value) >> drop);
        rgb[3 * at + 1] = static_cast<std::uint8_t>(entryAt(*green, value) >> drop);
        rgb[3 * at + 2] = static_cast<std::uint8_t>(entryAt(*blue, value) >> drop);
    }
    return rgb;
}

}  // namespace

Result<std::vector<std::uint8_t>> toRgb(DcmDataset& dataset, const Samples& samples)
{
    const Layout& layout = samples.layout;
    if (layout.photometric == "PALETTE COLOR" && layout.samples == 1)
        return fromPalette(dataset, samples);
    const bool isYbr = layout.photometric == "YBR_FULL" || layout.photometric == "YBR_FULL_422";
    if (layout.samples != 3 || (!isYbr && layout.photometric != "RGB"))
        return Error{Errc::unsupported, message("dicom", "The colour model \"%1\" with %2 samples per pixel is not supported.",
                                                layout.photometric, layout.samples), {}};
    const SampleReader reader(samples);
    const auto count = static_cast<std::size_t>(layout.pixelCount());
    const std::size_t nextChannel = layout.isPlanar ? count : 1;
    const std::size_t nextPixel = layout.isPlanar ? 1 : 3;
    const int drop = std::max(0, layout.bitsStored - 8);  // the screen and the grey rule work in bytes
    std::vector<std::uint8_t> rgb(3 * count);
    for (std::size_t at = 0; at < count; ++at) {
        std::array<std::uint8_t, 3> pixel;
        for (std::size_t channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<std::uint8_t>(reader.at(at * nextPixel + channel * nextChannel) >> drop);
        if (isYbr)
            pixel = fromYbrFull(pixel[0], pixel[1], pixel[2]);
        std::copy(pixel.begin(), pixel.end(), &rgb[3 * at]);
    }
    return rgb;
}

}  // namespace annulus::dcmtk
