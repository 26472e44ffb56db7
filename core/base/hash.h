#pragma once

#include "core/base/Result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace annulus {

/// The bytes of a SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 over typed fields. Each add() is length-prefixed, so that ("ab","c") and ("a","bc") differ.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(std::string_view text);
    Sha256& add(const char* text) { return add(std::string_view(text)); }
    template <class T>
        requires std::is_arithmetic_v<T>
    Sha256& add(T number) { return addBytes(std::as_bytes(std::span(&number, 1))); }
    template <class T>
        requires std::is_arithmetic_v<T>
    Sha256& add(std::span<const T> numbers) { return add(numbers.size()).addBytes(std::as_bytes(numbers)); }
    /// Raw bytes, without a length: the plain SHA-256 of a stream.
    Sha256& addBytes(std::span<const std::byte> bytes);

    /// 64 hexadecimal digits; the object is used up.
    [[nodiscard]] std::string hex();
    /// The same as bytes.
    [[nodiscard]] Digest digest();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Two hexadecimal digits for each byte, and back; nothing where the text is none.
std::string toHex(std::span<const std::uint8_t> bytes);
std::optional<std::vector<std::uint8_t>> fromHex(std::string_view text);

/// SHA-256 of a file's bytes as `sha256sum` prints it.
Result<std::string> hashFile(const std::filesystem::path& file);

}  // namespace annulus
