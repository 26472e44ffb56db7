#include "core/image/imageFiles.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/niftiHeader.h"
#include "core/image/niftiTwo.h"
#include "core/image/nrrdHeader.h"
#include "core/image/pngFile.h"

#include <itkMetaDataObject.h>
#include <itkNiftiImageIO.h>
#include <itkNrrdImageIO.h>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

namespace annulus {
namespace {

enum class Format { none, nrrd, nifti, png };

Format formatOf(const std::filesystem::path& file)
{
    const std::string name = lowerCase(toUtf8(file.filename()));
    if (name.ends_with(".nrrd") || name.ends_with(".nhdr"))
        return Format::nrrd;
    if (name.ends_with(".nii") || name.ends_with(".nii.gz"))
        return Format::nifti;
    return name.ends_with(".png") ? Format::png : Format::none;
}

itk::ImageIOBase::Pointer makeIO(Format format)
{
    switch (format) {
    case Format::nrrd: return itk::NrrdImageIO::New().GetPointer();
    case Format::nifti: return itk::NiftiImageIO::New().GetPointer();
    case Format::png:
    case Format::none: break;
    }
    return nullptr;
}

Error unknownFormat()
{
    return {Errc::unsupported, message("image", "The file's ending is not known; .nrrd, .nhdr, .nii, .nii.gz or .png was expected."), {}};
}

/// The most bytes of pixels that the file can hold: deflate packs a thousandfold at best, and the text form of NRRD
/// may write eight bytes as one digit and a blank. Nothing where the pixels lie in several files.
std::optional<std::uint64_t> mostPixelBytes(Format format, const std::filesystem::path& file)
{
    constexpr std::uint64_t deflated = 1040, unpacked = 8;
    std::error_code code;
    const auto sizeOf = [&](const std::filesystem::path& path) { return static_cast<std::uint64_t>(std::filesystem::file_size(path, code)); };
    if (format == Format::nifti)
        return sizeOf(file) * (lowerCase(toUtf8(file)).ends_with(".gz") ? deflated : 1);
    const NrrdHeader header = nrrdHeader(file);
    const std::filesystem::path data = header.dataFile.empty() ? file : file.parent_path() / header.dataFile;
    const std::uint64_t bytes = sizeOf(data);
    return code ? std::nullopt : std::optional(bytes * (header.isPacked ? deflated : unpacked));
}

Grid gridOf(const itk::ImageIOBase& io, bool statesSpacing)
{
    Grid grid;
    grid.dimensions = static_cast<int>(io.GetNumberOfDimensions());
    const auto axes = io.GetNumberOfDimensions();
    const auto sizeOf = [&](unsigned axis) { return axis < axes ? static_cast<std::int64_t>(io.GetDimensions(axis)) : 1; };
    grid.size = {sizeOf(0), sizeOf(1), sizeOf(2)};
    for (unsigned axis = 0; axis < axes && axis < 3; ++axis) {
        grid.spacing[axis] = io.GetSpacing(axis);
        grid.origin[axis] = io.GetOrigin(axis);
        const auto cosines = io.GetDirection(axis);
        for (unsigned row = 0; row < axes && row < 3; ++row)
            grid.direction[3 * row + axis] = cosines[row];
    }
    grid.basis = statesSpacing ? SpacingBasis::file : SpacingBasis::uncalibrated;
    if (!statesSpacing)
        grid.spacing = {1, 1, 1};
    return grid;
}

/// The sentence for a geometry in which nothing can be measured, or nothing.
Result<void> checkGeometry(const Grid& grid)
{
    if (grid.size.i < 1 || grid.size.j < 1 || grid.size.k < 1)
        return Error{Errc::corrupt, message("image", "The image has %1 columns, %2 rows and %3 slices; at least one of each was expected.", grid.size.i, grid.size.j, grid.size.k), {}};
    for (std::size_t axis = 0; axis < static_cast<std::size_t>(grid.dimensions); ++axis) {
        if (!(grid.spacing[axis] > 0) || !std::isfinite(grid.spacing[axis]))
            return Error{Errc::corrupt, message("image", "The pixel spacing along axis %1 is %2; a number of millimetres above 0 was expected.", axis + 1, formatNumber(grid.spacing[axis])), {}};
        const auto finite = [](double number) { return std::isfinite(number); };
        if (!finite(grid.origin[axis]) || !std::all_of(grid.direction.begin(), grid.direction.end(), finite))
            return Error{Errc::corrupt, message("image", "The place of the image holds a number that is not finite; millimetres and directions were expected."), {}};
    }
    return {};
}

template <class T, class Byte>
Pixels pixelsFrom(const std::vector<Byte>& bytes)
{
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}

Result<Pixels> typedPixels(itk::IOComponentEnum type, const std::vector<char>& bytes)
{
    using itk::IOComponentEnum;
    switch (type) {
    case IOComponentEnum::UCHAR: return pixelsFrom<std::uint8_t>(bytes);
    case IOComponentEnum::CHAR: return pixelsFrom<std::int8_t>(bytes);
    case IOComponentEnum::USHORT: return pixelsFrom<std::uint16_t>(bytes);
    case IOComponentEnum::SHORT: return pixelsFrom<std::int16_t>(bytes);
    case IOComponentEnum::UINT: return pixelsFrom<std::uint32_t>(bytes);
    case IOComponentEnum::INT: return pixelsFrom<std::int32_t>(bytes);
    case IOComponentEnum::FLOAT: return pixelsFrom<float>(bytes);
    case IOComponentEnum::DOUBLE: return pixelsFrom<double>(bytes);
    default:
        return Error{Errc::unsupported, message("image", "The pixel type %1 is not read; integers up to 32 bits or floating point were expected.", itk::ImageIOBase::GetComponentTypeAsString(type)), {}};
    }
}

/// Interleaved colour with equal channels becomes grey; an alpha channel is left out.
template <class Byte>
Result<std::vector<Byte>> greyBytes(const std::vector<Byte>& bytes, std::size_t channels, std::size_t width)
{
    const std::size_t colours = channels == 2 || channels == 4 ? channels - 1 : channels;
    std::vector<Byte> grey;
    grey.reserve(bytes.size() / channels);
    for (std::size_t at = 0; at + channels * width <= bytes.size(); at += channels * width) {
        for (std::size_t channel = 1; channel < colours; ++channel)
            if (std::memcmp(&bytes[at], &bytes[at + channel * width], width) != 0)
                return Error{Errc::unsupported, message("image", "The picture is in colour; grey was expected (equal red, green and blue)."), {}};
        grey.insert(grey.end(), &bytes[at], &bytes[at] + width);
    }
    return grey;
}

/// Bytes of pixels that the header claims; not as ITK counts them, whose product can pass 2^64 and begin at 0 again.
double claimedBytes(const itk::ImageIOBase& io)
{
    double bytes = static_cast<double>(io.GetComponentSize()) * io.GetNumberOfComponents();
    for (unsigned axis = 0; axis < io.GetNumberOfDimensions(); ++axis)
        bytes *= static_cast<double>(io.GetDimensions(axis));
    return bytes;
}

/// The grid that the header describes, once it is found to be one that can be read.
Result<Grid> readHeader(itk::ImageIOBase& io, Format format, const std::filesystem::path& file)
{
    if (format == Format::nifti)
        if (auto check = checkNiftiHeader(file); !check)
            return std::move(check).error();
    io.SetFileName(file.string());
    io.ReadImageInformation();
    if (io.GetNumberOfDimensions() < 2 || io.GetNumberOfDimensions() > 3)
        return Error{Errc::unsupported, message("image", "The file has %1 dimensions; 2 or 3 were expected.", io.GetNumberOfDimensions()), {}};
    constexpr std::uint64_t largestBytes = std::uint64_t{4} << 30;
    const double claimed = claimedBytes(io);
    if (claimed > static_cast<double>(largestBytes))
        return Error{Errc::limit, message("image", "The file claims %1 bytes of pixels; at most %2 are read.", claimed, static_cast<long long>(largestBytes)), {}};
    if (const auto most = mostPixelBytes(format, file); most && claimed > static_cast<double>(*most))
        return Error{Errc::corrupt, message("image", "The file claims %1 bytes of pixels; a file of its length can hold %2 at most.", static_cast<long long>(claimed), static_cast<long long>(*most)), {}};
    const Grid grid = gridOf(io, format == Format::nifti || (format == Format::nrrd && nrrdHeader(file).statesSpacing));
    if (auto check = checkGeometry(grid); !check)
        return std::move(check).error();
    return grid;
}

Result<ReadableNifti> readableNifti(const std::filesystem::path& file)
{
    if (auto check = checkNiftiHeader(file); !check)
        return std::move(check).error();
    return ReadableNifti::of(file);
}

Result<Image> readWith(itk::ImageIOBase& io, Format format, const std::filesystem::path& file)
{
    const auto grid = readHeader(io, format, file);
    if (!grid)
        return grid.error();
    std::vector<char> bytes(static_cast<std::size_t>(io.GetImageSizeInBytes()));
    itk::ImageIORegion whole(io.GetNumberOfDimensions());
    for (unsigned axis = 0; axis < io.GetNumberOfDimensions(); ++axis) {
        whole.SetIndex(axis, 0);
        whole.SetSize(axis, io.GetDimensions(axis));
    }
    io.SetIORegion(whole);
    io.Read(bytes.data());
    if (io.GetNumberOfComponents() > 1) {
        auto grey = greyBytes(bytes, io.GetNumberOfComponents(), io.GetComponentSize());
        if (!grey)
            return std::move(grey).error();
        bytes = std::move(grey).value();
    }
    auto pixels = typedPixels(io.GetComponentType(), bytes);
    if (!pixels)
        return std::move(pixels).error();
    return Image{*grid, std::move(pixels).value()};
}

Result<Image> readPng(const std::filesystem::path& file)
{
    auto png = readPngFile(file);
    if (!png)
        return std::move(png).error();
    const auto width = static_cast<std::size_t>(png->bytesPerSample);
    if (png->channels > 1) {
        auto grey = greyBytes(png->bytes, static_cast<std::size_t>(png->channels), width);
        if (!grey)
            return std::move(grey).error().in(toUtf8(file));
        png->bytes = std::move(grey).value();
    }
    return Image{makeGrid(png->columns, png->rows), width == 2 ? pixelsFrom<std::uint16_t>(png->bytes) : Pixels(std::move(png->bytes))};
}

/// Where a file is made before it takes its name: half of one is never left behind.
std::filesystem::path besideOf(const std::filesystem::path& file) { return file.parent_path() / (".part" + std::to_string(::getpid()) + "_" + file.filename().string()); }

Result<void> writePng(const std::filesystem::path& file, const Grid& grid, std::size_t bytesPerSample, const void* bytes)
{
    if (grid.size.k != 1)
        return Error{Errc::unsupported, message("image", "A PNG holds one slice; the image has %1. Write an .nrrd instead.", grid.size.k), toUtf8(file)};
    PngPixels png{grid.size.i, grid.size.j, 1, static_cast<int>(bytesPerSample), {}};
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    png.bytes.assign(first, first + static_cast<std::size_t>(grid.pixelCount()) * bytesPerSample);
    const auto temporary = besideOf(file);
    if (auto written = writePngFile(temporary, png); !written) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        return Error{written.error().code, written.error().what, toUtf8(file)};
    }
    return commitFile(temporary, file);
}

Error itkError(Errc code, const itk::ExceptionObject& problem, const std::filesystem::path& file)
{
    return {code, message("image", "The file could not be read or written: %1", trim(problem.GetDescription())), toUtf8(file)};
}

Result<void> writeWith(Format format, const std::filesystem::path& file, const Grid& grid, itk::IOComponentEnum type, const void* bytes)
{
    if (format == Format::nifti && !grid.isCalibrated())
        return Error{Errc::unsupported, message("image", "The image has no calibration, which NIfTI cannot say; write .nrrd or .png, or give a spacing."), toUtf8(file)};
    const auto temporary = besideOf(file);  // keeps the ending, by which ITK chooses
    try {
        const auto io = makeIO(format);
        const auto axes = static_cast<unsigned>(grid.dimensions);
        io->SetNumberOfDimensions(axes);
        const std::int64_t sizes[] = {grid.size.i, grid.size.j, grid.size.k};
        itk::ImageIORegion whole(axes);
        for (unsigned axis = 0; axis < axes; ++axis) {
            io->SetDimensions(axis, static_cast<itk::SizeValueType>(sizes[axis]));
            io->SetSpacing(axis, grid.spacing[axis]);
            io->SetOrigin(axis, grid.origin[axis]);
            std::vector<double> cosines;
            for (unsigned row = 0; row < axes; ++row)
                cosines.push_back(grid.direction[3 * row + axis]);
            io->SetDirection(axis, cosines);
            whole.SetSize(axis, static_cast<itk::SizeValueType>(sizes[axis]));
        }
        if (format == Format::nrrd && !grid.isCalibrated())
            itk::EncapsulateMetaData<std::string>(io->GetMetaDataDictionary(), uncalibratedNrrdKey, "true");
        io->SetIORegion(whole);
        io->SetPixelType(itk::IOPixelEnum::SCALAR);
        io->SetNumberOfComponents(1);
        io->SetComponentType(type);
        io->SetUseCompression(true);
        io->SetFileName(temporary.string());
        io->Write(bytes);
    } catch (const itk::ExceptionObject& problem) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        return itkError(Errc::io, problem, file);
    }
    return commitFile(temporary, file);
}

}  // namespace

bool isImageFileName(const std::filesystem::path& file) { return formatOf(file) != Format::none; }

Result<Image> readImageFile(const std::filesystem::path& file)
{
    const Format format = formatOf(file);
    if (format == Format::none)
        return unknownFormat().in(toUtf8(file));
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return Error{Errc::notFound, message("base", "The file cannot be opened for reading."), toUtf8(file)};
    try {
        if (format == Format::png)
            return readPng(file);
        const auto io = makeIO(format);
        const auto readable = format == Format::nifti ? readableNifti(file) : ReadableNifti(file);
        auto image = readable ? readWith(*io, format, readable->path()) : Result<Image>(readable.error());
        if (!image)
            return std::move(image).error().in(toUtf8(file));
        return image;
    } catch (const itk::ExceptionObject& problem) {
        return itkError(Errc::corrupt, problem, file);
    } catch (const std::exception& problem) {
        return Error{Errc::corrupt, message("image", "The file could not be read or written: %1", problem.what()), toUtf8(file)};
    }
}

Result<Mask> readMaskFile(const std::filesystem::path& file, std::optional<int> label)
{
    auto image = readImageFile(file);
    if (!image)
        return std::move(image).error();
    const bool anyValue = formatOf(file) == Format::png && !label;
    const double wanted = label.value_or(1);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(image->grid.pixelCount()));
    std::visit(
        [&](const auto& values) {
            for (std::size_t at = 0; at < values.size(); ++at)
                bytes[at] = anyValue ? values[at] != 0 : static_cast<double>(values[at]) == wanted;
        },
        image->pixels);
    return fromBytes(image->grid, bytes);
}

Result<void> writeMaskFile(const std::filesystem::path& file, const Mask& mask)
{
    const Format format = formatOf(file);
    if (format == Format::none)
        return unknownFormat().in(toUtf8(file));
    auto bytes = toBytes(mask);
    if (format == Format::png)
        for (auto& byte : bytes)
            byte = byte ? 255 : 0;
    if (format == Format::png)
        return writePng(file, mask.grid(), 1, bytes.data());
    return writeWith(format, file, mask.grid(), itk::IOComponentEnum::UCHAR, bytes.data());
}

Result<void> writeImageFile(const std::filesystem::path& file, const Image& image)
{
    using itk::IOComponentEnum;
    constexpr IOComponentEnum types[] = {IOComponentEnum::UCHAR, IOComponentEnum::CHAR, IOComponentEnum::USHORT, IOComponentEnum::SHORT,
                                         IOComponentEnum::UINT, IOComponentEnum::INT, IOComponentEnum::FLOAT, IOComponentEnum::DOUBLE};
    const Format format = formatOf(file);
    if (format == Format::none)
        return unknownFormat().in(toUtf8(file));
    const auto type = types[image.pixels.index()];
    if (format == Format::png && type != IOComponentEnum::UCHAR && type != IOComponentEnum::USHORT)
        return Error{Errc::unsupported, message("image", "A PNG holds 8- or 16-bit unsigned pixels; these are %1. Write an .nrrd instead.", image.typeName()), toUtf8(file)};
    return std::visit(
        [&](const auto& values) {
            return format == Format::png ? writePng(file, image.grid, sizeof values[0], values.data()) : writeWith(format, file, image.grid, type, values.data());
        },
        image.pixels);
}

}  // namespace annulus
