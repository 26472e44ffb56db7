#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace annulus {

/// The nearest rows of the same class, nearest first (Euclidean; equal distances by row).
struct ClassNeighbours {
    std::vector<Eigen::Index> rows;                    ///< of the class, in the matrix given
    std::vector<std::vector<Eigen::Index>> neighbours; ///< rows of the matrix, for each of `rows`
    std::vector<std::vector<double>> distances;
    int k = 0;  ///< at most one less than there are rows
};
ClassNeighbours classNeighbours(const Eigen::MatrixXd& x, const std::vector<int>& label, int wanted, int k);

/// One synthetic row: between a row and one of its neighbours, the same share of the way for every column.
struct SmoteRow {
    std::size_t base = 0;       ///< place in ClassNeighbours::rows
    std::size_t neighbour = 0;  ///< rank, 0 the nearest
    double gap = 0;             ///< 0..1
};
Eigen::MatrixXd makeSynthetic(const Eigen::MatrixXd& x, const ClassNeighbours& neighbours, const std::vector<SmoteRow>& plan,
                              const std::vector<bool>& isCode = {});

struct SmoteSettings {
    int neighbours = 5;
    std::uint64_t seed = 15;
    bool operator==(const SmoteSettings&) const = default;
};

/// Training rows first and unchanged, then the synthetic ones.
struct Smoted {
    Eigen::MatrixXd x;
    std::vector<int> label;
    std::vector<std::array<Eigen::Index, 2>> parents;  ///< of each synthetic row: the row it starts from and the neighbour it goes towards
    std::vector<Message> notes;
};

/// SMOTE (Chawla et al. 2002): every class, or `only` one, is filled up to the size of the largest. For training rows only. Columns of `isCode`
/// (binary, dummies) are not interpolated: as in SMOTE-NC (section 6.1 there) they keep a value that occurs, here the nearer parent's and not
/// the commonest of all neighbours, so that a row descends from two patients only and dummies of one factor stay consistent.
Result<Smoted> smote(const Eigen::MatrixXd& x, const std::vector<int>& label, const SmoteSettings& settings, const std::vector<bool>& isCode = {},
                     std::optional<int> only = {});

/// The alternative to SMOTE: n / (classes x rows of the class), scikit-learn's "balanced".
std::vector<double> balancedWeights(const std::vector<int>& label);

}  // namespace annulus
