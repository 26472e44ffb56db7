#include "core/stats/multiclassRoc.h"

namespace annulus {

Result<MulticlassRoc> multiclassRoc(std::span<const std::size_t> label, const Eigen::MatrixXd& scores)
{
    const auto classes = static_cast<std::size_t>(scores.cols());
    if (classes < 2)
        return Error{Errc::invalid, message("stats", "There are %1 columns of scores; one for each of at least two classes is expected.", classes), {}};
    MulticlassRoc result;
    ScoredGroups pairs;
    for (std::size_t one = 0; one < classes; ++one) {
        ScoredGroups groups;
        for (std::size_t row = 0; row < label.size(); ++row) {
            const double score = scores(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(one));
            (label[row] == one ? groups.cases : groups.controls).push_back(score);
            (label[row] == one ? pairs.cases : pairs.controls).push_back(score);
        }
        if (groups.cases.empty() || groups.controls.empty())
            return Error{Errc::invalid, message("stats", "Class %1 has %2 of %3 patients; it must be there, and not alone.", one + 1, groups.cases.size(), label.size()), {}};
        result.classes.push_back({groups.cases.size(), rocCurve(groups), delongArea(groups)});
        result.macro += result.classes.back().area.auc / static_cast<double>(classes);
        result.weighted += result.classes.back().area.auc * static_cast<double>(groups.cases.size()) / static_cast<double>(label.size());
    }
    result.micro = areaUnderCurve(pairs.controls, pairs.cases);
    return result;
}

Confusion confusion(std::span<const std::size_t> label, std::span<const std::size_t> predicted, std::size_t classes)
{
    Confusion result;
    const auto size = static_cast<Eigen::Index>(classes);
    result.counts = Eigen::MatrixXd::Zero(size, size);
    for (std::size_t row = 0; row < label.size(); ++row)
        result.counts(static_cast<Eigen::Index>(label[row]), static_cast<Eigen::Index>(predicted[row])) += 1;
    const double all = result.counts.sum(), right = result.counts.trace();
    double chance = 0;
    for (Eigen::Index one = 0; one < size; ++one) {
        const double truth = result.counts.row(one).sum(), called = result.counts.col(one).sum(), hit = result.counts(one, one);
        result.sensitivity.push_back(hit / truth);
        result.specificity.push_back((all - truth - called + hit) / (all - truth));
        result.precision.push_back(hit / called);
        // No case and no call: 0, as scikit-learn.
        result.f1.push_back(truth + called > 0 ? 2 * hit / (truth + called) : 0);
        result.macroF1 += result.f1.back() / static_cast<double>(size);
        result.weightedF1 += result.f1.back() * truth / all;
        chance += truth * called / (all * all);
    }
    result.accuracy = result.microF1 = right / all;
    result.kappa = (result.accuracy - chance) / (1 - chance);
    return result;
}

}  // namespace annulus
