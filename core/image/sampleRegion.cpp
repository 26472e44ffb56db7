#include "core/image/sampleRegion.h"

#include "core/base/parallelFor.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <type_traits>

namespace annulus {
namespace {

constexpr std::int64_t bandRows = 32;

template <class Body>
void forBands(std::int64_t rows, const Body& body)
{
    parallelFor(static_cast<std::size_t>((rows + bandRows - 1) / bandRows), [&](std::size_t part) {
        const std::int64_t begin = static_cast<std::int64_t>(part) * bandRows;
        body(begin, std::min(rows, begin + bandRows));
    });
}

/// The two neighbours and the second one's weight (of 256) for each screen pixel along one axis.
struct Axis {
    std::vector<std::int64_t> low, high;  ///< offsets into the level's pixels
    std::vector<std::uint32_t> weight;
    std::int64_t begin = 0, end = 0;      ///< screen pixels whose centre lies on the image
};

struct AxisPlan {
    double scale, origin;
    std::int64_t fullSize;   ///< of the stored image along this axis
    std::int64_t levelSize;
    std::int64_t stride;
    double levelFactor;      ///< 2^level
    bool flip, linear;
};

Axis makeAxis(const AxisPlan& plan, std::int64_t screenSize)
{
    Axis axis;
    axis.low.resize(static_cast<std::size_t>(screenSize));
    axis.high.resize(axis.low.size());
    axis.weight.resize(axis.low.size());
    axis.begin = screenSize;
    for (std::int64_t at = 0; at < screenSize; ++at) {
        double corner = (static_cast<double>(at) + 0.5 - plan.origin) / plan.scale;  // 0 at the image's edge
        if (corner < 0 || corner >= static_cast<double>(plan.fullSize))
            continue;
        axis.begin = std::min(axis.begin, at);
        axis.end = at + 1;
        if (plan.flip)
            corner = static_cast<double>(plan.fullSize) - corner;
        const double place = corner / plan.levelFactor;
        const auto clamped = [&](double index) {
            return std::clamp(static_cast<std::int64_t>(index), std::int64_t{0}, plan.levelSize - 1) * plan.stride;
        };
        const auto slot = static_cast<std::size_t>(at);
        if (!plan.linear) {
            // a mirrored pixel owns its right edge, so that each stored pixel keeps its number of screen pixels
            axis.low[slot] = axis.high[slot] = clamped(plan.flip ? std::ceil(place) - 1 : std::floor(place));
            continue;
        }
        const double centre = place - 0.5;
        const double below = std::floor(centre);
        axis.low[slot] = clamped(below);
        axis.high[slot] = clamped(below + 1);
        axis.weight[slot] = static_cast<std::uint32_t>(std::lround((centre - below) * 256));
    }
    if (axis.begin > axis.end)
        axis.begin = axis.end;
    return axis;
}

/// Weights of the two axes multiply to 1/65536: 32 bits hold the sum of 16-bit pixels exactly.
template <class T>
T blend(T a, T b, T c, T d, std::uint32_t wx, std::uint32_t wy)
{
    if constexpr (std::is_integral_v<T> && sizeof(T) <= 2) {
        using Sum = std::conditional_t<std::is_unsigned_v<T>, std::uint32_t, std::int32_t>;
        const auto x = static_cast<Sum>(wx);
        const auto y = static_cast<Sum>(wy);
        const Sum top = static_cast<Sum>(a) * (256 - x) + static_cast<Sum>(b) * x;
        const Sum bottom = static_cast<Sum>(c) * (256 - x) + static_cast<Sum>(d) * x;
        return static_cast<T>((top * (256 - y) + bottom * y + 32768) >> 16);
    } else {
        const double x = wx / 256.0;
        const double y = wy / 256.0;
        const double sum = (static_cast<double>(a) * (1 - x) + static_cast<double>(b) * x) * (1 - y) +
                           (static_cast<double>(c) * (1 - x) + static_cast<double>(d) * x) * y;
        if constexpr (std::is_integral_v<T>)
            return static_cast<T>(std::llround(sum));
        else
            return static_cast<T>(sum);
    }
}

template <class T>
std::vector<T> sampled(const std::vector<T>& source, const Axis& across, const Axis& down, bool linear,
                       std::int64_t columns, std::int64_t rows)
{
    std::vector<T> out(static_cast<std::size_t>(columns * rows));
    const std::int64_t* left = across.low.data();
    const std::int64_t* right = across.high.data();
    const std::uint32_t* weight = across.weight.data();
    forBands(rows, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t y = std::max(begin, down.begin); y < std::min(end, down.end); ++y) {
            const auto row = static_cast<std::size_t>(y);
            T* line = out.data() + y * columns;
            const T* upper = source.data() + down.low[row];
            const T* lower = source.data() + down.high[row];
            const std::uint32_t wy = down.weight[row];
            if (!linear)
                for (std::int64_t x = across.begin; x < across.end; ++x)
                    line[x] = upper[left[x]];
            else
                for (std::int64_t x = across.begin; x < across.end; ++x)
                    line[x] = blend(upper[left[x]], upper[right[x]], lower[left[x]], lower[right[x]], weight[x], wy);
        }
    });
    return out;
}

/// The coarsest level that is still finer than the screen.
std::size_t levelFor(const Pyramid& pyramid, double scale)
{
    std::size_t level = 0;
    double factor = 1;
    while (level + 1 < pyramid.levels() && factor * 2 * scale <= 1 + 1e-9) {
        factor *= 2;
        ++level;
    }
    return level;
}

/// Calls body(screen row, output row) and blackens what lies beside the image.
template <class Body>
void forLines(const Sampled& sampled, RowOrder order, std::span<std::uint32_t> rgba, const Body& body)
{
    constexpr std::uint32_t black = 0xff000000U;
    const std::int64_t columns = sampled.values.grid.size.i;
    const std::int64_t rows = sampled.values.grid.size.j;
    assert(static_cast<std::int64_t>(rgba.size()) == columns * rows);
    forBands(rows, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t y = begin; y < end; ++y) {
            std::uint32_t* line = rgba.data() + (order == RowOrder::topDown ? y : rows - 1 - y) * columns;
            if (y < sampled.y0 || y >= sampled.y1) {
                std::fill(line, line + columns, black);
                continue;
            }
            std::fill(line, line + sampled.x0, black);
            std::fill(line + sampled.x1, line + columns, black);
            body(y * columns, line);
        }
    });
}

}  // namespace

ScreenPoint toScreen(const Placement& placement, const Size& size, double i, double j)
{
    double u = i + 0.5;
    double v = j + 0.5;
    double width = static_cast<double>(size.i);
    double height = static_cast<double>(size.j);
    if (placement.transpose) {
        std::swap(u, v);
        std::swap(width, height);
    }
    if (placement.flipX)
        u = width - u;
    if (placement.flipY)
        v = height - v;
    return {placement.x + placement.scaleX * u, placement.y + placement.scaleY * v};
}

ScreenPoint toImage(const Placement& placement, const Size& size, double screenX, double screenY)
{
    double u = (screenX - placement.x) / placement.scaleX;
    double v = (screenY - placement.y) / placement.scaleY;
    double width = static_cast<double>(size.i);
    double height = static_cast<double>(size.j);
    if (placement.transpose)
        std::swap(width, height);
    if (placement.flipX)
        u = width - u;
    if (placement.flipY)
        v = height - v;
    if (placement.transpose)
        std::swap(u, v);
    return {u - 0.5, v - 0.5};
}

Sampled sampleRegion(const Pyramid& pyramid, const Placement& placement, std::int64_t columns, std::int64_t rows, Smoothing smoothing)
{
    const double scale = std::max(placement.scaleX, placement.scaleY);
    assert(pyramid.image && scale > 0 && columns >= 0 && rows >= 0);
    const std::size_t level = levelFor(pyramid, scale);
    const Image& source = pyramid.level(level);
    const bool linear = smoothing == Smoothing::always || std::min(placement.scaleX, placement.scaleY) < 1 - 1e-9;
    const double factor = std::ldexp(1.0, static_cast<int>(level));
    const Size& full = pyramid.image->grid.size;
    const Size& part = source.grid.size;
    const AxisPlan alongColumns{placement.scaleX, placement.x, full.i, part.i, 1, factor, placement.flipX, linear};
    const AxisPlan alongRows{placement.scaleY, placement.y, full.j, part.j, part.i, factor, placement.flipY, linear};
    AxisPlan across = alongColumns;
    AxisPlan down = alongRows;
    if (placement.transpose) {
        across = {placement.scaleX, placement.x, full.j, part.j, part.i, factor, placement.flipX, linear};
        down = {placement.scaleY, placement.y, full.i, part.i, 1, factor, placement.flipY, linear};
    }
    const Axis x = makeAxis(across, columns);
    const Axis y = makeAxis(down, rows);
    Sampled result{{makeGrid(columns, rows), {}}, x.begin, y.begin, x.end, y.end};
    std::visit([&](const auto& values) { result.values.pixels = sampled(values, x, y, linear, columns, rows); }, source.pixels);
    return result;
}

void paintGrey(const Sampled& sampled, const GreyLookup& lookup, RowOrder order, std::span<std::uint32_t> rgba)
{
    assert(!lookup.greys.empty());
    std::visit(
        [&](const auto& values) {
            using T = typename std::decay_t<decltype(values)>::value_type;
            const auto last = static_cast<std::int64_t>(lookup.greys.size()) - 1;
            const auto shade = [&](std::int64_t index) { return 0xff000000U | (0x010101U * lookup.greys[static_cast<std::size_t>(index)]); };
            constexpr bool isNarrow = std::is_integral_v<T> && sizeof(T) <= 2;
            // Tables usually cover the whole stored type; then no value needs clamping.
            const bool covers = isNarrow && lookup.first <= static_cast<std::int64_t>(std::numeric_limits<T>::lowest()) &&
                                lookup.first + last >= static_cast<std::int64_t>(std::numeric_limits<T>::max());
            forLines(sampled, order, rgba, [&](std::int64_t offset, std::uint32_t* line) {
                const T* stored = values.data() + offset;
                if (covers) {
                    for (std::int64_t x = sampled.x0; x < sampled.x1; ++x)
                        line[x] = shade(static_cast<std::int64_t>(stored[x]) - lookup.first);
                    return;
                }
                for (std::int64_t x = sampled.x0; x < sampled.x1; ++x) {
                    double index = static_cast<double>(stored[x]) - static_cast<double>(lookup.first);
                    if constexpr (std::is_floating_point_v<T>)
                        index = std::round(index);
                    line[x] = shade(index >= 0 ? static_cast<std::int64_t>(std::min(index, static_cast<double>(last))) : 0);
                }
            });
        },
        sampled.values.pixels);
}

void paintColour(const SampledColour& sampled, RowOrder order, std::span<std::uint32_t> rgba)
{
    const auto* r = std::get_if<std::vector<std::uint8_t>>(&sampled.red.values.pixels);
    const auto* g = std::get_if<std::vector<std::uint8_t>>(&sampled.green.values.pixels);
    const auto* b = std::get_if<std::vector<std::uint8_t>>(&sampled.blue.values.pixels);
    assert(r && g && b && r->size() == g->size() && r->size() == b->size());
    const std::uint32_t turned = sampled.isInverted ? 0x00ffffffU : 0;
    forLines(sampled.red, order, rgba, [&](std::int64_t offset, std::uint32_t* line) {
        for (std::int64_t x = sampled.red.x0; x < sampled.red.x1; ++x) {
            const auto at = static_cast<std::size_t>(offset + x);
            line[x] = (0xff000000U | static_cast<std::uint32_t>((*b)[at]) << 16 | static_cast<std::uint32_t>((*g)[at]) << 8 | (*r)[at]) ^ turned;
        }
    });
}

}  // namespace annulus
