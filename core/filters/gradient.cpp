// Gradient magnitude as ITK's GradientMagnitudeImageFilter makes it: central differences in double precision with the
// border repeated, stored in single precision. A direct computation, because ITK's would filter the whole image.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <array>
#include <cmath>

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"gradient"}; }

/// The squares along j and k of one row, and the square along i added first.
template <class T>
class Rows {
public:
    Rows(const std::vector<T>& pixels, const Grid& grid, const std::array<double, 3>& weight) : pixels_(pixels), grid_(grid), weight_(weight) {}

    void make(std::int64_t i0, std::int64_t i1, std::int64_t j, std::int64_t k, float* out) const
    {
        const Size& size = grid_.size;
        const T* const row = at(j, k);
        const T *const above = at(std::max<std::int64_t>(j - 1, 0), k), *const below = at(std::min(j + 1, size.j - 1), k);
        const T *const before = at(j, std::max<std::int64_t>(k - 1, 0)), *const after = at(j, std::min(k + 1, size.k - 1));
        const bool isVolume = grid_.dimensions == 3;
        const auto one = [&](std::int64_t i, std::int64_t left, std::int64_t right) {
            const double x = weight_[0] * static_cast<double>(row[right]) - weight_[0] * static_cast<double>(row[left]);
            const double y = weight_[1] * static_cast<double>(below[i]) - weight_[1] * static_cast<double>(above[i]);
            double sum = x * x + y * y;
            if (isVolume) {
                const double z = weight_[2] * static_cast<double>(after[i]) - weight_[2] * static_cast<double>(before[i]);
                sum += z * z;
            }
            out[i - i0] = static_cast<float>(std::sqrt(sum));
        };
        for (std::int64_t i = i0; i <= i1; ++i) {
            if (i > 0 && i + 1 < size.i)
                one(i, i - 1, i + 1);
            else
                one(i, std::max<std::int64_t>(i - 1, 0), std::min(i + 1, size.i - 1));
        }
    }

private:
    [[nodiscard]] const T* at(std::int64_t j, std::int64_t k) const { return pixels_.data() + grid_.offset(0, j, k); }
    const std::vector<T>& pixels_;
    const Grid& grid_;
    const std::array<double, 3>& weight_;
};

template <class T>
std::vector<float> gradientOf(const std::vector<T>& pixels, const Grid& grid, const Box& box, const std::array<double, 3>& weight)
{
    const Size size = box.size();
    std::vector<float> values(static_cast<std::size_t>(size.i * size.j * size.k));
    const Rows<T> rows(pixels, grid, weight);
    float* out = values.data();
    for (std::int64_t k = box.k0; k <= box.k1; ++k)
        for (std::int64_t j = box.j0; j <= box.j1; ++j, out += size.i)
            rows.make(box.i0, box.i1, j, k, out);
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
