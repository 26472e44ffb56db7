#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <vector>

namespace annulus {

/// Fold of each row, from 0; what had to be said about them.
struct Folds {
    std::vector<int> fold;
    std::vector<Message> notes;
};

/// scikit-learn's KFold without shuffling: neighbouring rows share a fold. With sorted classes this is a trap.
Result<Folds> neighbouringFolds(std::size_t rows, int folds);

/// Rows shuffled, then dealt out. With `label` each class is dealt out on its own (stratified). Rows with the same `group` (one patient's
/// images) stay together; a group counts with the label of its first row.
Result<Folds> shuffledFolds(std::size_t rows, int folds, std::uint64_t seed, const std::vector<int>& label = {}, const std::vector<int>& group = {});

/// The folds of repeated cross-validation: an independent draw each.
Result<std::vector<Folds>> repeatedFolds(std::size_t rows, int folds, int repeats, std::uint64_t seed, const std::vector<int>& label = {},
                                         const std::vector<int>& group = {});

/// Rows of training and test, each rising.
struct Split {
    std::vector<std::size_t> train, test;
    bool operator==(const Split&) const = default;
};

/// floor(share x rows) rows for training, as train_test_split of scikit-learn (paper A: 7 to 3, 586 and 252 of 838), the same share of each class with `label`, groups kept together.
Result<Split> randomSplit(std::size_t rows, double share, std::uint64_t seed, const std::vector<int>& label = {}, const std::vector<int>& group = {});

/// Block randomisation: rows in the order of `key` (age; equal keys by row) are cut into blocks, and from each some are drawn for training
/// so that the running total stays at trained / rows (paper B: blocks of 10 by age, 155 of 209). An empty `key` keeps the rows' order.
Result<Split> blockSplit(const std::vector<double>& key, std::size_t rows, std::size_t trained, std::size_t blockSize, std::uint64_t seed);

/// Bootstrap replicates: rows drawn with replacement, an independent stream each.
std::vector<std::vector<std::size_t>> replicateRows(std::size_t rows, std::size_t replicates, std::uint64_t seed);

}  // namespace annulus
