#pragma once

#include "core/features/settings.h"
#include "core/project/Project.h"

#include <string>
#include <vector>

namespace annulus {

/// The part of a recipe that is the same for every outline, hashed once: rings, regions, settings, definitions.
class RecipeBase {
public:
    RecipeBase(const RingSettings& rings, const RegionChoice& choice, const Settings& settings);

    /// What features of this outline computed now would hang on. Equal recipe, equal bits. A few microseconds.
    [[nodiscard]] Recipe recipeOf(const Patient& patient, const Roi& roi) const;
    /// The settings in words, for FeatureKind.
    [[nodiscard]] const std::string& settingsText() const { return settingsText_; }
    bool operator==(const RecipeBase&) const = default;

private:
    Recipe shared_;
    bool drawsRings_;
    RingSettings rings_;  ///< where they are drawn
    std::string settingsText_;
};

/// What has changed between a stored recipe and today's; every part where the stored one is not known.
std::vector<RecipePart> changedParts(const Recipe& stored, const Recipe& today);

/// "the outline", "the ring settings", ...
Message wordsOf(RecipePart part);

/// One setting that differs between two texts of settings; empty where one of them lacks it.
struct SettingChange {
    std::string name, before, after;
    bool operator==(const SettingChange&) const = default;
};
std::vector<SettingChange> changedSettings(const std::string& before, const std::string& after);

}  // namespace annulus
