#include "core/filters/waveletTaps.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace annulus {
namespace {

/// Scaling filters to the digits that PyWavelets works with (Daubechies, Ten Lectures on Wavelets, 1992): the
/// decomposition's low-pass filter; for bior the reconstruction's follows it.
struct Row {
    std::string_view name;
    std::vector<double> taps;
};

const std::vector<Row>& table()
{
    static const std::vector<Row> rows{
#include "core/filters/waveletTaps.inc"
    };
    return rows;
}

const Row* find(std::string_view name)
{
    for (const Row& row : table())
        if (row.name == name)
            return &row;
    return nullptr;
}

/// The quadrature mirror of the low-pass filter with which the wavelet reconstructs.
std::vector<double> mirrored(const std::vector<double>& reconstruction)
{
    std::vector<double> high = reconstruction;
    for (std::size_t tap = 0; tap < high.size(); tap += 2)
        high[tap] = -high[tap];
    return high;
}

std::vector<double> reversed(std::vector<double> taps)
{
    std::reverse(taps.begin(), taps.end());
    return taps;
}

}  // namespace

std::optional<WaveletTaps> waveletTaps(std::string_view name)
{
    const bool isReverse = name.starts_with("rbio");
    const bool isBiorthogonal = isReverse || name.starts_with("bior");
    std::string key(name);
    if (isReverse)
        key.replace(0, 4, "bior");
    const Row* row = find(name == "haar" ? "db1" : key);
    if (!row)
        return {};
    if (!isBiorthogonal)
        return WaveletTaps{row->taps, mirrored(reversed(row->taps))};
    const auto middle = row->taps.begin() + static_cast<std::ptrdiff_t>(row->taps.size() / 2);
    const std::vector<double> decomposition(row->taps.begin(), middle), reconstruction(middle, row->taps.end());
    if (isReverse)  // both filters change places and direction
        return WaveletTaps{reversed(reconstruction), mirrored(reversed(decomposition))};
    return WaveletTaps{decomposition, mirrored(reconstruction)};
}

std::vector<float> inSinglePrecision(std::string_view name, const std::vector<double>& taps)
{
    // PyWavelets lists coiflets without their factor sqrt(2) and multiplies in the type it works in: rounded twice.
    const bool isCoiflet = name.starts_with("coif");
    std::vector<float> single;
    for (const double tap : taps)
        single.push_back(isCoiflet ? static_cast<float>(tap / std::sqrt(2.0)) * static_cast<float>(std::sqrt(2.0)) : static_cast<float>(tap));
    return single;
}

}  // namespace annulus
