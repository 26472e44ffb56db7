#include "core/cohort/folding.h"

#include "core/base/text.h"

#include <array>

namespace annulus {
namespace {

/// The character of UTF-8 that starts at `at`, and its length. Bytes that are none stand for themselves.
struct Character {
    unsigned code = 0;
    std::size_t length = 1;
};

Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : (lead >> 5) == 6 ? 2 : (lead >> 4) == 14 ? 3 : 1;
    if (at + length > text.size() || length == 1)
        return {lead, 1};
    unsigned code = lead & (0xffu >> (length + 1));
    for (std::size_t next = 1; next < length; ++next)
        code = (code << 6) | (byte(at + next) & 0x3fu);
    return {code, length};
}

constexpr std::array<std::string_view, 12> romans{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};

}  // namespace

std::string foldWidth(std::string_view text)
{
    std::string narrow;
    narrow.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = characterAt(text, at);
        if (length == 3 && code >= 0xff01 && code <= 0xff5e)
            narrow += static_cast<char>(code - 0xff01 + '!');
        else if ((length == 3 && (code == 0x3000 || code == 0xfeff || (code >= 0x2000 && code <= 0x200b))) || (length == 2 && code == 0xa0))
            narrow += ' ';
        else if (length == 3 && code >= 0x2160 && code < 0x2160 + romans.size())
            narrow += romans[code - 0x2160];
        else if (length == 3 && (code == 0x2212 || code == 0x2013))  // minus sign, en dash
            narrow += '-';
        else
            narrow += text.substr(at, length);
        at += length;
    }
    return narrow;
}

std::string foldCell(std::string_view text)
{
    std::string folded = lowerCase(foldWidth(text));
    std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; });
    return folded;
}

std::string foldHeader(std::string_view text)
{
    std::string folded = foldCell(text);
    const std::size_t bracket = folded.find_first_of("([");
    if (bracket != std::string::npos && bracket > 0 && (folded.back() == ')' || folded.back() == ']'))
        folded.resize(bracket);
    std::erase_if(folded, [](char c) { return c == '_' || c == '-' || c == '.' || c == '/' || c == '%' || c == ':'; });
    return folded;
}

}  // namespace annulus
