#pragma once

#include "core/segment/lesionModels.h"
#include "core/segment/promptView.h"

namespace annulus {

/// A contour worth looking at, or why there is none.
struct Proposal {
    Outline outline;        ///< in pixels of the picture; empty where nothing is proposed
    double presence = 0;    ///< the net's probability that there is a lesion in the picture
    double confidence = 0;  ///< the Dice coefficient that the net's own probabilities let expect
    Message whyNone;        ///< where the outline is empty
};

struct ProposeSettings {
    double leastPresence = 0.5;    ///< below it nothing is proposed without a prompt
    double leastConfidence = 0.5;  ///< below it nothing is proposed at all
    double margin = 2.0;           ///< side of the closer view over the longer side of what the first one found
    double boxMargin = 1.6;        ///< the same of a box
    bool operator==(const ProposeSettings&) const = default;
};

/// With the limits of the model.
ProposeSettings settingsOf(const LesionModel& model);

/// Asks the net for a lesion: a look at all of `area`, then a closer one around what it found, both prompted alike; with a
/// box one look around the box. Two looks are averaged on the samples of the closer one, the piece under a click (else
/// the largest) is kept and the line of probability 1/2 around it becomes the outline: it follows the samples of the view,
/// not the picture's pixels. `picture` is grey as the object's own display shows it.
Result<Proposal> proposeLesion(LesionNet& net, const Picture& picture, const Box& area, const Prompts& prompts, const ProposeSettings& settings = {});

/// The pixels of a proposal, on a grid of the picture's size.
Mask maskOf(const Proposal& proposal, const Grid& grid);

}  // namespace annulus
