#include "app/commands/caseInput.h"

#include "app/commands/lesionInput.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/readFrame.h"
#include "core/dicom/spacing.h"
#include "core/features/preprocess.h"
#include "core/image/imageFiles.h"

namespace annulus {
namespace {

/// The file's name without folder and ending: the case where nothing better is known.
std::string caseNameOf(const std::filesystem::path& file)
{
    const std::string name = toUtf8(file.filename());
    for (const char* ending : {".nii.gz", ".nii", ".nrrd", ".nhdr", ".png", ".dcm"})
        if (lowerCase(name).ends_with(ending))
            return name.substr(0, name.size() - std::string_view(ending).size());
    return name;
}

/// The image and, from a DICOM object, its facts.
struct Source {
    Image image;
    std::optional<Facts> facts;
};

Result<Source> readSource(const CaseFiles& files)
{
    if (isImageFileName(files.image)) {
        auto image = readImageFile(files.image);
        if (!image)
            return std::move(image).error();
        return Source{std::move(image).value(), {}};
    }
    auto opened = readFactsAndFrame(files.image, files.frame);
    if (!opened)
        return std::move(opened).error();
    return Source{std::move(opened->frame.grey), std::move(opened->facts)};
}

/// A mask that states no geometry (PNG), or one for a DICOM frame, whose own geometry no mask file repeats alike,
/// lies on the image's grid when it has its size.
Mask placed(const Mask& mask, const Source& source)
{
    const bool hasOwnPlace = mask.grid().isCalibrated() && !source.facts;
    return mask.grid().size == source.image.grid.size && !hasOwnPlace ? withGrid(mask, source.image.grid) : mask;
}

MaskTarget targetOf(const CaseFiles& files, const Source& source) { return {source.image.grid, source.facts ? source.facts->sopInstanceUid : std::string(), files.frame}; }

/// What the parameters say about the spacing, for a DICOM object by its facts.
Result<std::optional<Spacing>> chosenSpacing(const Source& source, const Mask& lesion, const AnnulusSettings& settings)
{
    if (settings.spacing == SpacingChoice::given)
        return std::optional(Spacing{settings.givenX, settings.givenY, SpacingBasis::given, 1});
    if (!source.facts)
        return std::optional<Spacing>();
    if (settings.spacing == SpacingChoice::detector)
        return std::optional(source.facts->detectorSpacing);
    auto at = spacingAt(*source.facts, lesion.box());
    if (!at)
        return std::move(at).error();
    return std::optional(*at);
}

FeatureSource describe(const CaseFiles& files, const std::optional<Facts>& facts)
{
    FeatureSource source;
    source.caseName = caseNameOf(files.image);
    if (!facts)
        return source;
    source.patient = facts->patientId;
    source.laterality = facts->laterality;
    source.view = facts->modality == "US" ? "US" : facts->view;
    source.imageUid = facts->sopInstanceUid;
    source.frame = std::to_string(files.frame);
    return source;
}

}  // namespace

Result<Case> readCase(const CaseFiles& files, const Settings& settings)
{
    auto source = readSource(files);
    if (!source)
        return std::move(source).error();
    // A PNG knows no labels: there every pixel that is not zero counts, unless a label is asked for.
    auto read = readLesion(files.mask, files.label ? files.label : settings.label != 1 ? std::optional(settings.label) : std::nullopt, targetOf(files, *source));
    if (!read)
        return std::move(read).error();
    Mask lesion = placed(read->mask, *source);
    Case one{{}, {}, describe(files, source->facts), source->facts ? source->facts->warnings : std::vector<Message>(), std::move(read->notes)};
    std::optional<Spacing> spacing = files.spacing;
    if (!spacing) {
        auto chosen = chosenSpacing(*source, lesion, settings.annulus);
        if (chosen)
            spacing = *chosen;
        else
            one.warnings.push_back(chosen.error().what);
    }
    one.image = std::move(source->image);
    if (spacing) {
        one.image.grid = withSpacing(one.image.grid, *spacing);
        lesion = withGrid(lesion, withSpacing(lesion.grid(), *spacing));
    }
    if (files.asVolume && one.image.grid.dimensions == 2)
        one.image.grid = asOneSlice(one.image.grid);
    if (files.asVolume && lesion.grid().dimensions == 2)
        lesion = withGrid(lesion, asOneSlice(lesion.grid()));
    auto aligned = onGridOf(one.image.grid, lesion, settings);
    if (!aligned)
        return std::move(aligned).error().in(toUtf8(files.mask));
    one.lesion = std::move(aligned).value();
    return one;
}

}  // namespace annulus
