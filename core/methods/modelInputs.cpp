#include "core/methods/modelInputs.h"

#include "core/base/text.h"
#include "core/stats/StandardDesign.h"
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

/// Place of each label among the levels, NaN where there is no label. A label that is none of them is a problem, not a missing value.
std::vector<double> placesOf(Inputs& inputs, const std::string& column, const std::vector<std::string>& labels, const std::vector<std::string>& levels)
{
    std::vector<double> places;
    for (const std::string& label : labels) {
        const auto found = std::find_if(levels.begin(), levels.end(), [&](const std::string& level) { return !label.empty() && sameLabel(level, label); });
        if (found == levels.end() && !label.empty())
            inputs.fail({Errc::invalid, message("methods", "Column '%1' holds '%2' in row %3, which is none of the levels given: %4.", column, label, places.size() + 1,
                                                join(levels, ", ")), {}});
        places.push_back(found == levels.end() ? noValue : static_cast<double>(found - levels.begin()));
    }
    return places;
}

void checkDistinct(Inputs& inputs, const std::string& name, const std::vector<std::string>& levels)
{
    for (std::size_t at = 0; at < levels.size(); ++at)
        for (std::size_t before = 0; before < at; ++before)
            if (sameLabel(levels[before], levels[at]))
                inputs.fail({Errc::invalid, message("methods", "The levels of '%1' name '%2' twice.", name, levels[at]), {}});
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
    if (!isFactor && !reference.empty())
        inputs.fail({Errc::invalid, message("methods", "Column '%1' holds numbers and has no reference level; where they are codes, name it in 'factors' too.", name), {}});
    if (!isFactor)
        return {name, {}, valueOr(inputs, numberColumn(table, name))};
    const auto labels = valueOr(inputs, labelColumn(table, name));
    if (levels.empty())
        levels = distinctLabels(labels);
    if (!reference.empty())
        levels = withReference(inputs, name, std::move(levels), reference);
    return {name, levels, placesOf(inputs, name, labels, levels)};
}

}  // namespace

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
    for (const std::string& one : factors)
        if (std::none_of(terms.begin(), terms.end(), [&](const auto& term) { return wordOf(term) == one; }))
            inputs.fail({Errc::invalid, message("methods", "The input 'factors' names '%1', which is no column of the model.", one), {}});
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

std::vector<double> weightsOf(Inputs& inputs, WeightGaps gaps, const std::string& name)
{
    if (!inputs.has(name))
        return {};
    auto weights = inputs.numbers(name);
    const std::string column = inputs.json()[name].is_string() ? inputs.text(name) : name;
    for (std::size_t row = 0; row < weights.size(); ++row) {
        if (weights[row] < 0)
            inputs.fail({Errc::invalid, message("methods", "The weight '%1' is %2 in row %3; a number from 0 up is expected.", column, weights[row], row + 1), {}});
        if (std::isnan(weights[row]) && gaps == WeightGaps::refused)
            inputs.fail({Errc::invalid, message("methods", "The weight '%1' has no value in row %2; one is needed in every row.", column, row + 1), {}});
    }
    return weights;
}

LevelOutcome levelOutcomeOf(Inputs& inputs, const std::string& outcome, const std::string& levels)
{
    const auto labels = inputs.labels(outcome);
    LevelOutcome all;
    all.levels = inputs.has(levels) ? wordsOf(inputs.json()[levels]) : distinctLabels(labels);
    const std::string column = inputs.has(outcome) && inputs.json()[outcome].is_string() ? inputs.text(outcome) : outcome;
    checkDistinct(inputs, column, all.levels);
    all.places = placesOf(inputs, column, labels, all.levels);
    return all;
}

Result<LevelData> levelDataOf(const std::vector<Predictor>& predictors, const LevelOutcome& outcome)
{
    Usage usage;
    for (const Predictor& one : predictors)
        if (one.values.size() != outcome.places.size())
            return Error{Errc::invalid, message("methods", "There are %1 outcomes for %2 rows.", outcome.places.size(), one.values.size()), {}};
    const auto rows = completeRows(predictors, outcome.places, usage);
    auto design = makeDesign(predictors, rows);
    if (!design)
        return std::move(design).error();
    LevelData data{std::move(design).value(), {}, {}};
    const auto aliased = aliasedColumns(data.design.x);
    if (!aliased.empty()) {
        std::vector<std::string> names;
        for (const Eigen::Index column : aliased)
            names.push_back(data.design.columns[static_cast<std::size_t>(column)]);
        data.design = data.design.withoutColumns(aliased);
        data.notes.push_back(message("methods", "No coefficient for %1: constant, or a sum of the columns before.", join(names, ", ")));
    }
    data.design.usage = usage;
    for (const std::size_t row : rows)
        data.level.push_back(static_cast<int>(outcome.places[row]));
    return data;
}

Eigen::MatrixXd completeColumns(Inputs& inputs, const std::vector<std::string>& names, const std::string& dataName)
{
    Eigen::MatrixXd x = inputs.columns(names, dataName);
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (std::isnan(x(row, column)))
                inputs.fail({Errc::invalid, message("methods", "Column '%1' has no value in row %2; a number is needed in every row.", names[static_cast<std::size_t>(column)], row + 1), {}});
    return x;
}

void noteGaps(Report& report, const Eigen::MatrixXd& x, const std::vector<std::string>& names)
{
    for (Eigen::Index column = 0; column < x.cols(); ++column) {
        const auto gaps = x.col(column).array().isNaN();
        Eigen::Index first = 0;
        if (gaps.any() && gaps.cast<int>().maxCoeff(&first) > 0)
            report.notes.push_back(message("methods", "Column '%1' of the table to scale lacks %2 values, the first in row %3: no z-score there.",
                                           names[static_cast<std::size_t>(column)], gaps.count(), first + 1));
    }
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
        termParameters[0],
        termParameters[1],
        termParameters[2],
    };
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace annulus
