#pragma once

#include "core/base/Result.h"
#include "core/project/Project.h"
#include "core/project/blobs.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>

namespace annulus {

// The one place where parts of a project become JSON and come back: used by the state on disk and by the log.
// Numbers round-trip to the bit. Reading throws exceptions of std; callers turn them into a sentence.

/// One line of UTF-8. Bytes that are not UTF-8 become U+FFFD: a strange name must never stop a save.
std::string textOf(const nlohmann::json& json);

/// A number, or a word where JSON has no number for it (not a number, infinite).
nlohmann::json numberToJson(double number);
double numberFromJson(const nlohmann::json& json);

/// Text where the path is UTF-8, else its bytes.
nlohmann::json pathToJson(const std::filesystem::path& path);
std::filesystem::path pathFromJson(const nlohmann::json& json);

std::string wordOf(ReadingStatus status);
ReadingStatus readingStatusOf(const std::string& word);
/// The 32 bytes of 64 hexadecimal digits.
Digest digestOf(const std::string& hex);

nlohmann::json toJson(const Spacing& spacing);
nlohmann::json toJson(const Outline& outline);
nlohmann::json toJson(const Roi& roi);
nlohmann::json toJson(const Message& message);
nlohmann::json toJson(const RingSettings& rings);
nlohmann::json toJson(const RegionChoice& regions);
nlohmann::json toJson(const ExtractionSettings& extraction);
/// Names columns and numbers by their hashes; keepParts() keeps them.
nlohmann::json toJson(const FeatureResult& result);
nlohmann::json toJson(const ImageRecord& image, const KeepBlob& keep);

Spacing spacingFromJson(const nlohmann::json& json);
Outline outlineFromJson(const nlohmann::json& json);
Roi roiFromJson(const nlohmann::json& json);
/// The same from textOf(toJson(roi)), several times as fast: opening a project reads millions of points.
Roi roiFromText(const std::string& text);
Message messageFromJson(const nlohmann::json& json);
RingSettings ringSettingsFromJson(const nlohmann::json& json);
RegionChoice regionChoiceFromJson(const nlohmann::json& json);
ExtractionSettings extractionFromJson(const nlohmann::json& json);
/// `kindOf` answers the kind of a hash or throws; the numbers are fetched from `source` when somebody looks.
FeatureResult featureResultFromJson(const nlohmann::json& json, const std::function<FeatureKindPtr(const std::string& hash)>& kindOf,
                                    const std::shared_ptr<const NumbersSource>& source);
FeatureResult featureResultFromJson(const nlohmann::json& json, const StoredParts& parts);
/// Format 1 held names, values and reasons as JSON and one hash as recipe, which says nothing of its parts.
FeatureResult featureResultFromVersion1(const nlohmann::json& json, const FeatureKindPtr& known);
ImageRecord imageFromJson(const nlohmann::json& json, const StoredParts& parts);

/// A patient with everything that hangs on it.
nlohmann::json toJson(const Patient& patient, const KeepBlob& keep);
Patient patientFromJson(const nlohmann::json& json, const StoredParts& parts);

}  // namespace annulus
