#pragma once

#include "core/segment/blockMeans.h"

#include <optional>
#include <vector>

namespace annulus::breast {

/// Air and what stands out of it.
struct Levels {
    double air = 0;
    double dense = 0;      ///< nearly the largest value
    double threshold = 0;  ///< of block means
};

/// Air is the commonest level of the darker one of Otsu's two classes; its spread is taken from its dark side, where no
/// tissue can be. Nothing where no level stands apart from the tissue: then there is no air in the field.
std::optional<Levels> findLevels(const BlockMeans& image, const Reading& reading);

/// What values must exceed that spread by `share` of `noise` in the air.
double thresholdAbove(const Levels& levels, double noise, double share = 1);

double medianOf(std::vector<double> values);
/// Median absolute deviation as the standard deviation of a normal distribution.
double spreadOf(std::vector<double> deviations);

}  // namespace annulus::breast
