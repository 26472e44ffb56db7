#include "core/dicom/codeExtensions.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/ofstd/ofchrenc.h>

#include <algorithm>
#include <iterator>

namespace annulus::dcmtk {
namespace {

/// A set of characters as one half of the code table (PS3.3 C.12.1.1.2, tables C.12-3 and C.12-4). As Extended Unix
/// Code its bytes have the high bit and, in Japanese, a mark before them.
struct Set {
    std::string_view term;
    std::string_view escape;
    bool isHigh;  ///< stands in the upper half (G1)
    int bytes;    ///< per character
    const char* encoding;
    char mark;
};
constexpr Set sets[] = {
    {"6", "\033(B", false, 1, nullptr, 0},       // ASCII
    {"13", "\033(J", false, 1, nullptr, 0},      // JIS X 0201 romaji: ASCII but for the yen sign, which stands for the delimiter here
    {"13", "\033)I", true, 1, "EUC-JP", '\x8e'},  // JIS X 0201 katakana
    {"87", "\033$B", false, 2, "EUC-JP", 0},     // JIS X 0208
    {"159", "\033$(D", false, 2, "EUC-JP", '\x8f'},
    {"149", "\033$)C", true, 2, "EUC-KR", 0},
    {"58", "\033$)A", true, 2, "EUC-CN", 0},
};

std::string_view numberOf(std::string_view term)
{
    for (const std::string_view prefix : {"ISO 2022 IR ", "ISO_IR "})
        if (term.starts_with(prefix))
            return term.substr(prefix.size());
    return term.empty() ? "6" : term;  // an empty first value means ASCII
}

const Set* setOf(std::string_view number, bool isHigh)
{
    const auto found = std::find_if(std::begin(sets), std::end(sets), [&](const Set& set) { return set.term == number && set.isHigh == isHigh; });
    return found == std::end(sets) ? nullptr : found;
}

/// The two halves of the code table in use.
struct Halves {
    const Set* low = &sets[0];
    const Set* high = nullptr;
};

Halves firstHalves(const std::vector<std::string>& terms)
{
    const std::string_view first = terms.empty() ? "6" : numberOf(terms.front());
    const Set* const low = setOf(first, false);
    return {low != nullptr && low->bytes == 1 ? low : &sets[0], setOf(first, true)};
}

/// Takes a set into use where one of the escapes of the declared terms stands here; its length, else 0.
std::size_t followEscape(const std::vector<std::string>& terms, std::string_view rest, Halves& halves)
{
    for (const Set& set : sets) {
        const bool isDeclared = set.term == "6" || std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return numberOf(term) == set.term; });
        // Romaji is what Japanese texts return to, declared or not.
        if (!rest.starts_with(set.escape) || !(isDeclared || set.escape == "\033(J"))
            continue;
        (set.isHigh ? halves.high : halves.low) = &set;
        return set.escape.size();
    }
    return 0;
}

/// Bytes of one encoding on their way to UTF-8.
class Converter {
public:
    bool add(const Set& set, std::string_view character)
    {
        if (set.encoding != encoding_ && !flush())
            return false;
        encoding_ = set.encoding;
        if (set.mark != 0)
            waiting_ += set.mark;
        for (const char byte : character)
            waiting_ += encoding_ == nullptr ? byte : static_cast<char>(static_cast<unsigned char>(byte) | 0x80);
        return true;
    }
    bool flush()
    {
        if (encoding_ == nullptr) {
            text_ += waiting_;
        } else {
            OFCharacterEncoding converter;
            OFString utf8;
            if (converter.selectEncoding(encoding_, "UTF-8").bad() || converter.convertString(OFString(waiting_.data(), waiting_.size()), utf8).bad())
                return false;
            text_.append(utf8.data(), utf8.size());
        }
        waiting_.clear();
        return true;
    }
    std::string take() { return std::move(text_); }

private:
    const char* encoding_ = nullptr;
    std::string waiting_, text_;
};

}  // namespace

bool hasKnownEscapes(const std::vector<std::string>& terms)
{
    return std::all_of(terms.begin(), terms.end(), [](const std::string& term) {
        return std::any_of(std::begin(sets), std::end(sets), [&](const Set& set) { return set.term == numberOf(term); });
    });
}

std::optional<std::string> textWithEscapes(const std::vector<std::string>& terms, std::string_view bytes, std::string_view delimiters)
{
    Halves halves = firstHalves(terms);
    Converter converter;
    for (std::size_t at = 0; at < bytes.size();) {
        if (const std::size_t length = followEscape(terms, bytes.substr(at), halves); length > 0) {
            at += length;
            continue;
        }
        const bool isHigh = (static_cast<unsigned char>(bytes[at]) & 0x80) != 0;
        // Control characters and delimiters are the same in every set, and a value starts anew after them.
        const bool isDelimiter = !isHigh && halves.low->bytes == 1 && delimiters.find(bytes[at]) != std::string_view::npos;
        const bool isControl = static_cast<unsigned char>(bytes[at]) <= 0x20;
        if (isDelimiter)
            halves = firstHalves(terms);
        const Set* const set = isControl ? &sets[0] : isHigh ? halves.high : halves.low;
        if (set == nullptr || bytes[at] == '\033')
            return {};
        const auto length = static_cast<std::size_t>(set->bytes);
        if (at + length > bytes.size() || !converter.add(*set, bytes.substr(at, length)))
            return {};
        at += length;
    }
    if (!converter.flush())
        return {};
    return converter.take();
}

}  // namespace annulus::dcmtk
