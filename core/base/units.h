#pragma once

#include <compare>

namespace annulus {

struct Millimetres {
    double value = 0;
    auto operator<=>(const Millimetres&) const = default;
};

struct Seconds {
    double value = 0;
    auto operator<=>(const Seconds&) const = default;
};

}  // namespace annulus
