#include "core/cohort/condition.h"

#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace annulus {

struct Condition::Node {
    enum class Kind { either, both, opposite, compare, among, missing, known };
    Kind kind = Kind::compare;
    std::vector<std::shared_ptr<const Node>> parts;
    std::vector<std::string> columns;  ///< of a comparison the left one; of missing and known all
    std::string sign;                  ///< of a comparison
    std::vector<std::string> words;    ///< to compare with; may name a column
};

namespace {

using Node = Condition::Node;
using NodePtr = std::shared_ptr<const Node>;
constexpr int deepest = 100;

struct Token {
    std::string text;
    std::size_t place = 0;  ///< from 1
    bool quoted = false;
};

struct Refusal {
    Message why;
};

bool isWordByte(char c) { return std::string_view(" \t\n\r()<>=!,'\"").find(c) == std::string_view::npos; }

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const std::size_t first = at;
        if (std::string_view(" \t\n\r").find(c) != std::string_view::npos) {
            ++at;
        } else if (c == '\'' || c == '"') {
            const std::size_t end = text.find(c, at + 1);
            if (end == std::string_view::npos)
                throw Refusal{message("cohort", "The quote at %1 of \"%2\" never ends.", first + 1, text)};
            tokens.push_back({std::string(text.substr(at + 1, end - at - 1)), first + 1, true});
            at = end + 1;
        } else if (isWordByte(c)) {
            while (at < text.size() && isWordByte(text[at]))
                ++at;
            tokens.push_back({std::string(text.substr(first, at - first)), first + 1, false});
        } else {
            ++at;
            if (at < text.size() && text[at] == '=' && std::string_view("<>=!").find(c) != std::string_view::npos)
                ++at;
            tokens.push_back({std::string(text.substr(first, at - first)), first + 1, false});
        }
    }
    return tokens;
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text), tokens_(tokensOf(text)) {}

    NodePtr whole()
    {
        NodePtr node = either();
        if (at_ < tokens_.size())
            refuse("the end");
        return node;
    }

private:
    [[noreturn]] void refuse(std::string_view expected)
    {
        if (at_ < tokens_.size())
            throw Refusal{message("cohort", "\"%1\" stands at %2 of \"%3\"; %4 was expected.", tokens_[at_].text, tokens_[at_].place, text_, expected)};
        throw Refusal{message("cohort", "\"%1\" ends too soon; %2 was expected.", text_, expected)};
    }
    [[nodiscard]] bool isNext(std::string_view word) const { return at_ < tokens_.size() && !tokens_[at_].quoted && tokens_[at_].text == word; }
    bool take(std::string_view word)
    {
        if (!isNext(word))
            return false;
        ++at_;
        return true;
    }
    void need(std::string_view word)
    {
        if (!take(word))
            refuse(word);
    }
    std::string word(std::string_view expected)
    {
        if (at_ == tokens_.size() || (!tokens_[at_].quoted && !isWordByte(tokens_[at_].text.front())))
            refuse(expected);
        return tokens_[at_++].text;
    }

    template <class Next>
    NodePtr chain(Node::Kind kind, std::string_view sign, Next next)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->parts.push_back(next());
        while (take(sign))
            node->parts.push_back(next());
        return node->parts.size() == 1 ? node->parts.front() : node;
    }
    NodePtr either() { return chain(Node::Kind::either, "or", [this] { return both(); }); }
    NodePtr both() { return chain(Node::Kind::both, "and", [this] { return single(); }); }

    NodePtr single()
    {
        if (++depth_ > deepest)
            refuse("a simpler condition");
        NodePtr node = take("not") ? opposite() : take("(") ? bracket() : (isNext("missing") || isNext("known")) && isCall() ? call() : comparison();
        --depth_;
        return node;
    }
    NodePtr opposite()
    {
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::opposite;
        node->parts.push_back(single());
        return node;
    }
    NodePtr bracket()
    {
        NodePtr node = either();
        need(")");
        return node;
    }
    [[nodiscard]] bool isCall() const { return at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == "(" && !tokens_[at_ + 1].quoted; }
    NodePtr call()
    {
        auto node = std::make_shared<Node>();
        node->kind = isNext("missing") ? Node::Kind::missing : Node::Kind::known;
        at_ += 2;
        do
            node->columns.push_back(word("a column"));
        while (take(","));
        need(")");
        return node;
    }
    NodePtr comparison()
    {
        auto node = std::make_shared<Node>();
        node->columns.push_back(word("a column"));
        if (take("in")) {
            node->kind = Node::Kind::among;
            need("(");
            do
                node->words.push_back(word("a level or a number"));
            while (take(","));
            need(")");
            return node;
        }
        for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"})
            if (take(sign)) {
                node->sign = std::string(sign);  // assigned as a view, GCC 12 warns of bounds that are not there (-Wstringop-overflow)
                node->words.push_back(word("a level, a number, a date or a column"));
                return node;
            }
        refuse("==, !=, <, <=, >, >= or in");
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

template <class Take>
void forEachNode(const Node& node, Take take)
{
    take(node);
    for (const NodePtr& part : node.parts)
        forEachNode(*part, take);
}

/// A column that a word beside another column names: only dates and numbers are compared with each other.
const ClinicalColumn* otherColumn(const ClinicalTable& table, const ClinicalColumn& left, const std::string& word)
{
    if (left.variable.hasLevels() || !left.variable.isNumeric())
        return nullptr;
    const ClinicalColumn* other = table.find(word);
    return other && other->variable.kind == left.variable.kind ? other : nullptr;
}

Truth truth(bool is) { return is ? Truth::yes : Truth::no; }

Truth compared(double left, const std::string& sign, double right)
{
    if (sign == "==")
        return truth(left == right);
    if (sign == "!=")
        return truth(left != right);
    if (sign == "<=")
        return truth(left <= right);
    if (sign == ">=")
        return truth(left >= right);
    return truth(sign == "<" ? left < right : left > right);
}

/// The word as a value of the column, for a row.
std::optional<double> valueOf(const ClinicalTable& table, const ClinicalColumn& left, const std::string& word, std::size_t row)
{
    if (const ClinicalColumn* other = otherColumn(table, left, word))
        return other->values.value(row);
    return readCell(left.variable, word).value;
}

Truth evaluate(const Node& node, const ClinicalTable& table, std::size_t row);

Truth evaluateAll(const Node& node, const ClinicalTable& table, std::size_t row, Truth deciding, Truth otherwise)
{
    Truth all = otherwise;
    for (const NodePtr& part : node.parts) {
        const Truth one = evaluate(*part, table, row);
        if (one == deciding)
            return deciding;
        if (one == Truth::unknown)
            all = Truth::unknown;
    }
    return all;
}

bool isMissing(const ClinicalTable& table, const std::string& name, std::size_t row)
{
    const ClinicalColumn* column = table.find(name);
    return !column || column->isMissing(row);
}

Truth evaluateLeaf(const Node& node, const ClinicalTable& table, std::size_t row)
{
    const ClinicalColumn& left = *table.find(node.columns.front());
    if (left.isMissing(row))
        return Truth::unknown;
    if (!left.variable.isNumeric()) {
        const std::string cell = left.cell(row);
        const bool found = std::ranges::find(node.words, cell) != node.words.end();
        return truth(found != (node.sign == "!="));
    }
    const double value = *left.values.value(row);
    bool unknown = false;
    for (const std::string& word : node.words) {
        const auto right = valueOf(table, left, word, row);
        if (!right)
            unknown = true;
        else if (compared(value, node.kind == Node::Kind::among ? "==" : node.sign, *right) == Truth::yes)
            return Truth::yes;
    }
    return unknown ? Truth::unknown : Truth::no;
}

Truth evaluate(const Node& node, const ClinicalTable& table, std::size_t row)
{
    const auto isGone = [&](const std::string& name) { return isMissing(table, name, row); };
    switch (node.kind) {
    case Node::Kind::either: return evaluateAll(node, table, row, Truth::yes, Truth::no);
    case Node::Kind::both: return evaluateAll(node, table, row, Truth::no, Truth::yes);
    case Node::Kind::opposite: {
        const Truth inner = evaluate(*node.parts.front(), table, row);
        return inner == Truth::unknown ? inner : truth(inner == Truth::no);
    }
    case Node::Kind::missing: return truth(std::ranges::all_of(node.columns, isGone));
    case Node::Kind::known: return truth(!std::ranges::all_of(node.columns, isGone));
    case Node::Kind::compare:
    case Node::Kind::among: break;
    }
    return evaluateLeaf(node, table, row);
}

/// Why a word cannot be compared with the column, if so.
std::optional<Error> problemOf(const Node& node, const ClinicalTable& table)
{
    if (node.kind != Node::Kind::compare && node.kind != Node::Kind::among)
        return {};
    const ClinicalColumn& left = *table.find(node.columns.front());
    const Variable& variable = left.variable;
    const bool orders = node.sign == "<" || node.sign == ">" || node.sign == "<=" || node.sign == ">=";
    if (orders && (variable.kind == VariableKind::factor || !variable.isNumeric()))
        return Error{Errc::invalid, message("cohort", "%1 has no order; == or != was expected, not %2.", variable.name, node.sign), {}};
    for (const std::string& word : node.words) {
        if (!variable.isNumeric() || otherColumn(table, left, word))
            continue;
        Variable free = variable;  // a limit may lie beyond the plausible range
        free.lowest.reset();
        free.highest.reset();
        if (const CellReading reading = readCell(free, word); !reading.value)
            return Error{Errc::invalid, reading.reason, variable.name};
    }
    return {};
}

}  // namespace

Result<Condition> Condition::parse(std::string_view text)
{
    try {
        Condition condition;
        condition.text_ = std::string(text);
        condition.root_ = Parser(text).whole();
        forEachNode(*condition.root_, [&](const Node& node) {
            for (const std::string& column : node.columns)
                if (std::ranges::find(condition.columns_, column) == condition.columns_.end())
                    condition.columns_.push_back(column);
        });
        return condition;
    } catch (const Refusal& refusal) {
        return Error{Errc::invalid, refusal.why, {}};
    }
}

std::vector<std::string> Condition::lacking(const ClinicalTable& table) const
{
    std::vector<std::string> gone;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(gone, name) == gone.end())
            gone.push_back(name);
    };
    forEachNode(*root_, [&](const Node& node) {
        const bool asksForAny = node.kind == Node::Kind::missing || node.kind == Node::Kind::known;
        if (asksForAny && std::ranges::any_of(node.columns, [&](const std::string& name) { return table.find(name) != nullptr; }))
            return;
        for (const std::string& name : node.columns)
            if (!table.find(name))
                add(name);
        // A word that looks like the name of a date or number column, which the table lacks: study_date <= surgery_date.
        if (node.kind == Node::Kind::compare)
            if (const ClinicalColumn* left = table.find(node.columns.front()); left && !left->variable.hasLevels() && left->variable.isNumeric())
                if (const Variable* known = builtInCodebook().find(node.words.front()); known && !table.find(known->name))
                    add(known->name);
    });
    return gone;
}

Result<void> Condition::check(const ClinicalTable& table) const
{
    std::optional<Error> problem;
    forEachNode(*root_, [&](const Node& node) {
        if (!problem)
            problem = problemOf(node, table);
    });
    if (problem)
        return std::move(*problem).in(text_);
    return {};
}

Truth Condition::of(const ClinicalTable& table, std::size_t row) const { return evaluate(*root_, table, row); }

}  // namespace annulus
