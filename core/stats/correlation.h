#pragma once

#include "core/base/Result.h"
#include "core/stats/tTest.h"

#include <Eigen/Core>

#include <optional>

namespace annulus {

enum class CorrelationKind { pearson, spearman, kendall };

/// Pearson's r; NaN where one column is constant.
double pearson(std::span<const double> x, std::span<const double> y);
/// Pearson's r of the midranks.
double spearman(std::span<const double> x, std::span<const double> y);
/// Kendall's tau-b.
double kendall(std::span<const double> x, std::span<const double> y);

struct CorrelationTest {
    double estimate = 0, statistic = 0, p = 0;
    bool exact = false;
    std::optional<Interval> interval;  ///< 95 % by Fisher's z, Pearson with four pairs or more
};
/// Two-sided. Spearman: the statistic is S; exact by counting up to nine pairs, an Edgeworth series beyond (algorithm AS 89),
/// t approximation with ties. Kendall: T and its exact distribution below 50 pairs without ties, else Z.
Result<CorrelationTest> correlationTest(std::span<const double> x, std::span<const double> y, CorrelationKind kind, bool exactIfPossible = true);

/// Correlations of all pairs of columns (Pearson or Spearman), NaN for constant ones; nothing missing. The same bits for any
/// number of threads.
Eigen::MatrixXd correlationMatrix(const Eigen::MatrixXd& columns, CorrelationKind kind);

/// Which of two strongly correlated columns goes. The result depends on the order of the columns and on this rule.
enum class DropRule {
    laterColumn,         ///< greedy: a column stays when no column that stays already correlates beyond the threshold
    largerMean,          ///< of each such pair, the one with the larger mean |rho| to all columns
};
struct Dropped {
    std::size_t column = 0, because = 0;  ///< of which column
    double rho = 0;
};
struct CorrelationFilter {
    std::vector<std::size_t> kept;
    std::vector<Dropped> dropped;
    std::vector<std::size_t> constant;  ///< dropped first: their correlation is not defined
};
/// Drops columns until no |rho| is above the threshold.
CorrelationFilter filterCorrelated(const Eigen::MatrixXd& columns, double threshold, DropRule rule = DropRule::laterColumn,
                                   CorrelationKind kind = CorrelationKind::spearman);

}  // namespace annulus
