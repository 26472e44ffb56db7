#pragma once

#include <Eigen/Core>

#include <optional>

namespace annulus {

// Two ways to the P of Fisher's exact test of r x c tables: the summed probability of all tables with these margins that are at most as
// probable as the observed one. Private to core/stats; `counts` are whole, at least 2 x 2, none of their margins is 0.

/// A table as probable as the observed one counts, whatever rounding says: R's relative slack.
inline constexpr double fisherSlack = 1e-7;

/// By walking through the tables that are more probable than the observed one, and settling in closed form everything that cannot
/// become so. Quick where the table is small, whatever its counts: work grows with the volume of an ellipsoid of (r-1)(c-1)
/// dimensions. Nothing when it would take more than `steps`.
std::optional<double> fisherBySearch(const Eigen::MatrixXd& counts, std::size_t steps);

/// By the network of Mehta and Patel (1983): quick where the table is large and its counts are small. Nothing when it would exceed
/// some seconds or some 50 MB.
std::optional<double> fisherByNetwork(const Eigen::MatrixXd& counts);

}  // namespace annulus
