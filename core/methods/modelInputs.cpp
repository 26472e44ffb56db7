#include "core/methods/modelInputs.h"

#include "core/base/text.h"
#include "core/stats/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

std::string wordOf(const nlohmann::json& json)
{
    return json.is_string() ? json.get<std::string>() : json.is_number() ? formatNumber(json.get<double>()) : std::string();
}

std::vector<std::string> wordsOf(const nlohmann::json& json)
{
    std::vector<std::string> words;
    if (json.is_array())
        for (const auto& one : json)
            words.push_back(wordOf(one));
    else if (!json.is_null())
        words.push_back(wordOf(json));
    return words;
}

/// "1" and "1.0" are one level.
bool sameLabel(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const auto x = parseNumber(a), y = parseNumber(b);
    return x && y && *x == *y;
}

std::vector<std::string> withReference(Inputs& inputs, const std::string& name, std::vector<std::string> levels, const std::string& reference)
{
    const auto found = std::find_if(levels.begin(), levels.end(), [&](const std::string& level) { return sameLabel(level, reference); });
    if (found == levels.end())
        inputs.fail({Errc::notFound, message("methods", "Column '%1' has no level '%2', which is to be the reference.", name, reference), {}});
    else
        std::rotate(levels.begin(), found, found + 1);
    return levels;
}

template <class T>
T valueOr(Inputs& inputs, Result<T> read)
{
    if (read)
        return std::move(read).value();
    inputs.fail(read.error());
    return {};
}

/// "stage=II" among the given words.
std::string referenceFor(const std::vector<std::string>& references, const std::string& name)
{
    for (const std::string& one : references)
        if (one.size() > name.size() && one.compare(0, name.size() + 1, name + "=") == 0)
            return one.substr(name.size() + 1);
    return {};
}

Predictor readPredictor(Inputs& inputs, const Csv& table, const std::string& name, bool isFactor, std::vector<std::string> levels, const std::string& reference)
{
    if (!isFactor)
        return {name, {}, valueOr(inputs, numberColumn(table, name))};
    const auto labels = valueOr(inputs, labelColumn(table, name));
    if (levels.empty())
        levels = distinctLabels(labels);
    if (!reference.empty())
        levels = withReference(inputs, name, std::move(levels), reference);
    return factorOf(name, labels, levels);
}

}  // namespace

Predictor factorOf(const std::string& name, const std::vector<std::string>& labels, const std::vector<std::string>& levels)
{
    Predictor predictor{name, levels, {}};
    for (const std::string& label : labels) {
        const auto found = std::find_if(levels.begin(), levels.end(), [&](const std::string& level) { return !label.empty() && sameLabel(level, label); });
        predictor.values.push_back(found == levels.end() ? noValue : static_cast<double>(found - levels.begin()));
    }
    return predictor;
}

std::vector<Predictor> predictorsOf(Inputs& inputs, const std::string& name)
{
    const auto table = inputs.data();
    if (inputs.failed() || !table)
        return {};
    std::vector<Predictor> predictors;
    const nlohmann::json json = inputs.has(name) ? inputs.json()[name] : nlohmann::json();
    const auto terms = json.is_array() ? json : nlohmann::json::array({json});
    const auto factors = inputs.has("factors") ? inputs.words("factors") : std::vector<std::string>{};
    const auto references = inputs.has("reference") ? inputs.words("reference") : std::vector<std::string>{};
    const nlohmann::json levels = inputs.has("levels") ? inputs.json()["levels"] : nlohmann::json::object();
    for (const std::string& one : references)
        if (std::none_of(terms.begin(), terms.end(), [&](const auto& term) { return one.starts_with(wordOf(term) + "="); }))
            inputs.fail({Errc::invalid, message("methods", "'%1' names no column of the model; COLUMN=LEVEL is expected.", one), {}});
    for (const auto& term : terms) {
        if (term.is_object()) {
            const std::string column = term.value("name", "");
            const bool isFactor = term.value("type", "numeric") == "factor";
            predictors.push_back(readPredictor(inputs, *table, column, isFactor, wordsOf(term.value("levels", nlohmann::json())),
                                               wordOf(term.value("reference", nlohmann::json()))));
            continue;
        }
        const std::string column = wordOf(term);
        if (column.empty()) {
            inputs.fail({Errc::invalid, message("methods", "The input '%1' is missing; names of columns are expected.", name), {}});
            return {};
        }
        const bool hasLevels = levels.is_object() && levels.contains(column);
        const bool isNamed = hasLevels || std::find(factors.begin(), factors.end(), column) != factors.end();
        const auto labels = labelColumn(*table, column);
        // Words alone make a factor; a word among numbers is a slip, and numberColumn says where.
        const bool isFactor = isNamed || (labels && std::none_of(labels->begin(), labels->end(), [](const std::string& label) { return parseNumber(label).has_value(); }));
        predictors.push_back(readPredictor(inputs, *table, column, isFactor, hasLevels ? wordsOf(levels[column]) : std::vector<std::string>{},
                                           referenceFor(references, column)));
    }
    return predictors;
}

std::vector<double> weightsOf(Inputs& inputs, const std::string& name)
{
    if (!inputs.has(name))
        return {};
    auto weights = inputs.numbers(name);
    for (std::size_t row = 0; row < weights.size(); ++row)
        if (!(weights[row] >= 0))
            inputs.fail({Errc::invalid, message("methods", "The weight in row %1 is missing or below 0.", row + 1), {}});
    return weights;
}

LevelOutcome levelOutcomeOf(Inputs& inputs, const std::string& outcome, const std::string& levels)
{
    const auto labels = inputs.labels(outcome);
    LevelOutcome all;
    all.levels = inputs.has(levels) ? wordsOf(inputs.json()[levels]) : distinctLabels(labels);
    all.places = factorOf(outcome, labels, all.levels).values;
    return all;
}

Result<LevelData> levelDataOf(const std::vector<Predictor>& predictors, const LevelOutcome& outcome)
{
    Usage usage;
    const auto rows = completeRows(predictors, outcome.places, usage);
    auto design = makeDesign(predictors, rows);
    if (!design)
        return std::move(design).error();
    LevelData data{std::move(design).value(), {}};
    data.design.usage = usage;
    for (const std::size_t row : rows)
        data.level.push_back(static_cast<int>(outcome.places[row]));
    return data;
}

void addOrNa(Report& report, const std::string& quantity, double value, const std::string& term, const std::string& index)
{
    if (std::isnan(value))
        report.addText(quantity, "NA", term, index);
    else
        report.add(quantity, value, term, index);
}

std::vector<int> foldsOf(Inputs& inputs, const std::string& name, const Csv& table)
{
    std::vector<int> folds;
    for (const double fold : valueOr(inputs, numberColumn(table, name))) {
        if (!(fold >= 1) || fold != std::floor(fold) || fold > 1e6) {
            inputs.fail({Errc::invalid, message("methods", "Row %1 of column '%2' holds no fold; a whole number from 1 is expected.", folds.size() + 1, name), {}});
            return {};
        }
        folds.push_back(static_cast<int>(fold) - 1);
    }
    return folds;
}

std::vector<Parameter> regressionParameters(std::vector<Parameter> more)
{
    std::vector<Parameter> all{
        {"outcome", Take::column, "Column of the outcome, 0 and 1, or any labels with --positive", true},
        {"positive", Take::text, "Label of those with the outcome"},
        {"terms", Take::columns, "Columns of the model", true},
        {"factors", Take::columns, "Those of them whose numbers are codes of levels"},
        {"reference", Take::columns, "Reference levels: COLUMN=LEVEL,..."},
    };
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace annulus
