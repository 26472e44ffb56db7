#include "core/features/lanczos.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <vector>

namespace annulus {
namespace {

using Vector = std::vector<double>;

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t at = 0; at < a.size(); ++at)
        sum += a[at] * b[at];
    return sum;
}

void takeOut(Vector& x, std::span<const double> direction)
{
    const double share = dot(x, direction);
    for (std::size_t at = 0; at < x.size(); ++at)
        x[at] -= share * direction[at];
}

/// The largest magnitude among the eigenvalues of the tridiagonal matrix and the bound of its error.
struct Ritz {
    double value = 0, error = 0;
};

Ritz largestOf(const Vector& diagonal, const Vector& beside)
{
    const auto size = static_cast<Eigen::Index>(diagonal.size());
    const Eigen::VectorXd d = Eigen::Map<const Eigen::VectorXd>(diagonal.data(), size);
    const Eigen::VectorXd e = Eigen::Map<const Eigen::VectorXd>(beside.data(), size - 1);
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
    solver.computeFromTridiagonal(d, e);
    const bool isLow = std::abs(solver.eigenvalues()[0]) > std::abs(solver.eigenvalues()[size - 1]);
    const Eigen::Index at = isLow ? 0 : size - 1;
    return {std::abs(solver.eigenvalues()[at]), std::abs(beside.back() * solver.eigenvectors()(size - 1, at))};
}

}  // namespace

std::optional<double> largestOtherEigenvalue(std::span<const double> known, const std::function<void(std::span<const double>, std::span<double>)>& multiply)
{
    constexpr std::size_t mostSteps = 300;
    constexpr double tolerance = 1e-12;
    const std::size_t size = known.size();
    // A start that no structure of the matrix is likely to be orthogonal to, the same each time.
    Vector x(size), y(size);
    for (std::size_t at = 0; at < size; ++at)
        x[at] = 1 + std::sin(static_cast<double>(at * at + 1));
    std::vector<Vector> basis;
    Vector diagonal, beside;
    for (std::size_t step = 0; step < std::min(mostSteps, size); ++step) {
        for (int round = 0; round < 2; ++round) {  // twice is enough (Parlett)
            takeOut(x, known);
            for (const Vector& earlier : basis)
                takeOut(x, earlier);
        }
        const double length = std::sqrt(dot(x, x));
        if (step > 0)
            beside.back() = length;
        if (length < tolerance)
            return step == 0 ? 0 : largestOf(diagonal, beside).value;  // the whole remaining space is seen
        for (double& value : x)
            value /= length;
        basis.push_back(x);
        multiply(basis.back(), y);
        diagonal.push_back(dot(basis.back(), y));
        beside.push_back(0);
        x = y;
        // The length of what is left after this step bounds the error.
        if (step % 10 == 9 || step + 1 == size) {
            Vector rest = y;
            takeOut(rest, known);
            for (const Vector& earlier : basis)
                takeOut(rest, earlier);
            beside.back() = std::sqrt(dot(rest, rest));
            if (const Ritz ritz = largestOf(diagonal, beside); ritz.error <= tolerance || step + 1 == size)
                return ritz.value;
        }
    }
    return {};
}

}  // namespace annulus
