#include "core/filters/recursiveGaussian.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace annulus {
namespace {

/// Parameters of the two damped oscillations, and what they make at a sigma in samples. The order of the operations is
/// ITK's: the last bits of the coefficients depend on it.
constexpr double w1 = 0.6681, l1 = -1.3932, w2 = 2.0787, l2 = -1.3732;

struct Amplitudes {
    double a1, b1, a2, b2;
};
constexpr Amplitudes ofSmoothing{1.3530, 1.8151, -0.3531, 0.0902};
constexpr Amplitudes ofSecondDerivative{-1.3563, 5.2318, 0.3446, -2.2355};

struct Waves {
    double sin1, sin2, cos1, cos2, exp1, exp2;
};

Waves wavesAt(double sigma)
{
    return {std::sin(w1 / sigma), std::sin(w2 / sigma), std::cos(w1 / sigma), std::cos(w2 / sigma), std::exp(l1 / sigma), std::exp(l2 / sigma)};
}

/// Input coefficients and their moments of order 0, 1 and 2.
struct Numerator {
    std::array<double, 4> n{};
    double s = 0, d = 0, e = 0;
};

Numerator numeratorOf(const Waves& w, const Amplitudes& a)
{
    double n1 = w.exp2 * (a.b2 * w.sin2 - (a.a2 + 2 * a.a1) * w.cos2);
    n1 += w.exp1 * (a.b1 * w.sin1 - (a.a1 + 2 * a.a2) * w.cos1);
    double n2 = (a.a1 + a.a2) * w.cos2 * w.cos1;
    n2 -= a.b1 * w.cos2 * w.sin1 + a.b2 * w.cos1 * w.sin2;
    n2 *= 2 * w.exp1 * w.exp2;
    n2 += a.a2 * w.exp1 * w.exp1 + a.a1 * w.exp2 * w.exp2;
    double n3 = w.exp2 * w.exp1 * w.exp1 * (a.b2 * w.sin2 - a.a2 * w.cos2);
    n3 += w.exp1 * w.exp2 * w.exp2 * (a.b1 * w.sin1 - a.a1 * w.cos1);
    const double n0 = a.a1 + a.a2;
    return {{n0, n1, n2, n3}, n0 + n1 + n2 + n3, n1 + 2 * n2 + 3 * n3, n1 + 4 * n2 + 9 * n3};
}

std::array<double, 4> denominatorOf(const Waves& w)
{
    double d3 = -2 * w.cos1 * w.exp1 * w.exp2 * w.exp2;
    d3 += -2 * w.cos2 * w.exp2 * w.exp1 * w.exp1;
    double d2 = 4 * w.cos2 * w.cos1 * w.exp1 * w.exp2;
    d2 += w.exp1 * w.exp1 + w.exp2 * w.exp2;
    return {-2 * (w.exp2 * w.cos2 + w.exp1 * w.cos1), d2, d3, w.exp1 * w.exp1 * w.exp2 * w.exp2};
}

constexpr std::size_t lanes = 16;  ///< lines filtered side by side: a recursion has no parallelism of its own
constexpr std::size_t width = 4;   ///< of what the processor takes at once

using Four = double __attribute__((vector_size(32)));
using FourFloats = float __attribute__((vector_size(16)));

template <class V, class T>
[[gnu::always_inline]] inline void load(V& to, const T* from)
{
    __builtin_memcpy(&to, from, sizeof(V));
}
template <class V, class T>
[[gnu::always_inline]] inline void store(T* to, const V& from)
{
    __builtin_memcpy(to, &from, sizeof(V));
}

/// Coefficients of one direction of a recursion.
struct Taps {
    double gain[4], back[4];
};

/// One output of a recursion for all lanes: gains times four inputs, less four earlier outputs times what they count, in
/// this order on every processor. Near an end these lie anywhere.
[[gnu::always_inline]] inline void stepNearEnd(double* out, const double* const (&in)[4], const double* const (&past)[4], const Taps& t)
{
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const double value = in[0][lane] * t.gain[0] + in[1][lane] * t.gain[1] + in[2][lane] * t.gain[2] + in[3][lane] * t.gain[3];
        out[lane] = value - (past[0][lane] * t.back[0] + past[1][lane] * t.back[1] + past[2][lane] * t.back[2] + past[3][lane] * t.back[3]);
    }
}

/// The same inside a line, with the newest of the inputs and the output before; `back` goes from a sample to the one before.
template <std::ptrdiff_t back>
[[gnu::always_inline]] inline void step(double* out, const double* in, const Four (&gain)[4], const Four (&count)[4])
{
    for (std::size_t lane = 0; lane < lanes; lane += width) {
        Four a, b, c, d;
        load(a, in + lane);
        load(b, in + back + lane);
        load(c, in + 2 * back + lane);
        load(d, in + 3 * back + lane);
        const Four fromInput = a * gain[0] + b * gain[1] + c * gain[2] + d * gain[3];
        load(a, out + back + lane);
        load(b, out + 2 * back + lane);
        load(c, out + 3 * back + lane);
        load(d, out + 4 * back + lane);
        store(out + lane, fromInput - (a * count[0] + b * count[1] + c * count[2] + d * count[3]));
    }
}

/// Lines side by side, sample by sample; the causal and the anticausal part go apart and are added by the caller. They go
/// at the same time, as each output waits for the one before. Lines have at least four samples, so only the first four and
/// the last four outputs look beyond an end.
__attribute__((target_clones("avx2", "default"))) void filterBlock(const double* x, double* causal, double* anti, std::size_t count, const RecursiveGaussian& f)
{
    constexpr auto apart = static_cast<std::ptrdiff_t>(lanes);
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(count) - 1;
    const auto input = [&](std::ptrdiff_t at) { return x + std::clamp<std::ptrdiff_t>(at, 0, last) * apart; };
    const auto nearEnd = [&](std::ptrdiff_t at, double* out, std::ptrdiff_t direction, const std::array<double, 4>& gain, const std::array<double, 4>& beyond) {
        const double *in[4], *past[4];
        Taps taps;
        for (std::ptrdiff_t tap = 0; tap < 4; ++tap) {
            const auto index = static_cast<std::size_t>(tap);
            in[tap] = input(at - direction * (direction > 0 ? tap : tap + 1));
            const std::ptrdiff_t before = at - direction * (tap + 1);
            const bool isBeyond = before < 0 || before > last;
            past[tap] = isBeyond ? input(before) : out + before * apart;
            taps.gain[tap] = gain[index];
            taps.back[tap] = isBeyond ? beyond[index] : f.d[index];
        }
        stepNearEnd(out + at * apart, in, past, taps);
    };
    for (std::ptrdiff_t at = 0; at < 4; ++at)
        nearEnd(at, causal, 1, f.n, f.bn);
    for (std::ptrdiff_t at = last; at > last - 4; --at)
        nearEnd(at, anti, -1, f.m, f.bm);
    Four n[4], m[4], d[4];
    for (std::size_t tap = 0; tap < 4; ++tap) {
        n[tap] = Four{} + f.n[tap];
        m[tap] = Four{} + f.m[tap];
        d[tap] = Four{} + f.d[tap];
    }
    for (std::ptrdiff_t at = 4; at <= last; ++at) {
        step<-apart>(causal + at * apart, x + at * apart, n, d);
        step<apart>(anti + (last - at) * apart, x + (last - at + 1) * apart, m, d);
    }
}

/// Four rows of four numbers to four columns.
[[gnu::always_inline]] inline void transpose(FourFloats (&t)[width])
{
    using Order = std::int32_t __attribute__((vector_size(16)));
    constexpr Order low{0, 4, 1, 5}, high{2, 6, 3, 7}, first{0, 1, 4, 5}, second{2, 3, 6, 7};
    const FourFloats a = __builtin_shuffle(t[0], t[1], low), b = __builtin_shuffle(t[2], t[3], low), c = __builtin_shuffle(t[0], t[1], high), d = __builtin_shuffle(t[2], t[3], high);
    t[0] = __builtin_shuffle(a, b, first);
    t[1] = __builtin_shuffle(a, b, second);
    t[2] = __builtin_shuffle(c, d, first);
    t[3] = __builtin_shuffle(c, d, second);
}

/// Rows that become lanes, and lanes that become rows again: `stride` from row to row, a multiple of four samples.
__attribute__((target_clones("avx2", "default"))) void rowsToLanes(const float* rows, std::size_t stride, std::size_t count, double* x)
{
    for (std::size_t at = 0; at < count; at += width)
        for (std::size_t lane = 0; lane < lanes; lane += width) {
            FourFloats t[width];
            for (std::size_t row = 0; row < width; ++row)
                load(t[row], rows + (lane + row) * stride + at);
            transpose(t);
            for (std::size_t sample = 0; sample < width; ++sample)
                store(x + (at + sample) * lanes + lane, __builtin_convertvector(t[sample], Four));
        }
}
__attribute__((target_clones("avx2", "default"))) void lanesToRows(const double* causal, const double* anti, std::size_t count, float* rows, std::size_t stride)
{
    for (std::size_t at = 0; at < count; at += width)
        for (std::size_t lane = 0; lane < lanes; lane += width) {
            FourFloats t[width];
            for (std::size_t sample = 0; sample < width; ++sample) {
                Four a, b;
                load(a, causal + (at + sample) * lanes + lane);
                load(b, anti + (at + sample) * lanes + lane);
                t[sample] = __builtin_convertvector(a + b, FourFloats);
            }
            transpose(t);
            for (std::size_t row = 0; row < width; ++row)
                store(rows + (lane + row) * stride + at, t[row]);
        }
}

/// Lines beside each other become lanes sample by sample.
template <class T>
[[gnu::always_inline]] inline void widen(const T* in, std::size_t stride, std::size_t count, double* __restrict x)
{
    for (std::size_t at = 0; at < count; ++at)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            x[at * lanes + lane] = static_cast<double>(in[at * stride + lane]);
}
__attribute__((target_clones("avx2", "default"))) void columnsToLanes(const float* in, std::size_t stride, std::size_t count, double* x) { widen(in, stride, count, x); }
__attribute__((target_clones("avx2", "default"))) void columnsToLanes(const double* in, std::size_t stride, std::size_t count, double* x) { widen(in, stride, count, x); }

__attribute__((target_clones("avx2", "default"))) void lanesToColumns(const double* __restrict causal, const double* __restrict anti, std::size_t count, float* __restrict out, std::size_t stride)
{
    for (std::size_t at = 0; at < count; ++at)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            out[at * stride + lane] = static_cast<float>(causal[at * lanes + lane] + anti[at * lanes + lane]);
}

/// Lines along an axis: how far it is from one sample to the next and where each begins.
struct Lines {
    std::size_t columns, rows, slices, stride, count;  ///< count of lines
    int axis;

    Lines(const Size& size, int along)
        : columns(static_cast<std::size_t>(size.i)), rows(static_cast<std::size_t>(size.j)), slices(static_cast<std::size_t>(size.k)),
          stride(along == 0 ? 1 : along == 1 ? columns : columns * rows), count(along == 0 ? rows * slices : along == 1 ? columns * slices : columns * rows), axis(along)
    {
    }
    [[nodiscard]] std::size_t samples() const { return axis == 0 ? columns : axis == 1 ? rows : slices; }
    [[nodiscard]] std::size_t start(std::size_t line) const { return axis == 0 ? line * columns : axis == 1 ? line / columns * columns * rows + line % columns : line; }
    /// Lines from `first` on lie side by side, as along j.
    [[nodiscard]] bool isSideBySide(std::size_t first) const { return start(first + lanes - 1) == start(first) + lanes - 1; }
};

template <class T>
std::vector<float> filterAll(const std::vector<T>& in, const Size& size, int axis, const RecursiveGaussian& filter, const Kept& kept)
{
    Size outSize = size;
    (axis == 0 ? outSize.i : axis == 1 ? outSize.j : outSize.k) = kept.count;
    const Lines from(size, axis), to(outSize, axis);
    const std::size_t count = from.samples(), keptFirst = static_cast<std::size_t>(kept.first), keptCount = to.samples();
    const std::size_t whole = count / width * width, keptWhole = keptCount / width * width;  // what goes in squares of four
    std::vector<float> out(static_cast<std::size_t>(outSize.i * outSize.j * outSize.k));
    std::vector<double> x(count * lanes), causal(count * lanes), anti(count * lanes);
    for (std::size_t block = 0; block < from.count; block += lanes) {
        // The last lines go together with some before them once more; where lines are fewer than lanes, the last one is repeated.
        const std::size_t first = from.count < lanes ? 0 : std::min(block, from.count - lanes);
        const bool isFull = from.count >= lanes, sideBySide = isFull && axis != 0 && from.isSideBySide(first);
        const bool inSquares = std::is_same_v<T, float> && isFull && axis == 0;
        const auto lineAt = [&](std::size_t lane) { return std::min(first + lane, from.count - 1); };
        std::size_t loaded = 0;
        if (sideBySide) {
            columnsToLanes(in.data() + from.start(first), from.stride, count, x.data());
            loaded = count;
        }
        if constexpr (std::is_same_v<T, float>)
            if (inSquares) {
                rowsToLanes(in.data() + from.start(first), from.columns, whole, x.data());
                loaded = whole;
            }
        for (std::size_t lane = 0; loaded < count && lane < lanes; ++lane)
            for (std::size_t at = loaded, start = from.start(lineAt(lane)); at < count; ++at)
                x[at * lanes + lane] = static_cast<double>(in[start + at * from.stride]);
        filterBlock(x.data(), causal.data(), anti.data(), count, filter);
        const double *forward = causal.data() + keptFirst * lanes, *backward = anti.data() + keptFirst * lanes;
        std::size_t stored = 0;
        if (sideBySide) {
            lanesToColumns(forward, backward, keptCount, out.data() + to.start(first), to.stride);
            stored = keptCount;
        } else if (isFull && axis == 0) {
            lanesToRows(forward, backward, keptWhole, out.data() + to.start(first), to.columns);
            stored = keptWhole;
        }
        for (std::size_t lane = 0; stored < keptCount && lane < lanes; ++lane)
            for (std::size_t at = stored, start = to.start(lineAt(lane)); at < keptCount; ++at)
                out[start + at * to.stride] = static_cast<float>(forward[at * lanes + lane] + backward[at * lanes + lane]);
    }
    return out;
}

}  // namespace

RecursiveGaussian recursiveGaussian(double sigma, double spacing, GaussianOrder order)
{
    const Waves waves = wavesAt(sigma / spacing);
    RecursiveGaussian f;
    f.d = denominatorOf(waves);
    const double sd = 1.0 + f.d[0] + f.d[1] + f.d[2] + f.d[3];
    const Numerator smooth = numeratorOf(waves, ofSmoothing);
    double scale = 1;
    if (order == GaussianOrder::smoothing) {
        f.n = smooth.n;
        scale = 1.0 / (2 * smooth.s / sd - smooth.n[0]);
    } else {
        const double dd = f.d[0] + 2 * f.d[1] + 3 * f.d[2] + 4 * f.d[3];
        const double ed = f.d[0] + 4 * f.d[1] + 9 * f.d[2] + 16 * f.d[3];
        const Numerator second = numeratorOf(waves, ofSecondDerivative);
        const double beta = -(2 * second.s - sd * second.n[0]) / (2 * smooth.s - sd * smooth.n[0]);
        for (std::size_t tap = 0; tap < 4; ++tap)
            f.n[tap] = second.n[tap] + beta * smooth.n[tap];
        const double sn = second.s + beta * smooth.s, dn = second.d + beta * smooth.d, en = second.e + beta * smooth.e;
        double alpha = en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn;
        alpha /= sd * sd * sd;
        scale = sigma * sigma / alpha;
    }
    for (double& one : f.n)
        one *= scale;
    f.m = {f.n[1] - f.d[0] * f.n[0], f.n[2] - f.d[1] * f.n[0], f.n[3] - f.d[2] * f.n[0], -f.d[3] * f.n[0]};
    const double sn = f.n[0] + f.n[1] + f.n[2] + f.n[3];
    const double sm = f.m[0] + f.m[1] + f.m[2] + f.m[3];
    for (std::size_t tap = 0; tap < 4; ++tap) {
        f.bn[tap] = f.d[tap] * sn / sd;
        f.bm[tap] = f.d[tap] * sm / sd;
    }
    return f;
}

std::vector<float> filterLines(const std::vector<double>& in, const Size& size, int axis, const RecursiveGaussian& filter, const Kept& kept)
{
    return filterAll(in, size, axis, filter, kept);
}

std::vector<float> filterLines(const std::vector<float>& in, const Size& size, int axis, const RecursiveGaussian& filter, const Kept& kept)
{
    return filterAll(in, size, axis, filter, kept);
}

}  // namespace annulus
