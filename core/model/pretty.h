#pragma once

#include <vector>

namespace annulus {

/// About `count` round values that cover low..high: R's pretty().
std::vector<double> prettyBreaks(double low, double high, int count);

}  // namespace annulus
