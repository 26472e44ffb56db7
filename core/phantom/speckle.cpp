#include "core/phantom/speckle.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

/// Gaussian weights whose squares sum to one: blurred noise keeps its power.
std::vector<float> kernel(double sigma)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(2.6 * sigma)));
    std::vector<float> weights(static_cast<std::size_t>(2 * reach + 1));
    double power = 0;
    for (int k = -reach; k <= reach; ++k) {
        const double weight = std::exp(-0.5 * k * k / (sigma * sigma));
        weights[static_cast<std::size_t>(k + reach)] = static_cast<float>(weight);
        power += weight * weight;
    }
    for (float& weight : weights)
        weight = static_cast<float>(weight / std::sqrt(power));
    return weights;
}

/// Down the columns with one kernel, along each row with the kernel of its depth. Edges repeat the mirrored inside.
Raster blurred(const Raster& source, const PointSpread& spread)
{
    const auto axial = kernel(spread.axial);
    const int axialReach = static_cast<int>(axial.size() / 2);
    const auto mirrored = [](int index, int size) {
        index = index < 0 ? -index : index;
        return index >= size ? 2 * size - 2 - index : index;
    };
    Raster down(source.width, source.height);
    for (int j = 0; j < source.height; ++j)
        for (int k = -axialReach; k <= axialReach; ++k) {
            const float weight = axial[static_cast<std::size_t>(k + axialReach)];
            const float* from = source.row(mirrored(j + k, source.height));
            float* to = down.row(j);
            for (int i = 0; i < source.width; ++i)
                to[i] += weight * from[i];
        }
    Raster result(source.width, source.height);
    for (int j = 0; j < source.height; ++j) {
        const double away = std::abs(j - spread.focusRow) / spread.focusRow;
        const auto lateral = kernel(spread.lateralAtFocus + spread.lateralGrowth * away);
        const int reach = static_cast<int>(lateral.size() / 2);
        const float* from = down.row(j);
        for (int i = 0; i < source.width; ++i) {
            float sum = 0;
            if (i >= reach && i + reach < source.width)
                for (int k = -reach; k <= reach; ++k)
                    sum += lateral[static_cast<std::size_t>(k + reach)] * from[i + k];
            else
                for (int k = -reach; k <= reach; ++k)
                    sum += lateral[static_cast<std::size_t>(k + reach)] * from[mirrored(i + k, source.width)];
            result.at(i, j) = sum;
        }
    }
    return result;
}

}  // namespace

Raster receivedEnvelope(const Raster& scatterDb, const PointSpread& spread, Random random)
{
    Raster real(scatterDb.width, scatterDb.height);
    Raster imaginary(scatterDb.width, scatterDb.height);
    for (std::size_t k = 0; k < scatterDb.values.size(); ++k) {
        const float amplitude = std::pow(10.0F, scatterDb.values[k] / 20) * 0.70710678F;
        real.values[k] = amplitude * roughNormal(random);
        imaginary.values[k] = amplitude * roughNormal(random);
    }
    real = blurred(real, spread);
    imaginary = blurred(imaginary, spread);
    for (std::size_t k = 0; k < real.values.size(); ++k)
        real.values[k] = std::hypot(real.values[k], imaginary.values[k]);
    return real;
}

}  // namespace annulus::phantom
