#include "core/stats/multinomial.h"

#include "core/stats/StandardDesign.h"
#include "core/stats/logistic.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

Eigen::MatrixXd softmax(const Eigen::MatrixXd& linear)
{
    Eigen::MatrixXd p(linear.rows(), linear.cols() + 1);
    for (Eigen::Index row = 0; row < linear.rows(); ++row) {
        const double top = std::max(0.0, linear.row(row).maxCoeff());
        p(row, 0) = std::exp(-top);
        p.row(row).tail(linear.cols()) = (linear.row(row).array() - top).exp();
        p.row(row) /= p.row(row).sum();
    }
    return p;
}

double likelihoodOf(const Eigen::MatrixXd& p, const std::vector<int>& level, const Eigen::VectorXd& weights)
{
    double sum = 0;
    for (Eigen::Index row = 0; row < p.rows(); ++row)
        sum += weights[row] * std::log(p(row, level[static_cast<std::size_t>(row)]));
    return sum;
}

Eigen::MatrixXd informationOf(const Eigen::MatrixXd& x, const Eigen::MatrixXd& p, const Eigen::VectorXd& weights)
{
    const Eigen::Index width = x.cols(), classes = p.cols() - 1;
    Eigen::MatrixXd information(width * classes, width * classes);
    for (Eigen::Index a = 0; a < classes; ++a)
        for (Eigen::Index b = 0; b < classes; ++b) {
            const Eigen::VectorXd variance = weights.array() * p.col(a + 1).array() * ((a == b ? 1.0 : 0.0) - p.col(b + 1).array());
            information.block(a * width, b * width, width, width) = x.transpose() * variance.asDiagonal() * x;
        }
    return information;
}

Error separated() { return {Errc::invalid, message("stats", "The multinomial model has no finite maximum: some column separates the classes or repeats others."), {}}; }

}  // namespace

Eigen::MatrixXd MultinomialFit::probabilities(const Eigen::MatrixXd& x) const { return softmax(x * beta); }

Result<MultinomialFit> fitMultinomial(const Eigen::MatrixXd& given, const std::vector<int>& level, int levels, const Eigen::VectorXd& givenWeights)
{
    constexpr int mostSteps = 100;
    const StandardDesign standard = standardDesign(given);
    const Eigen::MatrixXd& x = standard.x;
    const Eigen::VectorXd weights = givenWeights.size() ? givenWeights : Eigen::VectorXd::Ones(x.rows());
    const Eigen::Index width = x.cols(), classes = levels - 1;
    Eigen::MatrixXd hit = Eigen::MatrixXd::Zero(x.rows(), classes);
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(levels);
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const int at = level[static_cast<std::size_t>(row)];
        counts[at] += weights[row];
        if (at > 0)
            hit(row, at - 1) = 1;
    }
    for (int at = 0; at < levels; ++at)
        if (counts[at] == 0)
            return Error{Errc::invalid, message("stats", "No row has class %1 of %2; every class of the outcome must occur.", at + 1, levels), {}};
    MultinomialFit fit;
    fit.beta = Eigen::MatrixXd::Zero(width, classes);
    Eigen::MatrixXd p = softmax(x * fit.beta);
    fit.logLikelihood = likelihoodOf(p, level, weights);
    for (bool settled = false; !settled; ++fit.steps) {
        const Eigen::MatrixXd slope = x.transpose() * weights.asDiagonal() * (hit - p.rightCols(classes));
        const Eigen::LDLT<Eigen::MatrixXd> solver(informationOf(x, p, weights));
        if (fit.steps == mostSteps || !solver.isPositive())
            return separated();
        Eigen::VectorXd flat = solver.solve(Eigen::Map<const Eigen::VectorXd>(slope.data(), slope.size()));
        Eigen::MatrixXd step = Eigen::Map<Eigen::MatrixXd>(flat.data(), width, classes);
        double reached = 0;
        for (int halvings = 0; halvings < 40; ++halvings, step /= 2) {
            p = softmax(x * (fit.beta + step));
            reached = likelihoodOf(p, level, weights);
            if (reached >= fit.logLikelihood - 1e-12 * std::abs(fit.logLikelihood))
                break;
        }
        fit.beta += step;
        fit.logLikelihood = reached;
        settled = step.cwiseAbs().maxCoeff() < 1e-13 * (1 + fit.beta.cwiseAbs().maxCoeff());
    }
    const Eigen::MatrixXd information = informationOf(x, p, weights);
    const Eigen::MatrixXd covariance = Eigen::LDLT<Eigen::MatrixXd>(information).solve(Eigen::MatrixXd::Identity(information.rows(), information.cols()));
    if (!(covariance.diagonal().minCoeff() > 0) || covariance.diagonal().maxCoeff() > 1e12)
        return separated();
    fit.se.resize(width, classes);
    for (Eigen::Index at = 0; at < classes; ++at) {
        fit.se.col(at) = standard.covarianceToGiven(covariance.block(at * width, at * width, width, width)).diagonal().cwiseSqrt();
        fit.beta.col(at) = standard.toGiven(fit.beta.col(at));
    }
    fit.aic = 2 * static_cast<double>(fit.se.size()) - 2 * fit.logLikelihood;
    return fit;
}

Result<OneVsRestFit> fitOneVsRest(const Eigen::MatrixXd& x, const std::vector<int>& level, int levels, const Eigen::VectorXd& weights)
{
    OneVsRestFit all{Eigen::MatrixXd(x.cols(), levels), Eigen::MatrixXd(x.cols(), levels), Eigen::MatrixXd(x.rows(), levels)};
    for (int at = 0; at < levels; ++at) {
        Eigen::VectorXd y(x.rows());
        for (Eigen::Index row = 0; row < x.rows(); ++row)
            y[row] = level[static_cast<std::size_t>(row)] == at ? 1 : 0;
        const auto fit = fitLogistic(x, y, weights);
        if (!fit)
            return fit.error();
        all.beta.col(at) = fit->beta;
        all.se.col(at) = fit->se;
        all.probabilities.col(at) = fit->fitted;
    }
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        all.probabilities.row(row) /= all.probabilities.row(row).sum();
    return all;
}

}  // namespace annulus
