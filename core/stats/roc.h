#pragma once

#include "core/base/Result.h"
#include "core/stats/descriptive.h"

namespace annulus {

/// Which scores speak for a case. `automatic` compares medians, as pROC does, and can flip a test curve above one half: fix
/// the direction on training data.
enum class Direction { automatic, higher, lower };

/// Scores of those without (controls) and with (cases) the outcome.
struct ScoredGroups {
    std::vector<double> controls, cases;
};
/// Outcome 0 or 1. One class only is an error that says which is there.
Result<ScoredGroups> scoredGroups(std::span<const double> outcome, std::span<const double> score);

/// The empirical curve. A score counts as positive at or beyond the threshold, which lies half way between neighbouring scores.
struct RocCurve {
    Direction direction = Direction::higher;
    std::vector<double> thresholds;     ///< from "all positive" to "none"
    std::vector<double> sensitivities, specificities;
    std::vector<double> truePositives, falsePositives;
    double cases = 0, controls = 0;
    double auc = 0;                     ///< U / (n1 n0), ties half
};
RocCurve rocCurve(const ScoredGroups& groups, Direction direction = Direction::higher);

/// Area by rank sums alone.
double areaUnderCurve(std::span<const double> controls, std::span<const double> cases);

/// The same of rows: those with an outcome of 1 are cases, those without a score (NaN) are nothing. NaN where one kind is missing.
double areaOfRows(std::span<const double> outcome, std::span<const double> score);
double areaOfRows(std::span<const int> outcome, std::span<const double> score);

/// Area where the specificity lies in low..high (or the sensitivity), plain and on McClish's scale, on which chance is one
/// half and perfection one (Medical Decision Making 1989;9:190-195).
struct PartialArea {
    double area = 0, corrected = 0;
};
enum class Along { specificity, sensitivity };
PartialArea partialArea(const RocCurve& curve, double low, double high, Along along = Along::specificity);

enum class BestBy { youden, closestToCorner };
/// Every threshold that is best: ties are all listed, as pROC does.
std::vector<std::size_t> bestThresholds(const RocCurve& curve, BestBy by = BestBy::youden);

/// Which of several equally good thresholds is taken.
enum class TieRule { highestSensitivity, middle };
std::size_t chosenThreshold(const std::vector<std::size_t>& best, TieRule rule = TieRule::highestSensitivity);

}  // namespace annulus
