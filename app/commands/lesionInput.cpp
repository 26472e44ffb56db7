#include "app/commands/lesionInput.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/readFacts.h"
#include "core/dicom/readFrame.h"
#include "core/image/imageFiles.h"

#include <cmath>
#include <set>

namespace annulus {
namespace {

/// The values of a file other than zero, "1, 3" (at most eight).
std::string labelsIn(const Image& image)
{
    constexpr std::size_t most = 8;
    std::set<double> labels;
    for (const double value : toDoubles(image))
        if (value != 0 && labels.size() <= most)
            labels.insert(value);
    std::vector<std::string> texts;
    for (const double label : labels)
        texts.push_back(texts.size() < most ? formatNumber(label) : "...");
    return join(texts, ", ");
}

/// Why no pixel of the image was taken.
Error nothingTaken(const Image& image, std::optional<int> label)
{
    const std::string labels = labelsIn(image);
    if (labels.empty())
        return {Errc::invalid, message("app", "The mask is empty: all its pixels are zero."), {}};
    return {Errc::notFound, message("app", "Label %1 does not occur in the mask; it holds %2. Choose one with --label.", label.value_or(1), labels), {}};
}

Result<Lesion> lesionOfFile(const std::filesystem::path& file, std::optional<int> label)
{
    auto mask = readMaskFile(file, label);
    if (!mask)
        return std::move(mask).error();
    if (!mask->isEmpty())
        return Lesion{std::move(mask).value(), {}};
    const auto image = readImageFile(file);
    return image ? nothingTaken(*image, label).in(toUtf8(file)) : image.error();
}

Result<Lesion> lesionOfSegmentation(const std::filesystem::path& file, std::optional<int> segment, const std::optional<MaskTarget>& target)
{
    auto read = readSegmentation(file, segment, target);
    if (!read)
        return std::move(read).error();
    if (read->mask.isEmpty())
        return Error{Errc::invalid, message("app", "The segment has no pixels in this image."), toUtf8(file)};
    return Lesion{std::move(read->mask), std::move(read->notes)};
}

/// The frame of a DICOM mask that belongs to the target: the only one, or the one with the same number.
Result<Frame> maskFrame(FrameReader& reader, const std::optional<MaskTarget>& target)
{
    const int frames = reader.facts().frames;
    if (frames > 1 && !target)
        return Error{Errc::invalid, message("app", "The mask has %1 frames; one was expected, or the image that says which.", frames), {}};
    return reader.read(frames > 1 ? target->frame : 1);
}

Result<Lesion> lesionOfImage(const std::filesystem::path& file, std::optional<int> label, const std::optional<MaskTarget>& target)
{
    auto reader = FrameReader::open(file);
    if (!reader)
        return std::move(reader).error();
    const auto frame = maskFrame(*reader, target);
    if (!frame)
        return frame.error();
    if (!frame->greyIsExact)
        return Error{Errc::unsupported, message("app", "The mask is in colour; grey was expected (equal red, green and blue)."), toUtf8(file)};
    const auto values = toDoubles(frame->grey);
    std::vector<std::uint8_t> inside(values.size());
    for (std::size_t at = 0; at < values.size(); ++at)
        inside[at] = label ? values[at] == *label : values[at] != 0;
    Mask mask = fromBytes(frame->grey.grid, inside);
    if (mask.isEmpty())
        return nothingTaken(frame->grey, label).in(toUtf8(file));
    if (!target)
        return Lesion{std::move(mask), {}};
    Grid grid = target->grid;
    grid.size = mask.grid().size;
    if (auto check = checkSameGrid(target->grid, grid); !check)
        return std::move(check).error().in(toUtf8(file));
    return Lesion{withGrid(mask, grid), {}};
}

}  // namespace

bool isDicomMask(const std::filesystem::path& file) { return !isImageFileName(file); }

Result<Lesion> readLesion(const std::filesystem::path& file, std::optional<int> label, const std::optional<MaskTarget>& target)
{
    if (!isDicomMask(file))
        return lesionOfFile(file, label);
    const auto facts = readFacts(file);
    if (!facts && facts.error().code == Errc::invalid)
        return Error{Errc::unsupported, message("app", "The mask is no DICOM object and its ending is not known; DICOM, .nrrd, .nhdr, .nii, .nii.gz or .png was expected."), toUtf8(file)};
    if (!facts)
        return facts.error();
    return isSegmentation(*facts) ? lesionOfSegmentation(file, label, target) : lesionOfImage(file, label, target);
}

Result<std::optional<Spacing>> givenSpacing(const std::vector<double>& values)
{
    if (values.empty())
        return std::optional<Spacing>();
    if (values.size() != 2)
        return Error{Errc::invalid, message("app", "--spacing has %1 numbers; two in millimetres were expected, X,Y: column spacing, row spacing.", values.size()), {}};
    for (const double value : values)
        if (!(value > 0) || !std::isfinite(value))
            return Error{Errc::invalid, message("app", "--spacing has the number %1; two above zero were expected.", value), {}};
    return std::optional<Spacing>(Spacing{values[0], values[1], SpacingBasis::given, 1});
}

Result<void> checkCalibrated(const Grid& grid)
{
    if (grid.isCalibrated())
        return {};
    return Error{Errc::invalid, message("app", "The pixel spacing is not known, so a ring in millimetres cannot be made; give it with --spacing X,Y: column spacing, row spacing in mm."), {}};
}

}  // namespace annulus
