#include "core/dicom/uidFromText.h"

#include "core/base/hash.h"

#include <array>

namespace annulus {

std::string uidFromText(std::string_view text)
{
    const std::string digits = Sha256().add(text).hex();
    std::array<unsigned, 16> bytes{};
    for (std::size_t k = 0; k < bytes.size(); ++k)
        bytes[k] = static_cast<unsigned>(std::stoul(digits.substr(2 * k, 2), nullptr, 16));
    bytes[6] = (bytes[6] & 0x0fU) | 0x80U;  // version 8
    bytes[8] = (bytes[8] & 0x3fU) | 0x80U;  // variant
    std::string number;
    for (bool rest = true; rest;) {  // long division by ten
        rest = false;
        unsigned remainder = 0;
        for (unsigned& byte : bytes) {
            const unsigned value = remainder * 256 + byte;
            byte = value / 10;
            remainder = value % 10;
            rest = rest || byte != 0;
        }
        number.insert(number.begin(), static_cast<char>('0' + remainder));
    }
    return "2.25." + number;
}

}  // namespace annulus
