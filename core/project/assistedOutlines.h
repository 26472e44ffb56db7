#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"
#include "core/roi/agreement.h"

#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// How an outline began and how far hands have moved it since.
struct AssistedOutline {
    std::string patient, image, lesion, reader;
    int frame = 1;
    AssistNote note;
    std::optional<Agreement> agreement;  ///< of the proposal (A) and the outline as it is now (B); in pixels, as the model saw it
};

/// Every outline of the project that a model proposed, of one reader or of all, in reading order.
std::vector<AssistedOutline> assistedOutlines(const Project& project, const std::optional<std::string>& reader = {}, const Progress& progress = {});

/// One row an outline: who, where, which model with which hints and limits, how sure it was, and what became of it.
std::string assistedCsv(const std::vector<AssistedOutline>& outlines);

}  // namespace annulus
