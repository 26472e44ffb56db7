#include "core/selection/columnKernels.h"

#include <cstring>

namespace annulus {
namespace {

/// Four doubles side by side; the compiler makes two SSE2 registers or one AVX register of it.
using Four [[gnu::vector_size(32)]] = double;

#define ANNULUS_INLINE [[gnu::always_inline]] inline  // an attribute, so that both versions below are made from one text

ANNULUS_INLINE void load(Four& to, const double* from) { std::memcpy(&to, from, sizeof to); }

ANNULUS_INLINE double total(const Four& a, const Four& b)
{
    const Four sum = a + b;
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

ANNULUS_INLINE double dotOf(const double* x, const double* y, std::size_t count)
{
    Four a{}, b{}, left, right;
    for (std::size_t at = 0; at < count; at += columnBlock) {
        load(left, x + at);
        load(right, y + at);
        a += left * right;
        load(left, x + at + 4);
        load(right, y + at + 4);
        b += left * right;
    }
    return total(a, b);
}

ANNULUS_INLINE void dotFourOf(const double* x, const double* const* y, std::size_t count, double* sums)
{
    Four a[4]{}, b[4]{}, left, right;
    for (std::size_t at = 0; at < count; at += columnBlock) {
        load(left, x + at);
        for (std::size_t k = 0; k < 4; ++k) {
            load(right, y[k] + at);
            a[k] += left * right;
        }
        load(left, x + at + 4);
        for (std::size_t k = 0; k < 4; ++k) {
            load(right, y[k] + at + 4);
            b[k] += left * right;
        }
    }
    for (std::size_t k = 0; k < 4; ++k)
        sums[k] = total(a[k], b[k]);
}

ANNULUS_INLINE void addOf(double factor, const double* x, double* y, std::size_t count)
{
    for (std::size_t at = 0; at < count; at += 4) {
        Four left, right;
        load(left, x + at);
        load(right, y + at);
        right += factor * left;
        std::memcpy(y + at, &right, sizeof right);
    }
}

ANNULUS_INLINE void multiplyOf(const double* x, const double* y, double* product, std::size_t count)
{
    for (std::size_t at = 0; at < count; at += 4) {
        Four left, right;
        load(left, x + at);
        load(right, y + at);
        left *= right;
        std::memcpy(product + at, &left, sizeof left);
    }
}

double dotPlain(const double* x, const double* y, std::size_t count) { return dotOf(x, y, count); }
void dotFourPlain(const double* x, const double* const* y, std::size_t count, double* sums) { dotFourOf(x, y, count, sums); }
void addPlain(double factor, const double* x, double* y, std::size_t count) { addOf(factor, x, y, count); }
void multiplyPlain(const double* x, const double* y, double* product, std::size_t count) { multiplyOf(x, y, product, count); }

constexpr ColumnKernels plain{dotPlain, dotFourPlain, addPlain, multiplyPlain};

#if defined(__x86_64__)
[[gnu::target("avx2")]] double dotWide(const double* x, const double* y, std::size_t count) { return dotOf(x, y, count); }
[[gnu::target("avx2")]] void dotFourWide(const double* x, const double* const* y, std::size_t count, double* sums) { dotFourOf(x, y, count, sums); }
[[gnu::target("avx2")]] void addWide(double factor, const double* x, double* y, std::size_t count) { addOf(factor, x, y, count); }
[[gnu::target("avx2")]] void multiplyWide(const double* x, const double* y, double* product, std::size_t count) { multiplyOf(x, y, product, count); }

constexpr ColumnKernels wide{dotWide, dotFourWide, addWide, multiplyWide};
#endif

}  // namespace

const ColumnKernels& columnKernels()
{
#if defined(__x86_64__)
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    return hasAvx2 ? wide : plain;
#else
    return plain;
#endif
}

const ColumnKernels& plainColumnKernels() { return plain; }

}  // namespace annulus
