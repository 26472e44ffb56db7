#pragma once

#include "core/base/Progress.h"
#include "core/base/csv.h"
#include "core/evaluation/splits.h"
#include "core/run/fitStudy.h"

#include <functional>
#include <optional>

namespace annulus {

/// The eligible patients, who of them trains, and how they came to be these.
struct StudyInput {
    StudyTable study;
    Split split;
    Eigen::MatrixXd secondReader;  ///< as study.x, NaN where the second reader did not outline; empty: there is none
    Csv baseline;                  ///< clinical cells in words, a row for each patient: Table 1 and subgroups
    std::vector<FlowLine> flow;
    std::size_t assessed = 0;
    std::string codebook;          ///< as YAML: how cells were understood before they were coded
    std::vector<Message> notes;
};

/// Where finished parts of a long run are kept, so that a stopped one goes on where it was. A part is named by all that it depends on.
struct PartStore {
    std::function<std::optional<std::string>(const std::string& key)> load;
    std::function<void(const std::string& key, const std::string& text)> save;
};

struct RunOptions {
    bool published = true, honest = true;
    std::optional<int> bootstrap;        ///< in place of the protocol's
    std::size_t bandReplicates = 1000;   ///< of the decision curves
    int threads = 0;
    PartStore parts;
};

struct RunOutcome {
    RunResult result;
    StudyTable study;                                       ///< with the features that are left after the readers' agreement
    std::vector<Eigen::Index> training;                     ///< its rows
    std::string codebook;
    std::vector<std::pair<std::string, FittedModel>> models;  ///< mode and model, fitted on all training patients
};

/// The whole protocol on one split. The honest mode opens the test set once, after everything is fixed; each look is an event of the
/// result, which the caller writes to its log.
Result<RunOutcome> runStudy(const Protocol& protocol, const StudyInput& input, const RunOptions& options, const Progress& progress = {});

/// The lock of the split: SHA-256 over who trains and who is tested.
std::string hashOfSplit(const StudyTable& study, const Split& split);

}  // namespace annulus
