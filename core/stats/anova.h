#pragma once

#include "core/base/Result.h"
#include "core/stats/descriptive.h"

namespace annulus {

/// One-way analysis of variance.
struct Anova {
    double dfBetween = 0, dfWithin = 0, ssBetween = 0, ssWithin = 0;
    /// No spread within the groups: F is infinite (or NaN where the means are equal too) and what follows from it is noise.
    bool degenerate = false;
    [[nodiscard]] double msBetween() const { return ssBetween / dfBetween; }
    [[nodiscard]] double msWithin() const { return ssWithin / dfWithin; }
    double f = 0, p = 0;
};
/// `group` counts from 0; each of `groups` has a value.
Result<Anova> anova(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups);

struct FTest {
    double f = 0, numerator = 0, denominator = 0, p = 0;
};
/// Welch's one-way test, which does not need equal variances; at least two values a group.
Result<FTest> welchAnova(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups);

struct Bartlett {
    double k2 = 0, degrees = 0, p = 0;
};
/// Equality of variances of normal samples; at least two values a group.
Result<Bartlett> bartlettTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups);

enum class Centre { median, mean };
/// Equality of variances: analysis of variance of the distances from each group's centre. By the median (Brown and
/// Forsythe) it holds for skewed data too. Groups of two values only have no answer, which is an error.
Result<Anova> leveneTest(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups, Centre centre = Centre::median);

/// Tukey's honest significant difference, 95 % for all pairs together (Tukey and Kramer for unequal groups).
struct TukeyPair {
    std::size_t first = 0, second = 0;  ///< difference is mean of second minus mean of first
    double difference = 0, low = 0, high = 0, p = 0;
};
/// Pairs in the order 1-0, 2-0, ..., 2-1, ...
std::vector<TukeyPair> tukeyPairs(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups, const Anova& anova);

/// The values of each group, in order.
std::vector<std::vector<double>> splitByGroup(std::span<const double> values, std::span<const std::size_t> group, std::size_t groups);

}  // namespace annulus
