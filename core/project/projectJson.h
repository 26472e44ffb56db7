#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>

namespace annulus {

// The one place where parts of a project become JSON and come back: used by the store, later by the journal.
// Numbers round-trip to the bit. Reading throws nlohmann's exceptions; callers turn them into a sentence.

nlohmann::json toJson(const Spacing& spacing);
nlohmann::json toJson(const Outline& outline);
nlohmann::json toJson(const Roi& roi);
nlohmann::json toJson(const Message& message);
nlohmann::json toJson(const RingSettings& rings);
/// Names kind and numbers by their hashes; they are kept apart.
nlohmann::json toJson(const FeatureResult& result);

Spacing spacingFromJson(const nlohmann::json& json);
Outline outlineFromJson(const nlohmann::json& json);
Roi roiFromJson(const nlohmann::json& json);
Message messageFromJson(const nlohmann::json& json);
RingSettings ringSettingsFromJson(const nlohmann::json& json);
/// `kindOf` answers the kind of a hash or throws; the numbers are fetched from `source` when somebody looks.
FeatureResult featureResultFromJson(const nlohmann::json& json, const std::function<FeatureKindPtr(const std::string& hash)>& kindOf,
                                    const std::shared_ptr<const NumbersSource>& source);
/// Format 1 held names, values and reasons as JSON and one hash as recipe, which says nothing of its parts.
FeatureResult featureResultFromVersion1(const nlohmann::json& json, const FeatureKindPtr& known);

}  // namespace annulus
