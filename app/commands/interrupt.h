#pragma once

#include "core/base/Progress.h"

#include <stop_token>
#include <thread>

namespace annulus {

/// While it lives, Ctrl-C and a polite kill ask the work to stop instead of ending the program; a second one ends it. Progress goes to
/// stderr where that is a terminal.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] Progress progress() const;

private:
    std::stop_source stop_;
    std::jthread watcher_;  ///< a signal handler may not call request_stop()
};

}  // namespace annulus
