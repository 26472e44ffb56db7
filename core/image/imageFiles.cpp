#include "core/image/imageFiles.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <itkMetaDataObject.h>
#include <itkNiftiImageIO.h>
#include <itkNrrdImageIO.h>
#include <itkPNGImageIO.h>

#include <unistd.h>

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
    case Format::png: return itk::PNGImageIO::New().GetPointer();
    case Format::none: break;
    }
    return nullptr;
}

Error unknownFormat()
{
    return {Errc::unsupported, message("image", "The file's ending is not known; .nrrd, .nhdr, .nii, .nii.gz or .png was expected."), {}};
}

/// Key of the NRRD header by which our own files say that their spacing of 1 means nothing.
constexpr const char* uncalibratedKey = "annulus_uncalibrated";

/// ITK reports spacing 1 both for "1" and for "not written": the header text decides.
bool nrrdStatesSpacing(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    bool states = false;
    for (std::string line; std::getline(stream, line) && !line.empty() && line != "\r";) {
        const std::string lower = lowerCase(line);
        if (lower.starts_with(uncalibratedKey))
            return false;
        if (lower.starts_with("spacings:"))
            states = lower.find("nan") == std::string::npos;
        if (lower.starts_with("space directions:"))
            states = true;
    }
    return states;
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

template <class T>
Pixels pixelsFrom(const std::vector<char>& bytes)
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
Result<std::vector<char>> greyBytes(const std::vector<char>& bytes, std::size_t channels, std::size_t width)
{
    const std::size_t colours = channels == 2 || channels == 4 ? channels - 1 : channels;
    std::vector<char> grey;
    grey.reserve(bytes.size() / channels);
    for (std::size_t at = 0; at + channels * width <= bytes.size(); at += channels * width) {
        for (std::size_t channel = 1; channel < colours; ++channel)
            if (std::memcmp(&bytes[at], &bytes[at + channel * width], width) != 0)
                return Error{Errc::unsupported, message("image", "The picture is in colour; grey was expected (equal red, green and blue)."), {}};
        grey.insert(grey.end(), &bytes[at], &bytes[at] + width);
    }
    return grey;
}

Result<Image> readWith(itk::ImageIOBase& io, Format format, const std::filesystem::path& file)
{
    io.SetFileName(file.string());
    io.ReadImageInformation();
    if (io.GetNumberOfDimensions() < 2 || io.GetNumberOfDimensions() > 3)
        return Error{Errc::unsupported, message("image", "The file has %1 dimensions; 2 or 3 were expected.", io.GetNumberOfDimensions()), {}};
    constexpr std::uint64_t largestBytes = std::uint64_t{4} << 30;
    if (static_cast<std::uint64_t>(io.GetImageSizeInBytes()) > largestBytes)
        return Error{Errc::limit, message("image", "The file claims %1 bytes of pixels; at most %2 are read.", static_cast<long long>(io.GetImageSizeInBytes()), static_cast<long long>(largestBytes)), {}};
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
    const bool statesSpacing = format == Format::nifti || (format == Format::nrrd && nrrdStatesSpacing(file));
    return Image{gridOf(io, statesSpacing), std::move(pixels).value()};
}

Error itkError(Errc code, const itk::ExceptionObject& problem, const std::filesystem::path& file)
{
    return {code, message("image", "The file could not be read or written: %1", trim(problem.GetDescription())), toUtf8(file)};
}

Result<void> writeWith(Format format, const std::filesystem::path& file, const Grid& grid, itk::IOComponentEnum type, const void* bytes)
{
    if (format == Format::nifti && !grid.isCalibrated())
        return Error{Errc::unsupported, message("image", "The image has no calibration, which NIfTI cannot say; write .nrrd or .png, or give a spacing."), toUtf8(file)};
    // ITK chooses by ending and leaves half a file behind when the disk is full: write beside, then rename.
    const auto temporary = file.parent_path() / (".part" + std::to_string(::getpid()) + "_" + file.filename().string());
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
            itk::EncapsulateMetaData<std::string>(io->GetMetaDataDictionary(), uncalibratedKey, "true");
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
        const auto io = makeIO(format);
        auto image = readWith(*io, format, file);
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
    return std::visit([&](const auto& values) { return writeWith(format, file, image.grid, type, values.data()); }, image.pixels);
}

}  // namespace annulus
