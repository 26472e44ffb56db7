#include "app/commands/interrupt.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>

namespace annulus {
namespace {

volatile std::sig_atomic_t asked = 0;

void ask(int signal)
{
    asked = 1;
    std::signal(signal, SIG_DFL);  // a second one is not asked
}

}  // namespace

Interrupt::Interrupt()
{
    asked = 0;
    watcher_ = std::jthread([this](const std::stop_token& over) {
        while (!over.stop_requested()) {
            if (asked)
                stop_.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    std::signal(SIGINT, ask);
    std::signal(SIGTERM, ask);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

Progress Interrupt::progress() const
{
    if (!isatty(STDERR_FILENO))
        return Progress({}, stop_.get_token());
    auto shown = std::make_shared<std::atomic<int>>(-1);
    return Progress(
        [shown](double fraction, const Message& step) {
            const int percent = static_cast<int>(100 * fraction);
            if (shown->exchange(percent) != percent)
                std::fprintf(stderr, "\r%3d %% %-40s%s", percent, step.english().c_str(), percent >= 100 ? "\n" : "");
        },
        stop_.get_token());
}

}  // namespace annulus
