#include "core/base/random.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace annulus {
namespace {

std::uint64_t splitmix64(std::uint64_t& state)
{
    std::uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) : seed_(seed), state_{}
{
    for (auto& word : state_)
        word = splitmix64(seed);
}

std::uint64_t Random::bits()
{
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::uint64_t Random::below(std::uint64_t bound)
{
    const std::uint64_t rejected = (0 - bound) % bound;
    for (;;)
        if (const std::uint64_t drawn = bits(); drawn >= rejected)
            return drawn % bound;
}

double Random::normal(double mean, double sd)
{
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return mean + sd * radius * std::cos(2 * std::numbers::pi * uniform());
}

Random Random::split(std::uint64_t index) const
{
    std::uint64_t state = seed_ ^ (0xd1342543de82ef95 * (index + 1));
    return Random(splitmix64(state));
}

}  // namespace annulus
