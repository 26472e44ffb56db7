#include "core/stats/pivotedQr.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

/// Applies the reflections of the first `rank` columns to y: Q'y, or Qy with `back`.
void reflect(const PivotedQr& f, Eigen::VectorXd& y, bool back)
{
    const Eigen::Index n = f.qr.rows();
    for (Eigen::Index step = 0; step < f.rank; ++step) {
        const Eigen::Index j = back ? f.rank - 1 - step : step;
        if (f.aux[j] == 0)
            continue;
        Eigen::VectorXd head = f.qr.col(j).tail(n - j);
        head[0] = f.aux[j];
        y.tail(n - j) -= (head.dot(y.tail(n - j)) / head[0]) * head;
    }
}

void moveToEnd(PivotedQr& f, Eigen::VectorXd& length, Eigen::VectorXd& original, Eigen::Index column)
{
    const Eigen::Index last = f.qr.cols() - 1;
    const Eigen::VectorXd held = f.qr.col(column);
    const double heldLength = length[column], heldOriginal = original[column];
    const Eigen::Index heldPivot = f.pivot[static_cast<std::size_t>(column)];
    for (Eigen::Index j = column; j < last; ++j) {
        f.qr.col(j) = f.qr.col(j + 1);
        length[j] = length[j + 1];
        original[j] = original[j + 1];
        f.pivot[static_cast<std::size_t>(j)] = f.pivot[static_cast<std::size_t>(j + 1)];
    }
    f.qr.col(last) = held;
    length[last] = heldLength;
    original[last] = heldOriginal;
    f.pivot[static_cast<std::size_t>(last)] = heldPivot;
}

}  // namespace

PivotedQr pivotedQr(Eigen::MatrixXd x, double tolerance)
{
    PivotedQr f{std::move(x), {}, {}, 0};
    const Eigen::Index n = f.qr.rows(), p = f.qr.cols();
    f.aux = Eigen::VectorXd::Zero(p);
    for (Eigen::Index j = 0; j < p; ++j)
        f.pivot.push_back(j);
    Eigen::VectorXd length = f.qr.colwise().norm();  // of what is left of each column
    Eigen::VectorXd original = length.unaryExpr([](double norm) { return norm == 0 ? 1.0 : norm; });
    Eigen::Index kept = p;
    for (Eigen::Index l = 0; l < std::min(n, p); ++l) {
        while (l < kept && length[l] < original[l] * tolerance) {
            moveToEnd(f, length, original, l);
            --kept;
        }
        if (l >= kept || l == n - 1)
            break;
        auto head = f.qr.col(l).tail(n - l);
        double norm = head.norm();
        if (norm == 0)
            continue;
        if (head[0] < 0)
            norm = -norm;
        head /= norm;
        head[0] += 1;
        for (Eigen::Index j = l + 1; j < p; ++j) {
            auto column = f.qr.col(j).tail(n - l);
            column -= (head.dot(column) / head[0]) * head;
            if (length[j] == 0)
                continue;
            const double left = std::max(0.0, 1 - std::pow(column[0] / length[j], 2));
            length[j] = left < 1e-6 ? column.tail(n - l - 1).norm() : length[j] * std::sqrt(left);
        }
        f.aux[l] = head[0];
        head[0] = -norm;
    }
    f.rank = std::min(kept, n);
    return f;
}

Eigen::VectorXd coefficients(const PivotedQr& f, Eigen::VectorXd y)
{
    reflect(f, y, false);
    const auto r = f.qr.topLeftCorner(f.rank, f.rank).triangularView<Eigen::Upper>();
    const Eigen::VectorXd kept = r.solve(y.head(f.rank));
    Eigen::VectorXd all = Eigen::VectorXd::Constant(f.qr.cols(), noValue);
    for (Eigen::Index j = 0; j < f.rank; ++j)
        all[f.pivot[static_cast<std::size_t>(j)]] = kept[j];
    return all;
}

Eigen::MatrixXd crossInverse(const PivotedQr& f)
{
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(f.rank, f.rank);
    f.qr.topLeftCorner(f.rank, f.rank).triangularView<Eigen::Upper>().solveInPlace(inverse);
    const Eigen::MatrixXd kept = inverse * inverse.transpose();
    Eigen::MatrixXd all = Eigen::MatrixXd::Constant(f.qr.cols(), f.qr.cols(), noValue);
    for (Eigen::Index i = 0; i < f.rank; ++i)
        for (Eigen::Index j = 0; j < f.rank; ++j)
            all(f.pivot[static_cast<std::size_t>(i)], f.pivot[static_cast<std::size_t>(j)]) = kept(i, j);
    return all;
}

Eigen::VectorXd leverages(const PivotedQr& f)
{
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(f.qr.rows());
    for (Eigen::Index j = 0; j < f.rank; ++j) {
        Eigen::VectorXd unit = Eigen::VectorXd::Unit(f.qr.rows(), j);
        reflect(f, unit, true);
        sum += unit.cwiseAbs2();
    }
    return sum;
}

}  // namespace annulus
