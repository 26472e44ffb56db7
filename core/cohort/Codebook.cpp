#include "core/cohort/Codebook.h"

#include "core/base/text.h"
#include "core/cohort/folding.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace annulus {
namespace {

struct BuiltIn {
    std::string_view name, yaml;
};

constexpr BuiltIn builtIns[] = {
#include "codebookTexts.inc"  // made from resources/codebooks at configure time
};

/// "1" and "1.0" are one code: spreadsheet programs write both.
bool isSame(const std::string& folded, std::string_view spelling)
{
    if (folded == foldCell(spelling))
        return true;
    const auto a = parseNumber(folded), b = parseNumber(spelling);
    return a && b && *a == *b && !folded.starts_with('+') && !spelling.starts_with('+');
}

bool names(const Variable& variable, const std::string& folded)
{
    const auto isIt = [&](const std::string& header) { return !header.empty() && foldHeader(header) == folded; };
    return isIt(variable.name) || isIt(variable.label) || isIt(variable.chinese) || std::ranges::any_of(variable.headers, isIt);
}

}  // namespace

std::optional<std::size_t> Variable::placeOf(std::string_view cell) const
{
    const std::string folded = foldCell(cell);
    if (folded.empty())
        return {};
    // Codes first: the label of one level may be the code of another.
    for (std::size_t place = 0; place < levels.size(); ++place)
        if (isSame(folded, levels[place].code))
            return place;
    for (std::size_t place = 0; place < levels.size(); ++place) {
        const Level& level = levels[place];
        if (isSame(folded, level.label) || isSame(folded, level.chinese) ||
            std::ranges::any_of(level.aliases, [&](const std::string& alias) { return isSame(folded, alias); }))
            return place;
    }
    return {};
}

std::size_t Variable::referencePlace() const
{
    const auto found = std::ranges::find(levels, reference, &Level::code);
    return found == levels.end() ? 0 : static_cast<std::size_t>(found - levels.begin());
}

const std::string& Variable::labelIn(bool chineseWanted) const
{
    if (chineseWanted && !chinese.empty())
        return chinese;
    return label.empty() ? name : label;
}

const std::string& Variable::levelLabel(std::size_t place, bool chineseWanted) const
{
    const Level& level = levels.at(place);
    if (chineseWanted && !level.chinese.empty())
        return level.chinese;
    return level.label.empty() ? level.code : level.label;
}

const Variable* Codebook::find(std::string_view wanted) const
{
    const auto found = std::ranges::find(variables, wanted, &Variable::name);
    return found == variables.end() ? nullptr : &*found;
}

const Variable* Codebook::match(std::string_view header) const
{
    const std::string folded = foldHeader(header);
    if (folded.empty())
        return nullptr;
    // A variable's own name comes before other variables' further names.
    for (const Variable& variable : variables)
        if (foldHeader(variable.name) == folded)
            return &variable;
    for (const Variable& variable : variables)
        if (names(variable, folded))
            return &variable;
    return nullptr;
}

std::vector<Message> Codebook::problems() const
{
    std::vector<Message> found;
    std::map<std::string, std::string> owner;
    for (const Variable& variable : variables) {
        if (std::ranges::count(variables, variable.name, &Variable::name) > 1 && find(variable.name) == &variable)
            found.push_back(message("cohort", "The codebook has more than one variable %1.", variable.name));
        std::vector<std::string> headers = variable.headers;
        headers.push_back(variable.name);
        for (const std::string& header : headers) {
            const auto [place, isNew] = owner.try_emplace(foldHeader(header), variable.name);
            if (!isNew && place->second != variable.name)
                found.push_back(message("cohort", "The header \"%1\" belongs to %2 and to %3 in the codebook.", header, place->second, variable.name));
        }
        if (variable.hasLevels() && variable.levels.size() < 2)
            found.push_back(message("cohort", "%1 has %2 levels in the codebook; at least 2 were expected.", variable.name, variable.levels.size()));
        if (!variable.reference.empty() && std::ranges::find(variable.levels, variable.reference, &Level::code) == variable.levels.end())
            found.push_back(message("cohort", "The reference %1 of %2 is none of its levels.", variable.reference, variable.name));
        for (std::size_t place = 0; place < variable.levels.size(); ++place)
            if (variable.placeOf(variable.levels[place].code) != place)
                found.push_back(message("cohort", "%1 has the level %2 twice in the codebook.", variable.name, variable.levels[place].code));
        if (!std::ranges::is_sorted(variable.cutPoints))
            found.push_back(message("cohort", "The cut-points of %1 do not rise.", variable.name));
    }
    return found;
}

const Codebook& builtInCodebook()
{
    static const Codebook codebook = [] {
        auto read = parseCodebook(builtIns[0].yaml);
        assert(read.ok());  // a test reads it
        return read ? std::move(read).value() : Codebook{};
    }();
    return codebook;
}

std::string_view wordOf(VariableKind kind)
{
    switch (kind) {
    case VariableKind::identifier: return "identifier";
    case VariableKind::continuous: return "continuous";
    case VariableKind::ordinal: return "ordinal";
    case VariableKind::factor: return "factor";
    case VariableKind::date: return "date";
    case VariableKind::text: break;
    }
    return "text";
}

std::string_view wordOf(KnownWhen when)
{
    switch (when) {
    case KnownWhen::beforeBiopsy: return "before biopsy";
    case KnownWhen::biopsy: return "biopsy";
    case KnownWhen::surgery: return "surgery";
    case KnownWhen::unknown: break;
    }
    return "unknown";
}

Message nameOf(VariableKind kind)
{
    switch (kind) {
    case VariableKind::identifier: return message("cohort", "Identifier");
    case VariableKind::continuous: return message("cohort", "Number");
    case VariableKind::ordinal: return message("cohort", "Ordered levels");
    case VariableKind::factor: return message("cohort", "Levels");
    case VariableKind::date: return message("cohort", "Date");
    case VariableKind::text: break;
    }
    return message("cohort", "Text");
}

Message nameOf(KnownWhen when)
{
    switch (when) {
    case KnownWhen::beforeBiopsy: return message("cohort", "Before biopsy");
    case KnownWhen::biopsy: return message("cohort", "With the biopsy");
    case KnownWhen::surgery: return message("cohort", "After surgery");
    case KnownWhen::unknown: break;
    }
    return message("cohort", "Not stated");
}

}  // namespace annulus
