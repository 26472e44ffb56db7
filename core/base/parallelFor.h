#pragma once

#include <cstddef>
#include <functional>

namespace annulus {

/// Number of worker threads to use when the caller does not say.
int hardwareThreads();

/// Calls body(0) .. body(count - 1), each once, on up to `threads` threads (0: all). The only place with
/// threads in core. The order of the calls is open: bodies write to their own index and the caller joins
/// in index order, so that the bits do not depend on the number of threads. Nested calls are fine.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, int threads = 0);

}  // namespace annulus
