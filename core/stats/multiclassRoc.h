#pragma once

#include "core/base/Result.h"
#include "core/stats/delong.h"

#include <Eigen/Core>

namespace annulus {

/// One class against all others.
struct ClassRoc {
    std::size_t cases = 0;
    RocCurve curve;
    DelongArea area;
};

/// ROC of k classes: rows of `scores` are patients, columns classes. Macro: mean of the classes' areas, plain and weighted by
/// their size; micro: all pairs of patient and class together, as scikit-learn.
struct MulticlassRoc {
    std::vector<ClassRoc> classes;
    double macro = 0, weighted = 0, micro = 0;
};
/// `label` counts from 0. Every class must occur.
Result<MulticlassRoc> multiclassRoc(std::span<const std::size_t> label, const Eigen::MatrixXd& scores);

/// Counts by true (row) and predicted (column) class, and what follows.
struct Confusion {
    Eigen::MatrixXd counts;
    std::vector<double> sensitivity, specificity, precision, f1;
    double accuracy = 0, macroF1 = 0, weightedF1 = 0, microF1 = 0, kappa = 0;
};
Confusion confusion(std::span<const std::size_t> label, std::span<const std::size_t> predicted, std::size_t classes);

}  // namespace annulus
