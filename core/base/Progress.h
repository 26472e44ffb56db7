#pragma once

#include "core/base/Message.h"

#include <functional>
#include <stop_token>

namespace annulus {

/// How a long function tells where it is and learns that it should stop. Silent by default; cheap to copy;
/// safe to use from several threads when the receiver is.
class Progress {
public:
    using Receiver = std::function<void(double fraction, const Message& step)>;

    Progress() = default;
    explicit Progress(Receiver receiver, std::stop_token stop = {})
        : receiver_(std::move(receiver)), stop_(std::move(stop)) {}

    /// `fraction` of the work given to this object is done, 0..1.
    void report(double fraction, const Message& step = {}) const;
    [[nodiscard]] bool cancelled() const { return stop_.stop_requested(); }

    /// For a callee that does the share from..to of this work.
    [[nodiscard]] Progress part(double from, double to) const;

    /// Can be cancelled but reports nothing: for items that run side by side, whose caller counts them.
    [[nodiscard]] Progress quiet() const;

private:
    Receiver receiver_;
    std::stop_token stop_;
    double from_ = 0;
    double to_ = 1;
};

}  // namespace annulus
