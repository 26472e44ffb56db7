#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <nlohmann/json_fwd.hpp>

namespace annulus {

// The one place where parts of a project become JSON and come back: used by the store, later by the journal.
// Numbers round-trip to the bit. Reading throws nlohmann's exceptions; callers turn them into a sentence.

nlohmann::json toJson(const Spacing& spacing);
nlohmann::json toJson(const Outline& outline);
nlohmann::json toJson(const Roi& roi);
nlohmann::json toJson(const Message& message);
nlohmann::json toJson(const RingSettings& rings);
nlohmann::json toJson(const FeatureResult& result);

Spacing spacingFromJson(const nlohmann::json& json);
Outline outlineFromJson(const nlohmann::json& json);
Roi roiFromJson(const nlohmann::json& json);
Message messageFromJson(const nlohmann::json& json);
RingSettings ringSettingsFromJson(const nlohmann::json& json);
FeatureResult featureResultFromJson(const nlohmann::json& json);

}  // namespace annulus
