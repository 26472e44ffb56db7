#include "app/commands/parameters.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/features/presets.h"
#include "core/project/chosenExtraction.h"

#include <vector>

namespace annulus {

std::string presetNames()
{
    std::vector<std::string> names;
    for (const Preset& preset : allPresets())
        names.emplace_back(preset.name);
    return join(names, ", ");
}

std::string paramsHelp()
{
    std::string text = "PyRadiomics parameter file (YAML), or a preset: ";
    return text.append(presetNames()).append(" (default ").append(defaultPreset).append(")");
}

std::string projectParamsHelp()
{
    std::string text = "PyRadiomics parameter file (YAML), or a preset: ";
    return text.append(presetNames()).append(" (default: what the project was set to, else ").append(defaultPreset).append(")");
}

namespace {

Result<std::string> parametersTextFor(const std::string& params)
{
    if (const Preset* preset = findPreset(params.empty() ? defaultPreset : std::string_view(params)))
        return std::string(preset->yaml);
    std::error_code problem;
    if (std::filesystem::exists(params, problem))
        return readTextFile(params);
    return Error{Errc::notFound, message("app", "There is neither a preset nor a file of this name; presets are %1, else a PyRadiomics parameter file (YAML) was expected.", presetNames()), "--params " + params};
}

}  // namespace

Result<ParameterFile> parametersFor(const std::string& params)
{
    const auto text = parametersTextFor(params);
    if (!text)
        return text.error();
    auto parsed = parseParameters(*text);
    return parsed || params.empty() ? std::move(parsed) : Result<ParameterFile>(std::move(parsed).error().in(params));
}

Result<ParameterFile> setParameters(Project& project, const std::string& params)
{
    ExtractionSettings chosen = chosenExtraction(project);
    if (!params.empty()) {
        auto text = parametersTextFor(params);
        if (!text)
            return std::move(text).error();
        chosen = {toUtf8(std::filesystem::path(params).filename()), std::move(text).value(), {}};
    }
    auto parsed = parseParameters(chosen.parameters);
    if (!parsed)
        return std::move(parsed).error().in(params.empty() ? chosen.name : params);
    if (const AnnulusSettings& own = parsed->settings.annulus; !params.empty()) {
        chosen.regions.unions = own.unions;
        if (!own.marginsMm.empty())
            project.rings = {own.marginsMm, own.cumulative, project.rings.clipToTissue};
    }
    project.extraction = std::move(chosen);
    return parsed;
}

}  // namespace annulus
