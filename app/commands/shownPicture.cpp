#include "app/commands/shownPicture.h"

#include "core/base/files.h"
#include "core/dicom/Prober.h"
#include "core/dicom/display.h"
#include "core/image/imageFiles.h"

namespace annulus {
namespace {

Result<ShownPicture> readPlain(const std::filesystem::path& file)
{
    const auto image = readImageFile(file);
    if (!image)
        return image.error();
    if (image->grid.size.k != 1)
        return Error{Errc::unsupported, message("app", "The image has %1 slices; one is expected.", image->grid.size.k), toUtf8(file)};
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&image->pixels))
        return ShownPicture{{image->grid.size.i, image->grid.size.j, 1, *bytes}, image->grid, {}};
    Display display;
    display.window = rangeWindow(*image, {});
    return ShownPicture{renderGrey(*image, display), image->grid, {}};
}

}  // namespace

Result<ShownPicture> readShownPicture(const std::filesystem::path& file, int frame)
{
    if (isImageFileName(file))
        return readPlain(file);
    // Decoded whole in a child process first: what a file does to a codec it does there.
    const ProbedFile probed = Prober().probe(file);
    if (probed.refused)
        return *probed.refused;
    auto opened = readFactsAndFrame(file, frame);
    if (!opened)
        return std::move(opened).error();
    Picture picture = renderGrey(opened->frame.grey, defaultDisplay(opened->facts, opened->frame));
    return ShownPicture{std::move(picture), opened->frame.grey.grid, std::move(opened->facts)};
}

}  // namespace annulus
