#include "core/cohort/derive.h"

#include "core/base/text.h"
#include "core/cohort/her2Status.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// The cell in the codebook's word, or as it stood where the codebook has none for it.
std::string wordAt(const ClinicalColumn* column, std::size_t row)
{
    if (!column)
        return {};
    const std::string code = column->cell(row);
    return code.empty() ? column->texts.at(row) : code;
}

Variable her2Variable()
{
    if (const Variable* known = builtInCodebook().find("her2"))
        return *known;
    return {};
}

Error notThatKind(const ClinicalColumn& column, const Message& what) { return {Errc::invalid, what, column.variable.name}; }

std::optional<double> romanOrNumber(const std::string& code)
{
    constexpr std::array romans{"I", "II", "III", "IV", "V"};
    for (std::size_t at = 0; at < romans.size(); ++at)
        if (code == romans[at])
            return static_cast<double>(at + 1);
    return parseNumber(code);
}

/// A column with another value for each value; missing ones keep their reason.
template <class Map>
Numbers mapped(const Numbers& values, Map map)
{
    Numbers made;
    made.reserve(values.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        if (const auto value = values.value(row))
            made.add(map(*value));
        else
            made.addMissing(values.reason(row));
    return made;
}

}  // namespace

Result<Her2Derivation> withHer2(ClinicalTable table)
{
    const ClinicalColumn *ihc = table.find("ihc"), *fish = table.find("fish"), *stated = table.find("her2");
    Her2Derivation made;
    if (!ihc && !stated)
        return Error{Errc::notFound, message("cohort", "HER2 status needs a column ihc (with fish) or her2; the table has neither."), {}};
    if (!ihc) {
        for (std::size_t row = 0; row < table.patients.size(); ++row)
            if (stated->isMissing(row))
                made.noStatus.push_back({table.patients[row], stated->reason(row)});
        made.notes.push_back(message("cohort", "HER2 status is taken from the column her2 as it stands; without immunohistochemistry %1 cannot be checked.", her2Rule));
        made.table = std::move(table);
        return made;
    }
    made.derived = true;
    ClinicalColumn column{her2Variable(), {}, {}};
    std::size_t different = 0;
    for (std::size_t row = 0; row < table.patients.size(); ++row) {
        const Her2Reading reading = her2Status(wordAt(ihc, row), wordAt(fish, row));
        const std::string& patient = table.patients[row];
        if (!reading.status) {
            column.values.addMissing(reading.reason);
            column.texts.emplace_back();
            made.noStatus.push_back({patient, reading.reason});
            continue;
        }
        column.values.add(static_cast<double>(*reading.status));
        column.texts.emplace_back(wordOf(*reading.status));
        if (!reading.warning.isEmpty())
            made.warnings.push_back({patient, reading.warning});
        if (stated && !stated->isMissing(row) && stated->cell(row) != wordOf(*reading.status)) {
            ++different;
            made.warnings.push_back({patient, message("cohort", "The table says HER2 %1; by %2 it is %3, which counts.", stated->cell(row), her2Rule, wordOf(*reading.status))});
        }
    }
    made.notes.push_back(message("cohort", "HER2 status is derived from immunohistochemistry and in situ hybridisation by %1.", her2Rule));
    if (different > 0)
        made.notes.push_back(message("cohort", "For %1 patients the table's own HER2 status is another.", different));
    table.set(std::move(column));
    made.table = std::move(table);
    return made;
}

ClinicalTable withAge(ClinicalTable table)
{
    const ClinicalColumn *birth = table.find("birth_date"), *study = table.find("study_date");
    if (table.find("age") || !birth || !study || birth->variable.kind != VariableKind::date || study->variable.kind != VariableKind::date)
        return table;
    using namespace std::chrono;
    const auto dateOf = [](double day) { return year_month_day{sys_days(days(static_cast<int>(day)))}; };
    Variable variable;
    if (const Variable* known = builtInCodebook().find("age"))
        variable = *known;
    ClinicalColumn age{variable, {}, std::vector<std::string>(table.patients.size())};
    for (std::size_t row = 0; row < table.patients.size(); ++row) {
        const auto from = birth->values.value(row), to = study->values.value(row);
        if (!from || !to) {
            age.values.addMissing(message("cohort", "%1 is missing.", from ? "study_date" : "birth_date"));
            continue;
        }
        const year_month_day born = dateOf(*from), seen = dateOf(*to);
        const bool before = std::pair(seen.month(), seen.day()) < std::pair(born.month(), born.day());
        const int years = static_cast<int>(seen.year()) - static_cast<int>(born.year()) - (before ? 1 : 0);
        if (years < 0)
            age.values.addMissing(message("cohort", "The study is before the birth."));
        else
            age.values.add(years);
    }
    table.set(std::move(age));
    return table;
}

Result<ClinicalColumn> cutColumn(const ClinicalColumn& column)
{
    const std::vector<double>& cuts = column.variable.cutPoints;
    if (column.variable.kind != VariableKind::continuous || cuts.empty())
        return notThatKind(column, message("cohort", "There are no cut-points; a number with cut-points was expected."));
    Variable variable = column.variable;
    variable.kind = VariableKind::ordinal;
    variable.cutPoints.clear();
    variable.lowest.reset();
    variable.highest.reset();
    const auto level = [](std::string code) { return Level{std::move(code), {}, {}, {}}; };
    variable.levels.push_back(level("<= " + formatNumber(cuts.front())));
    for (std::size_t at = 1; at < cuts.size(); ++at)
        variable.levels.push_back(level(formatNumber(cuts[at - 1]).append(" < x <= ").append(formatNumber(cuts[at]))));
    variable.levels.push_back(level("> " + formatNumber(cuts.back())));
    variable.reference = variable.levels.front().code;
    return ClinicalColumn{variable, mapped(column.values, [&](double value) { return static_cast<double>(std::ranges::lower_bound(cuts, value) - cuts.begin()); }), column.texts};
}

Result<ClinicalColumn> scoreColumn(const ClinicalColumn& column)
{
    if (column.variable.kind == VariableKind::continuous)
        return column;
    if (!column.variable.hasLevels())
        return notThatKind(column, message("cohort", "There are no levels; an ordered variable was expected."));
    std::vector<double> scores;
    for (const Level& level : column.variable.levels)
        if (const auto number = romanOrNumber(level.code))
            scores.push_back(*number);
    if (scores.size() != column.variable.levels.size())
        for (scores.clear(); scores.size() < column.variable.levels.size();)
            scores.push_back(static_cast<double>(scores.size()));
    Variable variable = column.variable;
    variable.kind = VariableKind::continuous;
    variable.levels.clear();
    variable.reference.clear();
    return ClinicalColumn{variable, mapped(column.values, [&](double place) { return scores.at(static_cast<std::size_t>(place)); }), column.texts};
}

Result<ClinicalColumn> mergedColumn(const ClinicalColumn& column, const std::vector<std::string>& kept, const std::string& rest)
{
    if (!column.variable.hasLevels())
        return notThatKind(column, message("cohort", "There are no levels to join."));
    Variable variable = column.variable;
    variable.levels.clear();
    std::vector<double> places;
    for (const Level& level : column.variable.levels)
        if (std::ranges::find(kept, level.code) != kept.end())
            variable.levels.push_back(level);
    if (variable.levels.size() != kept.size())
        return notThatKind(column, message("cohort", "Of %1 not all are levels of the variable.", join(kept, ", ")));
    for (const Level& level : column.variable.levels) {
        const auto found = std::ranges::find(variable.levels, level.code, &Level::code);
        places.push_back(static_cast<double>(found - variable.levels.begin()));
    }
    variable.levels.push_back({rest, {}, {}, {}});
    if (std::ranges::find(kept, variable.reference) == kept.end())
        variable.reference = variable.levels.front().code;
    return ClinicalColumn{variable, mapped(column.values, [&](double place) { return places.at(static_cast<std::size_t>(place)); }), column.texts};
}

Result<Predictor> predictorOf(const ClinicalColumn& column)
{
    if (!column.variable.isNumeric())
        return notThatKind(column, message("cohort", "A column of texts is no predictor; give it levels in the codebook."));
    Predictor predictor{column.variable.name, {}, {column.values.values().begin(), column.values.values().end()}};
    if (!column.variable.hasLevels())
        return predictor;
    const std::size_t reference = column.variable.referencePlace();
    std::vector<double> places(column.variable.levels.size());
    predictor.levels.push_back(column.variable.levels.at(reference).code);
    for (std::size_t place = 0; place < places.size(); ++place)
        if (place != reference) {
            places[place] = static_cast<double>(predictor.levels.size());
            predictor.levels.push_back(column.variable.levels[place].code);
        }
    for (double& value : predictor.values)
        if (!std::isnan(value))
            value = places[static_cast<std::size_t>(value)];
    return predictor;
}

}  // namespace annulus
