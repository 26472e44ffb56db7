#include "core/protocol/protocolFile.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/protocol/protocolKeys.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>

namespace annulus {
namespace {

using protocolKeys::Word;

int lineOf(const YAML::Node& node) { return node.Mark().line + 1; }

std::string foundText(const YAML::Node& node)
{
    if (node.IsNull())
        return "nothing";
    if (node.IsScalar())
        return "'" + node.Scalar() + "'";
    return node.IsSequence() ? "a list" : "a block";
}

std::string rangeText(double low, double high)
{
    if (std::isinf(low) && std::isinf(high))
        return "a number";
    if (std::isinf(high))
        return "a number from " + formatNumber(low) + " up";
    return "a number from " + formatNumber(low) + " to " + formatNumber(high);
}

/// The first thing that cannot be meant; all blocks of one file share it.
struct Problem {
    std::optional<Error> error;

    void set(int line, const std::string& where, const std::string& expected, const std::string& found)
    {
        if (!error)
            error = Error{Errc::invalid, message("protocol", "Line %1: %2: expected %3, found %4.", line, where, expected, found), {}};
    }
};

/// Fills a value from one block of the file. Keys that are not there keep their default; keys nobody asked for are refused at the end.
class BlockReader {
public:
    BlockReader(YAML::Node node, std::string where, Problem& problem) : node_(std::move(node)), where_(std::move(where)), problem_(problem)
    {
        if (!node_.IsMap() && !node_.IsNull())
            problem_.set(lineOf(node_), where_, "a block of `name: value` lines", foundText(node_));
    }

    template <class T>
    void fill(T& value)
    {
        protocolKeys::visit(*this, value);
        refuseOthers();
    }

    void text(const char* key, std::string& into, const char*)
    {
        if (const auto node = take(key); node && (node->IsScalar() || node->IsNull()))
            into = node->IsNull() ? std::string() : node->Scalar();
        else if (node)
            fail(key, *node, "a text");
    }
    void texts(const char* key, std::vector<std::string>& into, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        into.clear();
        if (node->IsNull())
            return;
        if (!node->IsSequence())
            return fail(key, *node, "a list of texts in [ ]");
        for (const YAML::Node& entry : *node) {
            if (!entry.IsScalar())
                return fail(key, entry, "a text");
            into.push_back(entry.Scalar());
        }
    }
    void number(const char* key, double& into, double low, double high, const char*)
    {
        if (const auto node = take(key))
            into = numberOf(key, *node, low, high).value_or(into);
    }
    void numbers(const char* key, std::vector<double>& into, double low, double high, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        into.clear();
        if (node->IsNull())
            return;
        if (node->IsScalar()) {
            into.push_back(numberOf(key, *node, low, high).value_or(0));
            return;
        }
        if (!node->IsSequence())
            return fail(key, *node, "a list of numbers in [ ]");
        for (const YAML::Node& entry : *node)
            into.push_back(numberOf(key, entry, low, high).value_or(0));
    }
    void whole(const char* key, int& into, int low, int high, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        const auto value = node->IsScalar() ? parseNumber(node->Scalar()) : std::nullopt;
        if (!value || std::floor(*value) != *value || *value < low || *value > high)
            return fail(key, *node, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        into = static_cast<int>(*value);
    }
    void seed(const char* key, std::uint64_t& into)
    {
        const auto node = take(key);
        if (!node)
            return;
        const auto value = node->IsScalar() ? parseNumber(node->Scalar()) : std::nullopt;
        if (!value || std::floor(*value) != *value || *value < 0 || *value > 9e15)
            return fail(key, *node, "a whole number from 0 up");
        into = static_cast<std::uint64_t>(*value);
    }
    void flag(const char* key, bool& into, const char*)
    {
        const auto node = take(key);
        if (node && node->IsScalar() && (node->Scalar() == "true" || node->Scalar() == "false"))
            into = node->Scalar() == "true";
        else if (node)
            fail(key, *node, "true or false");
    }
    template <class T>
    void word(const char* key, T& into, std::initializer_list<Word<T>> words, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        std::vector<std::string> known;
        for (const Word<T>& one : words) {
            if (node->IsScalar() && node->Scalar() == one.word) {
                into = one.value;
                return;
            }
            known.emplace_back(one.word);
        }
        fail(key, *node, join(known, ", "));
    }
    template <class T>
    void block(const char* key, T& into)
    {
        if (const auto node = take(key))
            BlockReader(*node, key, problem_).fill(into);
    }
    template <class T>
    void optionalBlock(const char* key, std::optional<T>& into, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        into.reset();
        if (!node->IsNull())
            BlockReader(*node, where_ + ": " + key, problem_).fill(into.emplace());
    }
    template <class T>
    void named(const char* key, std::vector<T>& into, std::string T::*name, const char*)
    {
        const auto node = take(key);
        if (!node)
            return;
        into.clear();
        if (node->IsNull())
            return;
        if (!node->IsMap())
            return fail(key, *node, "a block of `name: {...}` lines");
        std::set<std::string> seen;
        for (const auto& entry : *node) {
            T value;
            value.*name = entry.first.Scalar();
            if (!seen.insert(value.*name).second)
                return problem_.set(lineOf(entry.first), key, "each name once", "'" + value.*name + "' a second time");
            BlockReader(entry.second, std::string(key) + ": " + value.*name, problem_).fill(value);
            into.push_back(std::move(value));
        }
    }
    void steps(const char* key, std::vector<FeatureStep>& into)
    {
        const auto node = take(key);
        if (!node)
            return;
        into.clear();
        if (node->IsNull())
            return;
        if (!node->IsSequence())
            return fail(key, *node, "a list of steps, one `- name: {...}` each");
        for (const YAML::Node& entry : *node) {
            const bool bare = entry.IsScalar();
            if (!bare && !(entry.IsMap() && entry.size() == 1))
                return fail(key, entry, "one step, `name: {...}`");
            const std::string name = bare ? entry.Scalar() : entry.begin()->first.Scalar();
            const YAML::Node settings = bare ? YAML::Node() : entry.begin()->second;
            const bool known = protocolKeys::forStepNamed(name, [&](auto step) {
                if (!bare)
                    BlockReader(settings, name, problem_).fill(step);
                into.emplace_back(std::move(step));
            });
            if (!known)
                return problem_.set(lineOf(entry), key, "one of icc, impute, combat, zscore, spearman, test, smote, lasso", "'" + name + "'");
        }
    }

private:
    std::optional<YAML::Node> take(const char* key)
    {
        asked_.emplace_back(key);
        if (!node_.IsMap())
            return {};
        std::optional<YAML::Node> found;
        for (const auto& entry : node_)
            if (entry.first.IsScalar() && entry.first.Scalar() == key) {
                if (found)
                    problem_.set(lineOf(entry.first), where_, "each name once", std::string("'") + key + "' a second time");
                found = entry.second;
            }
        return found;
    }
    void fail(const char* key, const YAML::Node& node, const std::string& expected)
    {
        problem_.set(lineOf(node), (where_.empty() ? std::string() : where_ + ": ") + key, expected, foundText(node));
    }
    std::optional<double> numberOf(const char* key, const YAML::Node& node, double low, double high)
    {
        const auto value = node.IsScalar() ? parseNumber(node.Scalar()) : std::nullopt;
        if (value && std::isfinite(*value) && *value >= low && *value <= high)
            return value;
        fail(key, node, rangeText(low, high));
        return {};
    }
    void refuseOthers()
    {
        if (!node_.IsMap())
            return;
        for (const auto& entry : node_)
            if (!entry.first.IsScalar() || std::find(asked_.begin(), asked_.end(), entry.first.Scalar()) == asked_.end())
                problem_.set(lineOf(entry.first), where_.empty() ? "the protocol" : where_, "one of " + join(asked_, ", "), foundText(entry.first));
    }

    YAML::Node node_;
    std::string where_;
    Problem& problem_;
    std::vector<std::string> asked_;
};

/// A text as a YAML scalar that reads back to itself.
std::string scalar(const std::string& text)
{
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == ' '; })
                    && text.front() != ' ' && text.back() != ' ' && text.front() != '-' && text.front() != '.' && !parseNumber(text);
    if (plain && text != "true" && text != "false" && text != "null" && text != "~")
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string listText(const std::vector<std::string>& parts)
{
    std::string text = "[";
    text.append(join(parts, ", ")).append("]");
    return text;
}

class BlockWriter {
public:
    BlockWriter(std::string& out, std::string indent) : out_(out), indent_(std::move(indent)) {}

    void text(const char* key, std::string& of, const char* help) { line(key, scalar(of), help); }
    void texts(const char* key, std::vector<std::string>& of, const char* help)
    {
        std::vector<std::string> parts;
        for (const std::string& one : of)
            parts.push_back(scalar(one));
        line(key, listText(parts), help);
    }
    void number(const char* key, double& of, double, double, const char* help) { line(key, formatNumber(of), help); }
    void numbers(const char* key, std::vector<double>& of, double, double, const char* help)
    {
        std::vector<std::string> parts;
        for (const double one : of)
            parts.push_back(formatNumber(one));
        line(key, listText(parts), help);
    }
    void whole(const char* key, int& of, int, int, const char* help) { line(key, std::to_string(of), help); }
    void seed(const char* key, std::uint64_t& of) { line(key, std::to_string(of), ""); }
    void flag(const char* key, bool& of, const char* help) { line(key, of ? "true" : "false", help); }
    template <class T>
    void word(const char* key, T& of, std::initializer_list<Word<T>> words, const char* help)
    {
        for (const Word<T>& one : words)
            if (one.value == of)
                return line(key, one.word, help);
    }
    template <class T>
    void block(const char* key, T& of)
    {
        line(key, "", "");
        BlockWriter inner(out_, indent_ + "  ");
        protocolKeys::visit(inner, of);
    }
    template <class T>
    void optionalBlock(const char* key, std::optional<T>& of, const char* help)
    {
        if (!of)
            return line(key, "null", help);
        block(key, *of);
    }
    template <class T>
    void named(const char* key, std::vector<T>& of, std::string T::*name, const char* help)
    {
        line(key, of.empty() ? "{}" : "", help);
        for (T& one : of) {
            out_ += indent_ + "  " + scalar(one.*name) + ":\n";
            BlockWriter inner(out_, indent_ + "    ");
            protocolKeys::visit(inner, one);
        }
    }
    void steps(const char* key, std::vector<FeatureStep>& of)
    {
        line(key, of.empty() ? "[]" : "", "in this order");
        for (FeatureStep& step : of)
            std::visit(
                [&](auto& one) {
                    out_ += indent_ + "  - " + protocolKeys::nameOf(one) + ":\n";
                    BlockWriter inner(out_, indent_ + "      ");
                    protocolKeys::visit(inner, one);
                },
                step);
    }

private:
    void line(const char* key, const std::string& value, const char* help)
    {
        out_ += indent_ + key + ":";
        if (!value.empty())
            out_ += " " + value;
        if (*help)
            out_ += std::string("  # ") + help;
        out_ += "\n";
    }
    std::string& out_;
    std::string indent_;
};

}  // namespace

Result<Protocol> parseProtocol(std::string_view yaml)
{
    constexpr std::size_t largestFile = 1 << 20;
    if (yaml.size() > largestFile)
        return Error{Errc::limit, message("protocol", "The protocol has %1 bytes; at most %2 are read.", yaml.size(), largestFile), {}};
    try {
        Problem problem;
        Protocol protocol;
        const YAML::Node root = YAML::Load(std::string(yaml));
        BlockReader(root, "", problem).fill(protocol);
        if (problem.error)
            return *problem.error;
        if (const auto problems = problemsOf(protocol); !problems.empty())
            return Error{Errc::invalid, problems.front(), {}};
        return protocol;
    } catch (const YAML::Exception& broken) {
        return Error{Errc::corrupt, message("protocol", "Line %1: this is not valid YAML: %2.", broken.mark.line + 1, broken.msg), {}};
    }
}

Result<Protocol> readProtocol(const std::filesystem::path& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return text.error();
    auto protocol = parseProtocol(*text);
    if (!protocol)
        return std::move(protocol).error().in(toUtf8(file));
    return protocol;
}

std::string protocolYaml(const Protocol& protocol)
{
    std::string text;
    Protocol copy = protocol;  // the list of keys is one for reading and writing
    BlockWriter writer(text, "");
    protocolKeys::visit(writer, copy);
    return text;
}

}  // namespace annulus
