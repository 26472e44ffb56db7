#pragma once

#include "core/base/Message.h"

#include <cassert>
#include <utility>
#include <variant>

namespace annulus {

enum class Errc { invalid, notFound, unsupported, io, corrupt, limit, cancelled, conflict };

/// Why something could not be done: one sentence a person can act on (found and expected), and where.
struct Error {
    Errc code = Errc::invalid;
    Message what;
    std::string where;  ///< file, case, column ...: grows outwards, "study 3: image.dcm"

    /// The same error seen from one layer further out.
    [[nodiscard]] Error in(std::string_view place) &&
    {
        where = where.empty() ? std::string(place) : std::string(place) + ": " + where;
        return std::move(*this);
    }
    [[nodiscard]] Error in(std::string_view place) const& { return Error(*this).in(place); }
    [[nodiscard]] std::string sentence() const { return where.empty() ? what.english() : where + ": " + what.english(); }
    bool operator==(const Error&) const = default;
};

/// A value or the reason why there is none. Reading the side that is not there is a broken promise (assert).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { assert(ok()); return *std::get_if<0>(&content_); }
    const T& value() const& { assert(ok()); return *std::get_if<0>(&content_); }
    T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&content_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& { assert(!ok()); return *std::get_if<1>(&content_); }
    Error&& error() && { assert(!ok()); return std::move(*std::get_if<1>(&content_)); }

private:
    std::variant<T, Error> content_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), failed_(true) {}
    [[nodiscard]] bool ok() const { return !failed_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const& { assert(failed_); return error_; }
    Error&& error() && { assert(failed_); return std::move(error_); }

private:
    Error error_;
    bool failed_ = false;
};

/// What every long function answers when it was asked to stop.
inline Error stopped() { return {Errc::cancelled, message("base", "Stopped."), {}}; }

}  // namespace annulus
