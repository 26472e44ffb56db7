#include "core/project/blobs.h"

#include "core/base/hash.h"
#include "core/project/CachedNumbers.h"

#include <stdexcept>

namespace annulus {

std::string blobHash(std::span<const std::uint8_t> bytes)
{
    return Sha256().addBytes(std::as_bytes(bytes)).hex();
}

std::string keepParts(const KeepBlob& keep, const Thumbnail& thumbnail)
{
    std::string hash = toHex(thumbnail.digest());
    keep(hash, [&] { return thumbnail.bytes(); });
    return hash;
}

void keepParts(const KeepBlob& keep, const FeatureResult& result)
{
    keep(result.kind->hash, [&] {
        const std::string text = textOf(*result.kind);
        return Bytes(text.begin(), text.end());
    });
    keep(toHex(result.numbers.digest()), [&] {
        const auto numbers = result.numbers.load(NumbersSource::Keep::no);
        if (!numbers)
            throw std::runtime_error(numbers.error().sentence());
        return (*numbers)->bytes();
    });
}

KeepBlob keepIn(Blobs& blobs)
{
    return [&blobs](const std::string& hash, const std::function<Bytes()>& bytes) {
        if (!blobs.contains(hash))
            blobs.emplace(hash, bytes());
    };
}

StoredParts::StoredParts(FetchBlob fetch) : fetch_(std::make_shared<const FetchBlob>(std::move(fetch)))
{
    numbers_ = std::make_shared<CachedNumbers>([fetch = fetch_](const Digest& digest) -> Result<Bytes> {
        try {
            return (*fetch)(toHex(digest));
        } catch (const std::exception& problem) {
            return Error{Errc::io, message("project", "The numbers could not be read from the project file: %1.", problem.what()), {}};
        }
    });
}

FeatureKindPtr StoredParts::kind(const std::string& hash) const
{
    const std::lock_guard lock(mutex_);
    FeatureKindPtr& known = kinds_[hash];
    if (known)
        return known;
    const Bytes text = (*fetch_)(hash);
    auto kind = featureKindOf({reinterpret_cast<const char*>(text.data()), text.size()});
    if (kind->hash != hash)
        throw std::runtime_error("the columns of some features are damaged");
    return known = std::move(kind);
}

}  // namespace annulus
