#include "core/dicom/mislabelled.h"

#include "core/base/text.h"
#include "core/dicom/dcmtkObject.h"
#include "core/dicom/remarks.h"

#include <algorithm>

namespace annulus {
namespace {

/// The bytes of a text that was read as ISO 8859-1: each of its characters is one byte. Nothing where one is not, or all
/// are ASCII.
std::optional<std::string> latinBytes(const std::string& utf8)
{
    std::string bytes;
    bool hasHigh = false;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        if (lead < 0x80) {
            bytes.push_back(utf8[at]);
            continue;
        }
        // U+0080 to U+00FF are C2 80 to C3 BF.
        if ((lead != 0xc2 && lead != 0xc3) || at + 1 == utf8.size())
            return {};
        bytes.push_back(static_cast<char>(((lead & 3) << 6) | (static_cast<unsigned char>(utf8[++at]) & 0x3f)));
        hasHigh = true;
    }
    return hasHigh ? std::optional(bytes) : std::nullopt;
}

void readAgain(DcmSpecificCharacterSet& converter, std::string& text)
{
    const auto bytes = latinBytes(text);
    OFString chinese;
    if (!bytes || converter.convertString(OFString(bytes->data(), bytes->size()), chinese, "").bad())
        return;
    if (std::string read(chinese.data(), chinese.size()); isValidUtf8(read))
        text = std::move(read);
}

}  // namespace

bool seemsMislabelled(const Facts& facts)
{
    return std::ranges::any_of(facts.warnings, [](const Message& warning) { return isSameRemark(warning, looksLikeGb18030({}, {})); });
}

Facts readAsGb18030(Facts facts)
{
    dcmtk::prepare();
    DcmSpecificCharacterSet converter;
    if (!seemsMislabelled(facts) || converter.selectCharacterSet("GB18030").bad())
        return facts;
    for (std::string* text : {&facts.patientName, &facts.patientId, &facts.studyDescription, &facts.seriesDescription, &facts.manufacturer, &facts.model, &facts.accessionNumber})
        readAgain(converter, *text);
    for (Window& window : facts.windows)
        readAgain(converter, window.explanation);
    for (std::string& explanation : facts.lutExplanations)
        readAgain(converter, explanation);
    for (Message& warning : facts.warnings)
        if (isSameRemark(warning, looksLikeGb18030({}, {})))
            warning = message("dicom", "Texts were read as GB18030, as was chosen at the import; the object declares %1.", facts.characterSet);
    return facts;
}

}  // namespace annulus
