#include "core/dicom/dcmtkObject.h"

#include "core/base/text.h"
#include "core/dicom/codeExtensions.h"
#include "core/dicom/remarks.h"

#include <algorithm>

namespace annulus::dcmtk {
namespace {

bool hasHighBytes(std::string_view bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

/// Two Chinese characters or more, and no high byte that is not one half of a GB 2312 hanzi: accented Latin
/// letters hardly ever come in such pairs.
bool looksLikeGb(std::string_view bytes)
{
    int pairs = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80)
            continue;
        const auto trail = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : 0;
        if (lead < 0xb0 || lead > 0xf7 || trail < 0xa1 || trail == 0xff)
            return false;
        ++pairs;
        ++at;
    }
    return pairs >= 2;
}

std::optional<std::string> convert(DcmSpecificCharacterSet& converter, const std::string& bytes, const char* delimiters)
{
    OFString utf8;
    const OFString from(bytes.data(), bytes.size());
    if (converter.convertString(from, utf8, delimiters).bad())
        return {};
    std::string text(utf8.data(), utf8.size());
    return isValidUtf8(text) ? std::optional(text) : std::nullopt;
}

std::optional<std::string> convertFrom(const char* characterSet, const std::string& bytes)
{
    DcmSpecificCharacterSet converter;
    if (converter.selectCharacterSet(OFString(characterSet)).bad())
        return {};
    return convert(converter, bytes, "");
}

/// Every byte above 127 as a question mark: the last resort, always valid UTF-8.
std::string asciiOnly(std::string bytes)
{
    std::replace_if(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }, '?');
    return bytes;
}

/// Spellings found in the field, as the defined term they mean.
std::string definedTerm(std::string_view stored)
{
    std::string term(trim(stored));
    std::transform(term.begin(), term.end(), term.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (term.starts_with("ISO-IR ") || term.starts_with("ISO_IR_") || term.starts_with("ISO IR "))
        return "ISO_IR " + term.substr(7);
    if (term == "UTF-8" || term == "UTF8")
        return "ISO_IR 192";
    if (term == "GB2312" || term == "GB 2312")
        return "GBK";
    return term;
}

std::vector<std::string> definedTerms(std::string_view stored)
{
    auto terms = split(stored, '\\');
    for (auto& term : terms)
        term = definedTerm(term);
    // One set needs no escapes: the term with code extensions then means the one without.
    if (terms.size() == 1 && terms[0].starts_with("ISO 2022 IR "))
        terms[0] = "ISO_IR " + terms[0].substr(12);
    return terms == std::vector<std::string>{"ISO_IR 6"} || terms == std::vector<std::string>{""} ? std::vector<std::string>() : terms;
}

}  // namespace

TextReader::TextReader(DcmItem& dataset, std::vector<Message>& warnings)
    : dataset_(dataset), warnings_(warnings), declared_(rawText(dataset, DCM_SpecificCharacterSet))
{
    terms_ = definedTerms(declared_);
    if (terms_.empty())
        return;
    const std::string terms = join(terms_, "\\");
    converts_ = converter_.selectCharacterSet(OFString(terms.data(), terms.size())).good();
    hasOwnEscapes_ = !converts_ && hasKnownEscapes(terms_);
    if (!converts_ && !hasOwnEscapes_)
        warn(message("dicom", "The Specific Character Set \"%1\" is not known; texts were read by their looks.", declared_));
}

std::string TextReader::read(DcmItem& item, const DcmTagKey& tag)
{
    // Code extensions fall back to the first character set at these delimiters (PS3.5 6.1.2.5.3).
    const bool isName = DcmTag(tag).getEVR() == EVR_PN;
    return decode(rawText(item, tag), isName ? "\\\r\n\f\t^=" : "\\\r\n\f\t");
}

std::string TextReader::decode(const std::string& bytes, const char* delimiters)
{
    if (!hasHighBytes(bytes) && bytes.find('\033') == std::string::npos)
        return bytes;
    if (hasOwnEscapes_) {
        const auto text = textWithEscapes(terms_, bytes, delimiters);
        return text ? std::string(trim(*text)) : guess(bytes);
    }
    if (!converts_)
        return guess(bytes);
    if (auto text = convert(converter_, bytes, delimiters)) {
        warnIfMislabelled(bytes);
        return std::string(trim(*text));
    }
    return guess(bytes);
}

void TextReader::warnIfMislabelled(const std::string& bytes)
{
    const std::string terms = join(terms_, "\\");
    if (terms.find("ISO_IR 1") == std::string::npos || terms.find("ISO_IR 192") != std::string::npos)
        return;  // only the single-byte sets accept any byte and so hide a wrong label
    if (isValidUtf8(bytes))
        warn(message("dicom", "Texts are declared as %1 but look like UTF-8: \"%2\".", declared_, bytes));
    else if (const auto chinese = looksLikeGb(bytes) ? convertFrom("GB18030", bytes) : std::nullopt)
        warn(looksLikeGb18030(declared_, *chinese));
}

std::string TextReader::guess(const std::string& bytes)
{
    const std::string declared = declared_.empty() ? "ISO_IR 6" : declared_;
    if (isValidUtf8(bytes)) {
        warn(message("dicom", "Texts do not follow the declared character set %1; they were read as UTF-8.", declared));
        return bytes;
    }
    if (const auto chinese = looksLikeGb(bytes) ? convertFrom("GB18030", bytes) : std::nullopt) {
        warn(message("dicom", "Texts do not follow the declared character set %1; they were read as GB18030.", declared));
        return *chinese;
    }
    warn(message("dicom", "Texts do not follow the declared character set %1; they were read as ISO 8859-1.", declared));
    return convertFrom("ISO_IR 100", bytes).value_or(asciiOnly(bytes));
}

void TextReader::warn(const Message& message)
{
    const auto sameKind = [&](const Message& other) { return other.text == message.text; };
    if (std::none_of(warnings_.begin(), warnings_.end(), sameKind))
        warnings_.push_back(message);
}

}  // namespace annulus::dcmtk
