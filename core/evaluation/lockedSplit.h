#pragma once

#include "core/cohort/ClinicalTable.h"
#include "core/evaluation/splits.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// Which patients train and which are looked at once, at the end. Locked before any feature is looked at: the lock is a hash that a
/// run stores and that no later change of the cohort or the assignment leaves as it was.
struct LockedSplit {
    std::vector<std::string> train, test;  ///< sorted
    std::string method;                    ///< for people and manifests: "stratified, 7:3, seed 15"
    bool operator==(const LockedSplit&) const = default;

    /// SHA-256 over the patients and their sets, whatever their order and the method's words.
    [[nodiscard]] std::string lock() const;
};

/// A split of rows as a split of their patients.
LockedSplit lockedSplit(const std::vector<std::string>& patients, const Split& split, std::string method);

/// By the value of a column: `training` values train, all others are tested (sites, scanners). A patient without a value is an error.
Result<Split> splitByColumn(const ClinicalTable& table, const std::string& column, const std::vector<std::string>& training);
/// By date: days before `firstTestDay` (2024-03-01) train, the others are tested.
Result<Split> splitByDate(const ClinicalTable& table, const std::string& column, std::string_view firstTestDay);
/// Blocks by a column of numbers (age). A patient without a number is an error.
Result<Split> splitInBlocks(const ClinicalTable& table, const std::string& column, double share, std::size_t blockSize, std::uint64_t seed);

/// patient,set with the method and the lock in the lines before.
std::string splitCsv(const LockedSplit& split);
/// The way back. Patients in both sets, another word than train or test, or a lock that does not fit are errors. A table without a lock
/// (made by hand) is taken.
Result<LockedSplit> parseSplit(std::string_view csv);

/// The rows of `patients` by the split. Patients of the table that the split does not know, or the other way round, are an error that counts them.
Result<Split> rowsOf(const LockedSplit& split, const std::vector<std::string>& patients);

}  // namespace annulus
