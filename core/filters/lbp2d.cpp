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
        return value();
    }

    /// True where the value depends on few bits alone.
    [[nodiscard]] bool hasMask() const { return method_ != Lbp2DMethod::var && bits_.size() <= 12; }
    double ofMask(std::size_t mask)
    {
        for (std::size_t sample = 0; sample < bits_.size(); ++sample)
            bits_[sample] = (mask >> sample & 1) != 0;
        return value();
    }
    [[nodiscard]] const std::vector<double>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<double>& columns() const { return columns_; }

private:
    [[nodiscard]] double value() const
    {
        switch (method_) {
        case Lbp2DMethod::uniform: return uniform();
        case Lbp2DMethod::var: return variance();
        case Lbp2DMethod::ror: return smallestRotation();
        case Lbp2DMethod::standard: break;
        }
        return number(0);
    }
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

/// The samples of a row: each lies between four pixels of two rows.
struct Sample {
    const double *above, *below;        ///< the pixels beside the sample of the row's first pixel
    std::int64_t left, next;            ///< columns beside it, from the pixel's own
    double down, stay;                  ///< shares of the row below and above
    const double *right, *notRight;     ///< shares of the columns right and left, for each pixel of the row
    bool isPixel;                       ///< it is a pixel itself
};

/// Bit s of a pixel's mask: sample s reaches its value. The masks are kept as numbers as wide as the pixels: compilers turn
/// only these into vector code.
__attribute__((target_clones("avx2", "default"))) void compare(const Sample& s, const double* __restrict centre, std::int64_t count, double bit, double* __restrict mask)
{
    const double* __restrict a = s.above;
    const double* __restrict b = s.below;
    const std::int64_t left = s.left, next = s.next;
    if (s.isPixel) {
        for (std::int64_t at = 0; at < count; ++at)
            mask[at] += a[at + left] - centre[at] >= 0 ? bit : 0.0;
        return;
    }
    const double down = s.down, stay = s.stay;
    const double* __restrict right = s.right;
    const double* __restrict notRight = s.notRight;
    for (std::int64_t at = 0; at < count; ++at) {
        const double above = notRight[at] * a[at + left] + right[at] * a[at + next];
        const double below = notRight[at] * b[at + left] + right[at] * b[at + next];
        mask[at] += stay * above + down * below - centre[at] >= 0 ? bit : 0.0;
    }
}

/// The box and what its samples see as numbers, 0 outside the image.
template <class T>
std::vector<double> windowOf(const std::vector<T>& pixels, const Grid& grid, const Box& box, std::int64_t reach)
{
    const std::int64_t stride = box.size().i + 2 * reach;
    std::vector<double> window(static_cast<std::size_t>(stride * (box.size().j + 2 * reach)), 0);
    const std::int64_t i0 = std::max<std::int64_t>(box.i0 - reach, 0), i1 = std::min(box.i1 + reach, grid.size.i - 1);
    for (std::int64_t j = std::max<std::int64_t>(box.j0 - reach, 0); j <= std::min(box.j1 + reach, grid.size.j - 1); ++j)
        std::copy_n(pixels.data() + grid.offset(i0, j), i1 - i0 + 1, window.data() + (j - box.j0 + reach) * stride + i0 - box.i0 + reach);
    return window;
}

/// The patterns of a plane's box row by row: the same numbers as Pattern::at, whose samples have the same neighbours in
/// every pixel. Values of all masks are made once by `value`; they are whole numbers.
template <class Value, class T, class Made>
std::vector<Value> patternsOfPlane(const std::vector<T>& pixels, const Grid& grid, const Box& box, const std::vector<double>& rows, const std::vector<double>& columns, const Made& made)
{
    const std::size_t samples = rows.size();
    std::vector<Value> known(std::size_t{1} << samples);
    for (std::size_t mask = 0; mask < known.size(); ++mask)
        known[mask] = static_cast<Value>(made(mask));
    double farthest = 0;
    for (std::size_t sample = 0; sample < samples; ++sample)
        farthest = std::max({farthest, std::abs(rows[sample]), std::abs(columns[sample])});
    const auto reach = static_cast<std::int64_t>(std::ceil(farthest)) + 1;
    const Size size = box.size();
    const std::int64_t stride = size.i + 2 * reach;
    const std::vector<double> window = windowOf(pixels, grid, box, reach);
    const auto width = static_cast<std::size_t>(size.i);
    std::vector<std::vector<double>> right(samples, std::vector<double>(width)), notRight = right;
    for (std::size_t sample = 0; sample < samples; ++sample)
        for (std::size_t at = 0; at < width; ++at) {
            const double column = static_cast<double>(box.i0 + static_cast<std::int64_t>(at)) + columns[sample];
            right[sample][at] = column - std::floor(column);
            notRight[sample][at] = 1 - right[sample][at];
        }
    std::vector<Value> patterns(width * static_cast<std::size_t>(size.j));
    std::vector<double> mask(width);
    Value* to = patterns.data();
    for (std::int64_t j = box.j0; j <= box.j1; ++j) {
        const auto rowAt = [&](std::int64_t row) { return window.data() + (row - box.j0 + reach) * stride + reach; };
        std::fill(mask.begin(), mask.end(), 0);
        for (std::size_t sample = 0; sample < samples; ++sample) {
            const double row = static_cast<double>(j) + rows[sample], top = std::floor(row);
            const bool isPixel = std::is_integral_v<T> && rows[sample] == std::floor(rows[sample]) && columns[sample] == std::floor(columns[sample]);
            const Sample one{rowAt(static_cast<std::int64_t>(top)), rowAt(static_cast<std::int64_t>(std::ceil(row))), static_cast<std::int64_t>(std::floor(columns[sample])),
                             static_cast<std::int64_t>(std::ceil(columns[sample])), row - top, 1 - (row - top), right[sample].data(), notRight[sample].data(), isPixel};
            compare(one, rowAt(j), size.i, std::ldexp(1.0, static_cast<int>(sample)), mask.data());
        }
        for (const double one : mask)
            *to++ = known[static_cast<std::size_t>(static_cast<std::int32_t>(one))];
    }
    return patterns;
}

/// What numpy makes of a number that a whole-number type does not hold, where processors are x86: fractions are cut off, the
/// low bits stay; what 32 bits do not hold, NaN too, is the lowest of them, of which narrower types keep the zeros.
template <class T>
T castAsNumpy(double value)
{
    if constexpr (!std::is_integral_v<T>)
        return static_cast<T>(value);
    using Wide = std::conditional_t<std::is_same_v<T, std::uint32_t>, std::int64_t, std::int32_t>;
    constexpr auto beyond = -static_cast<double>(std::numeric_limits<Wide>::lowest());
    const double whole = std::trunc(value);
    return static_cast<T>(whole >= -beyond && whole < beyond ? static_cast<Wide>(whole) : std::numeric_limits<Wide>::lowest());
}

/// A volume's slices are written back into an array of the image's type, a plane image is not.
template <class T>
Pixels stored(std::vector<double> values, bool isVolume)
{
    if (!isVolume || std::is_same_v<T, double>)
        return values;
    std::vector<T> cast(values.size());
    std::ranges::transform(values, cast.begin(), castAsNumpy<T>);
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
            constexpr double mostReach = 64;  // the window grows with it; farther samples are looked up one by one
            if (!isVolume && pattern.hasMask() && input.settings.lbp2DRadius <= mostReach)
                return Pixels(patternsOfPlane<std::uint16_t>(whole, grid, box, pattern.rows(), pattern.columns(), [&](std::size_t mask) { return pattern.ofMask(mask); }));
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
