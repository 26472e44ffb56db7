#include "core/filters/recursiveGaussian.h"

#include <algorithm>
#include <cmath>

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

/// One output of a recursion for all lanes: gains times four inputs, less four earlier outputs times what they count, in
/// this order on every processor.
inline void step(double* out, const double* const (&in)[4], const double (&gain)[4], const double* const (&past)[4], const double (&back)[4])
{
    double value[lanes];  // apart from `out`, so that the compiler knows that lanes do not depend on each other
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        value[lane] = in[0][lane] * gain[0] + in[1][lane] * gain[1] + in[2][lane] * gain[2] + in[3][lane] * gain[3];
        value[lane] -= past[0][lane] * back[0] + past[1][lane] * back[1] + past[2][lane] * back[2] + past[3][lane] * back[3];
    }
    for (std::size_t lane = 0; lane < lanes; ++lane)
        out[lane] = value[lane];
}

/// Lines side by side, sample by sample; the causal and the anticausal part go apart and are added by the caller. Lines
/// have at least four samples, so only the first four and the last four outputs look beyond an end.
__attribute__((target_clones("avx2", "default"))) void filterBlock(const double* x, double* causal, double* anti, std::size_t count, const RecursiveGaussian& f)
{
    constexpr auto width = static_cast<std::ptrdiff_t>(lanes);
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(count) - 1;
    const double n[4] = {f.n[0], f.n[1], f.n[2], f.n[3]}, m[4] = {f.m[0], f.m[1], f.m[2], f.m[3]}, d[4] = {f.d[0], f.d[1], f.d[2], f.d[3]};
    const auto input = [&](std::ptrdiff_t at) { return x + std::clamp<std::ptrdiff_t>(at, 0, last) * width; };
    const auto nearEnd = [&](std::ptrdiff_t at, double* out, std::ptrdiff_t forward, const double (&gain)[4], const std::array<double, 4>& beyond) {
        const double *in[4], *past[4];
        double back[4];
        for (std::ptrdiff_t tap = 0; tap < 4; ++tap) {
            in[tap] = input(at - forward * (forward > 0 ? tap : tap + 1));
            const std::ptrdiff_t before = at - forward * (tap + 1);
            const bool isBeyond = before < 0 || before > last;
            past[tap] = isBeyond ? input(before) : out + before * width;
            back[tap] = isBeyond ? beyond[static_cast<std::size_t>(tap)] : d[tap];
        }
        step(out + at * width, in, gain, past, back);
    };
    for (std::ptrdiff_t at = 0; at < 4; ++at)
        nearEnd(at, causal, 1, n, f.bn);
    for (std::ptrdiff_t at = 4; at <= last; ++at) {
        const double* in = x + at * width;
        double* out = causal + at * width;
        step(out, {in, in - width, in - 2 * width, in - 3 * width}, n, {out - width, out - 2 * width, out - 3 * width, out - 4 * width}, d);
    }
    for (std::ptrdiff_t at = last; at > last - 4; --at)
        nearEnd(at, anti, -1, m, f.bm);
    for (std::ptrdiff_t at = last - 4; at >= 0; --at) {
        const double* in = x + at * width;
        double* out = anti + at * width;
        step(out, {in + width, in + 2 * width, in + 3 * width, in + 4 * width}, m, {out + width, out + 2 * width, out + 3 * width, out + 4 * width}, d);
    }
}

template <class T>
void filterAll(const std::vector<T>& in, std::vector<float>& out, const Size& size, int axis, const RecursiveGaussian& filter)
{
    const auto columns = static_cast<std::size_t>(size.i), rows = static_cast<std::size_t>(size.j), slices = static_cast<std::size_t>(size.k);
    const std::size_t count = axis == 0 ? columns : axis == 1 ? rows : slices;
    const std::size_t stride = axis == 0 ? 1 : axis == 1 ? columns : columns * rows;
    const std::size_t lines = columns * rows * slices / count;
    const auto startOf = [&](std::size_t line) {
        return axis == 0 ? line * columns : axis == 1 ? line / columns * columns * rows + line % columns : line;
    };
    out.resize(in.size());
    std::vector<double> x(count * lanes), causal(count * lanes), anti(count * lanes);
    for (std::size_t first = 0; first < lines; first += lanes) {
        std::array<std::size_t, lanes> start{};
        for (std::size_t lane = 0; lane < lanes; ++lane)
            start[lane] = startOf(std::min(first + lane, lines - 1));  // spare lanes repeat the last line
        const bool sideBySide = first + lanes <= lines && start[lanes - 1] == start[0] + lanes - 1;  // as along j, where the processor takes them at once
        for (std::size_t at = 0; at < count; ++at)
            if (const T* from = in.data() + start[0] + at * stride; sideBySide)
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    x[at * lanes + lane] = static_cast<double>(from[lane]);
            else
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    x[at * lanes + lane] = static_cast<double>(in[start[lane] + at * stride]);
        filterBlock(x.data(), causal.data(), anti.data(), count, filter);
        for (std::size_t at = 0; at < count; ++at)
            if (float* to = out.data() + start[0] + at * stride; sideBySide)
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    to[lane] = static_cast<float>(causal[at * lanes + lane] + anti[at * lanes + lane]);
            else
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    out[start[lane] + at * stride] = static_cast<float>(causal[at * lanes + lane] + anti[at * lanes + lane]);
    }
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

void filterLines(const std::vector<double>& in, std::vector<float>& out, const Size& size, int axis, const RecursiveGaussian& filter)
{
    filterAll(in, out, size, axis, filter);
}

void filterLines(const std::vector<float>& in, std::vector<float>& out, const Size& size, int axis, const RecursiveGaussian& filter)
{
    filterAll(in, out, size, axis, filter);
}

}  // namespace annulus
