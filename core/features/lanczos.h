#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace annulus {

/// Some vectors side by side: the numbers of one row are neighbours, so one pass over a sparse matrix serves all.
struct Block {
    static constexpr std::size_t width = 4;
    std::vector<double> values;  ///< [row * width + vector]
    explicit Block(std::size_t rows) : values(rows * width, 0) {}
};

/// A cell of a sparse matrix; of a symmetric one only those with row <= column are listed.
struct SparseCell {
    std::int32_t row, column;
    double value;
};

/// y = A x for a symmetric matrix; y = A x and y = A^T x for any.
void multiplySymmetric(std::span<const SparseCell> cells, const Block& x, Block& y);
void multiply(std::span<const SparseCell> cells, const Block& x, Block& y);
void multiplyTransposed(std::span<const SparseCell> cells, const Block& x, Block& y);

/// Largest magnitude among the eigenvalues of a symmetric matrix whose eigenvector `known` (of length 1, without zeros) is
/// left out, by block Lanczos iteration with full reorthogonalisation. `multiply(x, y)` sets y = A x. Good to about 1e-11
/// of a matrix of norm 1; nothing where that is not reached in a space of 400 vectors.
std::optional<double> largestOtherEigenvalue(std::span<const double> known, const std::function<void(const Block& x, Block& y)>& multiply);

}  // namespace annulus
