#pragma once

#include "core/stats/design.h"
#include "core/stats/logistic.h"
#include "core/stats/separation.h"

namespace annulus {

/// A logistic regression of named variables: what a paper's table of coefficients is printed from.
struct LogisticModel {
    std::vector<std::size_t> rows;  ///< rows of the input that were used
    Design design;
    Eigen::VectorXd outcome, weights;
    LogisticFit fit;
    Separation separation;
    std::vector<Message> notes;  ///< aliased columns, separation, few events per variable
};

/// Complete rows, dummies, fit, and what must be said about it. `weights` empty or one for each row (NaN: missing, the row is left out); a
/// row of weight 0 stays in the table but counts for nothing, and usage says so.
Result<LogisticModel> fitLogisticModel(const std::vector<Predictor>& predictors, const std::vector<double>& outcome,
                                       const std::vector<double>& weights = {}, const LogisticOptions& options = {});

/// The likelihood-ratio test of each term against the model without it (all dummies of a factor together).
Result<std::vector<LikelihoodRatio>> testTerms(const LogisticModel& model);

/// One line of a table: a number, or one level against the reference.
struct CoefficientRow {
    std::string variable, column;
    double beta = 0, se = 0, z = 0, p = 0;
    double oddsRatio = 0;
    CoefficientLimits oddsLimits;
};
/// One for each column but the intercept; NaN where aliased.
std::vector<CoefficientRow> coefficientRows(const LogisticModel& model, double level = 0.95);

/// One variable of a univariable screen. A variable that cannot be fitted says why and does not go on.
struct ScreenedVariable {
    std::string variable;
    std::vector<CoefficientRow> rows;
    LikelihoodRatio test;  ///< of the whole variable
    Usage usage;
    std::vector<Message> notes;
    Message refused;
};

/// Univariable logistic regression of each variable on its own complete rows.
std::vector<ScreenedVariable> screenVariables(const std::vector<Predictor>& predictors, const std::vector<double>& outcome,
                                              const std::vector<double>& weights = {});

/// The tables of both papers: each variable alone, then those with P below `threshold` together. It biases (Heinze, Wallisch and
/// Dunkler 2018), and `notes` says so.
struct ScreenedModel {
    std::vector<ScreenedVariable> alone;
    std::vector<std::string> chosen;
    LogisticModel together;
    std::vector<Message> notes;
};
Result<ScreenedModel> screenThenFit(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, double threshold = 0.05,
                                    const std::vector<double>& weights = {});

/// Generalised variance inflation (Fox and Monette 1992) from the covariance of the coefficients, as car::vif.
struct Inflation {
    std::string term;
    double gvif = 0;
    Eigen::Index degrees = 0;
    [[nodiscard]] double adjusted() const;  ///< gvif^(1 / (2 df)): comparable between terms
};
Result<std::vector<Inflation>> varianceInflation(const Design& design, const Eigen::MatrixXd& covariance);

/// Covariance of the coefficients of the linear regression on the same columns (up to the residual variance, which cancels in vif).
Eigen::MatrixXd linearCovariance(const Design& design);

}  // namespace annulus
