#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/cohort/EligibilityFlow.h"

#include <filesystem>
#include <map>
#include <set>
#include <span>

namespace annulus {

/// One criterion. To be included all conditions must hold, to be excluded one suffices.
struct EligibilityRule {
    /// What a missing value means. By default nobody is included for a reason that is not known, and nobody is excluded for one.
    enum class WhenMissing { byKind, keep, exclude };

    std::string id, name, chinese;
    bool isInclusion = false;
    std::vector<std::string> conditions;  ///< as condition.h reads them
    WhenMissing whenMissing = WhenMissing::byKind;
    bool operator==(const EligibilityRule&) const = default;
};

struct EligibilityRules {
    std::string name, source;
    std::vector<EligibilityRule> rules;
    bool operator==(const EligibilityRules&) const = default;

    /// The same without some rules (by id), for a protocol that wants it so.
    [[nodiscard]] EligibilityRules without(std::span<const std::string> ids) const;
};

/// Errors name the line.
Result<EligibilityRules> parseEligibility(std::string_view yaml);
Result<EligibilityRules> readEligibility(const std::filesystem::path& file);

/// What ships with the program (resources/eligibility): "mammography" (paper A), "ultrasound" (paper B).
std::span<const EligibilityRules> eligibilityPresets();
/// Null where there is none of this name.
const EligibilityRules* findEligibilityPreset(std::string_view name);

/// Asks rule after rule of those who are left. A condition whose column the table lacks is said to be unchecked, never passed in silence.
/// A condition that compares with what the column cannot hold is an error.
Result<EligibilityFlow> applyEligibility(const EligibilityRules& rules, const ClinicalTable& table);

/// Columns has_cc, has_mlo, has_us (0/1): of which views each patient has images or features.
void setViewFacts(ClinicalTable& table, const std::map<std::string, std::set<std::string>>& viewsOfPatient);

/// step,id,name,kind,rule,before,excluded,after,note: one line for each step, a first one for everybody assessed and a last one for the cohort.
std::string flowCsv(const EligibilityFlow& flow);
/// patient,step,id,name,reason: one line for each patient who is out.
std::string excludedCsv(const EligibilityFlow& flow);

}  // namespace annulus
