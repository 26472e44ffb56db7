#pragma once

#include <cstddef>

namespace annulus {

// Inner products of long columns. Lengths are multiples of `columnBlock` (pad with zeros). Sums run in eight fixed lanes, so the
// result has the same bits whether the processor has AVX2 or not.

constexpr std::size_t columnBlock = 8;
constexpr std::size_t paddedLength(std::size_t count) { return (count + columnBlock - 1) / columnBlock * columnBlock; }

struct ColumnKernels {
    /// sum x y
    double (*dot)(const double* x, const double* y, std::size_t count);
    /// sum x y for four columns y; each has the same bits as dot.
    void (*dotFour)(const double* x, const double* const* y, std::size_t count, double* sums);
    /// y += factor x
    void (*add)(double factor, const double* x, double* y, std::size_t count);
    /// product = x y, element by element
    void (*multiply)(const double* x, const double* y, double* product, std::size_t count);
};

/// For this processor.
const ColumnKernels& columnKernels();
/// For any processor; what the tests compare with.
const ColumnKernels& plainColumnKernels();

}  // namespace annulus
