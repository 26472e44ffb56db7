#include "core/stats/quantileQuantile.h"

#include "core/stats/descriptive.h"
#include "core/stats/distributions.h"

#include <algorithm>

namespace annulus {

QuantileQuantile quantileQuantile(std::span<const double> values)
{
    QuantileQuantile plot;
    plot.sample.assign(values.begin(), values.end());
    std::sort(plot.sample.begin(), plot.sample.end());
    const auto count = static_cast<double>(values.size());
    const double a = values.size() <= 10 ? 3.0 / 8 : 0.5;
    for (std::size_t at = 0; at < values.size(); ++at)
        plot.theoretical.push_back(normalQuantile((static_cast<double>(at + 1) - a) / (count + 1 - 2 * a)));
    const double low = quantileOfSorted(plot.sample, 0.25), high = quantileOfSorted(plot.sample, 0.75), quartile = normalQuantile(0.75);
    plot.slope = (high - low) / (2 * quartile);
    plot.intercept = low + plot.slope * quartile;
    return plot;
}

}  // namespace annulus
