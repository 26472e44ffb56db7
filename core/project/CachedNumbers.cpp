#include "core/project/CachedNumbers.h"

#include <list>
#include <map>
#include <mutex>

namespace annulus {

struct CachedNumbers::Cache {
    struct Entry {
        Digest digest;
        std::shared_ptr<const Numbers> numbers;
    };
    std::size_t budget = 0;
    std::mutex mutex;  ///< guards what follows
    std::list<Entry> entries;  ///< looked at last stands first
    std::map<Digest, std::list<Entry>::iterator> places;
    std::size_t held = 0;

    static std::size_t weight(const Numbers& numbers)
    {
        return sizeof(Numbers) + numbers.size() * sizeof(double) + numbers.missing().size() * (sizeof(Missing) + 128);
    }
    std::shared_ptr<const Numbers> find(const Digest& digest)
    {
        const std::lock_guard lock(mutex);
        const auto place = places.find(digest);
        if (place == places.end())
            return nullptr;
        entries.splice(entries.begin(), entries, place->second);
        return place->second->numbers;
    }
    void add(const Digest& digest, const std::shared_ptr<const Numbers>& numbers)
    {
        const std::lock_guard lock(mutex);
        if (places.contains(digest))
            return;
        entries.push_front({digest, numbers});
        places[digest] = entries.begin();
        held += weight(*numbers);
        while (held > budget && entries.size() > 1) {
            held -= weight(*entries.back().numbers);
            places.erase(entries.back().digest);
            entries.pop_back();
        }
    }
};

CachedNumbers::CachedNumbers(Fetch fetch, std::size_t budget) : fetch_(std::move(fetch)), cache_(std::make_unique<Cache>()) { cache_->budget = budget; }

CachedNumbers::~CachedNumbers() = default;

Result<std::shared_ptr<const Numbers>> CachedNumbers::load(const Digest& digest, Keep keep) const
{
    if (auto known = cache_->find(digest))
        return known;
    const auto bytes = fetch_(digest);
    if (!bytes)
        return bytes.error();
    auto numbers = Numbers::fromBytes(*bytes);
    if (!numbers)
        return std::move(numbers).error();
    auto loaded = std::make_shared<const Numbers>(std::move(numbers).value());
    if (keep == Keep::yes)
        cache_->add(digest, loaded);
    return loaded;
}

std::shared_ptr<const Numbers> CachedNumbers::ifLoaded(const Digest& digest) const { return cache_->find(digest); }

std::size_t CachedNumbers::held() const
{
    const std::lock_guard lock(cache_->mutex);
    return cache_->held;
}

}  // namespace annulus
