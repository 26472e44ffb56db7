#include "core/base/LazyNumbers.h"

#include <mutex>

namespace annulus {

struct LazyNumbers::State {
    Digest digest{};
    std::mutex mutex;  ///< guards what follows
    std::shared_ptr<const Numbers> held;
    std::shared_ptr<const NumbersSource> source;
};

LazyNumbers::LazyNumbers(Numbers numbers) : state_(std::make_shared<State>())
{
    state_->digest = numbers.digest();
    state_->held = std::make_shared<const Numbers>(std::move(numbers));
}

LazyNumbers::LazyNumbers(const Digest& digest, std::shared_ptr<const NumbersSource> source) : state_(std::make_shared<State>())
{
    state_->digest = digest;
    state_->source = std::move(source);
}

const Digest& LazyNumbers::digest() const { return state_->digest; }

Result<std::shared_ptr<const Numbers>> LazyNumbers::load(NumbersSource::Keep keep) const
{
    std::shared_ptr<const NumbersSource> source;
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->held)
            return state_->held;
        source = state_->source;
    }
    return source->load(state_->digest, keep);
}

std::shared_ptr<const Numbers> LazyNumbers::ifLoaded() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->held || !state_->source ? state_->held : state_->source->ifLoaded(state_->digest);
}

void LazyNumbers::settle(std::shared_ptr<const NumbersSource> source) const
{
    const std::lock_guard lock(state_->mutex);
    state_->source = std::move(source);
    state_->held.reset();
}

}  // namespace annulus
