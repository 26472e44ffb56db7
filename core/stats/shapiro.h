#pragma once

#include "core/base/Result.h"

#include <span>

namespace annulus {

struct ShapiroWilk {
    double w = 0, p = 0;
    std::size_t count = 0;
};

/// Test of normality by Royston's approximation (Applied Statistics algorithm AS R94, 1995), 3 to 5000 values. Constant
/// values have no answer.
Result<ShapiroWilk> shapiroWilk(std::span<const double> values);

}  // namespace annulus
