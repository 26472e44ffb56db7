#include "app/commands/agree.h"
#include "app/commands/parameters.h"

#include "core/project/stability.h"
#include "core/project/store.h"

namespace annulus {

Exit agreeWithItself(const AgreeOptions& options)
{
    auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    const auto parsed = setParameters(*project, {});
    if (!parsed)
        return fail(parsed.error());
    std::vector<RoiKey> keys;
    for (const RoiKey& key : allRois(*project))
        if (!options.reader || project->findPatient(key.patient)->findRoi(key.roi)->reader == *options.reader)
            keys.push_back(key);
    if (keys.size() < 2)
        return fail({Errc::notFound, message("app", "There are %1 outlines; at least two were expected.", keys.size()), options.project});
    const StabilitySettings stability{{options.displacement, options.correlation, options.translation, options.dilation}, options.times, options.seed};
    const auto agreement = stabilityAgreement(*project, keys, project->extraction.regions, parsed->settings, stability);
    if (!agreement)
        return fail(agreement.error().in(options.project));
    return reportAgreement(*agreement, static_cast<std::size_t>(options.times) + 1, options);
}

}  // namespace annulus
