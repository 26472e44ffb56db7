#pragma once

#include <functional>

namespace annulus {

/// Runs `body` with at most `threads` threads (0: all) for every parallelFor in it, however deep.
void withThreads(int threads, const std::function<void()>& body);

}  // namespace annulus
