#include "core/model/smote.h"

#include "core/base/text.h"
#include "core/methods/modelInputs.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace annulus {
namespace {

/// The plan's rows: base row, rank of the neighbour, gap.
std::vector<SmoteRow> planOf(Inputs& inputs, const ClassNeighbours& near)
{
    const auto table = inputs.data("plan");
    if (inputs.failed())
        return {};
    const auto base = numberColumn(*table, "base_row"), rank = numberColumn(*table, "neighbour_rank"), gap = numberColumn(*table, "gap");
    for (const auto* column : {&base, &rank, &gap})
        if (!*column) {
            inputs.fail(column->error());
            return {};
        }
    std::vector<SmoteRow> plan;
    for (std::size_t at = 0; at < base->size(); ++at) {
        const auto place = std::find(near.rows.begin(), near.rows.end(), static_cast<Eigen::Index>((*base)[at]) - 1);
        const double neighbour = (*rank)[at];
        if (place == near.rows.end() || !(neighbour >= 1 && neighbour <= near.k)) {
            inputs.fail({Errc::invalid, message("methods", "Line %1 of the plan names row %2, neighbour %3; a row of the minority and 1 to %4 are expected.", at + 1,
                                                (*base)[at], neighbour, near.k), {}});
            return {};
        }
        plan.push_back({static_cast<std::size_t>(place - near.rows.begin()), static_cast<std::size_t>(neighbour) - 1, (*gap)[at]});
    }
    return plan;
}

/// All columns of the table but the label, unless named.
std::vector<std::string> columnsOf(Inputs& inputs)
{
    if (inputs.has("columns"))
        return inputs.words("columns");
    const auto table = inputs.data();
    if (inputs.failed())
        return {};
    std::vector<std::string> names = table->header;
    std::erase(names, inputs.text("y", "y"));
    return names;
}

/// The synthetic rows, each with its class in the column of the classes.
void addRows(Report& report, const Eigen::MatrixXd& rows, const std::vector<int>& classes, const std::vector<std::string>& names, const std::string& classColumn)
{
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        const std::string index = std::to_string(row + 1);
        for (std::size_t column = 0; column < names.size(); ++column)
            report.add("synthetic", rows(row, static_cast<Eigen::Index>(column)), names[column], index);
        report.add("synthetic", classes[static_cast<std::size_t>(row)], classColumn, index);
    }
}

/// Which columns hold codes by the input, a mark for each.
std::vector<bool> codesOf(Inputs& inputs, const std::vector<std::string>& names)
{
    std::vector<bool> isCode(names.size(), false);
    for (const std::string& one : inputs.has("codes") ? inputs.words("codes") : std::vector<std::string>{}) {
        const auto found = std::find(names.begin(), names.end(), one);
        if (found == names.end())
            inputs.fail({Errc::invalid, message("methods", "The input 'codes' names '%1', which is none of the columns.", one), {}});
        else
            isCode[static_cast<std::size_t>(found - names.begin())] = true;
    }
    return isCode;
}

/// Columns of a few whole numbers: codes, most likely, between which there are no patients.
std::vector<std::string> likelyCodes(const Eigen::MatrixXd& x, const std::vector<std::string>& names, const std::vector<bool>& isCode)
{
    constexpr std::size_t mostLevels = 10;
    std::vector<std::string> likely;
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto column = x.col(static_cast<Eigen::Index>(at));
        const std::set<double> levels(column.begin(), column.end());
        const bool areWhole = std::all_of(levels.begin(), levels.end(), [](double value) { return value == std::floor(value); });
        if (!isCode[at] && areWhole && levels.size() > 1 && levels.size() <= std::min(mostLevels, static_cast<std::size_t>(x.rows()) / 2))
            likely.push_back(names[at]);
    }
    return likely;
}

std::vector<int> classesOf(Inputs& inputs)
{
    std::vector<int> label;
    for (const double y : inputs.numbers("y")) {
        if (!(std::abs(y) < 1e9) || y != std::floor(y)) {
            inputs.fail({Errc::invalid, message("methods", "The class in row %1 of column '%2' is missing or no whole number.", label.size() + 1, inputs.text("y")), {}});
            break;
        }
        label.push_back(static_cast<int>(y));
    }
    return label;
}

/// How many rows a class has and how many it lacks to the largest, and the neighbours within it.
void addClass(Report& report, const ClassNeighbours& near, std::size_t largest, const std::string& term)
{
    const auto few = near.rows.size();
    report.add("n_minority", static_cast<double>(few), term);
    report.add("n_majority", static_cast<double>(largest), term);
    report.add("n_synthetic_needed", static_cast<double>(largest - few), term);
    report.add("k_used", near.k, term);
    for (std::size_t at = 0; at < few; ++at)
        for (std::size_t rank = 0; rank < near.neighbours[at].size(); ++rank) {
            const std::string row = "row" + std::to_string(near.rows[at] + 1), index = std::to_string(rank + 1);
            report.add("neighbour_row", static_cast<double>(near.neighbours[at][rank] + 1), row, index);
            report.add("neighbour_distance", near.distances[at][rank], row, index);
        }
}

/// The classes to fill up with the number of their rows: the one that is named, or all that are smaller than the largest.
std::map<int, std::size_t> smallClasses(Inputs& inputs, const std::vector<int>& label, std::size_t& largest)
{
    std::map<int, std::size_t> counts;
    for (const int one : label)
        ++counts[one];
    if (counts.size() < 2) {
        inputs.fail({Errc::invalid, message("methods", "All %1 rows are of one class; SMOTE needs at least two classes.", label.size()), {}});
        return {};
    }
    largest = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->second;
    if (inputs.has("minority")) {
        const int named = static_cast<int>(inputs.integerWithin("minority", 1, -1'000'000'000, 1'000'000'000));
        const auto found = counts.find(named);
        if (found == counts.end())
            inputs.fail({Errc::notFound, message("methods", "No row of column '%1' is of class %2.", inputs.text("y"), named), {}});
        else if (found->second == largest)
            inputs.fail({Errc::invalid, message("methods", "Class %1 has %2 rows and no class has more: there is nothing to fill up.", named, largest), {}});
        else
            return {*found};
        return {};
    }
    std::erase_if(counts, [largest](const auto& one) { return one.second == largest; });
    if (counts.empty())
        inputs.fail({Errc::invalid, message("methods", "All classes have %1 rows: there is nothing to fill up.", largest), {}});
    return counts;
}

Result<Report> run(Inputs& inputs)
{
    const auto names = columnsOf(inputs);
    const Eigen::MatrixXd x = completeColumns(inputs, names);
    const auto isCode = codesOf(inputs, names);
    SmoteSettings settings;
    settings.neighbours = static_cast<int>(inputs.integerWithin("k", 5, 1, 1'000'000));
    settings.seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    const auto label = classesOf(inputs);
    if (inputs.failed())
        return inputs.error();
    std::size_t largest = 0;
    const auto small = smallClasses(inputs, label, largest);
    if (inputs.failed())
        return inputs.error();
    Report report;
    report.usage.used = label.size();
    if (const auto likely = likelyCodes(x, names, isCode); !likely.empty())
        report.notes.push_back(message("methods", "%1 hold a few whole numbers only and look like codes; a synthetic row lies between two of them. Name codes in 'codes' to keep them.",
                                       join(likely, ", ")));
    ClassNeighbours near;
    for (const auto& [name, count] : small) {
        if (count < 2)
            return Error{Errc::invalid, message("methods", "Class %1 has %2 rows; SMOTE needs at least 2 to go between.", name, count), {}};
        near = classNeighbours(x, label, name, settings.neighbours);
        addClass(report, near, largest, small.size() > 1 ? "class" + std::to_string(name) : std::string());
    }
    const std::string classColumn = inputs.text("y", "y");
    if (inputs.has("plan")) {
        if (small.size() > 1)
            inputs.fail({Errc::invalid, message("methods", "A plan fills up one class, and %1 are small; name one by 'minority'.", small.size()), {}});
        const auto plan = inputs.failed() ? std::vector<SmoteRow>{} : planOf(inputs, near);
        if (inputs.failed())
            return inputs.error();
        addRows(report, makeSynthetic(x, near, plan, isCode), std::vector<int>(plan.size(), small.begin()->first), names, classColumn);
        return report;
    }
    const auto made = smote(x, label, settings, isCode, inputs.has("minority") ? std::optional(small.begin()->first) : std::nullopt);
    if (!made)
        return made.error();
    report.notes.insert(report.notes.end(), made->notes.begin(), made->notes.end());
    addRows(report, made->x.bottomRows(made->x.rows() - x.rows()), {made->label.begin() + x.rows(), made->label.end()}, names, classColumn);
    return report;
}

}  // namespace

extern const Method smoteMethod{
    "smote", "Nearest neighbours within the minority and the synthetic rows between them", "--data train.csv --y y --minority 1 --k 5",
    {{"y", Take::column, "Column of the classes, whole numbers", true},
     {"minority", Take::integer, "The class to fill up to the size of the largest (default: every smaller class)"},
     {"k", Take::integer, "Neighbours (default 5)"},
     {"columns", Take::columns, "Columns (default: all but the class)"},
     {"codes", Take::columns, "Those of them that hold codes: a synthetic row keeps the code of its nearer parent"},
     {"seed", Take::integer, "Seed of the draw (default 15)"},
     {"plan", Take::file, "Table of base_row, neighbour_rank and gap to follow in place of a draw"}},
    run};

}  // namespace annulus
