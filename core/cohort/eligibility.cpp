#include "core/cohort/eligibility.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/cohort/condition.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace annulus {
namespace {

/// What stands in the columns of a condition: "age = 19", "ihc = 2+, fish = -".
std::string foundIn(const Condition& condition, const ClinicalTable& table, std::size_t row)
{
    std::vector<std::string> found;
    for (const std::string& name : condition.columns()) {
        const ClinicalColumn* column = table.find(name);
        const std::string cell = column ? column->cell(row) : std::string();
        found.push_back(std::string(name).append(" = ").append(cell.empty() ? "–" : cell));
    }
    return join(found, ", ");
}

/// The conditions of a rule that can be asked of this table.
struct AskedRule {
    std::vector<Condition> conditions;
    std::vector<std::string> lacking;  ///< columns without which the others could not
};

Result<AskedRule> askable(const EligibilityRule& rule, const ClinicalTable& table)
{
    AskedRule asked;
    for (const std::string& text : rule.conditions) {
        auto condition = Condition::parse(text);
        if (!condition)
            return std::move(condition).error().in(rule.id);
        const auto lacking = condition->lacking(table);
        for (const std::string& name : lacking)
            if (std::ranges::find(asked.lacking, name) == asked.lacking.end())
                asked.lacking.push_back(name);
        if (!lacking.empty())
            continue;
        if (auto checked = condition->check(table); !checked)
            return checked.error().in(rule.id);
        asked.conditions.push_back(std::move(condition).value());
    }
    return asked;
}

/// Why the rule excludes this patient; empty where it does not.
Message reasonToExclude(const EligibilityRule& rule, const AskedRule& asked, const ClinicalTable& table, std::size_t row)
{
    using WhenMissing = EligibilityRule::WhenMissing;
    const bool excludeUnknown = rule.whenMissing == WhenMissing::exclude || (rule.whenMissing == WhenMissing::byKind && rule.isInclusion);
    const Truth out = rule.isInclusion ? Truth::no : Truth::yes;
    for (const Condition& condition : asked.conditions) {
        const Truth truth = condition.of(table, row);
        if (truth == out || (truth == Truth::unknown && excludeUnknown))
            return message("cohort", "Found %1.", foundIn(condition, table, row));
    }
    return {};
}

}  // namespace

EligibilityRules EligibilityRules::without(std::span<const std::string> ids) const
{
    EligibilityRules fewer = *this;
    std::erase_if(fewer.rules, [&](const EligibilityRule& rule) { return std::ranges::find(ids, rule.id) != ids.end(); });
    return fewer;
}

Result<EligibilityFlow> applyEligibility(const EligibilityRules& rules, const ClinicalTable& table)
{
    EligibilityFlow flow;
    flow.preset = rules.name;
    flow.assessed = table.patients.size();
    std::vector<std::size_t> left(table.patients.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    for (const EligibilityRule& rule : rules.rules) {
        auto asked = askable(rule, table);
        if (!asked)
            return std::move(asked).error();
        FlowStep step;
        step.id = rule.id;
        step.name = rule.name;
        step.chinese = rule.chinese;
        step.rule = join(rule.conditions, "; ");
        step.isInclusion = rule.isInclusion;
        step.before = left.size();
        step.checked = !asked->conditions.empty();
        if (!asked->lacking.empty())
            step.notChecked = step.checked ? message("cohort", "Not checked in full: no column %1.", join(asked->lacking, ", "))
                                           : message("cohort", "Not checked: no column %1.", join(asked->lacking, ", "));
        std::vector<std::size_t> kept;
        for (const std::size_t row : left)
            if (Message reason = reasonToExclude(rule, *asked, table, row); reason.isEmpty())
                kept.push_back(row);
            else
                step.excluded.push_back({table.patients[row], std::move(reason)});
        left = std::move(kept);
        flow.steps.push_back(std::move(step));
    }
    for (const std::size_t row : left)
        flow.included.push_back(table.patients[row]);
    return flow;
}

void setViewFacts(ClinicalTable& table, const std::map<std::string, std::set<std::string>>& viewsOfPatient)
{
    constexpr std::array<std::array<const char*, 4>, 3> facts{{{"has_cc", "CC", "CC view", "CC 位"}, {"has_mlo", "MLO", "MLO view", "MLO 位"}, {"has_us", "US", "Ultrasound", "超声"}}};
    for (const auto& [name, view, label, chinese] : facts) {
        Variable variable;
        variable.name = name;
        variable.label = label;
        variable.chinese = chinese;
        variable.kind = VariableKind::factor;
        variable.levels = {{"0", "no", "无", {}}, {"1", "yes", "有", {}}};
        variable.knownWhen = KnownWhen::beforeBiopsy;
        std::vector<std::string> cells;
        for (const std::string& patient : table.patients) {
            const auto found = viewsOfPatient.find(patient);
            cells.emplace_back(found != viewsOfPatient.end() && found->second.contains(view) ? "1" : "0");
        }
        table.set(makeColumn(variable, std::move(cells)));
    }
}

std::string flowCsv(const EligibilityFlow& flow)
{
    const auto text = [](std::size_t count) { return std::to_string(count); };
    std::string csv = csvLine({"step", "id", "name", "kind", "rule", "before", "excluded", "after", "note"});
    csv += csvLine({"0", "assessed", "Assessed for eligibility", "start", "", text(flow.assessed), "0", text(flow.assessed), flow.preset});
    for (std::size_t at = 0; at < flow.steps.size(); ++at) {
        const FlowStep& step = flow.steps[at];
        csv += csvLine({text(at + 1), step.id, step.name, step.isInclusion ? "include" : "exclude", step.rule, text(step.before), text(step.excluded.size()), text(step.after()),
                        step.notChecked.english()});
    }
    csv += csvLine({text(flow.steps.size() + 1), "included", "Included", "end", "", text(flow.included.size()), "0", text(flow.included.size()), ""});
    return csv;
}

std::string excludedCsv(const EligibilityFlow& flow)
{
    std::string csv = csvLine({"patient", "step", "id", "name", "reason"});
    for (std::size_t at = 0; at < flow.steps.size(); ++at)
        for (const Excluded& out : flow.steps[at].excluded)
            csv += csvLine({out.patient, std::to_string(at + 1), flow.steps[at].id, flow.steps[at].name, out.reason.english()});
    return csv;
}

}  // namespace annulus
