#include "core/model/Scaler.h"

#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// A variance that rounding of the mean alone could make (scikit-learn's _is_constant_feature).
bool isConstant(double variance, double mean, double count)
{
    constexpr double eps = std::numeric_limits<double>::epsilon();
    return variance <= count * eps * variance + std::pow(count * mean * eps, 2);
}

}  // namespace

Eigen::MatrixXd Scaler::apply(const Eigen::MatrixXd& x) const
{
    Eigen::MatrixXd z = x.rowwise() - mean.transpose();
    z.array().rowwise() /= scale.transpose().array();
    for (const Eigen::Index column : constant)
        z.col(column).setZero();
    return z;
}

Scaler fitScaler(const Eigen::MatrixXd& x, Deviation deviation, const std::vector<Eigen::Index>& rows)
{
    const Eigen::MatrixXd& train = rows.empty() ? x : x(rows, Eigen::all);
    const auto count = static_cast<double>(train.rows());
    Scaler scaler{train.colwise().mean(), Eigen::VectorXd(x.cols()), {}};
    for (Eigen::Index column = 0; column < x.cols(); ++column) {
        const Eigen::ArrayXd rest = train.col(column).array() - scaler.mean[column];
        // The second term takes back the rounding of the mean (Chan, Golub and LeVeque 1983).
        const double squares = rest.square().sum() - rest.sum() * rest.sum() / count;
        scaler.scale[column] = 1;
        if (isConstant(squares / count, scaler.mean[column], count))
            scaler.constant.push_back(column);
        else
            scaler.scale[column] = std::sqrt(squares / (deviation == Deviation::sample ? count - 1 : count));
    }
    return scaler;
}

}  // namespace annulus
