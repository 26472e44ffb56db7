#pragma once

#include "core/base/Message.h"

#include <cstddef>
#include <vector>

namespace annulus {

/// Rows that a method could not use, and why.
struct LeftOut {
    std::size_t count = 0;
    Message reason;
    bool operator==(const LeftOut&) const = default;
};

/// How many rows a method used; nothing is dropped without a line here.
struct Usage {
    std::size_t used = 0;
    std::vector<LeftOut> leftOut;
    bool operator==(const Usage&) const = default;

    void leaveOut(std::size_t count, const Message& reason)
    {
        if (count > 0)
            leftOut.push_back({count, reason});
    }
};

}  // namespace annulus
