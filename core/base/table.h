#pragma once

#include "core/base/Message.h"
#include "core/base/Result.h"
#include "core/base/hash.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace annulus {

/// Neighbouring places without a value, and why.
struct Missing {
    std::uint32_t first = 0, count = 0;
    Message reason;
    bool operator==(const Missing&) const = default;
};

/// Numbers side by side, some of them missing with a reason: the features of one case (a row of a table), or one
/// feature of all cases (a column). A table is held as rows where cases come and go (the project) and gathered into
/// columns where a method works down them (sorting, statistics, models). Every number is finite.
class Numbers {
public:
    void reserve(std::size_t count) { values_.reserve(count); }
    /// A number that is not finite is a broken promise (assert): who computes knows the reason and says it.
    void add(double value);
    void addMissing(const Message& reason, std::size_t count = 1);

    void append(const Numbers& more);

    [[nodiscard]] std::size_t size() const { return values_.size(); }
    /// All places in one block; NaN exactly where `missing` says why.
    [[nodiscard]] std::span<const double> values() const { return values_; }
    [[nodiscard]] const std::vector<Missing>& missing() const { return missing_; }
    [[nodiscard]] std::optional<double> value(std::size_t place) const;
    /// Why a place has no value; empty where it has one.
    [[nodiscard]] Message reason(std::size_t place) const;
    /// The same bits and the same reasons.
    bool operator==(const Numbers& other) const;

    /// As one block for a file: a sum of the rest, version, count, 8 bytes for each value, reasons; little endian.
    [[nodiscard]] std::vector<std::uint8_t> bytes() const;
    /// The way back, to the bit. A damaged block or one that add() and addMissing() could not have made is refused.
    static Result<Numbers> fromBytes(std::span<const std::uint8_t> bytes);
    /// SHA-256 of bytes(): equal contents have equal names, in memory and on disk.
    [[nodiscard]] Digest digest() const;

private:
    [[nodiscard]] const char* inconsistency() const;

    std::vector<double> values_;
    std::vector<Missing> missing_;  ///< rising, neighbours with one reason joined
};

}  // namespace annulus
