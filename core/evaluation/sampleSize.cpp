#include "core/evaluation/sampleSize.h"

#include <cmath>

namespace annulus {
namespace {

double largestR2(double prevalence)
{
    return 1 - std::pow(std::pow(prevalence, prevalence) * std::pow(1 - prevalence, 1 - prevalence), 2);
}

}  // namespace

double cautiousR2(double prevalence) { return 0.15 * largestR2(prevalence); }

SampleSize sampleSize(double candidates, double prevalence, double r2)
{
    const double largest = largestR2(prevalence);
    const auto needed = [&](double shrinkage) { return std::ceil(candidates / ((shrinkage - 1) * std::log(1 - r2 / shrinkage))); };
    return {needed(0.9), needed(r2 / (r2 + 0.05 * largest)), std::ceil(std::pow(1.96 / 0.05, 2) * prevalence * (1 - prevalence)), largest};
}

}  // namespace annulus
