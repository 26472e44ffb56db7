// Codebooks as YAML.
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/Codebook.h"
#include "core/cohort/yamlParts.h"

#include <functional>

namespace annulus {
namespace {

using namespace yamlParts;

template <class Value>
Value choice(const YAML::Node& node, std::string_view key, std::initializer_list<Value> values)
{
    std::vector<std::string> words;
    for (const Value value : values) {
        if (node.IsScalar() && node.Scalar() == wordOf(value))
            return value;
        words.emplace_back(wordOf(value));
    }
    refuse(node, key, join(words, ", "));
}

using TakeLevel = std::function<void(Level&, const YAML::Node&, std::string_view)>;
using TakeVariable = std::function<void(Variable&, const YAML::Node&, std::string_view)>;

Level levelOf(const YAML::Node& node, std::string_view)
{
    static const std::map<std::string, TakeLevel, std::less<>> keys{
        {"code", [](Level& l, const YAML::Node& n, std::string_view k) { l.code = text(n, k); }},
        {"label", [](Level& l, const YAML::Node& n, std::string_view k) { l.label = text(n, k); }},
        {"chinese", [](Level& l, const YAML::Node& n, std::string_view k) { l.chinese = text(n, k); }},
        {"aliases", [](Level& l, const YAML::Node& n, std::string_view k) { l.aliases = list(n, k, text); }},
    };
    Level level;
    if (node.IsScalar())
        level.code = node.Scalar();
    else
        takeKeys(level, node, "a level", keys);
    if (level.code.empty())
        refuse(node, "code", "a level's code");
    return level;
}

Variable variableOf(const YAML::Node& node, std::string_view)
{
    using Node = YAML::Node;
    using Key = std::string_view;
    static const std::map<std::string, TakeVariable, std::less<>> keys{
        {"name", [](Variable& v, const Node& n, Key k) { v.name = text(n, k); }},
        {"label", [](Variable& v, const Node& n, Key k) { v.label = text(n, k); }},
        {"chinese", [](Variable& v, const Node& n, Key k) { v.chinese = text(n, k); }},
        {"headers", [](Variable& v, const Node& n, Key k) { v.headers = list(n, k, text); }},
        {"kind", [](Variable& v, const Node& n, Key k) {
             using enum VariableKind;
             v.kind = choice(n, k, {identifier, continuous, ordinal, factor, date, VariableKind::text});
         }},
        {"unit", [](Variable& v, const Node& n, Key k) { v.unit = text(n, k); }},
        {"levels", [](Variable& v, const Node& n, Key k) { v.levels = list(n, k, levelOf); }},
        {"reference", [](Variable& v, const Node& n, Key k) { v.reference = text(n, k); }},
        {"cut", [](Variable& v, const Node& n, Key k) { v.cutPoints = list(n, k, number); }},
        {"range", [](Variable& v, const Node& n, Key k) {
             if (!n.IsSequence() || n.size() != 2)
                 refuse(n, k, "a list of two numbers, ~ for none");
             const auto limit = [&](const Node& end) { return end.IsNull() ? std::optional<double>() : number(end, k); };
             v.lowest = limit(n[0]);
             v.highest = limit(n[1]);
         }},
        {"missing", [](Variable& v, const Node& n, Key k) { v.missingCodes = list(n, k, text); }},
        {"known", [](Variable& v, const Node& n, Key k) {
             using enum KnownWhen;
             v.knownWhen = choice(n, k, {unknown, beforeBiopsy, biopsy, surgery});
         }},
        {"contains", [](Variable& v, const Node& n, Key k) { v.containsOutcome = list(n, k, text); }},
    };
    Variable variable;
    takeKeys(variable, node, "a variable", keys);
    if (variable.name.empty())
        refuse(node, "name", "the variable's name");
    return variable;
}

void put(YAML::Emitter& out, const char* key, const std::string& value)
{
    if (!value.empty())
        out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void put(YAML::Emitter& out, const char* key, const std::vector<std::string>& values)
{
    if (values.empty())
        return;
    out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const std::string& value : values)
        out << YAML::DoubleQuoted << value;
    out << YAML::EndSeq;
}

void put(YAML::Emitter& out, const std::optional<double>& limit)
{
    if (limit)
        out << formatNumber(*limit);
    else
        out << YAML::Null;
}

void put(YAML::Emitter& out, const Level& level)
{
    out << YAML::Flow << YAML::BeginMap;
    put(out, "code", level.code);
    put(out, "label", level.label);
    put(out, "chinese", level.chinese);
    put(out, "aliases", level.aliases);
    out << YAML::EndMap;
}

void put(YAML::Emitter& out, const Variable& variable)
{
    out << YAML::BeginMap;
    put(out, "name", variable.name);
    put(out, "label", variable.label);
    put(out, "chinese", variable.chinese);
    out << YAML::Key << "kind" << YAML::Value << std::string(wordOf(variable.kind));
    put(out, "headers", variable.headers);
    put(out, "unit", variable.unit);
    if (variable.lowest || variable.highest) {
        out << YAML::Key << "range" << YAML::Value << YAML::Flow << YAML::BeginSeq;
        put(out, variable.lowest);
        put(out, variable.highest);
        out << YAML::EndSeq;
    }
    if (!variable.levels.empty()) {
        out << YAML::Key << "levels" << YAML::Value << YAML::BeginSeq;
        for (const Level& level : variable.levels)
            put(out, level);
        out << YAML::EndSeq;
    }
    put(out, "reference", variable.reference);
    if (!variable.cutPoints.empty()) {
        out << YAML::Key << "cut" << YAML::Value << YAML::Flow << YAML::BeginSeq;
        for (const double cut : variable.cutPoints)
            out << formatNumber(cut);
        out << YAML::EndSeq;
    }
    put(out, "missing", variable.missingCodes);
    if (variable.knownWhen != KnownWhen::unknown)
        out << YAML::Key << "known" << YAML::Value << std::string(wordOf(variable.knownWhen));
    put(out, "contains", variable.containsOutcome);
    out << YAML::EndMap;
}

}  // namespace

Result<Codebook> parseCodebook(std::string_view yaml)
{
    using Take = std::function<void(Codebook&, const YAML::Node&, std::string_view)>;
    static const std::map<std::string, Take, std::less<>> keys{
        {"codebook", [](Codebook& c, const YAML::Node& n, std::string_view k) { c.name = text(n, k); }},
        {"variables", [](Codebook& c, const YAML::Node& n, std::string_view k) { c.variables = list(n, k, variableOf); }},
    };
    return parseWhole<Codebook>(yaml, "the codebook", [](const YAML::Node& root) -> Result<Codebook> {
        Codebook codebook;
        takeKeys(codebook, root, "a codebook", keys);
        if (codebook.variables.empty())
            return Error{Errc::invalid, message("cohort", "The codebook has no variables."), {}};
        if (const auto problems = codebook.problems(); !problems.empty())
            return Error{Errc::invalid, problems.front(), {}};
        return codebook;
    });
}

Result<Codebook> readCodebook(const std::filesystem::path& file)
{
    auto yaml = readTextFile(file);
    if (!yaml)
        return std::move(yaml).error();
    auto codebook = parseCodebook(*yaml);
    if (!codebook)
        return std::move(codebook).error().in(toUtf8(file.filename()));
    return codebook;
}

std::string codebookYaml(const Codebook& codebook)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    put(out, "codebook", codebook.name);
    out << YAML::Key << "variables" << YAML::Value << YAML::BeginSeq;
    for (const Variable& variable : codebook.variables)
        put(out, variable);
    out << YAML::EndSeq << YAML::EndMap;
    return std::string(out.c_str()) + '\n';
}

}  // namespace annulus
