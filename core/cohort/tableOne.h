#pragma once

#include "core/base/csv.h"
#include "core/stats/adjust.h"
#include "core/stats/descriptive.h"
#include "core/stats/Usage.h"

#include <optional>

namespace annulus {

/// How a variable is shown: mean and SD, median and quartiles, or counts of its levels.
enum class RowKind { automatic, normal, skewed, categorical };

/// How its groups are compared. `automatic` follows the kind:
/// normal: Student's t or analysis of variance where Levene's test finds no unequal variances, else Welch's forms;
/// skewed: Mann-Whitney or Kruskal-Wallis; categorical: Pearson's chi-square, Fisher's exact test where it is sparse (more
/// than a fifth of the cells expected below 5, or one below 1).
enum class RowTest { automatic, none, student, welch, anova, welchAnova, mannWhitney, kruskal, chiSquare, yates, fisher };

/// One variable of the table and what is laid down for it; the rest is decided by the data.
struct RowChoice {
    std::string column;
    RowKind kind = RowKind::automatic;
    RowTest test = RowTest::automatic;
    std::vector<std::string> levels;  ///< order of the levels; empty: numbers rising, else by letters
};

struct TableOneSettings {
    std::vector<RowChoice> rows;
    std::string groupColumn;               ///< empty: one column for all, no tests
    std::vector<std::string> groups;       ///< which and in which order; empty: all
    double normalityLevel = 0.05;          ///< a group with a smaller Shapiro-Wilk P makes the variable skewed
    std::size_t mostLevels = 5;            ///< numbers with up to so many distinct values are taken for codes
    QuantileType quartiles = QuantileType::r;
    std::optional<Adjustment> adjustment;  ///< of the P values, the table as one family
};

struct GroupSummary {
    std::size_t present = 0, missing = 0;
    double mean = 0, deviation = 0, median = 0, low = 0, high = 0;  ///< low, high: quartiles
    std::optional<double> normality;                                ///< Shapiro-Wilk P where it can be had
    std::vector<double> counts;                                     ///< of the levels
};

struct TableRow {
    std::string column;
    RowKind kind = RowKind::normal;
    RowTest test = RowTest::none;
    bool chosenKind = false, chosenTest = false;  ///< laid down, not decided by the data
    std::vector<std::string> levels;
    GroupSummary all;
    std::vector<GroupSummary> groups;
    std::optional<double> statistic, p, adjusted;
    /// Largest over the pairs of groups; |d| above 0.1 is what people look for.
    std::optional<double> standardisedDifference;
    std::vector<Message> notes;                   ///< why there is no test, why Fisher's, ...
};

struct TableOne {
    std::vector<std::string> groups;
    std::vector<std::size_t> groupSizes;
    Usage usage;  ///< rows without a group are left out
    std::vector<TableRow> rows;
};

/// "Table 1": every variable in all and by group, with missing counts, tests and standardised differences.
Result<TableOne> makeTableOne(const Csv& table, const TableOneSettings& settings);

/// "51.3 ± 9.4", "48 (42, 60)" or, for a level, "30 (41.2 %)" of those present.
std::string cellText(const TableRow& row, const GroupSummary& summary, std::size_t level = 0);

/// "Mann-Whitney U" and the like.
Message nameOf(RowTest test);

/// (m1 - m2) / sqrt((s1^2 + s2^2) / 2).
double standardisedDifference(const GroupSummary& a, const GroupSummary& b);
/// For levels: the Mahalanobis distance of the shares (Yang and Dalton 2012), which for two levels is
/// (p1 - p2) / sqrt((p1 q1 + p2 q2) / 2) without its sign.
double standardisedDifferenceOfLevels(const GroupSummary& a, const GroupSummary& b);

}  // namespace annulus
