// Undecimated wavelet transform as PyRadiomics makes it with PyWavelets' swtn, equal to the bit: one axis after the other
// (x, y, z), plain multiplications and additions in PyWavelets' order, periodic border; an odd size gets its first sample
// appended before and cut off afterwards. Each level filters the approximation of the level before with the same filters.
#include "core/filters/boxes.h"
#include "core/filters/ImageFilter.h"
#include "core/filters/waveletTaps.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace annulus {
namespace {

/// Axes that are transformed, in PyWavelets' order (x first); a plane image has two whatever force2D says.
std::vector<std::size_t> axesOf(int dimensions, std::optional<int> flatAxis)
{
    std::vector<std::size_t> axes;
    for (int axis = 0; axis < dimensions; ++axis)
        if (dimensions == 2 || flatAxis != axis)
            axes.push_back(static_cast<std::size_t>(axis));
    return axes;
}

std::string nameOf(int level, const std::string& band)
{
    std::string name = "wavelet";
    if (level > 1)
        name += std::to_string(level);
    return name.append("-").append(band);
}

/// The bands of one level in PyWavelets' order, the approximation first.
std::vector<std::string> bandsOf(std::size_t axes)
{
    std::vector<std::string> bands{""};
    for (std::size_t axis = 0; axis < axes; ++axis) {
        std::vector<std::string> next;
        for (const std::string& band : bands)
            for (const char* letter : {"L", "H"})
                next.push_back(band + letter);
        bands = std::move(next);
    }
    return bands;
}

std::vector<std::string> names(const FilterSettings& settings, int dimensions, std::optional<int> flatAxis)
{
    const auto bands = bandsOf(axesOf(dimensions, flatAxis).size());
    std::vector<std::string> all;
    for (int level = 1; level <= settings.level; ++level)
        for (std::size_t band = 1; band < bands.size(); ++band)
            all.push_back(nameOf(level, bands[band]));
    all.push_back(nameOf(settings.level, bands.front()));
    return all;
}

using Triple = std::array<std::int64_t, 3>;

/// Samples of a part of the periodic image; `start` counts from the image's first sample and may be negative.
template <class T>
struct Part {
    Triple start{}, size{};
    std::vector<T> values;
};

std::int64_t modulo(std::int64_t position, std::int64_t period) { return (position % period + period) % period; }

/// Length of an axis once an odd one has got its first sample appended.
std::int64_t evenLength(std::int64_t length) { return length + length % 2; }

/// The part of the periodic image from `start` on.
template <class T>
Part<T> load(const Image& image, const Triple& start, const Triple& size)
{
    const Triple sizes{image.grid.size.i, image.grid.size.j, image.grid.size.k};
    std::array<std::vector<std::int64_t>, 3> index;
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (std::int64_t at = 0; at < size[axis]; ++at) {
            const std::int64_t position = modulo(start[axis] + at, evenLength(sizes[axis]));
            index[axis].push_back(position == sizes[axis] ? 0 : position);
        }
    Part<T> part{start, size, {}};
    part.values.resize(static_cast<std::size_t>(size[0] * size[1] * size[2]));
    T* to = part.values.data();
    std::visit(
        [&](const auto& pixels) {
            for (const std::int64_t k : index[2])
                for (const std::int64_t j : index[1]) {
                    const auto* row = pixels.data() + image.grid.offset(0, j, k);
                    for (const std::int64_t i : index[0])
                        *to++ = static_cast<T>(row[i]);
                }
        },
        image.pixels);
    return part;
}

/// Places in the filter in the order in which PyWavelets adds them up for the output at `position`: where the filter
/// reaches beyond the end of the line, its taps that wrap come first and backwards.
std::vector<std::size_t> tapOrder(std::int64_t position, std::int64_t period, std::size_t taps)
{
    std::vector<std::size_t> order(taps);
    for (std::size_t tap = 0; tap < taps; ++tap)
        order[tap] = tap;
    const std::int64_t beyond = position + static_cast<std::int64_t>(taps / 2) - period;
    if (beyond > 0)
        std::reverse(order.begin(), order.begin() + std::min<std::int64_t>(beyond + 1, static_cast<std::int64_t>(taps)));
    return order;
}

/// The sum of each output starts at zero and takes one tap after the other; eight outputs go side by side.
template <std::size_t knownTaps, class T>
[[gnu::always_inline]] inline void addTaps(const T* __restrict x, T* __restrict y, std::size_t count, const T* filter, std::size_t anyTaps, std::size_t inner)
{
    constexpr std::size_t width = 32 / sizeof(T);
    typedef T Vector __attribute__((vector_size(32)));  // an alias would lose the attribute of a template's type
    const std::size_t taps = knownTaps > 0 ? knownTaps : anyTaps;
    const T* const newest = x + (taps - 1) * inner;
    std::size_t at = 0;
    for (; at + 2 * width <= count; at += 2 * width) {
        Vector first = {}, second = {}, a, b;
        for (std::size_t tap = 0; tap < taps; ++tap) {
            __builtin_memcpy(&a, newest + at - tap * inner, sizeof a);
            __builtin_memcpy(&b, newest + at + width - tap * inner, sizeof b);
            first += filter[tap] * a;
            second += filter[tap] * b;
        }
        __builtin_memcpy(y + at, &first, sizeof first);
        __builtin_memcpy(y + at + width, &second, sizeof second);
    }
    for (; at < count; ++at) {
        T sum{0};
        for (std::size_t tap = 0; tap < taps; ++tap)
            sum += filter[tap] * newest[at - tap * inner];
        y[at] = sum;
    }
}

constexpr std::size_t commonTaps = 6;  ///< of coif1, PyRadiomics' default

__attribute__((target_clones("avx2", "default"))) void addAllTaps(const double* x, double* y, std::size_t count, const double* filter, std::size_t taps, std::size_t inner)
{
    taps == commonTaps ? addTaps<commonTaps>(x, y, count, filter, taps, inner) : addTaps<0>(x, y, count, filter, taps, inner);
}
__attribute__((target_clones("avx2", "default"))) void addAllTaps(const float* x, float* y, std::size_t count, const float* filter, std::size_t taps, std::size_t inner)
{
    taps == commonTaps ? addTaps<commonTaps>(x, y, count, filter, taps, inner) : addTaps<0>(x, y, count, filter, taps, inner);
}

/// y[n] = sum over taps k of h[k] x[n + F/2 - k] along one axis, for every n whose inputs are in the part.
template <class T>
Part<T> convolve(const Part<T>& in, std::size_t axis, const std::vector<T>& filter, std::int64_t period)
{
    const std::size_t taps = filter.size();
    Part<T> out{in.start, in.size, {}};
    out.start[axis] += static_cast<std::int64_t>(taps / 2) - 1;
    out.size[axis] -= static_cast<std::int64_t>(taps) - 1;
    out.values.assign(static_cast<std::size_t>(out.size[0] * out.size[1] * out.size[2]), T{0});
    const auto inner = static_cast<std::size_t>(axis == 0 ? 1 : axis == 1 ? in.size[0] : in.size[0] * in.size[1]);
    const auto length = static_cast<std::size_t>(out.size[axis]), inLength = static_cast<std::size_t>(in.size[axis]);
    const std::size_t outer = out.values.size() / (inner * length);
    std::vector<std::vector<std::size_t>> special(length);  // orders other than 0, 1, 2, ...
    for (std::size_t n = 0; n < length; ++n) {
        const std::int64_t position = modulo(out.start[axis] + static_cast<std::int64_t>(n), period);
        if (position + static_cast<std::int64_t>(taps / 2) > period)
            special[n] = tapOrder(position, period, taps);
    }
    for (std::size_t block = 0; block < outer; ++block) {
        const T* from = in.values.data() + block * inLength * inner;
        T* to = out.values.data() + block * length * inner;
        const auto addTap = [&](std::size_t tap, std::size_t first, std::size_t count) {
            const T* x = from + first + (taps - 1 - tap) * inner;
            T* y = to + first;
            const T h = filter[tap];
            for (std::size_t at = 0; at < count; ++at)
                y[at] += h * x[at];
        };
        std::size_t first = 0;
        while (first < length) {
            std::size_t last = first + 1;
            if (special[first].empty()) {
                while (last < length && special[last].empty())
                    ++last;
                addAllTaps(from + first * inner, to + first * inner, (last - first) * inner, filter.data(), taps, inner);
            } else {
                for (const std::size_t tap : special[first])
                    addTap(tap, first * inner, inner);
            }
            first = last;
        }
    }
    return out;
}

template <class T>
struct Band {
    std::string name;
    Part<T> part;
};

/// All bands of one level; `wantsDetails` false gives the approximation alone.
template <class T>
std::vector<Band<T>> decompose(Part<T> part, const std::vector<std::size_t>& axes, const Triple& periods, const std::vector<T>& low, const std::vector<T>& high, bool wantsDetails)
{
    std::vector<Band<T>> bands;
    bands.push_back({"", std::move(part)});
    for (const std::size_t axis : axes) {
        std::vector<Band<T>> next;
        for (Band<T>& band : bands) {
            next.push_back({band.name + "L", convolve(band.part, axis, low, periods[axis])});
            if (wantsDetails)
                next.push_back({band.name + "H", convolve(band.part, axis, high, periods[axis])});
            band.part.values = {};
        }
        bands = std::move(next);
    }
    return bands;
}

template <class T>
Image imageOf(Part<T> part, const Grid& grid, const Box& box)
{
    Grid own = grid;
    own.size = {part.size[0], part.size[1], part.size[2]};
    if (own.size == box.size() && part.start == Triple{box.i0, box.j0, box.k0})
        return {cropTo(grid, box), std::move(part.values)};
    const Box inside{box.i0 - part.start[0], box.j0 - part.start[1], box.k0 - part.start[2], box.i1 - part.start[0], box.j1 - part.start[1], box.k1 - part.start[2]};
    Image image = cropTo(Image{own, std::move(part.values)}, inside);
    image.grid = cropTo(grid, box);
    return image;
}

template <class T>
void deriveAs(const FilterInput& input, const std::vector<T>& low, const std::vector<T>& high, const TakeImage& take)
{
    const Grid& grid = input.image.grid;
    const auto axes = axesOf(grid.dimensions, input.flatAxis);
    const Triple periods{evenLength(grid.size.i), evenLength(grid.size.j), evenLength(grid.size.k)};
    const auto half = static_cast<std::int64_t>(low.size() / 2);
    const std::int64_t levels = input.settings.startLevel + input.settings.level;
    const Size size = input.box.size();
    Triple start{input.box.i0, input.box.j0, input.box.k0}, sizes{size.i, size.j, size.k};
    for (const std::size_t axis : axes) {
        start[axis] -= levels * (half - 1);
        sizes[axis] += levels * (2 * half - 1);
    }
    Part<T> approximation = load<T>(input.image, start, sizes);
    for (int level = 1 - input.settings.startLevel; level <= input.settings.level; ++level) {
        auto bands = decompose(std::move(approximation), axes, periods, low, high, level >= 1);
        approximation = std::move(bands.front().part);
        for (std::size_t band = 1; band < bands.size(); ++band)
            take(nameOf(level, bands[band].name), imageOf(std::move(bands[band].part), grid, input.box));
    }
    take(nameOf(input.settings.level, std::string(axes.size(), 'L')), imageOf(std::move(approximation), grid, input.box));
}

void derive(const FilterInput& input, const TakeImage& take)
{
    const auto taps = waveletTaps(input.settings.wavelet);
    if (!taps) {
        for (const auto& name : names(input.settings, input.image.grid.dimensions, input.flatAxis))
            take(name, Error{Errc::unsupported, message("filters", "%1 is not a wavelet this version knows.", input.settings.wavelet), {}});
        return;
    }
    const std::string& name = input.settings.wavelet;
    if (std::holds_alternative<std::vector<float>>(input.image.pixels))
        deriveAs<float>(input, inSinglePrecision(name, taps->low), inSinglePrecision(name, taps->high), take);  // PyWavelets keeps it
    else
        deriveAs<double>(input, taps->low, taps->high, take);
}

}  // namespace

extern const ImageFilter waveletFilter{"Wavelet", message("filters", "Bands of the undecimated wavelet transform, low (L) or high (H) along x, y (and z)"), names, derive};

}  // namespace annulus
