#include "core/roi/orientation.h"

#include <array>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

int signOf(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

/// Sign of an exact sum: the terms grow into an expansion of non-overlapping parts, smallest first, whose last
/// part carries the sign (Shewchuk 1997, theorem 10 with zero elimination).
int signOfSum(const std::array<double, 12>& terms)
{
    std::array<double, 12> parts{};
    std::size_t count = 0;
    for (double carry : terms) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < count; ++at) {
            const double sum = carry + parts[at];  // Knuth's two-sum: sum + error is exact
            const double virtualPart = sum - carry;
            const double error = (carry - (sum - virtualPart)) + (parts[at] - virtualPart);
            if (error != 0)
                parts[kept++] = error;
            carry = sum;
        }
        if (carry != 0)
            parts[kept++] = carry;
        count = kept;
    }
    return count == 0 ? 0 : signOf(parts[count - 1]);
}

int exactOrientation(const Point& a, const Point& b, const Point& c)
{
    // (b - a) x (c - a) without the two products a.x * a.y that cancel; each product is exact as a sum of two.
    const std::array<std::array<double, 2>, 6> products{
        {{b.x, c.y}, {-b.x, a.y}, {-a.x, c.y}, {-b.y, c.x}, {b.y, a.x}, {a.y, c.x}}};
    std::array<double, 12> terms{};
    for (std::size_t at = 0; at < products.size(); ++at) {
        const double product = products[at][0] * products[at][1];
        terms[2 * at] = std::fma(products[at][0], products[at][1], -product);
        terms[2 * at + 1] = product;
    }
    return signOfSum(terms);
}

}  // namespace

int orientation(const Point& a, const Point& b, const Point& c)
{
    const double left = (b.x - a.x) * (c.y - a.y);
    const double right = (b.y - a.y) * (c.x - a.x);
    const double cross = left - right;
    constexpr double epsilon = std::numeric_limits<double>::epsilon();
    // Shewchuk's bound is (3 + 16 u) u (|left| + |right|) with u = epsilon / 2; twice that costs nothing.
    if (std::abs(cross) > 4 * epsilon * (std::abs(left) + std::abs(right)))
        return signOf(cross);
    return exactOrientation(a, b, c);
}

}  // namespace annulus
