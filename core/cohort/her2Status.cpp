#include "core/cohort/her2Status.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace annulus {
namespace {

/// Without blanks, brackets and the method's name, in lower case; full-width signs as the narrow ones.
std::string plain(std::string_view text)
{
    std::string word = lowerCase(std::string(text));
    const auto replaceAll = [&word](std::string_view from, std::string_view to) {
        for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size()))
            word.replace(at, from.size(), to);
    };
    for (const auto& [from, to] : {std::pair{"＋", "+"}, {"－", "-"}, {"（", ""}, {"）", ""}, {"(", ""}, {")", ""}, {"ihc", ""}, {"fish", ""}, {"ish", ""}, {"her2", ""}, {":", ""}, {"：", ""}})
        replaceAll(from, to);
    std::erase_if(word, [](char c) { return c == ' ' || c == '\t'; });
    return word;
}

bool isMissing(const std::string& word)
{
    constexpr std::array words{"", "na", "n/a", "nan", "unknown", "notdone", "未做", "未检测", "不详"};
    return std::ranges::find(words, word) != words.end();
}

/// 0 to 3.
std::optional<int> scoreOf(const std::string& word)
{
    constexpr std::array<std::pair<std::string_view, int>, 11> spellings{{{"0", 0}, {"-", 0}, {"1+", 1}, {"1", 1}, {"+", 1}, {"2+", 2}, {"2", 2}, {"++", 2}, {"3+", 3}, {"3", 3}, {"+++", 3}}};
    for (const auto& [spelling, score] : spellings)
        if (word == spelling)
            return score;
    return {};
}

std::optional<bool> isAmplified(const std::string& word)
{
    constexpr std::array yes{"positive", "pos", "+", "1", "yes", "amplified", "阳性", "扩增", "有扩增"};
    constexpr std::array no{"negative", "neg", "-", "0", "no", "notamplified", "nonamplified", "阴性", "未扩增", "无扩增", "不扩增"};
    if (std::ranges::find(yes, word) != yes.end())
        return true;
    if (std::ranges::find(no, word) != no.end())
        return false;
    return {};
}

}  // namespace

Her2Reading her2Status(std::string_view ihc, std::string_view fish)
{
    const std::string stain = plain(ihc), probe = plain(fish);
    if (isMissing(stain))
        return {{}, message("cohort", "HER2 immunohistochemistry is missing."), {}};
    const auto score = scoreOf(stain);
    if (!score)
        return {{}, message("cohort", "HER2 immunohistochemistry was \"%1\"; 0, 1+, 2+ or 3+ was expected.", std::string(ihc)), {}};
    const auto amplified = isAmplified(probe);
    if (!amplified && !isMissing(probe))
        return {{}, message("cohort", "HER2 in situ hybridisation was \"%1\"; positive, negative or nothing was expected.", std::string(fish)), {}};
    if (*score == 2 && !amplified)
        return {{}, message("cohort", "HER2 2+ without in situ hybridisation has no status."), {}};
    Her2Reading reading;
    reading.status = *score == 3 || (*score == 2 && *amplified) ? Her2Status::positive : *score == 0 ? Her2Status::zero : Her2Status::low;
    if (amplified && *score != 2 && *amplified != (*score == 3))
        reading.warning = message("cohort", "HER2 is %1 by immunohistochemistry, but in situ hybridisation says the opposite; the status follows the former.", std::string(ihc));
    return reading;
}

std::string_view wordOf(Her2Status status)
{
    return status == Her2Status::zero ? "zero" : status == Her2Status::low ? "low" : "positive";
}

}  // namespace annulus
