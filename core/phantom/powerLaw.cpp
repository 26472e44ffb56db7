#include "core/phantom/powerLaw.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

struct Wave {
    float real = 0;
    float imaginary = 0;
};

/// Radix-2, decimation in time, unnormalised inverse transform; `rows` transforms of `size` each.
class Fourier {
public:
    explicit Fourier(std::size_t size) : size_(size), turns_(size / 2)
    {
        for (std::size_t k = 0; k < turns_.size(); ++k) {
            const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
            turns_[k] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
        }
    }

    void transform(Wave* line) const
    {
        for (std::size_t i = 1, j = 0; i < size_; ++i) {
            std::size_t bit = size_ >> 1;
            for (; j & bit; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                std::swap(line[i], line[j]);
        }
        for (std::size_t length = 2; length <= size_; length <<= 1) {
            const std::size_t half = length / 2;
            const std::size_t step = size_ / length;
            for (std::size_t start = 0; start < size_; start += length)
                for (std::size_t k = 0; k < half; ++k) {
                    const Wave turn = turns_[k * step];
                    Wave& a = line[start + k];
                    Wave& b = line[start + k + half];
                    const Wave turned{b.real * turn.real - b.imaginary * turn.imaginary,
                                      b.real * turn.imaginary + b.imaginary * turn.real};
                    b = {a.real - turned.real, a.imaginary - turned.imaginary};
                    a = {a.real + turned.real, a.imaginary + turned.imaginary};
                }
        }
    }

private:
    std::size_t size_;
    std::vector<Wave> turns_;
};

void transpose(std::vector<Wave>& sheet, std::size_t size)
{
    constexpr std::size_t block = 16;
    for (std::size_t j0 = 0; j0 < size; j0 += block)
        for (std::size_t i0 = j0; i0 < size; i0 += block)
            for (std::size_t j = j0; j < j0 + block; ++j)
                for (std::size_t i = i0 == j0 ? j + 1 : i0; i < i0 + block; ++i)
                    std::swap(sheet[j * size + i], sheet[i * size + j]);
}

/// Amplitude of the waves of one quarter of the frequency plane (0 .. size/2 in both directions).
std::vector<float> amplitudes(std::size_t half, double stepPerMm, const PowerLaw& law, const Band& band)
{
    const double f0 = 1 / law.outerScaleMm;
    const double level = (law.beta - 2) * std::pow(f0, law.beta - 2) / (2 * std::numbers::pi);
    std::vector<float> result((half + 1) * (half + 1));
    for (std::size_t y = 0; y <= half; ++y)
        for (std::size_t x = 0; x <= y; ++x) {
            const double f = stepPerMm * std::sqrt(static_cast<double>(x * x + y * y));
            const double power = level * std::pow(f * f + f0 * f0, -law.beta / 2) * stepPerMm * stepPerMm;
            // Powers of the two sides of an edge sum to one: adjoining bands leave no dip.
            const double inside = (band.low > 0 ? smoothStep(band.low * 0.7, band.low, f) : 1.0)
                                  * (1 - smoothStep(band.high * 0.7, band.high, f));
            result[y * (half + 1) + x] = result[x * (half + 1) + y] = static_cast<float>(std::sqrt(power * inside));
        }
    result[0] = 0;
    return result;
}

}  // namespace

std::pair<Raster, Raster> powerLawSheets(int size, double pixelMm, const PowerLaw& law, const Band& band, Random random)
{
    assert(size >= 16 && std::has_single_bit(static_cast<unsigned>(size)) && law.beta > 2);
    const auto n = static_cast<std::size_t>(size);
    const std::size_t half = n / 2;
    const auto amplitude = amplitudes(half, 1 / (size * pixelMm), law, band);
    std::vector<Wave> waves(n * n);
    for (std::size_t y = 0; y < n; ++y)
        for (std::size_t x = 0; x < n; ++x) {
            const float a = amplitude[std::min(y, n - y) * (half + 1) + std::min(x, n - x)];
            const float real = roughNormal(random);
            waves[y * n + x] = {a * real, a * roughNormal(random)};
        }
    const Fourier fourier(n);
    for (int direction = 0; direction < 2; ++direction) {
        for (std::size_t y = 0; y < n; ++y)
            fourier.transform(waves.data() + y * n);
        transpose(waves, n);
    }
    std::pair<Raster, Raster> sheets{Raster(size, size), Raster(size, size)};
    for (std::size_t k = 0; k < waves.size(); ++k) {
        sheets.first.values[k] = waves[k].real;
        sheets.second.values[k] = waves[k].imaginary;
    }
    return sheets;
}

}  // namespace annulus::phantom
