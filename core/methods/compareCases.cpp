#include "core/methods/compareCases.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/methods/departures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace annulus {
namespace {

struct Rule {
    std::string method, caseName, quantity, term, compare;
    double rel = 0, abs = 0;
};

/// `*` stands for any text.
bool fits(std::string_view pattern, std::string_view text)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == '*')
        return fits(pattern.substr(1), text) || (!text.empty() && fits(pattern, text.substr(1)));
    return !text.empty() && pattern.front() == text.front() && fits(pattern.substr(1), text.substr(1));
}

Result<std::vector<Rule>> readRules(const std::filesystem::path& file)
{
    const auto csv = readCsv(file);
    if (!csv)
        return csv.error();
    const char* const names[] = {"method", "case", "quantity", "term", "compare", "rel", "abs"};
    std::vector<std::size_t> at;
    for (const char* name : names) {
        if (csv->column(name) < 0)
            return Error{Errc::corrupt, message("methods", "There is no column '%1'.", name), file.string()};
        at.push_back(static_cast<std::size_t>(csv->column(name)));
    }
    std::vector<Rule> rules;
    for (const auto& row : csv->rows)
        rules.push_back({row[at[0]], row[at[1]], row[at[2]], row[at[3]], row[at[4]], parseNumber(row[at[5]]).value_or(0), parseNumber(row[at[6]]).value_or(0)});
    return rules;
}

const Rule* ruleFor(const std::vector<Rule>& rules, const CaseValue& value)
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&value](const Rule& rule) {
        return fits(rule.method, value.method) && fits(rule.caseName, value.caseName) && fits(rule.quantity, value.quantity) && fits(rule.term, value.term);
    });
    return found == rules.end() ? nullptr : &*found;
}

/// Difference as a fraction of what is allowed: at most 1 passes. Words are equal or infinitely far.
double distance(const std::string& expected, const std::string& found, const Rule& rule)
{
    const auto a = parseNumber(expected), b = parseNumber(found);
    if (!a || !b || !std::isfinite(*a) || !std::isfinite(*b))
        return lowerCase(expected) == lowerCase(found) ? 0 : HUGE_VAL;
    const double allowed = std::max(rule.abs, rule.rel * std::abs(*a)), difference = std::abs(*a - *b);
    return difference == 0 ? 0 : difference / allowed;
}

std::string place(const CaseValue& value) { return value.caseName + " " + value.quantity + " " + value.term + " " + value.index; }

using Key = std::vector<std::string>;

MethodComparison compareMethod(const std::string& method, const std::vector<CaseValue>& expected, const std::map<Key, std::string>& found,
                               const std::vector<Rule>& rules)
{
    MethodComparison result;
    result.method = method;
    for (const CaseValue& value : expected) {
        const Rule* rule = ruleFor(rules, value);
        if (!rule || rule->compare == "skip") {
            ++result.skipped;
            continue;
        }
        ++result.compared;
        const auto ours = found.find({method, value.caseName, value.quantity, value.term, value.index});
        if (ours == found.end()) {
            result.failures.push_back(place(value) + ": expected " + value.value + ", nothing found");
            continue;
        }
        if (rule->compare == "presence")
            continue;
        const double far = distance(value.value, ours->second, *rule);
        if (const Departure* known = far > 1 ? departureFor(value) : nullptr)
            if (distance(value.value, ours->second, {{}, {}, {}, {}, {}, known->rel, known->abs}) <= 1) {
                result.departures.push_back(place(value) + ": expected " + value.value + ", found " + ours->second + ": " + known->why);
                continue;
            }
        if (far > result.worst || result.worstPlace.empty()) {
            result.worst = far;
            result.worstPlace = place(value);
        }
        if (!(far <= 1))
            result.failures.push_back(place(value) + ": expected " + value.value + ", found " + ours->second);
    }
    return result;
}

}  // namespace

Result<std::vector<MethodComparison>> compareCases(const std::filesystem::path& folder, const CaseRun& run)
{
    const auto rules = readRules(folder / "tolerances.csv");
    if (!rules)
        return rules.error();
    std::map<Key, std::string> found;
    std::set<std::string> methods;
    for (const CaseValue& value : run.values) {
        found[{value.method, value.caseName, value.quantity, value.term, value.index}] = value.value;
        methods.insert(value.method);
    }
    std::vector<MethodComparison> comparisons;
    for (const std::string& method : methods) {
        const auto file = folder / "expected" / (method + ".csv");
        if (!std::filesystem::exists(file))
            continue;
        const auto csv = readCsv(file);
        if (!csv)
            return csv.error();
        if (csv->header != std::vector<std::string>{"case", "quantity", "term", "index", "value"})
            return Error{Errc::corrupt, message("methods", "The columns are %1; case, quantity, term, index, value are expected.", join(csv->header, ", ")), file.string()};
        std::vector<CaseValue> expected;
        for (const auto& row : csv->rows)
            expected.push_back({method, row[0], row[1], row[2], row[3], row[4]});
        comparisons.push_back(compareMethod(method, expected, found, *rules));
    }
    return comparisons;
}

}  // namespace annulus
