#pragma once

namespace annulus {

/// P(Q > q) for the range of `groups` independent normal values over an independent estimate of their standard deviation
/// with `degrees` degrees of freedom (Tukey's honest significant difference).
double studentizedRangeUpper(double q, double groups, double degrees);

/// The q whose lower tail is `probability`, by the secant steps of algorithm AS 70 (Odeh and Evans 1974; as R's qtukey):
/// stops when a step is below 0.0001, so its last digits are those of R's tables.
double studentizedRangeQuantile(double probability, double groups, double degrees);

}  // namespace annulus
