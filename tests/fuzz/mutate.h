#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace annulus::tests {

inline std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// One to four changes of the kinds that break readers: flipped bits, extreme lengths, a cut end, a piece repeated,
/// moved or taken out. Half of them fall into the first kilobyte, where headers are.
inline std::string mutated(std::string bytes, Random random)
{
    const auto place = [&](std::size_t size) {
        const std::size_t reach = random.below(2) == 0 ? std::min<std::size_t>(size, 1024) : size;
        return static_cast<std::size_t>(random.below(std::max<std::size_t>(reach, 1)));
    };
    for (auto changes = 1 + random.below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = place(bytes.size());
        const std::size_t length = std::min<std::size_t>(bytes.size() - at, 1 + random.below(64));
        switch (random.below(6)) {
        case 0: bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << random.below(8))); break;
        case 1: bytes[at] = static_cast<char>(random.below(256)); break;
        case 2: {
            constexpr std::array<std::uint32_t, 6> extremes{0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
            const std::uint32_t value = extremes[random.below(extremes.size())];
            for (std::size_t byte = 0; byte < 4 && at + byte < bytes.size(); ++byte)
                bytes[at + byte] = static_cast<char>(value >> (8 * byte) & 0xffU);
            break;
        }
        case 3: bytes.resize(at); break;
        case 4: bytes.insert(place(bytes.size()), bytes.substr(at, length)); break;
        default: bytes.erase(at, length); break;
        }
    }
    return bytes;
}

}  // namespace annulus::tests
