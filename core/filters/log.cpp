// Laplacian of Gaussian as ITK's LaplacianRecursiveGaussianImageFilter makes it: for each axis the second derivative
// along it and smoothing along the others, single precision between the passes.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"
#include "core/filters/recursiveGaussian.h"

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

namespace annulus {
namespace {

std::string nameOf(const Sigma& sigma)
{
    std::string text = sigma.text;
    for (char& c : text)
        if (c == '.')
            c = '-';
    return std::string("log-sigma-").append(text).append("-mm-3D");  // "-3D" also for a plane image, as in PyRadiomics
}

std::vector<std::string> names(const FilterSettings& settings, int, std::optional<int>)
{
    std::vector<std::string> all;
    for (const Sigma& sigma : settings.sigma)
        all.push_back(nameOf(sigma));
    return all;
}

/// Why there is no LoG image, or nothing: PyRadiomics leaves such images out.
std::optional<Message> refusal(const Grid& grid, const Sigma& sigma)
{
    if (!grid.isCalibrated())
        return message("filters", "The image has no pixel spacing, so a sigma in mm is unknown; give the spacing.");
    const std::array<std::int64_t, 3> sizes{grid.size.i, grid.size.j, grid.size.k};
    for (std::size_t axis = 0; axis < static_cast<std::size_t>(grid.dimensions); ++axis) {
        const double least = std::max(4.0, std::ceil(sigma.mm / grid.spacing[axis]) + 1);
        if (static_cast<double>(sizes[axis]) < least)
            return message("filters", "A Laplacian of Gaussian of %1 mm needs at least %2 pixels along every axis; the image has %3 along axis %4.", sigma.text, least, sizes[axis], axis + 1);
    }
    return {};
}

/// The slowest part of the recursion falls as exp(-1.3732 n / sigma): beyond this many sigmas what a cut-off image
/// would have added is less than 1e-13 of it, far below the single precision of the result.
constexpr double marginInSigmas = 22;

template <class T>
Image laplacian(const std::vector<T>& values, const Box& window, const FilterInput& input, double sigma)
{
    const Grid& grid = input.image.grid;
    const int axes = grid.dimensions;
    const Box& box = input.box;
    const std::array<Kept, 3> kept{{{box.i0 - window.i0, box.i1 - box.i0 + 1}, {box.j0 - window.j0, box.j1 - box.j0 + 1}, {box.k0 - window.k0, box.k1 - box.k0 + 1}}};
    std::vector<float> sum;
    for (int along = 0; along < axes; ++along) {
        Size size = window.size();
        const auto filtered = [&](const auto& in, int axis, GaussianOrder order) {
            auto out = filterLines(in, size, axis, recursiveGaussian(sigma, grid.spacing[static_cast<std::size_t>(axis)], order), kept[static_cast<std::size_t>(axis)]);
            (axis == 0 ? size.i : axis == 1 ? size.j : size.k) = kept[static_cast<std::size_t>(axis)].count;
            return out;
        };
        std::vector<float> part = filtered(values, along, GaussianOrder::secondDerivative);
        for (int across = 0; across < axes; ++across)
            if (across != along)
                part = filtered(part, across, GaussianOrder::smoothing);
        const double spacing = grid.spacing[static_cast<std::size_t>(along)];
        const double weight = 1.0 / (spacing * spacing);
        sum.resize(part.size(), 0.0f);
        for (std::size_t at = 0; at < sum.size(); ++at)
            sum[at] = static_cast<float>(static_cast<double>(sum[at]) + static_cast<double>(part[at]) * weight);
    }
    return {cropTo(grid, box), std::move(sum)};
}

Image laplacian(const FilterInput& input, double sigma)
{
    const Grid& grid = input.image.grid;
    std::array<std::int64_t, 3> margin{};
    for (std::size_t axis = 0; axis < static_cast<std::size_t>(grid.dimensions); ++axis)
        margin[axis] = static_cast<std::int64_t>(std::ceil(marginInSigmas * std::max(1.0, sigma / grid.spacing[axis])));
    const Box window = grownBox(input.box, margin, grid);
    return std::visit(
        [&](const auto& pixels) {
            using T = typename std::decay_t<decltype(pixels)>::value_type;
            using Held = std::conditional_t<(std::numeric_limits<T>::digits <= std::numeric_limits<float>::digits), float, double>;  // every pixel exactly
            return laplacian(pixelsIn<Held>(input.image, window), window, input, sigma);
        },
        input.image.pixels);
}

void derive(const FilterInput& input, const TakeImage& take)
{
    for (const Sigma& sigma : input.settings.sigma) {
        if (const auto reason = refusal(input.image.grid, sigma))
            take(nameOf(sigma), Error{Errc::invalid, *reason, {}});
        else
            take(nameOf(sigma), laplacian(input, sigma.mm));
    }
}

}  // namespace

extern const ImageFilter logFilter{"LoG", message("filters", "Laplacian of Gaussian of width sigma in mm, times sigma^2: edges and blobs of that size"), names, derive};

}  // namespace annulus
