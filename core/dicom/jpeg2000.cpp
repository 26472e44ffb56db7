#include "core/dicom/dcmtkPixels.h"

#include <openjpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace annulus::dcmtk {
namespace {

constexpr const char* lossless = "1.2.840.10008.1.2.4.90";
constexpr const char* anyLoss = "1.2.840.10008.1.2.4.91";

/// A span of memory as OpenJPEG reads it.
struct Source {
    std::span<const std::uint8_t> bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T readSource(void* buffer, OPJ_SIZE_T wanted, void* user)
{
    auto& source = *static_cast<Source*>(user);
    const std::size_t count = std::min<std::size_t>(wanted, source.bytes.size() - source.at);
    if (count == 0)
        return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(buffer, source.bytes.data() + source.at, count);
    source.at += count;
    return count;
}

OPJ_OFF_T skipSource(OPJ_OFF_T count, void* user)
{
    auto& source = *static_cast<Source*>(user);
    if (count < 0 || static_cast<std::size_t>(count) > source.bytes.size() - source.at)
        return -1;
    source.at += static_cast<std::size_t>(count);
    return count;
}

OPJ_BOOL seekSource(OPJ_OFF_T position, void* user)
{
    auto& source = *static_cast<Source*>(user);
    if (position < 0 || static_cast<std::size_t>(position) > source.bytes.size())
        return OPJ_FALSE;
    source.at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

using StreamPtr = std::unique_ptr<opj_stream_t, decltype(&opj_stream_destroy)>;
using CodecPtr = std::unique_ptr<opj_codec_t, decltype(&opj_destroy_codec)>;
using ImagePtr = std::unique_ptr<opj_image_t, decltype(&opj_image_destroy)>;

StreamPtr openStream(Source& source)
{
    StreamPtr stream(opj_stream_create(1 << 16, OPJ_TRUE), &opj_stream_destroy);
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.bytes.size());
    opj_stream_set_read_function(stream.get(), readSource);
    opj_stream_set_skip_function(stream.get(), skipSource);
    opj_stream_set_seek_function(stream.get(), seekSource);
    return stream;
}

/// DICOM carries bare codestreams; some writers leave the JP2 file format around them.
bool isBoxed(std::span<const std::uint8_t> bytes)
{
    constexpr std::array<std::uint8_t, 12> signature{0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, 0x87, 10};
    return bytes.size() > signature.size() && std::equal(signature.begin(), signature.end(), bytes.begin());
}

Error corrupt() { return {Errc::corrupt, message("dicom", "The JPEG 2000 codestream is damaged."), {}}; }

/// What the codestream says has to be what the data set says before its planes are allocated.
Result<void> check(const opj_image_t& image, const Layout& layout)
{
    const auto width = static_cast<std::int64_t>(image.x1) - image.x0;
    const auto height = static_cast<std::int64_t>(image.y1) - image.y0;
    if (width != layout.columns || height != layout.rows || static_cast<int>(image.numcomps) < layout.samples)
        return Error{Errc::corrupt, message("dicom", "The JPEG 2000 codestream holds %1 x %2 pixels of %3 samples; the header says %4 x %5 of %6.",
                                            width, height, image.numcomps, layout.columns, layout.rows, layout.samples), {}};
    for (int component = 0; component < layout.samples; ++component) {
        const auto& plane = image.comps[component];
        if (static_cast<int>(plane.prec) > layout.bitsAllocated || plane.dx < 1 || plane.dy < 1)
            return Error{Errc::corrupt, message("dicom", "The JPEG 2000 codestream has %1 bits per sample; the header allocates %2.", plane.prec,
                                                layout.bitsAllocated), {}};
    }
    return {};
}

bool hasColourTransform(opj_codec_t* codec)
{
    opj_codestream_info_v2_t* info = opj_get_cstr_info(codec);
    const bool has = info != nullptr && info->m_default_tile_info.mct != 0;
    opj_destroy_cstr_info(&info);
    return has;
}

/// Writes the planes as pixels into containers of the data set's width.
template <class Container>
void interleave(const opj_image_t& image, const Layout& layout, std::vector<std::uint8_t>& bytes)
{
    for (int component = 0; component < layout.samples; ++component) {
        const auto& plane = image.comps[component];
        for (std::int64_t j = 0; j < layout.rows; ++j)
            for (std::int64_t i = 0; i < layout.columns; ++i) {
                const std::int64_t x = std::min<std::int64_t>(i / plane.dx, plane.w - 1);
                const std::int64_t y = std::min<std::int64_t>(j / plane.dy, plane.h - 1);
                const auto value = static_cast<Container>(plane.data[y * plane.w + x]);
                std::memcpy(&bytes[static_cast<std::size_t>((j * layout.columns + i) * layout.samples + component) * sizeof(Container)],
                            &value, sizeof value);
            }
    }
}

}  // namespace

bool isJpeg2000(const std::string& transferSyntax) { return transferSyntax == lossless || transferSyntax == anyLoss; }

Result<Samples> decodeJpeg2000(std::span<const std::uint8_t> codestream, Layout layout)
{
    Source source{codestream};
    const StreamPtr stream = openStream(source);
    const CodecPtr codec(opj_create_decompress(isBoxed(codestream) ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K), &opj_destroy_codec);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* header = nullptr;
    if (!opj_setup_decoder(codec.get(), &parameters) || !opj_read_header(stream.get(), codec.get(), &header))
        return corrupt();
    const ImagePtr image(header, &opj_image_destroy);
    if (auto checked = check(*image, layout); !checked)
        return checked.error();
    const bool wasTransformed = hasColourTransform(codec.get());
    if (!opj_decode(codec.get(), stream.get(), image.get()))
        return corrupt();
    for (int component = 0; component < layout.samples; ++component)
        if (image->comps[component].data == nullptr || image->comps[component].w == 0 || image->comps[component].h == 0)
            return corrupt();

    Samples samples{layout, std::vector<std::uint8_t>(static_cast<std::size_t>(layout.decodedBytes()))};
    switch (layout.bitsAllocated) {
    case 8: interleave<std::uint8_t>(*image, layout, samples.bytes); break;
    case 16: interleave<std::uint16_t>(*image, layout, samples.bytes); break;
    default: interleave<std::uint32_t>(*image, layout, samples.bytes); break;
    }
    samples.layout.isPlanar = false;
    // The decoder undoes the transform that the codestream declares; YBR_ICT and YBR_RCT name just that (PS3.5 8.2.4).
    if (layout.samples == 3 && (wasTransformed || layout.photometric == "YBR_ICT" || layout.photometric == "YBR_RCT"))
        samples.layout.photometric = "RGB";
    return samples;
}

}  // namespace annulus::dcmtk
