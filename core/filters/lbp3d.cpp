// Local binary patterns on a sphere (Banerjee et al. 2013) as PyRadiomics computes them: samples on an icosphere, compared
// with the centre, described by the energy of each degree of spherical harmonics; and the kurtosis of the samples. What is
// odd in it is kept: the angles of the harmonics are swapped and squares of complex sums are not of their magnitude.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"
#include "core/filters/sphere.h"
#include "core/filters/splineSamples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <type_traits>
#include <unordered_map>

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings& settings, int, std::optional<int>)
{
    std::vector<std::string> all;
    for (int level = 1; level <= settings.lbp3DLevels; ++level)
        all.push_back(std::string("lbp-3D-m").append(std::to_string(level)));
    all.emplace_back("lbp-3D-k");
    return all;
}

using Complex = std::complex<double>;

/// Vertices around a voxel and the harmonics there, degree by degree: harmonics[n][m + n][vertex].
struct Sphere {
    std::vector<std::array<double, 3>> offsets;  ///< in voxels along k, j, i: PyRadiomics adds them to numpy's indices
    std::vector<std::vector<std::vector<Complex>>> harmonics;
};

Sphere sphereOf(const FilterSettings& settings)
{
    Sphere sphere{icosphere(settings.lbp3DIcosphereSubdivision, settings.lbp3DIcosphereRadius), {}};
    for (int n = 0; n < settings.lbp3DLevels; ++n) {
        auto& degree = sphere.harmonics.emplace_back();
        for (int m = -n; m <= n; ++m) {
            auto& order = degree.emplace_back();
            for (const auto& v : sphere.offsets)
                order.push_back(sphericalHarmonic(m, n, std::acos(std::min(1.0, std::max(-1.0, v[2] / settings.lbp3DIcosphereRadius))), std::atan2(v[1], v[0])));
        }
    }
    return sphere;
}

/// The real part of the root of the sum over the vertices of (sum over m of c_m Y_m)^2, c_m = sum of Y_m where the
/// pattern is one.
double energy(const std::vector<std::vector<Complex>>& degree, const std::vector<std::uint8_t>& pattern)
{
    std::vector<Complex> rebuilt(pattern.size());
    for (const auto& order : degree) {
        Complex c = 0;
        for (std::size_t vertex = 0; vertex < pattern.size(); ++vertex)
            if (pattern[vertex] != 0)
                c += order[vertex];
        for (std::size_t vertex = 0; vertex < pattern.size(); ++vertex)
            rebuilt[vertex] += c * order[vertex];
    }
    Complex sum = 0;
    for (const Complex& one : rebuilt)
        sum += one * one;
    return std::sqrt(sum).real();
}

/// scipy.stats.kurtosis in the arithmetic of the samples' type. Where they are all alike SciPy up to 1.8 says -3; since 1.9
/// it is not a number, and PyRadiomics then raises an error in place of any feature.
template <class T>
double excessKurtosis(const std::vector<double>& samples)
{
    // numpy adds 42 numbers in eight lanes.
    const auto mean = [&](const auto& term) {
        std::array<T, 8> lane{};
        std::size_t done = 0;
        for (; done + 8 <= samples.size(); done += 8)
            for (std::size_t at = 0; at < 8; ++at)
                lane[at] = done == 0 ? term(samples[at]) : static_cast<T>(lane[at] + term(samples[done + at]));
        T sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (; done < samples.size(); ++done)
            sum += term(samples[done]);
        return sum / static_cast<T>(samples.size());
    };
    const T centre = mean([](double x) { return static_cast<T>(x); });
    const auto square = [&](double x) {
        const T d = static_cast<T>(x) - centre;
        return d * d;
    };
    const T m2 = mean(square);
    const T m4 = mean([&](double x) { return square(x) * square(x); });
    const T resolution = std::is_same_v<T, float> ? T(1e-6) : T(1e-15);
    if (m2 <= resolution * centre * (resolution * centre))
        return -3;
    return static_cast<double>(m4 / (m2 * m2) - T{3});
}

/// What map_coordinates stores for an image of this type: integers rounded half away from zero.
template <class T>
double asStored(double value)
{
    if constexpr (std::is_integral_v<T>)
        return std::clamp(std::trunc(value + (value > 0 ? 0.5 : -0.5)), static_cast<double>(std::numeric_limits<T>::lowest()), static_cast<double>(std::numeric_limits<T>::max()));
    else
        return static_cast<double>(static_cast<T>(value));
}

/// Energies of the patterns seen so far: in one slice there are few.
class Energies {
public:
    explicit Energies(const Sphere& sphere) : sphere_(sphere) {}

    const std::vector<double>& of(const std::vector<std::uint8_t>& pattern)
    {
        if (pattern.size() > 64)
            return fresh_ = compute(pattern);
        std::uint64_t key = 0;
        for (const std::uint8_t bit : pattern)
            key = key << 1 | bit;
        const auto found = known_.find(key);
        if (found != known_.end())
            return found->second;
        if (known_.size() >= most)
            known_.clear();
        return known_.emplace(key, compute(pattern)).first->second;
    }

private:
    static constexpr std::size_t most = 1 << 17;

    [[nodiscard]] std::vector<double> compute(const std::vector<std::uint8_t>& pattern) const
    {
        std::vector<double> energies;
        for (const auto& degree : sphere_.harmonics)
            energies.push_back(energy(degree, pattern));
        return energies;
    }

    const Sphere& sphere_;
    std::unordered_map<std::uint64_t, std::vector<double>> known_;
    std::vector<double> fresh_;
};

/// What each vertex sees along one axis, for every pixel of the box: the same weights serve a whole plane of voxels.
std::vector<std::vector<CubicSpline::Taps>> tapsAlong(const CubicSpline& spline, const Sphere& sphere, std::size_t axis, std::int64_t first, std::int64_t last)
{
    std::vector<std::vector<CubicSpline::Taps>> all;
    for (const auto& v : sphere.offsets) {
        auto& ofVertex = all.emplace_back();
        for (std::int64_t at = first; at <= last; ++at)
            ofVertex.push_back(spline.taps(axis, static_cast<double>(at) + v[2 - axis]));
    }
    return all;
}

template <class T>
std::vector<std::vector<double>> patternsOf(const std::vector<T>& pixels, const FilterInput& input, const Sphere& sphere)
{
    const Grid& grid = input.image.grid;
    const Box& box = input.box;
    const CubicSpline spline(input.image, box, input.settings.lbp3DIcosphereRadius);
    const auto tapsI = tapsAlong(spline, sphere, 0, box.i0, box.i1), tapsJ = tapsAlong(spline, sphere, 1, box.j0, box.j1), tapsK = tapsAlong(spline, sphere, 2, box.k0, box.k1);
    const Size size = box.size();
    std::vector<std::vector<double>> images(sphere.harmonics.size() + 1, std::vector<double>(static_cast<std::size_t>(size.i * size.j * size.k), 0));
    std::vector<double> samples(sphere.offsets.size());
    std::vector<std::uint8_t> pattern(samples.size());
    Energies energies(sphere);
    const auto inside = toBytes(input.region, box);
    std::size_t at = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(size.k); ++k)
        for (std::size_t j = 0; j < static_cast<std::size_t>(size.j); ++j)
            for (std::size_t i = 0; i < static_cast<std::size_t>(size.i); ++i, ++at) {
                if (inside[at] == 0)
                    continue;
                const auto place = grid.offset(box.i0 + static_cast<std::int64_t>(i), box.j0 + static_cast<std::int64_t>(j), box.k0 + static_cast<std::int64_t>(k));
                const auto centre = static_cast<double>(pixels[static_cast<std::size_t>(place)]);
                for (std::size_t vertex = 0; vertex < samples.size(); ++vertex) {
                    samples[vertex] = asStored<T>(spline.at(tapsI[vertex][i], tapsJ[vertex][j], tapsK[vertex][k]));
                    pattern[vertex] = samples[vertex] >= centre;
                }
                const auto& ofLevels = energies.of(pattern);
                for (std::size_t level = 0; level < ofLevels.size(); ++level)
                    images[level][at] = ofLevels[level];
                images.back()[at] = std::is_same_v<T, float> ? excessKurtosis<float>(samples) : excessKurtosis<double>(samples);
            }
    return images;
}

void derive(const FilterInput& input, const TakeImage& take)
{
    const auto all = names(input.settings, 3, {});
    if (input.image.grid.dimensions != 3) {
        for (const auto& name : all)
            take(name, Error{Errc::invalid, message("filters", "The image is plane; 3-D local binary patterns need a volume (one slice will do)."), {}});
        return;
    }
    auto images = std::visit([&](const auto& pixels) { return patternsOf(pixels, input, sphereOf(input.settings)); }, input.image.pixels);
    for (std::size_t at = 0; at < all.size(); ++at)
        take(all[at], Image{cropTo(input.image.grid, input.box), std::move(images[at])});
}

}  // namespace

extern const ImageFilter lbp3dFilter{"LBP3D", message("filters", "Local binary pattern on a sphere: energy of each degree of spherical harmonics (m1, m2, ...) and kurtosis of the samples (k)"), names, derive};

}  // namespace annulus
