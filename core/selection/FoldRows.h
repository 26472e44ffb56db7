#pragma once

#include <Eigen/Core>

#include <vector>

namespace annulus {

/// The rows that one fold is fitted on and those it is judged on. A row may be in neither: one that is made of two patients is known to
/// both, so it is left out where either is judged on.
struct FoldRows {
    std::vector<Eigen::Index> kept, held;
};

/// `fold` counts from 0: each row is judged in its own fold and trains all others.
std::vector<FoldRows> foldRows(const std::vector<int>& fold);

}  // namespace annulus
