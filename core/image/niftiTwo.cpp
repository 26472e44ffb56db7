#include "core/image/niftiTwo.h"

#include "core/base/files.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <vector>

#include <stdlib.h>

namespace annulus {
namespace {

constexpr std::size_t bytesOfOne = 348, bytesOfTwo = 540;

/// A header in its byte order. Fields by the tables of nifti1.h and nifti2.h (https://nifti.nimh.nih.gov).
struct Bytes {
    std::vector<std::uint8_t> bytes;
    bool swapped = false;

    [[nodiscard]] std::uint64_t bits(std::size_t at, std::size_t width) const
    {
        std::uint64_t value = 0;
        for (std::size_t byte = 0; byte < width; ++byte)
            value |= std::uint64_t{bytes[at + byte]} << 8 * (swapped ? width - 1 - byte : byte);
        return value;
    }
    void setBits(std::size_t at, std::size_t width, std::uint64_t value)
    {
        for (std::size_t byte = 0; byte < width; ++byte)
            bytes[at + (swapped ? width - 1 - byte : byte)] = static_cast<std::uint8_t>(value >> 8 * byte & 0xff);
    }
};

/// Fields that both have, the wider ones of NIfTI-2 first.
struct Field {
    std::size_t two, one, count;
};
constexpr Field numbers[] = {{80, 56, 3}, {104, 76, 8}, {176, 112, 2}, {192, 124, 4}, {352, 256, 6}, {400, 280, 12}};  // double to float
constexpr Field shorts[] = {{12, 70, 1}, {14, 72, 1}};                                                                     // 16 bit in both
constexpr Field texts[] = {{240, 148, 80}, {320, 228, 24}, {508, 328, 16}};

/// The header of NIfTI-1 that says the same, in the same byte order, with its pixels from byte 352 on.
Result<Bytes> asOne(const Bytes& two)
{
    Bytes one{std::vector<std::uint8_t>(352, 0), two.swapped};
    one.setBits(0, 4, bytesOfOne);
    for (std::size_t axis = 0; axis < 8; ++axis) {
        const auto size = static_cast<std::int64_t>(two.bits(16 + 8 * axis, 8));
        if (size > std::numeric_limits<std::int16_t>::max())
            return Error{Errc::limit, message("image", "The NIfTI-2 file has %1 pixels along axis %2; at most %3 are read.", size, axis, std::numeric_limits<std::int16_t>::max()), {}};
        one.setBits(40 + 2 * axis, 2, static_cast<std::uint64_t>(size));
    }
    for (const Field& field : numbers)
        for (std::size_t index = 0; index < field.count; ++index) {
            const auto wide = std::bit_cast<double>(two.bits(field.two + 8 * index, 8));
            one.setBits(field.one + 4 * index, 4, std::bit_cast<std::uint32_t>(static_cast<float>(wide)));
        }
    for (const Field& field : shorts)
        one.setBits(field.one, 2, two.bits(field.two, 2));
    for (const Field& field : texts)
        std::copy_n(two.bytes.begin() + static_cast<std::ptrdiff_t>(field.two), field.count, one.bytes.begin() + static_cast<std::ptrdiff_t>(field.one));
    one.setBits(108, 4, std::bit_cast<std::uint32_t>(352.0f));
    one.setBits(252, 2, two.bits(344, 4));  // qform_code
    one.setBits(254, 2, two.bits(348, 4));  // sform_code
    one.setBits(123, 1, two.bits(500, 4));  // xyzt_units
    one.setBits(68, 2, two.bits(504, 4));   // intent_code
    std::memcpy(one.bytes.data() + 344, "n+1", 4);
    return one;
}

/// Bytes of pixels that the header claims, as far as they can be counted.
double claimedBytes(const Bytes& two)
{
    double bytes = static_cast<double>(two.bits(14, 2)) / 8;
    for (std::size_t axis = 1; axis <= std::min<std::uint64_t>(two.bits(16, 8), 7); ++axis)
        bytes *= static_cast<double>(two.bits(16 + 8 * axis, 8));
    return bytes;
}

/// Copies what follows; no more than is claimed, whatever the file holds.
bool copyPixels(gzFile from, std::ofstream& to, double claimed)
{
    std::vector<char> block(std::size_t{1} << 20);
    for (double left = claimed; left > 0;) {
        const int count = gzread(from, block.data(), static_cast<unsigned>(std::min(left, static_cast<double>(block.size()))));
        if (count <= 0)
            break;
        to.write(block.data(), count);
        left -= count;
    }
    return to.good();
}

}  // namespace

Result<ReadableNifti> ReadableNifti::of(const std::filesystem::path& file)
{
    ReadableNifti readable(file);
    const std::shared_ptr<gzFile_s> stream(gzopen(file.c_str(), "rb"), [](gzFile_s* open) {
        if (open != nullptr)
            gzclose(open);
    });
    Bytes header{std::vector<std::uint8_t>(bytesOfTwo)};
    if (!stream || gzread(stream.get(), header.bytes.data(), bytesOfTwo) != static_cast<int>(bytesOfTwo))
        return readable;
    header.swapped = header.bits(0, 4) != bytesOfTwo;
    if (header.bits(0, 4) != bytesOfTwo)
        return readable;  // NIfTI-1
    const auto one = asOne(header);
    if (!one)
        return one.error();
    constexpr double largestBytes = 4.0 * (1 << 30);
    if (const double claimed = claimedBytes(header); claimed > largestBytes)
        return Error{Errc::limit, message("image", "The file claims %1 bytes of pixels; at most %2 are read.", claimed, static_cast<long long>(largestBytes)), {}};
    std::string folder = (std::filesystem::temp_directory_path() / "annulus-nifti-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        return Error{Errc::io, message("image", "No temporary folder could be made to read a NIfTI-2 file."), folder};
    readable.folder_ = std::shared_ptr<const void>(nullptr, [folder](const void*) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    });
    readable.path_ = std::filesystem::path(folder) / "image.nii";
    std::ofstream out(readable.path_, std::ios::binary);
    out.write(reinterpret_cast<const char*>(one->bytes.data()), static_cast<std::streamsize>(one->bytes.size()));
    const auto first = static_cast<z_off_t>(header.bits(168, 8));
    if (gzseek(stream.get(), first, SEEK_SET) != first || !copyPixels(stream.get(), out, claimedBytes(header)))
        return Error{Errc::io, message("image", "The pixels of a NIfTI-2 file could not be unpacked into a temporary file."), folder};
    return readable;
}

}  // namespace annulus
