#pragma once

#include "core/roi/Outline.h"

#include <optional>
#include <vector>

namespace annulus {

/// A box in continuous pixel coordinates: the centres of its outermost pixels.
struct PromptBox {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool operator==(const PromptBox&) const = default;
};

/// What a reader shows the net; all empty is "find it yourself".
struct Prompts {
    std::vector<Point> inside;
    std::vector<Point> outside;
    std::optional<PromptBox> box;
    [[nodiscard]] bool isEmpty() const { return inside.empty() && outside.empty() && !box; }
    bool operator==(const Prompts&) const = default;
};

}  // namespace annulus
