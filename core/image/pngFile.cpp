#include "core/image/pngFile.h"

#include "core/base/files.h"

#include <png.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>

namespace annulus {
namespace {

constexpr std::uint64_t largestBytes = std::uint64_t{4} << 30;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

/// What libpng works on. It leaves by longjmp where something is wrong, so nothing in between has a destructor.
struct Work {
    png_structp png = nullptr;
    png_infop info = nullptr;
    bool writes = false;
    std::uint64_t fileBytes = 0, packedBytes = 0;  ///< packed: the pixels before palettes and bits are expanded
    char problem[200] = "out of memory";
    PngPixels pixels;
    std::vector<png_bytep> rows;

    Work() = default;
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work() { writes ? png_destroy_write_struct(&png, &info) : png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void leave(png_structp png, png_const_charp problem)
{
    auto& work = *static_cast<Work*>(png_get_error_ptr(png));
    std::snprintf(work.problem, sizeof work.problem, "%s", problem);
    png_longjmp(png, 1);
}

void keepQuiet(png_structp, png_const_charp) {}

std::size_t rowBytes(const PngPixels& pixels) { return static_cast<std::size_t>(pixels.columns) * static_cast<std::size_t>(pixels.channels * pixels.bytesPerSample); }

/// Room for the pixels; false where the file is too short to hold them (deflate packs a thousandfold at best).
bool makeRoom(Work& work)
{
    const std::uint64_t bytes = static_cast<std::uint64_t>(rowBytes(work.pixels)) * static_cast<std::uint64_t>(work.pixels.rows);
    constexpr std::uint64_t mostExpansion = 1040;
    if (bytes > largestBytes || work.packedBytes > work.fileBytes * mostExpansion) {
        std::snprintf(work.problem, sizeof work.problem, "its size is more than the file can hold");
        return false;
    }
    work.pixels.bytes.resize(static_cast<std::size_t>(bytes));
    for (std::int64_t row = 0; row < work.pixels.rows; ++row)
        work.rows.push_back(work.pixels.bytes.data() + static_cast<std::size_t>(row) * rowBytes(work.pixels));
    return true;
}

bool readAll(Work& work, std::FILE* file)
{
    if (setjmp(png_jmpbuf(work.png)) != 0)
        return false;
    png_init_io(work.png, file);
    png_read_info(work.png, work.info);
    work.packedBytes = std::uint64_t{png_get_rowbytes(work.png, work.info)} * png_get_image_height(work.png, work.info);
    png_set_palette_to_rgb(work.png);
    png_set_expand_gray_1_2_4_to_8(work.png);
    if (std::endian::native == std::endian::little)
        png_set_swap(work.png);
    png_set_interlace_handling(work.png);
    png_read_update_info(work.png, work.info);
    work.pixels.columns = png_get_image_width(work.png, work.info);
    work.pixels.rows = png_get_image_height(work.png, work.info);
    work.pixels.channels = png_get_channels(work.png, work.info);
    work.pixels.bytesPerSample = png_get_bit_depth(work.png, work.info) == 16 ? 2 : 1;
    if (!makeRoom(work))
        return false;
    png_read_image(work.png, work.rows.data());
    png_read_end(work.png, nullptr);
    return true;
}

bool writeAll(Work& work, const PngPixels& pixels, std::FILE* file)
{
    if (setjmp(png_jmpbuf(work.png)) != 0)
        return false;
    constexpr int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    png_init_io(work.png, file);
    png_set_compression_level(work.png, 4);  // twice as fast as libpng's own choice, a few per cent longer
    png_set_IHDR(work.png, work.info, static_cast<png_uint_32>(pixels.columns), static_cast<png_uint_32>(pixels.rows), 8 * pixels.bytesPerSample,
                 types[pixels.channels - 1], PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(work.png, work.info);
    if (std::endian::native == std::endian::little)
        png_set_swap(work.png);
    for (std::int64_t row = 0; row < pixels.rows; ++row)
        png_write_row(work.png, pixels.bytes.data() + static_cast<std::size_t>(row) * rowBytes(pixels));
    png_write_end(work.png, work.info);
    return true;
}

}  // namespace

Result<PngPixels> readPngFile(const std::filesystem::path& file)
{
    const OpenFile stream(std::fopen(file.c_str(), "rb"));
    if (!stream)
        return Error{Errc::notFound, message("base", "The file cannot be opened for reading."), toUtf8(file)};
    Work work;
    std::error_code code;
    work.fileBytes = std::filesystem::file_size(file, code);
    work.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &work, leave, keepQuiet);
    work.info = work.png != nullptr ? png_create_info_struct(work.png) : nullptr;
    if (work.info == nullptr || !readAll(work, stream.get()))
        return Error{Errc::corrupt, message("image", "The PNG file is damaged (%1).", work.problem), toUtf8(file)};
    return std::move(work.pixels);
}

Result<void> writePngFile(const std::filesystem::path& file, const PngPixels& pixels)
{
    OpenFile stream(std::fopen(file.c_str(), "wb"));
    Work work;
    work.writes = true;
    work.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &work, leave, keepQuiet);
    work.info = work.png != nullptr ? png_create_info_struct(work.png) : nullptr;
    const bool isWritten = stream && work.info != nullptr && writeAll(work, pixels, stream.get());
    if (!stream || (isWritten && std::fclose(stream.release()) != 0))
        std::snprintf(work.problem, sizeof work.problem, "%s", std::strerror(errno));
    else if (isWritten)
        return {};
    return Error{Errc::io, message("image", "The picture cannot be written: %1", work.problem), toUtf8(file)};
}

}  // namespace annulus
