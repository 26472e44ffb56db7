#pragma once

#include <array>
#include <cstdint>

namespace annulus {

/// xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64. The standard library's distributions
/// differ between implementations; these do not, so a seed means the same everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t bits();
    double uniform();                              ///< [0, 1)
    double uniform(double low, double high);       ///< [low, high)
    std::uint64_t below(std::uint64_t bound);      ///< 0 .. bound - 1 without bias
    double normal(double mean = 0, double sd = 1); ///< Box-Muller

    /// An independent stream for item `index`; does not depend on how much was drawn from this one.
    [[nodiscard]] Random split(std::uint64_t index) const;

private:
    std::uint64_t seed_;
    std::array<std::uint64_t, 4> state_;
};

}  // namespace annulus
