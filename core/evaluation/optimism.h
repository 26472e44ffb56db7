#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/stats/logistic.h"

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// What rms::validate prints of a binary logistic model.
struct ModelIndices {
    double dxy = 0, r2 = 0, intercept = 0, slope = 1, emax = 0;
    double d = 0, u = 0, q = 0;  ///< discrimination, unreliability, quality
    double b = 0;                ///< Brier
    double g = 0, gp = 0;        ///< Gini's mean difference of the linear predictor and of the probability

    /// All in this order, for loops over them.
    static constexpr int count = 11;
    [[nodiscard]] double& at(int index);
    [[nodiscard]] double at(int index) const { return const_cast<ModelIndices*>(this)->at(index); }
    static const char* name(int index);
};

/// One bootstrap replicate: the model refitted on it, judged on itself and on the original rows.
struct Replicate {
    ModelIndices training, test;
    bool used = false;
};

/// Optimism-corrected performance (Harrell, Lee and Mark 1996).
struct BootstrapValidation {
    ModelIndices original, training, test, optimism, corrected;
    std::vector<Replicate> replicates;
    std::size_t used = 0;
    std::vector<Message> notes;  ///< replicates that could not be fitted, with the reason
};

/// `rows`: the bootstrap rows of each replicate. The model is refitted with all its columns; selection belongs inside the refit, so a
/// selected model is validated through its pipeline instead.
Result<BootstrapValidation> validateLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::vector<std::size_t>>& rows,
                                             int threads = 0, const Progress& progress = {});

/// The calibration curve corrected for optimism (rms::calibrate): lowess of outcome on probability, read at `places`. NaN outside the
/// range of the predictions.
struct BootstrapCalibration {
    std::vector<double> places, apparent, corrected, optimism;
    std::size_t used = 0;
    std::vector<Message> notes;
};
Result<BootstrapCalibration> calibrateLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const std::vector<std::vector<std::size_t>>& rows,
                                               const std::vector<double>& places, int threads = 0, const Progress& progress = {});

/// Mean of |a - b| over all pairs.
double giniMeanDifference(std::vector<double> values);

}  // namespace annulus
