#include "core/features/lanczos.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace annulus {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t width = Block::width;

__attribute__((target_clones("avx2", "default"))) void addSymmetric(const SparseCell* cells, std::size_t count, const double* __restrict x, double* __restrict y)
{
    for (std::size_t at = 0; at < count; ++at) {
        const SparseCell& c = cells[at];
        const double* xi = x + static_cast<std::size_t>(c.row) * width;
        const double* xj = x + static_cast<std::size_t>(c.column) * width;
        double* yi = y + static_cast<std::size_t>(c.row) * width;
        double* yj = y + static_cast<std::size_t>(c.column) * width;
        for (std::size_t vector = 0; vector < width; ++vector)
            yi[vector] += c.value * xj[vector];
        if (c.row != c.column)
            for (std::size_t vector = 0; vector < width; ++vector)
                yj[vector] += c.value * xi[vector];
    }
}

/// First vectors: the levels' own low powers, along which neighbours are alike in most pictures, and one that no
/// structure of the matrix is likely to be orthogonal to; the same each time.
MatrixXd startFor(const VectorXd& known)
{
    const Index size = known.size();
    MatrixXd start(size, static_cast<Index>(width));
    for (Index at = 0; at < size; ++at) {
        const double t = 2 * static_cast<double>(at) / static_cast<double>(std::max<Index>(size - 1, 1)) - 1;
        start.row(at) << known[at] * t, known[at] * t * t, known[at] * t * t * t, 1 + std::sin(static_cast<double>(at * at + 1));
    }
    start.col(3) /= std::sqrt(static_cast<double>(size));
    return start;
}

/// Takes everything along `known` and the basis out of the columns and makes those that are left orthonormal.
MatrixXd orthonormalised(MatrixXd columns, const VectorXd& known, const MatrixXd& basis)
{
    constexpr double nothing = 1e-13;
    for (int round = 0; round < 2; ++round) {  // twice is enough (Parlett)
        columns -= known * (known.transpose() * columns);
        columns -= basis * (basis.transpose() * columns);
        Index kept = 0;
        for (Index column = 0; column < columns.cols(); ++column) {
            VectorXd one = columns.col(column);
            for (Index earlier = 0; earlier < kept; ++earlier)
                one -= columns.col(earlier).dot(one) * columns.col(earlier);
            const double length = one.norm();
            if (length > (round == 0 ? nothing : 0.1))  // in the second round what is left was of length 1
                columns.col(kept++) = one / length;
        }
        columns = columns.leftCols(kept).eval();
    }
    return columns;
}

/// Eigenvalues of a symmetric matrix and the last components of each eigenvector.
struct Spectrum {
    VectorXd values;
    MatrixXd tails;  ///< one column per eigenvalue
};

/// Implicit QL on the tridiagonal form (Bowdler, Martin, Reinsch and Wilkinson 1968) that turns only the rows of the
/// eigenvectors that are asked for: the rest of them would be most of the work.
Spectrum spectrumOf(const MatrixXd& matrix, Index last)
{
    constexpr double eps = std::numeric_limits<double>::epsilon(), least = 1e-20;  // the matrix has entries of about 1
    constexpr int mostTurns = 60;
    const Index size = matrix.rows();
    if (size == 1)
        return {matrix.col(0), MatrixXd::Identity(last, 1)};
    const Eigen::Tridiagonalization<MatrixXd> form(matrix);
    VectorXd d = form.diagonal(), e(size);
    e << form.subDiagonal(), 0;
    MatrixXd rows = MatrixXd::Zero(last, size);
    rows.rightCols(last).setIdentity();
    rows = (rows * form.matrixQ()).eval();
    for (Index first = 0; first < size; ++first)
        for (int turn = 0; turn < mostTurns; ++turn) {
            Index end = first;
            while (end + 1 < size && std::abs(e[end]) > eps * (std::abs(d[end]) + std::abs(d[end + 1])) + least)
                ++end;
            if (end == first)
                break;
            double g = (d[first + 1] - d[first]) / (2 * e[first]);
            g = d[end] - d[first] + e[first] / (g + std::copysign(std::hypot(g, 1.0), g));
            double s = 1, c = 1, p = 0;
            Index at = end - 1;
            for (; at >= first; --at) {
                const double f = s * e[at], b = c * e[at], r = std::sqrt(f * f + g * g);
                e[at + 1] = r;
                if (r == 0) {
                    d[at + 1] -= p;
                    break;
                }
                s = f / r;
                c = g / r;
                g = d[at + 1] - p;
                const double turned = (d[at] - g) * s + 2 * c * b;
                p = s * turned;
                d[at + 1] = g + p;
                g = c * turned - b;
                for (Index row = 0; row < last; ++row) {
                    const double after = rows(row, at + 1);
                    rows(row, at + 1) = s * rows(row, at) + c * after;
                    rows(row, at) = c * rows(row, at) - s * after;
                }
            }
            if (at < first) {
                d[first] -= p;
                e[first] = g;
            }
            e[end] = 0;
        }
    return {std::move(d), std::move(rows)};
}

/// Eigenvalues of the projected matrix with the bounds of their errors.
struct Ritz {
    double value = 0;       ///< largest magnitude
    bool isSettled = false;
};

/// `gram` is the product of the part of A times the last vectors that leaves the space with itself.
Ritz largestOf(const MatrixXd& projected, const MatrixXd& gram)
{
    constexpr double tolerance = 1e-11;
    const Spectrum spectrum = spectrumOf(projected, gram.rows());
    const VectorXd magnitudes = spectrum.values.cwiseAbs();
    Index top = 0;
    magnitudes.maxCoeff(&top);
    const auto squaredResidual = [&](Index index) {
        const VectorXd tail = spectrum.tails.col(index);
        return std::max(0.0, tail.dot(gram * tail));
    };
    double gap = 1;
    bool isBeaten = false;  // another one may still outgrow it
    for (Index index = 0; index < projected.rows(); ++index) {
        if (index == top)
            continue;
        gap = std::min(gap, magnitudes[top] - magnitudes[index]);
        const double reach = std::sqrt(squaredResidual(index));
        isBeaten = isBeaten || (reach > 1e-6 && magnitudes[index] + reach > magnitudes[top]);
    }
    const double squared = squaredResidual(top);
    // An eigenvalue is as near as the residual, and as its square over the distance to the next one (Parlett, 11.7).
    return {magnitudes[top], std::sqrt(squared) <= tolerance || (!isBeaten && squared <= tolerance * gap)};
}

}  // namespace

void multiplySymmetric(std::span<const SparseCell> cells, const Block& x, Block& y)
{
    std::fill(y.values.begin(), y.values.end(), 0);
    addSymmetric(cells.data(), cells.size(), x.values.data(), y.values.data());
}

void multiply(std::span<const SparseCell> cells, const Block& x, Block& y)
{
    std::fill(y.values.begin(), y.values.end(), 0);
    for (const SparseCell& c : cells)
        for (std::size_t vector = 0; vector < width; ++vector)
            y.values[static_cast<std::size_t>(c.row) * width + vector] += c.value * x.values[static_cast<std::size_t>(c.column) * width + vector];
}

void multiplyTransposed(std::span<const SparseCell> cells, const Block& x, Block& y)
{
    std::fill(y.values.begin(), y.values.end(), 0);
    for (const SparseCell& c : cells)
        for (std::size_t vector = 0; vector < width; ++vector)
            y.values[static_cast<std::size_t>(c.column) * width + vector] += c.value * x.values[static_cast<std::size_t>(c.row) * width + vector];
}

std::optional<double> largestOtherEigenvalue(std::span<const double> known, const std::function<void(const Block& x, Block& y)>& multiply)
{
    constexpr Index mostVectors = 400, fewVectors = 64;
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, static_cast<int>(width), Eigen::RowMajor>;
    const auto size = static_cast<Index>(known.size());
    const VectorXd first = Eigen::Map<const VectorXd>(known.data(), size);
    MatrixXd basis(size, 0), projected(0, 0), next = startFor(first);
    Block x(known.size()), y(known.size());
    for (int step = 1; basis.cols() < mostVectors; ++step) {
        next = orthonormalised(std::move(next), first, basis);
        const Index had = basis.cols(), added = next.cols(), all = had + added;
        if (added == 0)
            return had == 0 ? 0 : largestOf(projected, MatrixXd::Zero(1, 1)).value;  // the whole remaining space is seen
        basis.conservativeResize(Eigen::NoChange, all);
        basis.rightCols(added) = next;
        Eigen::Map<Rows> in(x.values.data(), size, static_cast<Index>(width));
        in.setZero();
        in.leftCols(added) = next;
        multiply(x, y);
        next = Eigen::Map<const Rows>(y.values.data(), size, static_cast<Index>(width)).leftCols(added);
        const MatrixXd shares = basis.transpose() * next;
        projected.conservativeResize(all, all);
        projected.rightCols(added) = shares;
        projected.bottomRows(added) = shares.transpose();
        next -= basis * shares;
        next -= first * (first.transpose() * next);
        if (step % (all > fewVectors ? 4 : 2) != 0)
            continue;
        if (const Ritz ritz = largestOf(projected, next.transpose() * next); ritz.isSettled)
            return ritz.value;
    }
    return {};
}

}  // namespace annulus
