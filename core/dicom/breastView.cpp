#include "core/dicom/breastView.h"

#include "core/base/text.h"
#include "core/dicom/Facts.h"

#include <algorithm>
#include <array>
#include <span>

namespace annulus {
namespace {

struct CodeRow {
    const char* snomedCt;
    const char* snomedRt;
    const char* name;
};

// PS3.16 CID 4014 View for Mammography; the two Y-X codes are of an earlier edition (PS3.16 Annex J).
constexpr CodeRow views[] = {
    {"399162004", "R-10242", "CC"},    {"399368009", "R-10226", "MLO"},   {"399260004", "R-10224", "ML"},
    {"399352003", "R-10228", "LM"},    {"399099002", "R-10230", "LMO"},   {"399192008", "R-1024A", "XCCL"},
    {"399101009", "R-1024B", "XCCM"},  {"399196006", "R-10244", "FB"},    {"399188001", "R-102D0", "SIO"},
    {"441555000", "R-40AAA", "ISO"},   {"399265009", "", "XCC"},          {"127457009", "G-8310", "SPECIMEN"},
    {"", "Y-X1770", "XCCL"},           {"", "Y-X1771", "XCCM"},
};

// PS3.16 CID 4015 View Modifier for Mammography.
constexpr CodeRow modifiers[] = {
    {"399161006", "R-102D2", "cleavage"},          {"399011000", "R-102D1", "axillary tail"},
    {"399197002", "R-102D3", "rolled lateral"},    {"399226006", "R-102D4", "rolled medial"},
    {"414493004", "R-102CA", "rolled inferior"},   {"415670009", "R-102C9", "rolled superior"},
    {"399209000", "R-102D5", "implant displaced"}, {"399163009", "R-102D6", "magnification"},
    {"399055006", "R-102D7", "spot compression"},  {"399110001", "R-102C2", "tangential"},
    {"442581004", "R-40AB3", "nipple in profile"}, {"441752004", "P2-00161", "anterior compression"},
    {"442593008", "R-40ABE", "infra-mammary fold"}, {"442580003", "R-40AB2", "axillary tissue"},
};

std::string findName(std::span<const CodeRow> rows, const Code& code)
{
    const bool isCt = code.scheme == "SCT";
    const bool isRt = code.scheme == "SRT" || code.scheme == "SNM3" || code.scheme == "99SDM";
    for (const auto& row : rows)
        if ((isCt && code.value == row.snomedCt) || (isRt && code.value == row.snomedRt))
            return row.name;
    return {};
}

std::string upperCase(std::string_view text)
{
    std::string upper(trim(text));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return upper;
}

}  // namespace

std::string viewOfCode(const Code& code) { return code.value.empty() ? std::string() : findName(views, code); }

std::string viewOfPosition(std::string_view viewPosition)
{
    const std::string position = upperCase(viewPosition);
    const auto isIt = [&](const CodeRow& row) { return position == row.name; };
    return std::any_of(std::begin(views), std::end(views), isIt) ? position : std::string();
}

std::string viewModifierOfCode(const Code& code)
{
    if (code.value.empty() && code.meaning.empty())
        return {};
    const std::string known = findName(modifiers, code);
    if (!known.empty())
        return known;
    return code.meaning.empty() ? code.value : lowerCase(code.meaning);
}

std::string normalisedLaterality(std::string_view stored)
{
    const std::string side = upperCase(stored);
    if (side == "L" || side == "LEFT")
        return "L";
    if (side == "R" || side == "RIGHT")
        return "R";
    return side == "B" || side == "BOTH" || side == "BILATERAL" ? "B" : std::string();
}

bool isMammogram(const Facts& facts)
{
    static constexpr std::array<std::string_view, 4> projections{"RG", "CR", "DX", "OT"};
    return facts.modality == "MG" || (!facts.view.empty() && std::ranges::find(projections, facts.modality) != projections.end());
}

}  // namespace annulus
