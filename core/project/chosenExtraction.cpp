#include "core/project/chosenExtraction.h"

#include "core/features/parameterFile.h"
#include "core/features/presets.h"

#include <algorithm>
#include <string>

namespace annulus {
namespace {

/// The regions that were computed, by their names.
RegionChoice regionsOf(const FeatureColumns& columns)
{
    const auto any = [&](std::string_view start) {
        return std::ranges::any_of(columns.regions(), [&](const RegionColumns& region) { return region.region.starts_with(start); });
    };
    return {std::ranges::any_of(columns.regions(), [](const RegionColumns& region) { return region.region == "lesion"; }), any("ring_"), any("lesion+")};
}

/// The preset whose settings a stored result names, or none.
const Preset* presetOf(const FeatureKind& kind)
{
    for (const Preset& preset : allPresets()) {
        const auto parameters = parseParameters(preset.yaml);
        if (!parameters)
            continue;
        // Ring settings of that time may follow.
        const std::string settings = canonicalText(parameters->settings);
        if (kind.settings == settings || kind.settings.starts_with(settings + "ringMargins="))
            return &preset;
    }
    return nullptr;
}

}  // namespace

ExtractionSettings chosenExtraction(const Project& project)
{
    ExtractionSettings chosen = project.extraction;
    if (!chosen.parameters.empty())
        return chosen;
    const Preset* preset = nullptr;
    const auto found = std::ranges::find_if(project.patients, [](const auto& patient) { return !patient->features.empty(); });
    if (found != project.patients.end()) {
        const FeatureKind& kind = *(*found)->features.back()->kind;
        chosen.regions = regionsOf(*kind.columns);
        preset = presetOf(kind);
    }
    if (!preset)
        preset = findPreset(defaultPreset);
    chosen.name = preset->name;
    chosen.parameters = preset->yaml;
    return chosen;
}

}  // namespace annulus
