#include "core/base/hash.h"

#include <sodium.h>

#include <fstream>

namespace annulus {

struct Sha256::State {
    crypto_hash_sha256_state sodium;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sodium); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::string_view text)
{
    return add(text.size()).addBytes(std::as_bytes(std::span(text.data(), text.size())));
}

Sha256& Sha256::addBytes(std::span<const std::byte> bytes)
{
    crypto_hash_sha256_update(&state_->sodium, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return *this;
}

Digest Sha256::digest()
{
    Digest digest{};
    static_assert(std::tuple_size_v<Digest> == crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&state_->sodium, digest.data());
    return digest;
}

std::string Sha256::hex() { return toHex(digest()); }

std::string toHex(std::span<const std::uint8_t> bytes)
{
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::vector<std::uint8_t>> fromHex(std::string_view text)
{
    std::vector<std::uint8_t> bytes(text.size() / 2);
    std::size_t length = 0;
    if (text.size() % 2 != 0 || sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0)
        return {};
    return bytes;
}

Result<std::string> hashFile(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{Errc::io, message("base", "The file cannot be opened for reading."), file.string()};
    Sha256 hash;
    std::vector<char> block(1 << 20);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.addBytes(std::as_bytes(std::span(block.data(), static_cast<std::size_t>(stream.gcount()))));
    }
    if (stream.bad())
        return Error{Errc::io, message("base", "The file could not be read to its end."), file.string()};
    return hash.hex();
}

}  // namespace annulus
