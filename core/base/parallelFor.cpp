#include "core/base/parallelFor.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace annulus {

int hardwareThreads() { return tbb::this_task_arena::max_concurrency(); }

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, int threads)
{
    if (threads == 1 || count < 2) {
        for (std::size_t index = 0; index < count; ++index)
            body(index);
        return;
    }
    const auto run = [&] { tbb::parallel_for(std::size_t{0}, count, body, tbb::simple_partitioner()); };
    if (threads <= 0)
        run();
    else
        tbb::task_arena(threads).execute(run);
}

}  // namespace annulus
