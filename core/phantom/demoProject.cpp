#include "core/phantom/demoProject.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/project/Edit.h"
#include "core/project/extraction.h"
#include "core/project/importImages.h"

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

/// The values of clinical.csv, as its import would bring them.
Result<Project> withClinicalTable(Project project, const std::filesystem::path& file)
{
    const auto table = readCsv(file);
    if (!table)
        return table.error();
    for (const auto& row : table->rows)
        for (std::size_t column = 1; column < row.size(); ++column) {
            if (row[column].empty())
                continue;
            auto next = apply(project, SetClinicalValue{row[0], table->header[column], row[column]});
            if (!next)
                return next;
            project = std::move(next).value();
        }
    return project;
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
    // Outlines come image by image: first reader, second reader.
    for (const DrawnOutline& drawn : report.outlines) {
        if (progress.cancelled())
            return stopped();
        if (!project)
            return project;
        const ImageRecord& image = import.images[drawn.image];
        project = apply(*project, AddRoi{image.facts.patientId, {newRoiId(*project), "Lesion 1", image.uid, 1, drawn.reader, drawn.outline}});
    }
    if (!project)
        return project;
    project = withClinicalTable(*std::move(project), report.clinicalTable);
    if (!project)
        return project;
    return withFeatures(std::move(project).value(), options, progress);
}

}  // namespace annulus::phantom
