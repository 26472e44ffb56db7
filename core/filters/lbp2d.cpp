// Local binary patterns in the plane (Ojala, Pietikainen, Maenpaa 2002), as scikit-image's local_binary_pattern computes
// them slice by slice, its order of operations kept: on flat ground the last bit of a sample decides.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <type_traits>

namespace annulus {
namespace {

std::vector<std::string> names(const FilterSettings&, int, std::optional<int>) { return {"lbp-2D"}; }

/// numpy.round(x, 5)
double rounded(double x) { return std::nearbyint(x * 1e5) / 1e5; }

/// Rows and columns of one slice of the image and where a pixel of it lies.
struct Plane {
    std::size_t rowAxis = 1, columnAxis = 0, sliceAxis = 2;
    std::array<std::int64_t, 3> size{};
    std::array<std::int64_t, 3> stride{};
};

/// The plane that is left when an axis is taken out, rows and columns in numpy's order after swapaxes(0, axis).
Plane planeWithout(const Grid& grid, int axis)
{
    Plane plane;
    plane.size = {grid.size.i, grid.size.j, grid.size.k};
    plane.stride = {1, grid.size.i, grid.size.i * grid.size.j};
    if (axis == 1) {
        plane.sliceAxis = 1;
        plane.rowAxis = 2;
    } else if (axis == 0) {
        plane.sliceAxis = 0;
        plane.columnAxis = 2;
    }
    return plane;
}

template <class T>
class Pattern {
public:
    Pattern(const std::vector<T>& pixels, const Plane& plane, const FilterSettings& settings) : pixels_(pixels), plane_(plane), method_(settings.lbp2DMethod)
    {
        const auto samples = static_cast<std::size_t>(settings.lbp2DSamples);
        for (std::size_t sample = 0; sample < samples; ++sample) {
            const double angle = 2 * std::numbers::pi * static_cast<double>(sample) / static_cast<double>(samples);
            rows_.push_back(rounded(-settings.lbp2DRadius * std::sin(angle)));
            columns_.push_back(rounded(settings.lbp2DRadius * std::cos(angle)));
        }
        texture_.resize(samples);
        bits_.resize(samples);
    }

    /// The pattern at a pixel of the slice that starts at `slice`.
    double at(std::int64_t slice, std::int64_t row, std::int64_t column)
    {
        const double centre = pixel(slice, row, column);
        for (std::size_t sample = 0; sample < texture_.size(); ++sample) {
            texture_[sample] = interpolated(slice, static_cast<double>(row) + rows_[sample], static_cast<double>(column) + columns_[sample]);
            bits_[sample] = texture_[sample] - centre >= 0;
        }
        switch (method_) {
        case Lbp2DMethod::uniform: return uniform();
        case Lbp2DMethod::var: return variance();
        case Lbp2DMethod::ror: return smallestRotation();
        case Lbp2DMethod::standard: break;
        }
        return number(0);
    }

private:
    [[nodiscard]] double pixel(std::int64_t slice, std::int64_t row, std::int64_t column) const
    {
        if (row < 0 || column < 0 || row >= plane_.size[plane_.rowAxis] || column >= plane_.size[plane_.columnAxis])
            return 0;
        return static_cast<double>(pixels_[static_cast<std::size_t>(slice + row * plane_.stride[plane_.rowAxis] + column * plane_.stride[plane_.columnAxis])]);
    }
    [[nodiscard]] double interpolated(std::int64_t slice, double row, double column) const
    {
        const double top = std::floor(row), left = std::floor(column);
        const auto r0 = static_cast<std::int64_t>(top), c0 = static_cast<std::int64_t>(left);
        const auto r1 = static_cast<std::int64_t>(std::ceil(row)), c1 = static_cast<std::int64_t>(std::ceil(column));
        const double dr = row - top, dc = column - left;
        const double above = (1 - dc) * pixel(slice, r0, c0) + dc * pixel(slice, r0, c1);
        const double below = (1 - dc) * pixel(slice, r1, c0) + dc * pixel(slice, r1, c1);
        return (1 - dr) * above + dr * below;
    }
    /// Number of ones where the pattern changes at most twice (the circle is not closed), else one more than samples.
    [[nodiscard]] double uniform() const
    {
        int changes = 0, ones = 0;
        for (std::size_t sample = 0; sample < bits_.size(); ++sample) {
            ones += bits_[sample];
            changes += sample > 0 && bits_[sample] != bits_[sample - 1];
        }
        return changes <= 2 ? ones : static_cast<double>(bits_.size()) + 1;
    }
    [[nodiscard]] double number(std::size_t first) const
    {
        double value = 0;
        for (std::size_t sample = 0; sample < bits_.size(); ++sample)
            value += bits_[(first + sample) % bits_.size()] * std::ldexp(1.0, static_cast<int>(sample));
        return value;
    }
    [[nodiscard]] double smallestRotation() const
    {
        double least = number(0);
        for (std::size_t first = 1; first < bits_.size(); ++first)
            least = std::min(least, number(first));
        return least;
    }
    /// Variance of the samples; not a number where they are all zero, as in scikit-image.
    [[nodiscard]] double variance() const
    {
        double sum = 0, squares = 0;
        for (const double sample : texture_) {
            sum += sample;
            squares += sample * sample;
        }
        const auto count = static_cast<double>(texture_.size());
        const double result = (squares - sum * sum / count) / count;
        return result != 0 ? result : std::numeric_limits<double>::quiet_NaN();
    }

    const std::vector<T>& pixels_;
    Plane plane_;
    Lbp2DMethod method_;
    std::vector<double> rows_, columns_, texture_;
    std::vector<int> bits_;
};

/// A volume's slices are written back into an array of the image's type (fractions are cut off), a plane image is not.
template <class T>
Pixels stored(std::vector<double> values, bool isVolume)
{
    if (!isVolume || std::is_same_v<T, double>)
        return values;
    std::vector<T> cast;
    cast.reserve(values.size());
    for (const double value : values)
        cast.push_back(std::isnan(value) && std::is_integral_v<T> ? T{0} : static_cast<T>(std::clamp(value, static_cast<double>(std::numeric_limits<T>::lowest()), static_cast<double>(std::numeric_limits<T>::max()))));
    return cast;
}

void derive(const FilterInput& input, const TakeImage& take)
{
    const Grid& grid = input.image.grid;
    const bool isVolume = grid.dimensions == 3;
    const Plane plane = planeWithout(grid, isVolume ? input.planeAxis : 2);
    const Box& box = input.box;
    auto pixels = std::visit(
        [&](const auto& whole) {
            using T = typename std::decay_t<decltype(whole)>::value_type;
            Pattern<T> pattern(whole, plane, input.settings);
            std::vector<double> values;
            for (std::int64_t k = box.k0; k <= box.k1; ++k)
                for (std::int64_t j = box.j0; j <= box.j1; ++j)
                    for (std::int64_t i = box.i0; i <= box.i1; ++i) {
                        const std::array<std::int64_t, 3> place{i, j, k};
                        values.push_back(pattern.at(place[plane.sliceAxis] * plane.stride[plane.sliceAxis], place[plane.rowAxis], place[plane.columnAxis]));
                    }
            return stored<T>(std::move(values), isVolume);
        },
        input.image.pixels);
    take("lbp-2D", Image{cropTo(grid, box), std::move(pixels)});
}

}  // namespace

extern const ImageFilter lbp2dFilter{"LBP2D", message("filters", "Local binary pattern in the plane: which samples on a circle reach the value of its centre"), names, derive};

}  // namespace annulus
