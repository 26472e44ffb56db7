#include "core/cohort/textEncoding.h"

#include "core/base/text.h"

#include <cerrno>
#include <iconv.h>

#include <algorithm>

namespace annulus {
namespace {

std::string_view withoutMark(std::string_view bytes, std::string_view mark)
{
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

/// UTF-16 without a mark: Latin text has a zero in every other byte.
std::string_view guessFromZeros(std::string_view bytes)
{
    std::size_t even = 0, odd = 0;
    const std::size_t looked = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    for (std::size_t at = 0; at < looked; ++at)
        if (bytes[at] == '\0')
            ++(at % 2 == 0 ? even : odd);
    if ((even + odd) * 8 <= looked)
        return {};
    return odd > even ? "UTF-16LE" : "UTF-16BE";
}

/// Bytes of `encoding` as UTF-8; the place of the first byte that is none.
Result<std::string> convert(std::string_view bytes, const std::string& encoding)
{
    const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == iconv_t(-1))
        return Error{Errc::unsupported, message("cohort", "Text in %1 cannot be read here.", encoding), {}};
    std::string text;
    std::string source(bytes);
    char* in = source.data();
    std::size_t left = source.size();
    char buffer[65536];
    bool ok = true;
    while (left > 0 && ok) {
        char* out = buffer;
        std::size_t room = sizeof buffer;
        const std::size_t done = iconv(converter, &in, &left, &out, &room);
        text.append(buffer, sizeof buffer - room);
        ok = done != static_cast<std::size_t>(-1) || errno == E2BIG;
    }
    iconv_close(converter);
    if (!ok)
        return Error{Errc::corrupt, message("cohort", "The text is not %1 from byte %2 on.", encoding, source.size() - left + 1), {}};
    return text;
}

Result<DecodedText> decodeAs(std::string_view bytes, const std::string& encoding)
{
    if (encoding == "UTF-8") {
        bytes = withoutMark(bytes, "\xef\xbb\xbf");
        if (!isValidUtf8(bytes))
            return Error{Errc::corrupt, message("cohort", "The text is not UTF-8."), {}};
        return DecodedText{std::string(bytes), encoding};
    }
    bytes = withoutMark(bytes, encoding == "UTF-16LE" ? "\xff\xfe" : encoding == "UTF-16BE" ? "\xfe\xff" : "\x84\x31\x95\x33");
    auto text = convert(bytes, encoding);
    if (!text)
        return std::move(text).error();
    return DecodedText{std::move(text).value(), encoding};
}

}  // namespace

Result<DecodedText> decodeText(std::string_view bytes, std::string_view encoding)
{
    if (!encoding.empty())
        return decodeAs(bytes, std::string(encoding));
    if (bytes.starts_with("\xff\xfe"))
        return decodeAs(bytes, "UTF-16LE");
    if (bytes.starts_with("\xfe\xff"))
        return decodeAs(bytes, "UTF-16BE");
    if (const std::string_view wide = guessFromZeros(bytes); !wide.empty())
        return decodeAs(bytes, std::string(wide));
    if (isValidUtf8(withoutMark(bytes, "\xef\xbb\xbf")))
        return decodeAs(bytes, "UTF-8");
    auto chinese = decodeAs(bytes, "GB18030");
    if (!chinese)
        return Error{Errc::unsupported, message("cohort", "The text is neither UTF-8, UTF-16 nor GB18030; save the table as UTF-8 (in Excel: CSV UTF-8)."), {}};
    return chinese;
}

}  // namespace annulus
