#include "app/commands/Verb.h"
#include "app/commands/lesionInput.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/readFrame.h"
#include "core/dicom/spacing.h"
#include "core/image/imageFiles.h"
#include "core/rings/rings.h"
#include "core/segment/breast.h"
#include "core/segment/ultrasoundRegion.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace annulus {
namespace {

struct Options {
    std::string mask;
    std::optional<int> label;
    std::vector<double> spacing;
    std::vector<double> margins{1, 2, 3};
    bool disjoint = false;
    std::string clip;
    std::string image;
    int frame = 1;
    std::string out;
    bool json = false;
};

bool needsImage(const Options& options) { return options.clip == "breast" || options.clip == "region"; }
bool usesImage(const Options& options) { return needsImage(options) || isDicomMask(options.mask) || (!options.clip.empty() && isDicomMask(options.clip)); }

/// The image of --image; a file that is no DICOM object has air darker than tissue, no padding and no facts.
struct ShownImage {
    Image image;
    BreastSettings breast;
    std::optional<Facts> facts;
};

Result<std::optional<ShownImage>> readShown(const Options& options)
{
    if (options.image.empty())
        return std::optional<ShownImage>();
    if (isImageFileName(options.image)) {
        auto image = readImageFile(options.image);
        if (!image)
            return std::move(image).error();
        return std::optional(ShownImage{std::move(image).value(), {}, {}});
    }
    auto opened = readFactsAndFrame(options.image, options.frame);
    if (!opened)
        return std::move(opened).error();
    return std::optional(ShownImage{std::move(opened->frame.grey), {opened->frame.padding, opened->frame.isInverted}, std::move(opened->facts)});
}

std::optional<MaskTarget> targetOf(const Options& options, const std::optional<ShownImage>& shown)
{
    if (!shown)
        return {};
    return MaskTarget{shown->image.grid, shown->facts ? shown->facts->sopInstanceUid : std::string(), options.frame};
}

/// The spacing of the image where the lesion lies, or nothing where it has none.
std::optional<Spacing> imageSpacing(const ShownImage& shown, const Mask& lesion)
{
    if (!shown.facts)
        return shown.image.grid.isCalibrated() ? std::optional(spacingOf(shown.image.grid)) : std::nullopt;
    const auto at = spacingAt(*shown.facts, lesion.box());
    return at && at->isCalibrated() ? std::optional(*at) : std::nullopt;
}

/// A mask file without spacing stays so (it may be of another size than it was drawn in); where the image has one, the
/// sentence says which to give.
Result<void> checkMeasured(const Grid& measured, const std::optional<ShownImage>& shown, const Mask& lesion)
{
    auto check = checkCalibrated(measured);
    const auto known = !check && shown ? imageSpacing(*shown, lesion) : std::nullopt;
    if (!known)
        return check;
    return Error{Errc::invalid, message("app", "The mask file has no pixel spacing, so a ring in millimetres cannot be made; the image has one: give it with --spacing %1,%2.", formatNumber(known->x), formatNumber(known->y)), {}};
}

/// The lesion with the spacing of the place where it lies: a DICOM mask has its image's, other masks keep their own.
Result<Mask> lesionOf(const Options& options, const std::optional<ShownImage>& shown, bool hasGivenSpacing)
{
    const auto read = readLesion(options.mask, options.label, targetOf(options, shown));
    if (!read)
        return read.error();
    for (const Message& told : read->notes)
        note(options.mask + ": " + told.english());
    if (!isDicomMask(options.mask) || !shown || !shown->facts || hasGivenSpacing)
        return read->mask;
    const auto spacing = spacingAt(*shown->facts, read->mask.box());
    if (!spacing)
        return Error{spacing.error().code, message("app", "%1 Give the spacing with --spacing X,Y.", spacing.error().what.english()), options.image};
    return withGrid(read->mask, withSpacing(read->mask.grid(), *spacing));
}

Result<Mask> tissueOf(const Options& options, const ShownImage& shown, const Mask& lesion)
{
    const Size& size = shown.image.grid.size;
    const Size& ours = lesion.grid().size;
    if (auto check = checkSameGrid(makeGrid(size.i, size.j), makeGrid(ours.i, ours.j)); !check)
        return std::move(check).error();
    if (options.clip == "breast")
        return breastMask(shown.image, shown.breast);
    const auto region = regionOf(shown.facts ? shown.facts->regions : std::vector<UltrasoundRegion>(), lesion.box());
    if (!region)
        return region.error();
    return tissueMask(lesion.grid(), region->box);
}

/// What the rings are clipped to, or null where --clip is not given.
Result<MaskPtr> clipMask(const Options& options, const std::optional<ShownImage>& shown, const Mask& lesion)
{
    if (options.clip.empty())
        return MaskPtr();
    const auto read = [&]() -> Result<Mask> {
        if (!needsImage(options)) {
            auto drawn = readLesion(options.clip, {}, targetOf(options, shown));
            return drawn ? Result<Mask>(std::move(drawn->mask)) : std::move(drawn).error();
        }
        auto tissue = tissueOf(options, *shown, lesion);
        if (!tissue)
            return std::move(tissue).error().in(options.image);
        return tissue;
    };
    auto mask = read();
    if (!mask)
        return std::move(mask).error();
    return std::make_shared<const Mask>(std::move(mask).value());
}

std::filesystem::path fileOf(const Options& options, const Ring& ring) { return std::filesystem::path(options.out) / (ring.name + ".nrrd"); }

/// In the mask's own geometry; where the file has none, with the spacing that was given. A ring without pixels has no file.
Result<void> writeRings(const Options& options, const std::vector<Ring>& rings, const Grid& grid)
{
    std::error_code problem;
    std::filesystem::create_directories(options.out, problem);
    if (problem)
        return Error{Errc::io, message("app", "The folder cannot be made: %1.", problem.message()), options.out};
    for (const Ring& ring : rings)
        if (!ring.mask.isEmpty())
            if (auto written = writeMaskFile(fileOf(options, ring), withGrid(ring.mask, grid)); !written)
                return written;
    return {};
}

nlohmann::ordered_json ringJson(const Options& options, const Ring& ring, double areaMm2)
{
    nlohmann::ordered_json json{{"name", ring.name}, {"file", nullptr}, {"pixels", ring.mask.count()}, {"areaMm2", areaMm2}, {"lostShare", ring.lostShare}, {"reason", nullptr}};
    if (ring.mask.isEmpty())
        json["reason"] = ring.whyEmpty.english();
    else
        json["file"] = toUtf8(fileOf(options, ring));
    return json;
}

/// Tells of every ring; of those without pixels why, on stderr.
void print(const Options& options, const std::vector<Ring>& rings)
{
    auto all = nlohmann::ordered_json::array();
    for (const Ring& ring : rings) {
        const auto pixels = ring.mask.count();
        const double areaMm2 = static_cast<double>(pixels) * spacingOf(ring.mask.grid()).pixelAreaMm2();
        all.push_back(ringJson(options, ring, areaMm2));
        if (ring.mask.isEmpty())
            note(ring.name + ": " + ring.whyEmpty.english());
        else if (!options.json)
            std::printf("%s  %lld pixels  %s mm2  lost %s %%\n", ring.name.c_str(), static_cast<long long>(pixels), formatFixed(areaMm2, 2).c_str(), formatFixed(100 * ring.lostShare, 1).c_str());
    }
    if (options.json)
        std::printf("%s\n", all.dump(2).c_str());
}

Exit run(const Options& options)
{
    const auto spacing = givenSpacing(options.spacing);
    if (!spacing)
        return wrongUsage(spacing.error());
    if (auto check = checkMargins(options.margins); !check)
        return wrongUsage(check.error().in("--margins"));
    if (needsImage(options) && options.image.empty())
        return wrongUsage({Errc::invalid, message("app", "--clip %1 needs the image the mask was drawn on; add --image FILE.", options.clip), {}});
    if (!usesImage(options) && !options.image.empty())
        return wrongUsage({Errc::invalid, message("app", "--image is used by --clip breast, --clip region and DICOM masks only."), {}});

    const auto shown = readShown(options);
    if (!shown)
        return fail(shown.error());
    const auto lesion = lesionOf(options, *shown, spacing->has_value());
    if (!lesion)
        return fail(lesion.error());
    const Grid measured = *spacing ? withSpacing(lesion->grid(), **spacing) : lesion->grid();
    const auto clip = clipMask(options, *shown, *lesion);
    if (!clip)
        return fail(clip.error());
    if (const auto check = checkMeasured(measured, *shown, *lesion); !check)
        return fail(check.error().in(options.mask));
    const auto rings = makeRings(withGrid(*lesion, measured), options.margins, !options.disjoint, {clip->get(), nullptr});
    if (!rings)
        return fail(rings.error().in(options.mask));
    const auto empty = std::count_if(rings->begin(), rings->end(), [](const Ring& ring) { return ring.mask.isEmpty(); });
    const bool hasNone = empty == std::ssize(*rings);
    if (!hasNone)
        if (auto written = writeRings(options, *rings, lesion->grid().isCalibrated() ? lesion->grid() : measured); !written)
            return fail(written.error());
    print(options, *rings);
    return hasNone ? Exit::failed : empty > 0 ? Exit::partly : Exit::done;
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    app.add_option("--mask", options->mask, "Lesion mask: DICOM Segmentation (fractional ones from half their maximum on), DICOM image, NRRD, NIfTI or PNG")->required();
    app.add_option("--label", options->label, "Value of the lesion in the mask (default 1; PNG and DICOM images: all that is not zero); number of the segment (default the only one)");
    app.add_option("--spacing", options->spacing, "Column and row spacing in mm, X,Y; wins over the file's. Needed for a PNG mask, and an NRRD mask that states none, also where --image has a spacing")->delimiter(',');
    app.add_option("--margins", options->margins, "Outer margins in mm (default 1,2,3)")->delimiter(',');
    app.add_flag("--disjoint", options->disjoint, "0-1, 1-2, 2-3 mm in place of 0-1, 0-2, 0-3 mm");
    app.add_option("--clip", options->clip, "Keep the rings inside: breast, region (both need --image) or a mask file");
    app.add_option("--image", options->image, "The image the mask was drawn on: for --clip breast or region; a DICOM mask takes its frame and spacing from it");
    app.add_option("--frame", options->frame, "Frame of --image, counted from 1");
    app.add_option("--out", options->out, "Folder for the ring masks")->required();
    app.add_flag("--json", options->json, "Print the result as JSON");
    return [options] { return run(*options); };
}

}  // namespace

extern const Verb ringsVerb{"rings", "Make peritumoral rings in millimetres around a lesion mask",
                            "annulus-cli rings --mask lesion.nrrd --margins 1,2,3 --out rings\n"
                            "  annulus-cli rings --mask lesion.png --spacing 0.07,0.07 --clip breast --image mammogram.dcm --margins 2 --out rings --json",
                            declare, "a ring holds no pixel; it has no file, and its reason is listed (1 where no ring has a pixel)"};

}  // namespace annulus
