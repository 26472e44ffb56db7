#pragma once

#include "core/base/hash.h"
#include "core/image/Image.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace annulus {

/// A small picture of an image, in memory or fetched when somebody looks. Copies share one state; equal when their
/// contents are, without reading them.
class Thumbnail {
public:
    /// The stored bytes of a hash; throws exceptions of std. Called from any thread.
    using Fetch = std::function<std::vector<std::uint8_t>(const std::string& hash)>;

    Thumbnail() = default;  ///< none
    /// 8-bit pixels; another image is none.
    Thumbnail(const ImagePtr& image);
    Thumbnail(const Digest& digest, std::shared_ptr<const Fetch> source);

    explicit operator bool() const { return state_ != nullptr; }
    /// SHA-256 of the stored bytes; only where there is one.
    [[nodiscard]] const Digest& digest() const;
    /// Null where there is none or it cannot be fetched: a missing picture is no reason to stop.
    [[nodiscard]] ImagePtr load() const;
    /// As a file keeps it; throws where it cannot be fetched.
    [[nodiscard]] std::vector<std::uint8_t> bytes() const;
    /// `source` holds it now: it need not stay in memory.
    void settle(std::shared_ptr<const Fetch> source) const;
    bool operator==(const Thumbnail& other) const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

/// Columns as four bytes, little endian, then 8-bit pixels. Other images give nothing.
std::vector<std::uint8_t> thumbnailToBytes(const Image& image);
/// Throws std::runtime_error where the bytes are no thumbnail.
ImagePtr thumbnailFromBytes(std::span<const std::uint8_t> bytes);

}  // namespace annulus
