#include "core/selection/UpdatedFactor.h"

#include "core/selection/columnKernels.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace annulus {
namespace {

/// What is left of a column below this share of its own length is rounding.
constexpr double leastRest = 1e-12;

constexpr std::size_t wholeBlocks(std::size_t count) { return count / columnBlock * columnBlock; }

}  // namespace

void UpdatedFactor::makeRoom(std::size_t size)
{
    if (size <= stride_)
        return;
    const std::size_t stride = std::max<std::size_t>(64, paddedLength(2 * size));
    std::vector<double> wider(stride * stride, 0.0);
    for (std::size_t at = 0; at < names_.size(); ++at)
        std::copy_n(column(at), at + 1, wider.data() + at * stride);
    values_ = std::move(wider);
    stride_ = stride;
}

void UpdatedFactor::solveTransposed(double* values, std::size_t size) const
{
    const ColumnKernels& kernel = columnKernels();
    for (std::size_t at = 0; at < size; ++at) {
        const double* own = column(at);
        const std::size_t blocks = wholeBlocks(at);
        double known = kernel.dot(own, values, blocks);
        for (std::size_t row = blocks; row < at; ++row)
            known += own[row] * values[row];
        values[at] = (values[at] - known) / own[at];
    }
}

bool UpdatedFactor::append(std::size_t name, std::span<const double> given, double diagonal)
{
    const std::size_t size = names_.size();
    assert(given.size() == size);
    makeRoom(size + 1);
    double* own = column(size);
    std::copy(given.begin(), given.end(), own);
    solveTransposed(own, size);
    double rest = diagonal;
    for (std::size_t row = 0; row < size; ++row)
        rest -= own[row] * own[row];
    if (!(rest > leastRest * diagonal))
        return false;
    own[size] = std::sqrt(rest);
    names_.push_back(name);
    return true;
}

void UpdatedFactor::remove(std::size_t place)
{
    const std::size_t size = names_.size();
    names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(place));
    // The columns behind move up and stick out by one entry below the diagonal, which Givens rotations of two rows take away.
    std::vector<double> cosines(size), sines(size);
    for (std::size_t at = place; at + 1 < size; ++at) {
        double* own = column(at);
        std::copy_n(column(at + 1), at + 2, own);
        for (std::size_t row = place; row < at; ++row) {
            const double above = own[row], below = own[row + 1];
            own[row] = cosines[row] * above + sines[row] * below;
            own[row + 1] = cosines[row] * below - sines[row] * above;
        }
        const double length = std::hypot(own[at], own[at + 1]);
        cosines[at] = own[at] / length;
        sines[at] = own[at + 1] / length;
        own[at] = length;
        own[at + 1] = 0;
    }
}

void UpdatedFactor::solve(std::vector<double>& values) const
{
    const std::size_t size = names_.size();
    assert(values.size() == size);
    solveTransposed(values.data(), size);
    const ColumnKernels& kernel = columnKernels();
    for (std::size_t at = size; at-- > 0;) {
        const double* own = column(at);
        values[at] /= own[at];
        const std::size_t blocks = wholeBlocks(at);
        kernel.add(-values[at], own, values.data(), blocks);
        for (std::size_t row = blocks; row < at; ++row)
            values[row] -= values[at] * own[row];
    }
}

}  // namespace annulus
