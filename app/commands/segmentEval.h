#pragma once

#include "core/base/Result.h"
#include "core/segment/proposeLesion.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// How close one proposal came.
struct PromptScore {
    std::string image, group;  ///< the group is the name up to the first '_'
    std::string prompt;        ///< none, click, clicks3, box
    bool hasLesion = true;
    double lesionShare = 0;    ///< of the picture's pixels
    double presence = 0, confidence = 0;
    std::string refused;       ///< why nothing is proposed; the figures are of what would have been
    double dice = 0, iou = 0;
    std::optional<double> hd95;  ///< pixels; none where there is no contour
    double milliseconds = 0;     ///< from picture to outline
};

/// Every picture of DIR/images with the mask of its name in DIR/masks, one after the other. Without a prompt the whole mask is the
/// truth, with prompts its largest piece. Clicks: the deepest point of that piece, then twice the centre of the largest error; the box is the
/// piece's. A picture with an empty mask is looked at without a prompt only. What cannot be read is listed in `refused`.
struct EvaluatedFolder {
    std::vector<PromptScore> scores;
    std::vector<Error> refused;
};
Result<EvaluatedFolder> evaluateFolder(OpenedModel& model, const std::filesystem::path& folder);

std::string evaluationJson(const OpenedModel& model, const EvaluatedFolder& evaluated);
std::string evaluationText(const EvaluatedFolder& evaluated);

}  // namespace annulus
