#pragma once

#include "core/cohort/ClinicalTable.h"

#include <memory>

namespace annulus {

/// What a condition says of one patient: yes, no, or nothing, because a value is missing.
enum class Truth { no, yes, unknown };

/// A small expression over the columns of a clinical table:
///   age >= 24 and age <= 88      her2 in (zero, low)      ihc == 2+ and missing(fish)      not (sex == M)      study_date <= surgery_date
/// Levels are named by code or alias, dates as 2024-03-01; `missing(a, b)` asks whether neither has a value, `known(a, b)` whether one has.
/// Comparisons with a missing value are unknown; `and`, `or`, `not` follow Kleene. Ordered levels have < and >, other levels only == and !=.
class Condition {
public:
    /// An expression that cannot be read is an error that names the place.
    static Result<Condition> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    /// The columns it speaks of.
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    /// Columns that the table does not have and without which nothing can be said.
    [[nodiscard]] std::vector<std::string> lacking(const ClinicalTable& table) const;
    /// Whether the words beside the columns are levels, numbers and dates of these columns. Only for a table that lacks none.
    [[nodiscard]] Result<void> check(const ClinicalTable& table) const;
    [[nodiscard]] Truth of(const ClinicalTable& table, std::size_t row) const;

    struct Node;

private:
    std::string text_;
    std::vector<std::string> columns_;
    std::shared_ptr<const Node> root_;
};

}  // namespace annulus
