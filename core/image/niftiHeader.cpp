#include "core/image/niftiHeader.h"

#include "core/base/text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace annulus {
namespace {

/// Where the fields lie: nifti1.h and nifti2.h of https://nifti.nimh.nih.gov. Dimensions and numbers are wider in NIfTI-2.
struct Fields {
    std::size_t bytes, magic, dim, pixdim, qformCode, sformCode, quaternion, rows;
    std::size_t dimBytes, codeBytes, numberBytes;
    std::string_view magicText;
};
constexpr Fields nifti1{348, 344, 40, 76, 252, 254, 256, 280, 2, 2, 4, std::string_view("n+1\0", 4)};
constexpr Fields nifti2{540, 4, 16, 104, 344, 348, 352, 400, 8, 4, 8, std::string_view("n+2\0", 4)};

/// The first bytes of the file, unpacked; fewer where the file is shorter or damaged.
std::vector<std::uint8_t> firstBytes(const std::filesystem::path& file)
{
    std::vector<std::uint8_t> bytes(nifti2.bytes);
    gzFile stream = gzopen(file.c_str(), "rb");  // reads what is not packed as it stands
    const int count = stream != nullptr ? gzread(stream, bytes.data(), static_cast<unsigned>(bytes.size())) : 0;
    if (stream != nullptr)
        gzclose(stream);
    bytes.resize(static_cast<std::size_t>(std::max(count, 0)));
    return bytes;
}

/// Numbers of a header in its byte order.
class Header {
public:
    /// Nothing where the first number is not the length of a header in either order.
    static std::optional<Header> of(std::vector<std::uint8_t> bytes)
    {
        for (const Fields* fields : {&nifti1, &nifti2})
            for (const bool swapped : {false, true})
                if (Header header(bytes, *fields, swapped); bytes.size() >= fields->bytes && header.integer(0, 4) == static_cast<std::int64_t>(fields->bytes))
                    return header;
        return {};
    }

    [[nodiscard]] const Fields& fields() const { return *fields_; }
    [[nodiscard]] bool hasMagic() const { return std::memcmp(bytes_.data() + fields_->magic, fields_->magicText.data(), fields_->magicText.size()) == 0; }
    [[nodiscard]] std::int64_t integer(std::size_t at, std::size_t width) const
    {
        const std::uint64_t bits = bitsAt(at, width);
        const auto unused = static_cast<int>(8 * (8 - width));
        return static_cast<std::int64_t>(bits << unused) >> unused;  // keeps the sign
    }
    [[nodiscard]] double number(std::size_t at) const
    {
        const std::uint64_t bits = bitsAt(at, fields_->numberBytes);
        return fields_->numberBytes == 4 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits))) : std::bit_cast<double>(bits);
    }

private:
    Header(const std::vector<std::uint8_t>& bytes, const Fields& fields, bool swapped) : bytes_(bytes), fields_(&fields), swapped_(swapped) {}

    [[nodiscard]] std::uint64_t bitsAt(std::size_t at, std::size_t width) const
    {
        std::uint64_t bits = 0;
        for (std::size_t byte = 0; byte < width && at + byte < bytes_.size(); ++byte)
            bits |= std::uint64_t{bytes_[at + byte]} << 8 * (swapped_ ? width - 1 - byte : byte);
        return bits;
    }

    std::vector<std::uint8_t> bytes_;
    const Fields* fields_;
    bool swapped_;
};

/// Names of the numbers from which the geometry is made, as the standard has them.
struct Named {
    std::string name;
    double value;
};

std::vector<Named> geometryOf(const Header& header)
{
    const Fields& f = header.fields();
    std::vector<Named> numbers;
    const auto add = [&](std::string name, std::size_t first, std::size_t index) {
        numbers.push_back({std::move(name), header.number(first + index * f.numberBytes)});
    };
    for (std::size_t axis = 1; axis <= 3; ++axis)
        add("pixdim[" + std::to_string(axis) + "]", f.pixdim, axis);
    constexpr std::array<const char*, 6> rotation{"quatern_b", "quatern_c", "quatern_d", "qoffset_x", "qoffset_y", "qoffset_z"};
    if (header.integer(f.qformCode, f.codeBytes) > 0)
        for (std::size_t index = 0; index < rotation.size(); ++index)
            add(rotation[index], f.quaternion, index);
    constexpr std::array<const char*, 3> rows{"srow_x", "srow_y", "srow_z"};
    if (header.integer(f.sformCode, f.codeBytes) > 0)
        for (std::size_t index = 0; index < 12; ++index)
            add(rows[index / 4] + std::string("[") + std::to_string(index % 4) + "]", f.rows, index);
    return numbers;
}

}  // namespace

Result<void> checkNiftiHeader(const std::filesystem::path& file)
{
    const auto header = Header::of(firstBytes(file));
    if (!header || !header->hasMagic())
        return Error{Errc::corrupt, message("image", "This is no NIfTI file: a header of 348 or 540 bytes with the mark n+1 or n+2 was expected."), {}};
    const Fields& f = header->fields();
    const std::int64_t axes = header->integer(f.dim, f.dimBytes);
    if (axes < 1 || axes > 7)
        return Error{Errc::corrupt, message("image", "The NIfTI header says %1 dimensions; 1 to 7 were expected.", axes), {}};
    for (std::int64_t axis = 1; axis <= axes; ++axis)
        if (const std::int64_t size = header->integer(f.dim + static_cast<std::size_t>(axis) * f.dimBytes, f.dimBytes); size < 1)
            return Error{Errc::corrupt, message("image", "The NIfTI header says %1 pixels along axis %2; at least 1 was expected.", size, axis), {}};
    constexpr double largest = 1e9;  // mm: a thousand kilometres is no picture
    for (const Named& number : geometryOf(*header))
        if (!(std::abs(number.value) <= largest))
            return Error{Errc::corrupt, message("image", "The NIfTI header's %1 is %2; a finite number of millimetres was expected.", number.name, formatNumber(number.value)), {}};
    return {};
}

}  // namespace annulus
