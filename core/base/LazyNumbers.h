#pragma once

#include "core/base/table.h"

#include <memory>

namespace annulus {

/// Where numbers that are not in memory come from, by their digest: an open project file. Safe to use from any thread.
class NumbersSource {
public:
    virtual ~NumbersSource() = default;
    /// Whether a row just read should stay at hand: for what is looked at, not for what is passed through once.
    enum class Keep { no, yes };
    /// Gone, unreadable or damaged: one sentence.
    virtual Result<std::shared_ptr<const Numbers>> load(const Digest& digest, Keep keep) const = 0;
    /// What is at hand without waiting for a disk, or null.
    virtual std::shared_ptr<const Numbers> ifLoaded(const Digest& digest) const = 0;
};

/// Numbers that are in memory or are fetched when somebody looks. Copies share one state; equal when their contents
/// are, without reading them.
class LazyNumbers {
public:
    LazyNumbers() : LazyNumbers(Numbers()) {}
    LazyNumbers(Numbers numbers);
    LazyNumbers(const Digest& digest, std::shared_ptr<const NumbersSource> source);

    [[nodiscard]] const Digest& digest() const;
    [[nodiscard]] Result<std::shared_ptr<const Numbers>> load(NumbersSource::Keep keep = NumbersSource::Keep::yes) const;
    [[nodiscard]] std::shared_ptr<const Numbers> ifLoaded() const;
    /// `source` holds these numbers now: they need not stay in memory.
    void settle(std::shared_ptr<const NumbersSource> source) const;
    bool operator==(const LazyNumbers& other) const { return digest() == other.digest(); }

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace annulus
