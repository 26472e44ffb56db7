#include "core/base/parallelFor.h"

#include "core/base/threadLimit.h"

#if defined(__SANITIZE_THREAD__)
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace annulus {

#if defined(__SANITIZE_THREAD__)

int hardwareThreads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

namespace {

/// TBB is not compiled for ThreadSanitizer, which so cannot see how it hands work over and would call all of it a race.
void run(std::size_t count, const std::function<void(std::size_t)>& body, int threads)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr problem;
    const auto work = [&] {
        try {
            for (std::size_t index = next++; index < count; index = next++)
                body(index);
        } catch (...) {
            next = count;
            const std::scoped_lock lock(mutex);
            problem = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < (threads > 0 ? threads : hardwareThreads()); ++worker)
            workers.emplace_back(work);
    }
    if (problem)
        std::rethrow_exception(problem);
}

}  // namespace

/// The threads of this build are started anew for each loop and are not counted together.
void withThreads(int, const std::function<void()>& body) { body(); }

#else

void withThreads(int threads, const std::function<void()>& body)
{
    if (threads <= 0)
        body();
    else
        tbb::task_arena(threads).execute(body);
}

int hardwareThreads() { return tbb::this_task_arena::max_concurrency(); }

namespace {

void run(std::size_t count, const std::function<void(std::size_t)>& body, int threads)
{
    const auto all = [&] { tbb::parallel_for(std::size_t{0}, count, body, tbb::simple_partitioner()); };
    if (threads <= 0)
        all();
    else
        tbb::task_arena(threads).execute(all);
}

}  // namespace

#endif

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, int threads)
{
    if (threads == 1 || count < 2) {
        for (std::size_t index = 0; index < count; ++index)
            body(index);
        return;
    }
    run(count, body, threads);
}

}  // namespace annulus
