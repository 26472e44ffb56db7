// Gradient magnitude as ITK's GradientMagnitudeImageFilter makes it: central differences in double precision with the
// border repeated, stored in single precision. A direct computation, because ITK's would filter the whole image.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <array>
#include <cmath>

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"gradient"}; }

/// A row and those beside it; where the image ends, the row itself.
struct Rows {
    const double *row, *above, *below, *before, *after;
    std::array<double, 3> weight;
};

template <bool isVolume>
[[gnu::always_inline]] inline float magnitudeAt(const Rows& r, std::int64_t i, std::int64_t left, std::int64_t right)
{
    const double x = r.weight[0] * r.row[right] - r.weight[0] * r.row[left];
    const double y = r.weight[1] * r.below[i] - r.weight[1] * r.above[i];
    double sum = x * x + y * y;
    if (isVolume) {
        const double z = r.weight[2] * r.after[i] - r.weight[2] * r.before[i];
        sum += z * z;
    }
    return static_cast<float>(std::sqrt(sum));
}

template <bool isVolume>
[[gnu::always_inline]] inline void fillRow(const Rows& rows, std::int64_t count, float* __restrict out)
{
    const Rows r = rows;  // so that the compiler knows that `out` changes none of it
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = magnitudeAt<isVolume>(r, i, i - 1, i + 1);
}
__attribute__((target_clones("avx2", "default"))) void fillPlaneRow(const Rows& rows, std::int64_t count, float* out) { fillRow<false>(rows, count, out); }
__attribute__((target_clones("avx2", "default"))) void fillVolumeRow(const Rows& rows, std::int64_t count, float* out) { fillRow<true>(rows, count, out); }

Image gradientOf(const FilterInput& input, const std::array<double, 3>& weight)
{
    const Grid& grid = input.image.grid;
    const Box& box = input.box;
    const Box window = grownBox(box, {1, 1, 1}, grid);
    const Size size = box.size(), all = window.size();
    const std::vector<double> pixels = doublesIn(input.image, window);
    std::vector<float> values(static_cast<std::size_t>(size.i * size.j * size.k));
    const bool isVolume = grid.dimensions == 3;
    const auto rowAt = [&](std::int64_t j, std::int64_t k) {
        j = std::clamp<std::int64_t>(j, 0, grid.size.j - 1) - window.j0;
        k = std::clamp<std::int64_t>(k, 0, grid.size.k - 1) - window.k0;
        return pixels.data() + (k * all.j + j) * all.i + box.i0 - window.i0;
    };
    float* out = values.data();
    const std::int64_t first = box.i0 == 0 ? 1 : 0, last = box.i1 + 1 == grid.size.i ? size.i - 1 : size.i;  // between them no column is the image's last
    for (std::int64_t k = box.k0; k <= box.k1; ++k)
        for (std::int64_t j = box.j0; j <= box.j1; ++j, out += size.i) {
            const Rows rows{rowAt(j, k), rowAt(j - 1, k), rowAt(j + 1, k), rowAt(j, k - 1), rowAt(j, k + 1), weight};
            const Rows inner{rows.row + first, rows.above + first, rows.below + first, rows.before + first, rows.after + first, weight};
            (isVolume ? fillVolumeRow : fillPlaneRow)(inner, last - first, out + first);
            for (const std::int64_t i : {std::int64_t{0}, size.i - 1})
                if (i < first || i >= last) {
                    const std::int64_t left = box.i0 + i == 0 ? i : i - 1, right = box.i0 + i + 1 == grid.size.i ? i : i + 1;
                    out[i] = isVolume ? magnitudeAt<true>(rows, i, left, right) : magnitudeAt<false>(rows, i, left, right);
                }
        }
    return {cropTo(grid, box), std::move(values)};
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
    take("gradient", gradientOf(input, weight));
}

}  // namespace

extern const ImageFilter gradientFilter{"Gradient", message("filters", "Magnitude of the gradient: sqrt(sum over the axes of ((x[+1] - x[-1]) / (2 spacing))^2)"), names, derive};

}  // namespace annulus
