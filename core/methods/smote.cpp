#include "core/model/smote.h"

#include "core/base/text.h"
#include "core/methods/modelInputs.h"
#include "core/stats/columns.h"

#include <algorithm>
#include <cmath>

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

Result<Report> run(Inputs& inputs)
{
    const auto names = columnsOf(inputs);
    const Eigen::MatrixXd x = inputs.columns(names);
    const int minority = static_cast<int>(inputs.integer("minority", 1));
    SmoteSettings settings;
    settings.neighbours = static_cast<int>(inputs.integer("k", 5));
    settings.seed = static_cast<std::uint64_t>(inputs.integer("seed", 15));
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
        addRows(report, makeSynthetic(x, near, plan), names);
        return report;
    }
    const auto made = smote(x, label, settings);
    if (!made)
        return made.error();
    report.notes = made->notes;
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
     {"seed", Take::integer, "Seed of the draw (default 15)"},
     {"plan", Take::file, "Table of base_row, neighbour_rank and gap to follow in place of a draw"}},
    run};

}  // namespace annulus
