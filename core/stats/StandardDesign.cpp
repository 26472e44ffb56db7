#include "core/stats/StandardDesign.h"

#include "core/stats/descriptive.h"
#include "core/stats/pivotedQr.h"

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

void standardise(StandardDesign& design, Eigen::Index column, bool centred)
{
    const Eigen::VectorXd values = design.x.col(column);
    const double middle = centred ? mean({values.data(), static_cast<std::size_t>(values.size())}) : 0;
    const Eigen::VectorXd off = values.array() - middle;
    // The largest distance first: squares of very small or very large numbers would leave the range of a double.
    const double most = off.size() ? off.cwiseAbs().maxCoeff() : 0;
    if (!(most > 0) || !std::isfinite(most) || values.minCoeff() == values.maxCoeff())
        return;
    const double spread = most * std::sqrt((off / most).squaredNorm() / static_cast<double>(off.size()));
    design.centre[column] = middle;
    design.scale[column] = spread;
    design.x.col(column) = off / spread;
}

StandardDesign unchanged(const Eigen::MatrixXd& x) { return {x, Eigen::VectorXd::Zero(x.cols()), Eigen::VectorXd::Ones(x.cols())}; }

}  // namespace

Eigen::VectorXd StandardDesign::toGiven(const Eigen::VectorXd& beta) const
{
    Eigen::VectorXd given = beta.array() / scale.array();
    if (given.size() > 0)
        given[0] -= centre.dot(given);
    return given;
}

Eigen::MatrixXd StandardDesign::covarianceToGiven(const Eigen::MatrixXd& covariance) const
{
    Eigen::MatrixXd given = scale.cwiseInverse().asDiagonal() * covariance * scale.cwiseInverse().asDiagonal();
    if (given.size() > 0) {
        const Eigen::RowVectorXd row = centre.transpose() * given;
        given.row(0) -= row;
        const Eigen::VectorXd column = given * centre;
        given.col(0) -= column;
    }
    return given;
}

StandardDesign standardDesign(const Eigen::MatrixXd& x)
{
    StandardDesign design = unchanged(x);
    const bool hasIntercept = x.size() > 0 && (x.col(0).array() == 1).all();
    for (Eigen::Index column = hasIntercept ? 1 : 0; column < x.cols(); ++column)
        standardise(design, column, hasIntercept);
    return design;
}

StandardDesign standardPredictors(const Eigen::MatrixXd& x)
{
    StandardDesign design = unchanged(x);
    for (Eigen::Index column = 0; column < x.cols(); ++column)
        standardise(design, column, true);
    return design;
}

std::vector<Eigen::Index> aliasedColumns(const Eigen::MatrixXd& x)
{
    const PivotedQr qr = pivotedQr(standardDesign(x).x);
    std::vector<Eigen::Index> aliased(qr.pivot.begin() + qr.rank, qr.pivot.end());
    std::sort(aliased.begin(), aliased.end());
    return aliased;
}

}  // namespace annulus
