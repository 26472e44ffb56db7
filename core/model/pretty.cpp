#include "core/model/pretty.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace annulus {

std::vector<double> prettyBreaks(double low, double high, int count)
{
    // R_pretty() of R 4.2 (appl/pretty.c) with the defaults of pretty.default: high.u.bias 1.5, u5.bias 2.75, shrink 0.75.
    constexpr double h = 1.5, h5 = 0.5 + 1.5 * h, shrink = 0.75, slack = 1e-10;
    const int least = count / 3;
    const double width = high - low;
    double cell = std::max(std::abs(low), std::abs(high));
    const double relative = (1 + (h5 >= 1.5 * h + 0.5 ? 1 / (1 + h) : 1.5 / (1 + h5))) * std::max(1, count) * DBL_EPSILON;
    const bool isPoint = (width == 0 && high == 0) || width < cell * relative * 3;
    if (width == 0 && high == 0)
        cell = 1;
    if (isPoint) {
        if (cell > 10)
            cell = 9 + cell / 10;
        cell *= shrink;
        if (least > 1)
            cell /= least;
    } else {
        cell = width / std::max(1, count);
    }
    cell = std::max(cell, 20 * DBL_MIN);
    const double base = std::pow(10.0, std::floor(std::log10(cell)));
    double unit = base;
    if (2 * base - cell < h * (cell - unit)) {
        unit = 2 * base;
        if (5 * base - cell < h5 * (cell - unit)) {
            unit = 5 * base;
            if (10 * base - cell < h * (cell - unit))
                unit = 10 * base;
        }
    }
    double first = std::floor(low / unit + slack), last = std::ceil(high / unit - slack);
    while (first * unit > low + slack * unit)
        --first;
    while (last * unit < high - slack * unit)
        ++last;
    const int steps = static_cast<int>(0.5 + (last - first));
    if (steps < least) {
        const int missing = least - steps;
        if (low == 0 && first == 0 && high != 0) {
            last += missing;
        } else if (high == 0 && last == 0 && low != 0) {
            first -= missing;
        } else if (first >= 0) {
            last += missing / 2;
            first -= missing / 2 + missing % 2;
        } else {
            first -= missing / 2;
            last += missing / 2 + missing % 2;
        }
    }
    std::vector<double> breaks;
    for (double at = first; at <= last + 0.5; ++at)
        breaks.push_back(at == 0 ? 0 : at * unit);
    return breaks;
}

}  // namespace annulus
