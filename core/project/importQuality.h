#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"
#include "core/project/importNote.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// What may keep a patient or an image out of a study. The names are stable: tables and eligibility rules use them.
enum class Quality {
    missingView,         ///< a breast has CC or MLO of the newest examination, not both
    lateralityConflict,  ///< the header contradicts itself about side or orientation
    lateralityUnknown,
    mixedIntent,         ///< For Presentation beside For Processing, or other than most of the project
    mixedCompression,    ///< lossy beside lossless, or other than most of the project
    uncalibrated,        ///< no millimetres, neither of the file nor by hand
    burnedIn,            ///< Burned In Annotation (0028,0301) is YES
    burnedInSuspected,   ///< lettering was seen in the pixels
    duplicate            ///< another file had the same SOP Instance UID
};
inline constexpr std::array qualities{Quality::missingView, Quality::lateralityConflict, Quality::lateralityUnknown, Quality::mixedIntent, Quality::mixedCompression,
                                      Quality::uncalibrated, Quality::burnedIn, Quality::burnedInSuspected, Quality::duplicate};
/// "missingView", ...: for files and rules.
const char* nameOf(Quality quality);
std::optional<Quality> qualityOfName(std::string_view name);

struct QualityFinding {
    Quality quality = Quality::missingView;
    std::string patient;
    std::string image;  ///< SOP Instance UID; empty where it is of the patient as a whole
    Message words;
    bool operator==(const QualityFinding&) const = default;
};

/// Findings patient by patient, in the order of `qualities` within each. `imports` tells of files that were not taken.
std::vector<QualityFinding> findQuality(const Project& project, std::span<const ImportNote> imports = {}, const Progress& progress = {});

/// The findings of one patient among those of a project: what an eligibility rule looks at.
std::vector<QualityFinding> findingsOf(std::span<const QualityFinding> findings, std::string_view patient);

/// patient,image,quality,words with a header, English, UTF-8 with a byte order mark as spreadsheets want it.
std::string qualityCsv(std::span<const QualityFinding> findings);

}  // namespace annulus
