#pragma once

#include "core/project/Project.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace annulus {

// Large parts of a project (thumbnails, columns and numbers of features) are kept once, under the SHA-256 of their
// bytes, beside the JSON that names them: the state and the log of changes share them.

using Bytes = std::vector<std::uint8_t>;
/// Takes a part into keeping; `bytes` is only asked for where the hash is not known yet.
using KeepBlob = std::function<void(const std::string& hash, const std::function<Bytes()>& bytes)>;
/// The bytes of a hash; throws std::runtime_error where there are none.
using FetchBlob = std::function<Bytes(const std::string& hash)>;

std::string blobHash(std::span<const std::uint8_t> bytes);

/// Keeps a thumbnail and answers its hash.
std::string keepParts(const KeepBlob& keep, const Thumbnail& thumbnail);
/// Keeps what a result names: its columns and its numbers. Throws std::runtime_error where numbers cannot be fetched.
void keepParts(const KeepBlob& keep, const FeatureResult& result);

using Blobs = std::map<std::string, Bytes>;
/// A KeepBlob that collects.
KeepBlob keepIn(Blobs& blobs);

/// The way back: parts by hash; columns shared among results, numbers and thumbnails when somebody looks at them.
class StoredParts {
public:
    /// `fetch` is called from any thread, several at a time, as long as what was read lives.
    explicit StoredParts(FetchBlob fetch);

    [[nodiscard]] const std::shared_ptr<const FetchBlob>& thumbnails() const { return fetch_; }
    /// Throws std::runtime_error where there is none.
    [[nodiscard]] FeatureKindPtr kind(const std::string& hash) const;
    [[nodiscard]] const std::shared_ptr<const NumbersSource>& numbers() const { return numbers_; }

private:
    std::shared_ptr<const FetchBlob> fetch_;
    std::shared_ptr<const NumbersSource> numbers_;
    mutable std::mutex mutex_;  ///< guards what follows
    mutable std::map<std::string, FeatureKindPtr> kinds_;
};

}  // namespace annulus
