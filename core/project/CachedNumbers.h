#pragma once

#include "core/base/LazyNumbers.h"

#include <functional>
#include <memory>

namespace annulus {

/// Numbers kept elsewhere as blocks, with those looked at last in memory, up to a budget.
class CachedNumbers : public NumbersSource {
public:
    /// The block of a digest; called from any thread, several at a time.
    using Fetch = std::function<Result<std::vector<std::uint8_t>>(const Digest& digest)>;
    static constexpr std::size_t usualBudget = std::size_t{64} << 20;  // bytes: some 2,500 outlines of 3,000 features

    explicit CachedNumbers(Fetch fetch, std::size_t budget = usualBudget);
    ~CachedNumbers() override;

    Result<std::shared_ptr<const Numbers>> load(const Digest& digest, Keep keep) const override;
    std::shared_ptr<const Numbers> ifLoaded(const Digest& digest) const override;
    /// Bytes in memory.
    [[nodiscard]] std::size_t held() const;

private:
    struct Cache;
    Fetch fetch_;
    std::unique_ptr<Cache> cache_;
};

}  // namespace annulus
