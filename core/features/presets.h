#pragma once

#include <span>
#include <string_view>

namespace annulus {

/// A parameter file shipped with the program (resources/presets), by the name it is chosen with.
struct Preset {
    std::string_view name;
    std::string_view yaml;
};

std::span<const Preset> allPresets();
const Preset* findPreset(std::string_view name);

/// What an extraction uses when nobody chose.
inline constexpr std::string_view defaultPreset = "original-2d";

}  // namespace annulus
