#include "core/dicom/dcmtkVoi.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace annulus::dcmtk {
namespace {

VoiFunction functionOf(DcmItem& item, std::vector<Message>& warnings)
{
    const std::string stored = rawText(item, DCM_VOILUTFunction);
    const std::string name = lowerCase(stored);
    if (name.empty() || name == "linear")
        return VoiFunction::linear;
    if (name == "linear_exact")
        return VoiFunction::linearExact;
    if (name == "sigmoid")
        return VoiFunction::sigmoid;
    warnings.push_back(message("dicom", "The VOI LUT Function \"%1\" is not known; the window is used as LINEAR.", stored));
    return VoiFunction::linear;
}

/// PS3.3 C.11.2.1.2: LINEAR needs a width of at least 1, the others more than 0.
bool isUsable(const Window& window)
{
    return window.function == VoiFunction::linear ? window.width >= 1 : window.width > 0;
}

/// The entries of LUT data: OW or US words, or bytes packed two to a word.
std::vector<std::uint16_t> entriesOf(DcmElement& element, std::size_t count, int bits)
{
    Uint16* words = nullptr;
    Uint8* bytes = nullptr;
    const std::size_t length = element.getLength();
    if (element.getUint16Array(words).good() && words != nullptr) {
        if (bits > 8 || length >= 2 * count)
            return {words, words + std::min(count, length / 2)};
        std::vector<std::uint16_t> unpacked(std::min(count, length));
        for (std::size_t at = 0; at < unpacked.size(); ++at)
            unpacked[at] = static_cast<std::uint16_t>(at % 2 == 0 ? words[at / 2] & 0xff : words[at / 2] >> 8);
        return unpacked;
    }
    if (element.getUint8Array(bytes).bad() || bytes == nullptr)
        return {};
    if (length < 2 * count)
        return {bytes, bytes + std::min(count, length)};
    std::vector<std::uint16_t> joined(count);
    for (std::size_t at = 0; at < count; ++at)
        joined[at] = static_cast<std::uint16_t>(bytes[2 * at] | (bytes[2 * at + 1] << 8));
    return joined;
}

}  // namespace

std::vector<Window> windowsOf(DcmItem& dataset, int frame, TextReader& text, std::vector<Message>& warnings)
{
    DcmItem& item = frameItem(dataset, frame, DCM_FrameVOILUTSequence);
    const auto centres = numbers(item, DCM_WindowCenter);
    const auto widths = numbers(item, DCM_WindowWidth);
    if (centres.empty() || widths.empty())
        return {};
    if (centres.size() != widths.size())
        warnings.push_back(message("dicom", "There are %1 window centres and %2 window widths; the first %3 pairs are used.",
                                   centres.size(), widths.size(), std::min(centres.size(), widths.size())));
    const VoiFunction function = functionOf(item, warnings);
    const auto explanations = split(text.read(item, DCM_WindowCenterWidthExplanation), '\\');
    std::vector<Window> windows;
    for (std::size_t at = 0; at < std::min(centres.size(), widths.size()); ++at) {
        Window window{centres[at], widths[at], function, at < explanations.size() ? std::string(trim(explanations[at])) : ""};
        if (isUsable(window))
            windows.push_back(std::move(window));
        else
            warnings.push_back(message("dicom", "The window of width %1 is not usable and was left out.", window.width));
    }
    return windows;
}

std::vector<VoiLutPtr> voiLutsOf(DcmItem& dataset, int frame, TextReader& text, std::vector<Message>& warnings)
{
    DcmItem& holder = frameItem(dataset, frame, DCM_FrameVOILUTSequence);
    // The first mapped value is signed when the pixels are, or when rescaling may make them so (PS3.3 C.11.2.1.1).
    const bool isSigned = integer(dataset, DCM_PixelRepresentation) == 1 ||
                          number(frameItem(dataset, frame, DCM_PixelValueTransformationSequence), DCM_RescaleIntercept).value_or(0) < 0;
    std::vector<VoiLutPtr> luts;
    for (std::size_t at = 0; at < itemCount(holder, DCM_VOILUTSequence); ++at) {
        DcmItem* const item = itemOf(holder, DCM_VOILUTSequence, static_cast<long>(at));
        const auto table = item == nullptr ? std::nullopt : lutTableOf(*item, DCM_LUTDescriptor, DCM_LUTData, isSigned);
        if (!table) {
            warnings.push_back(message("dicom", "The VOI LUT number %1 has no usable table and was left out.", at + 1));
            continue;
        }
        luts.push_back(std::make_shared<const VoiLut>(
            VoiLut{table->firstMapped, table->bits, table->values, text.read(*item, DCM_LUTExplanation)}));
    }
    return luts;
}

std::optional<LutTable> lutTableOf(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data, bool isSigned)
{
    const auto entries = number(item, descriptor, 0);
    const auto first = number(item, descriptor, 1);
    const auto bits = number(item, descriptor, 2);
    DcmElement* element = nullptr;
    if (!entries || !first || !bits || *bits < 1 || *bits > 16 || item.findAndGetElement(data, element).bad() || element == nullptr)
        return {};
    const auto asWord = static_cast<std::uint16_t>(static_cast<std::int32_t>(*entries));  // SS in some files
    const std::size_t count = asWord == 0 ? 65536 : asWord;                               // 0 stands for 2^16
    LutTable table;
    table.firstMapped = static_cast<std::int32_t>(*first);
    if (isSigned && table.firstMapped > 32767)
        table.firstMapped -= 65536;
    if (!isSigned && table.firstMapped < 0)
        table.firstMapped += 65536;
    table.bits = static_cast<int>(*bits);
    table.values = entriesOf(*element, count, table.bits);
    if (table.values.empty())
        return {};
    return table;
}

}  // namespace annulus::dcmtk
