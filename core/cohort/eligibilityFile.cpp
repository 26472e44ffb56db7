// Rules of eligibility as YAML, and those that ship with the program.
#include "core/base/files.h"
#include "core/cohort/condition.h"
#include "core/cohort/eligibility.h"
#include "core/cohort/yamlParts.h"

#include <cassert>
#include <functional>

namespace annulus {
namespace {

using namespace yamlParts;

struct BuiltIn {
    std::string_view name, yaml;
};

constexpr BuiltIn builtIns[] = {
#include "eligibilityTexts.inc"  // made from resources/eligibility at configure time
};

/// One condition or a list of them; each must be readable.
std::vector<std::string> conditions(const YAML::Node& node, std::string_view key)
{
    std::vector<std::string> texts;
    const auto add = [&](const YAML::Node& entry) {
        const std::string condition = text(entry, key);
        if (const auto read = Condition::parse(condition); !read)
            throw Refusal{Error(read.error()).in("line " + std::to_string(std::max(0, entry.Mark().line) + 1))};
        texts.push_back(condition);
    };
    if (node.IsSequence())
        for (const auto& entry : node)
            add(entry);
    else
        add(node);
    if (texts.empty())
        refuse(node, key, "a condition");
    return texts;
}

EligibilityRule ruleOf(const YAML::Node& node, std::string_view)
{
    using Take = std::function<void(EligibilityRule&, const YAML::Node&, std::string_view)>;
    using Node = YAML::Node;
    using Key = std::string_view;
    static const std::map<std::string, Take, std::less<>> keys{
        {"id", [](EligibilityRule& r, const Node& n, Key k) { r.id = text(n, k); }},
        {"name", [](EligibilityRule& r, const Node& n, Key k) { r.name = text(n, k); }},
        {"chinese", [](EligibilityRule& r, const Node& n, Key k) { r.chinese = text(n, k); }},
        {"include", [](EligibilityRule& r, const Node& n, Key k) {
             r.isInclusion = true;
             r.conditions = conditions(n, k);
         }},
        {"exclude", [](EligibilityRule& r, const Node& n, Key k) {
             if (!r.conditions.empty())
                 refuse(n, k, "either include or exclude");
             r.conditions = conditions(n, k);
         }},
        {"missing", [](EligibilityRule& r, const Node& n, Key k) {
             const std::string word = text(n, k);
             if (word != "keep" && word != "exclude")
                 refuse(n, k, "keep or exclude");
             r.whenMissing = word == "keep" ? EligibilityRule::WhenMissing::keep : EligibilityRule::WhenMissing::exclude;
         }},
    };
    EligibilityRule rule;
    takeKeys(rule, node, "a rule", keys);
    if (rule.id.empty())
        refuse(node, "id", "the rule's id");
    if (rule.conditions.empty())
        refuse(node, rule.id, "include or exclude with a condition");
    if (rule.name.empty())
        rule.name = rule.id;
    return rule;
}

}  // namespace

Result<EligibilityRules> parseEligibility(std::string_view yaml)
{
    using Take = std::function<void(EligibilityRules&, const YAML::Node&, std::string_view)>;
    static const std::map<std::string, Take, std::less<>> keys{
        {"eligibility", [](EligibilityRules& r, const YAML::Node& n, std::string_view k) { r.name = text(n, k); }},
        {"source", [](EligibilityRules& r, const YAML::Node& n, std::string_view k) { r.source = text(n, k); }},
        {"rules", [](EligibilityRules& r, const YAML::Node& n, std::string_view k) { r.rules = list(n, k, ruleOf); }},
    };
    return parseWhole<EligibilityRules>(yaml, "rules of eligibility", [](const YAML::Node& root) -> Result<EligibilityRules> {
        EligibilityRules rules;
        takeKeys(rules, root, "rules of eligibility", keys);
        for (const EligibilityRule& rule : rules.rules)
            if (std::ranges::count(rules.rules, rule.id, &EligibilityRule::id) > 1)
                return Error{Errc::invalid, message("cohort", "There is more than one rule %1.", rule.id), {}};
        return rules;
    });
}

Result<EligibilityRules> readEligibility(const std::filesystem::path& file)
{
    auto yaml = readTextFile(file);
    if (!yaml)
        return std::move(yaml).error();
    auto rules = parseEligibility(*yaml);
    if (!rules)
        return std::move(rules).error().in(toUtf8(file.filename()));
    return rules;
}

std::span<const EligibilityRules> eligibilityPresets()
{
    static const std::vector<EligibilityRules> presets = [] {
        std::vector<EligibilityRules> read;
        for (const BuiltIn& file : builtIns) {
            auto rules = parseEligibility(file.yaml);
            assert(rules.ok());  // a test reads them
            if (rules)
                read.push_back(std::move(rules).value());
        }
        return read;
    }();
    return presets;
}

const EligibilityRules* findEligibilityPreset(std::string_view name)
{
    const auto presets = eligibilityPresets();
    const auto found = std::ranges::find(presets, name, &EligibilityRules::name);
    return found == presets.end() ? nullptr : &*found;
}

}  // namespace annulus
