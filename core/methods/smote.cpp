#include "core/model/smote.h"

#include "core/base/text.h"
#include "core/methods/modelInputs.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace annulus {
namespace {

constexpr std::size_t columnsShown = 5;

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

void addRows(Report& report, const Eigen::MatrixXd& rows, const std::vector<std::string>& names)
{
    for (Eigen::Index row = 0; row < rows.rows(); ++row)
        for (std::size_t column = 0; column < std::min(columnsShown, names.size()); ++column)
            report.add("synthetic", rows(row, static_cast<Eigen::Index>(column)), names[column], std::to_string(row + 1));
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

Result<Report> run(Inputs& inputs)
{
    const auto names = columnsOf(inputs);
    const Eigen::MatrixXd x = inputs.columns(names);
    const auto isCode = codesOf(inputs, names);
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (std::isnan(x(row, column)))
                inputs.fail({Errc::invalid, message("methods", "Column '%1' has no value in row %2; SMOTE needs a number in every row.",
                                                    names[static_cast<std::size_t>(column)], row + 1), {}});
    const int minority = static_cast<int>(inputs.integerWithin("minority", 1, -1'000'000'000, 1'000'000'000));
    SmoteSettings settings;
    settings.neighbours = static_cast<int>(inputs.integerWithin("k", 5, 1, 1'000'000));
    settings.seed = static_cast<std::uint64_t>(inputs.integerWithin("seed", 15, 0, mostSeed));
    std::vector<int> label;
    for (const double y : inputs.numbers("y")) {
        if (!(std::abs(y) < 1e9) || y != std::floor(y)) {
            inputs.fail({Errc::invalid, message("methods", "The class in row %1 of column '%2' is missing or no whole number.", label.size() + 1, inputs.text("y")), {}});
            break;
        }
        label.push_back(static_cast<int>(y));
    }
    if (inputs.failed())
        return inputs.error();
    const ClassNeighbours near = classNeighbours(x, label, minority, settings.neighbours);
    const auto few = near.rows.size();
    const std::size_t many = label.size() - few;
    if (few < 2)
        return Error{Errc::invalid, message("methods", "Class %1 has %2 rows; SMOTE needs at least 2 to go between.", minority, few), {}};
    Report report;
    report.usage.used = label.size();
    if (const auto likely = likelyCodes(x, names, isCode); !likely.empty())
        report.notes.push_back(message("methods", "%1 hold a few whole numbers only and look like codes; a synthetic row lies between two of them. Name codes in 'codes' to keep them.",
                                       join(likely, ", ")));
    report.add("n_minority", static_cast<double>(few));
    report.add("n_majority", static_cast<double>(many));
    report.add("n_synthetic_needed", static_cast<double>(many) - static_cast<double>(few));
    report.add("k_used", near.k);
    for (std::size_t at = 0; at < few; ++at)
        for (std::size_t rank = 0; rank < near.neighbours[at].size(); ++rank) {
            const std::string term = "row" + std::to_string(near.rows[at] + 1), index = std::to_string(rank + 1);
            report.add("neighbour_row", static_cast<double>(near.neighbours[at][rank] + 1), term, index);
            report.add("neighbour_distance", near.distances[at][rank], term, index);
        }
    if (inputs.has("plan")) {
        const auto plan = planOf(inputs, near);
        if (inputs.failed())
            return inputs.error();
        addRows(report, makeSynthetic(x, near, plan, isCode), names);
        return report;
    }
    const auto made = smote(x, label, settings, isCode);
    if (!made)
        return made.error();
    report.notes.insert(report.notes.end(), made->notes.begin(), made->notes.end());
    addRows(report, made->x.bottomRows(made->x.rows() - x.rows()), names);
    return report;
}

}  // namespace

extern const Method smoteMethod{
    "smote", "Nearest neighbours within the minority and the synthetic rows between them", "--data train.csv --y y --minority 1 --k 5",
    {{"y", Take::column, "Column of the classes, whole numbers", true},
     {"minority", Take::integer, "The class to fill up (default 1)"},
     {"k", Take::integer, "Neighbours (default 5)"},
     {"columns", Take::columns, "Columns (default: all but the class)"},
     {"codes", Take::columns, "Those of them that hold codes: a synthetic row keeps the code of its nearer parent"},
     {"seed", Take::integer, "Seed of the draw (default 15)"},
     {"plan", Take::file, "Table of base_row, neighbour_rank and gap to follow in place of a draw"}},
    run};

}  // namespace annulus
