#pragma once

#include "core/base/Message.h"

#include <string>
#include <vector>

namespace annulus {

/// A patient who is not in the cohort, and why.
struct Excluded {
    std::string patient;
    Message reason;
    bool operator==(const Excluded&) const = default;
};

/// One rule in the order in which it was asked; the numbers of a flow diagram.
struct FlowStep {
    std::string id;                  ///< "her2-2plus-without-fish"; "rows" for what step 2 of a protocol drops
    std::string name, chinese;       ///< "IHC 2+ without FISH"
    std::string rule;                ///< as it was evaluated: "ihc == '2+' and missing(fish)"
    bool isInclusion = false;        ///< who does not fulfil it is out; else who fulfils it
    bool checked = true;
    Message notChecked;              ///< "Not checked: there is no column consent." Nobody was excluded by it
    std::size_t before = 0;          ///< patients that came to this step
    std::vector<Excluded> excluded;  ///< in the table's order
    bool operator==(const FlowStep&) const = default;

    [[nodiscard]] std::size_t after() const { return before - excluded.size(); }
};

/// From everybody in the table to the cohort: what a STARD or TRIPOD flow diagram shows.
struct EligibilityFlow {
    std::string preset;                 ///< "mammography-sln"
    std::size_t assessed = 0;
    std::vector<FlowStep> steps;
    std::vector<std::string> included;  ///< patients who are in
    bool operator==(const EligibilityFlow&) const = default;
};

}  // namespace annulus
