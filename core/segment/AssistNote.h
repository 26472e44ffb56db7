#pragma once

#include "core/image/Grid.h"
#include "core/segment/Prompts.h"

#include <string>

namespace annulus {

/// How an outline came from a model: kept with it, so that a study can tell assisted lesions from drawn ones, repeat them and say
/// how far the reader has moved them since.
struct AssistNote {
    std::string model, version, hash;  ///< name and version of the model, SHA-256 of its file
    Prompts prompts;                   ///< in pixels of the frame
    double presence = 0, confidence = 0;             ///< what the model said
    double leastPresence = 0, leastConfidence = 0;   ///< below which nothing would have been proposed
    Outline proposed;                  ///< as it was accepted
    bool operator==(const AssistNote&) const = default;
};

/// Dice coefficient of what was proposed and what the outline is now, on the pixels of a frame; nothing where neither has a pixel.
std::optional<double> diceToProposal(const AssistNote& note, const Outline& now, const Grid& frame);

}  // namespace annulus
