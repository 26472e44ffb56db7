#include "core/phantom/demoProject.h"

#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/image/imageFiles.h"
#include "core/project/Edit.h"
#include "core/project/extraction.h"
#include "core/project/importImages.h"
#include "core/roi/editOutline.h"
#include "core/roi/traceOutline.h"

namespace annulus::phantom {
namespace {

/// The table that the Features page shows first: the default preset over all outlines.
Result<Project> withFeatures(Project project, const DemoOptions& options, const Progress& progress)
{
    const auto parameters = parseParameters(findPreset(defaultPreset)->yaml);
    if (!parameters)
        return parameters.error();
    const auto extracted = extractProject(project, allRois(project), {}, parameters->settings, progress, options.threads);
    if (!extracted.refused.empty())
        return extracted.refused.front();
    for (const StoreFeatures& edit : extracted.edits) {
        auto next = apply(project, edit);
        if (!next)
            return next;
        project = std::move(next).value();
    }
    return project;
}

/// A mask's pixel edges as a reader would have drawn them: few enough vertices to take hold of.
Outline drawnOutline(const Mask& mask)
{
    constexpr double tolerancePixels = 1.2;
    return simplify(smooth(traceOutline(mask)), tolerancePixels);
}

Result<Project> withOutline(Project project, const ImageRecord& image, const std::filesystem::path& maskFile)
{
    auto mask = readMaskFile(maskFile);
    if (!mask)
        return std::move(mask).error();
    if (mask->isEmpty())
        return project;
    const std::string id = newRoiId(project);
    return apply(project, AddRoi{image.facts.patientId, {id, "Lesion 1", image.uid, 1, "reader1", drawnOutline(*mask)}});
}

}  // namespace

Result<Project> demoProject(const DemoReport& report, const DemoOptions& options, const Progress& progress)
{
    std::vector<ProbedFile> probed(report.images.size());
    parallelFor(
        probed.size(), [&](std::size_t index) { probed[index] = probeFile(report.images[index]); }, options.threads);
    AddImages import;
    for (const ProbedFile& file : probed) {
        if (file.refused)
            return file.refused->in(toUtf8(file.path));
        import.images.push_back(recordOf(file));
    }
    Project empty;
    empty.name = "Demo (synthetic)";
    auto project = apply(empty, import);
    for (const ImageRecord& image : import.images) {
        if (progress.cancelled())
            return stopped();
        const auto maskFile = options.folder / "masks" / "reader1" / image.path.filename().replace_extension(".png");
        if (!project || !std::filesystem::exists(maskFile))
            continue;
        project = withOutline(std::move(project).value(), image, maskFile);
    }
    if (!project)
        return project;
    return withFeatures(std::move(project).value(), options, progress);
}

}  // namespace annulus::phantom
