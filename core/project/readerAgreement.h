#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"
#include "core/roi/agreement.h"

#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// One lesion on one frame as two readers drew it.
struct OutlinePair {
    std::string patient, image, lesion;  ///< the name that the first reader gave it, else the second
    int frame = 1;
    std::string first, second;           ///< ids of the outlines; empty where the reader drew none
    std::optional<Agreement> agreement;
    Message reason;                      ///< why there is none
    /// Where the outline began as a model's proposal: its Dice coefficient to that.
    std::optional<double> firstToProposal, secondToProposal;
};

/// All outlines of two readers, frame by frame in reading order. Outlines belong together by what they share: the pair with the
/// largest overlap first, then the next; those that overlap nothing by their name. In mm where both lie on one scale.
std::vector<OutlinePair> compareReaders(const Project& project, const std::string& first, const std::string& second, const Progress& progress = {});

}  // namespace annulus
