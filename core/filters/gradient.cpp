// Gradient magnitude as ITK's GradientMagnitudeImageFilter makes it: central differences in double precision with the
// border repeated, stored in single precision. A direct computation, because ITK's would filter the whole image.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <array>
#include <cmath>

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"gradient"}; }

template <class T>
std::vector<float> gradientOf(const std::vector<T>& pixels, const Grid& grid, const Box& box, const std::array<double, 3>& weight)
{
    const Size size = grid.size;
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(box.size().i * box.size().j * box.size().k));
    const auto at = [&](std::int64_t i, std::int64_t j, std::int64_t k) { return static_cast<double>(pixels[static_cast<std::size_t>(grid.offset(i, j, k))]); };
    for (std::int64_t k = box.k0; k <= box.k1; ++k)
        for (std::int64_t j = box.j0; j <= box.j1; ++j)
            for (std::int64_t i = box.i0; i <= box.i1; ++i) {
                const std::int64_t left = std::max<std::int64_t>(i - 1, 0), right = std::min(i + 1, size.i - 1);
                const std::int64_t above = std::max<std::int64_t>(j - 1, 0), below = std::min(j + 1, size.j - 1);
                const double x = weight[0] * at(right, j, k) - weight[0] * at(left, j, k);
                const double y = weight[1] * at(i, below, k) - weight[1] * at(i, above, k);
                double sum = x * x + y * y;
                if (grid.dimensions == 3) {
                    const std::int64_t before = std::max<std::int64_t>(k - 1, 0), after = std::min(k + 1, size.k - 1);
                    const double z = weight[2] * at(i, j, after) - weight[2] * at(i, j, before);
                    sum += z * z;
                }
                values.push_back(static_cast<float>(std::sqrt(sum)));
            }
    return values;
}

void derive(const FilterInput& input, const TakeImage& take)
{
    const Grid& grid = input.image.grid;
    if (input.settings.gradientUseSpacing && !grid.isCalibrated())
        return take("gradient", Error{Errc::invalid, message("filters", "The image has no pixel spacing, so a gradient per mm is unknown; give the spacing, or set gradientUseSpacing to false."), {}});
    std::array<double, 3> weight{0.5, 0.5, 0.5};
    if (input.settings.gradientUseSpacing)
        for (std::size_t axis = 0; axis < 3; ++axis)
            weight[axis] = 0.5 * (1 / grid.spacing[axis]);
    take("gradient", std::visit([&](const auto& pixels) { return Image{cropTo(grid, input.box), gradientOf(pixels, grid, input.box, weight)}; }, input.image.pixels));
}

}  // namespace

extern const ImageFilter gradientFilter{"Gradient", message("filters", "Magnitude of the gradient: sqrt(sum over the axes of ((x[+1] - x[-1]) / (2 spacing))^2)"), names, derive};

}  // namespace annulus
