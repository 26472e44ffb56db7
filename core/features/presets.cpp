#include "core/features/presets.h"

namespace annulus {
namespace {

constexpr Preset presets[] = {
#include "presetTexts.inc"  // made from resources/presets at configure time
};

}  // namespace

std::span<const Preset> allPresets() { return presets; }

const Preset* findPreset(std::string_view name)
{
    for (const Preset& preset : presets)
        if (preset.name == name)
            return &preset;
    return nullptr;
}

}  // namespace annulus
