#pragma once

// Parts of files in YAML, for the .cpp files that read one: everything in its place, or the sentence with the line.
#include "core/base/Result.h"
#include "core/base/text.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus::yamlParts {

/// What stands in the file cannot be meant.
struct Refusal {
    Error error;
};

[[noreturn]] inline void refuse(const YAML::Node& node, std::string_view key, std::string_view expected)
{
    const int line = std::max(0, node.Mark().line) + 1;
    const std::string found = node.IsNull() ? "nothing" : node.IsScalar() ? '"' + node.Scalar() + '"' : node.IsSequence() ? "a list" : "a block";
    throw Refusal{{Errc::invalid, message("cohort", "Line %1: %2 is %3; %4 was expected.", line, key, found, expected), {}}};
}

inline std::string text(const YAML::Node& node, std::string_view key)
{
    if (!node.IsScalar())
        refuse(node, key, "a text");
    return node.Scalar();
}

inline double number(const YAML::Node& node, std::string_view key)
{
    const auto value = node.IsScalar() ? parseNumber(node.Scalar()) : std::nullopt;
    if (!value || !std::isfinite(*value))
        refuse(node, key, "a number");
    return *value;
}

template <class Read>
auto list(const YAML::Node& node, std::string_view key, Read read)
{
    std::vector<decltype(read(node, key))> values;
    if (!node.IsSequence())
        refuse(node, key, "a list");
    for (const auto& entry : node)
        values.push_back(read(entry, key));
    return values;
}

/// Every key of a block, by the function that takes it; another key is refused.
template <class Value, class Take>
void takeKeys(Value& value, const YAML::Node& block, std::string_view what, const std::map<std::string, Take, std::less<>>& keys)
{
    if (!block.IsMap())
        refuse(block, what, "a block");
    for (const auto& entry : block) {
        const std::string key = text(entry.first, what);
        const auto known = keys.find(key);
        if (known == keys.end()) {
            std::vector<std::string> words;
            for (const auto& [word, unused] : keys)
                words.push_back(word);
            refuse(entry.first, "a key of " + std::string(what), join(words, ", "));
        }
        known->second(value, entry.second, known->first);
    }
}

/// The whole file by `read`, which may throw a Refusal.
template <class Value, class Read>
Result<Value> parseWhole(std::string_view yaml, const char* what, Read read)
{
    try {
        return read(YAML::Load(std::string(yaml)));
    } catch (const Refusal& refusal) {
        return refusal.error;
    } catch (const YAML::Exception& problem) {
        return Error{Errc::corrupt, message("cohort", "Line %1 is not YAML (%2).", problem.mark.line + 1, problem.msg), {}};
    } catch (const std::exception& problem) {
        return Error{Errc::corrupt, message("cohort", "The file cannot be read as %1 (%2).", what, problem.what()), {}};
    }
}

}  // namespace annulus::yamlParts
