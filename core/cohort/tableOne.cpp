#include "core/cohort/tableOne.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/cohort/rowTest.h"
#include "core/stats/columns.h"
#include "core/stats/shapiro.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace annulus {
namespace {

struct Grouping {
    std::vector<std::string> names;
    std::vector<std::size_t> rows;   ///< rows of the table that are used
    std::vector<std::size_t> group;  ///< of each used row
};

Result<Grouping> groupRows(const Csv& table, const TableOneSettings& settings, Usage& usage)
{
    Grouping grouping;
    if (settings.groupColumn.empty()) {
        grouping.names = {""};
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            grouping.rows.push_back(row);
        grouping.group.assign(table.rows.size(), 0);
        usage.used = table.rows.size();
        return grouping;
    }
    const auto labels = labelColumn(table, settings.groupColumn);
    if (!labels)
        return labels.error();
    const auto found = distinctLabels(*labels);
    grouping.names = settings.groups.empty() ? found : settings.groups;
    for (const std::string& name : grouping.names)
        if (std::find(found.begin(), found.end(), name) == found.end())
            return Error{Errc::notFound, message("cohort", "The column '%1' has no group '%2'; it holds %3.", settings.groupColumn, name, join(found, ", ")), {}};
    if (grouping.names.size() > 20)
        return Error{Errc::invalid, message("cohort", "The column '%1' holds %2 groups; up to 20 are expected.", settings.groupColumn, grouping.names.size()), {}};
    std::size_t missing = 0, others = 0;
    for (std::size_t row = 0; row < labels->size(); ++row) {
        const auto place = std::find(grouping.names.begin(), grouping.names.end(), (*labels)[row]);
        if ((*labels)[row].empty()) {
            ++missing;
        } else if (place == grouping.names.end()) {
            ++others;
        } else {
            grouping.rows.push_back(row);
            grouping.group.push_back(static_cast<std::size_t>(place - grouping.names.begin()));
        }
    }
    usage.used = grouping.rows.size();
    usage.leaveOut(missing, message("cohort", "the group is not known"));
    usage.leaveOut(others, message("cohort", "in none of the groups compared"));
    return grouping;
}

GroupSummary summariseNumbers(std::vector<double> values, std::size_t missing, QuantileType quartiles)
{
    GroupSummary summary;
    summary.present = values.size();
    summary.missing = missing;
    summary.mean = mean(values);
    summary.deviation = standardDeviation(values);
    if (const auto test = shapiroWilk(values))
        summary.normality = test->p;
    std::sort(values.begin(), values.end());
    summary.median = median(values);
    summary.low = quantileOfSorted(values, 0.25, quartiles);
    summary.high = quantileOfSorted(values, 0.75, quartiles);
    return summary;
}

/// Whether a column of numbers is taken for codes (0/1, grades 1 to 3).
bool areCodes(const std::vector<std::string>& labels, std::size_t mostLevels) { return distinctLabels(labels).size() <= mostLevels; }

bool areNumbers(const std::vector<std::string>& labels)
{
    return std::all_of(labels.begin(), labels.end(), [](const std::string& label) { return label.empty() || parseNumber(label).has_value(); });
}

/// A column of numbers with a slip or two in it ("1,5", "n.a."): at least nine cells of ten that are there hold numbers, of more
/// values than codes have.
bool areNearlyNumbers(const std::vector<std::string>& labels, std::size_t mostLevels)
{
    std::size_t words = 0;
    std::vector<std::string> numbers;
    for (const std::string& label : labels)
        if (parseNumber(label))
            numbers.push_back(label);
        else if (!label.empty())
            ++words;
    return words > 0 && numbers.size() >= 9 * words && distinctLabels(numbers).size() > mostLevels;
}

/// The table with such slips taken for missing values, each said in the row's notes.
Csv withoutSlips(const Csv& table, const std::string& name, std::vector<Message>& notes)
{
    constexpr std::size_t mostSaid = 5;
    Csv column{{name}, {}};
    const auto place = static_cast<std::size_t>(table.column(name));
    std::size_t slips = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string& cell = table.rows[row][place];
        column.rows.push_back({cell});
        if (isMissingCell(cell) || parseNumber(cell))
            continue;
        column.rows.back().front().clear();
        if (++slips <= mostSaid)
            notes.push_back(message("cohort", "'%1' in row %2 is no number and counts as missing, for nearly all others are numbers.", cell, row + 1));
    }
    if (slips > mostSaid)
        notes.push_back(message("cohort", "%1 more cells are no numbers and count as missing.", slips - mostSaid));
    return column;
}

/// Each group must pass; one without a test (too few, constant) does not speak against it.
RowKind numberKind(const TableRow& row, double level)
{
    for (const GroupSummary& group : row.groups)
        if (group.normality && *group.normality < level)
            return RowKind::skewed;
    return RowKind::normal;
}

Result<void> fillNumbers(TableRow& row, const Csv& table, const Grouping& grouping, const TableOneSettings& settings)
{
    const auto column = numberColumn(table, row.column);
    if (!column)
        return column.error();
    std::vector<std::vector<double>> samples(grouping.names.size());
    std::vector<std::size_t> missing(grouping.names.size(), 0);
    std::vector<double> all;
    for (std::size_t at = 0; at < grouping.rows.size(); ++at) {
        const double value = (*column)[grouping.rows[at]];
        if (std::isnan(value)) {
            ++missing[grouping.group[at]];
        } else {
            samples[grouping.group[at]].push_back(value);
            all.push_back(value);
        }
    }
    row.all = summariseNumbers(all, grouping.rows.size() - all.size(), settings.quartiles);
    for (std::size_t at = 0; at < samples.size(); ++at)
        row.groups.push_back(summariseNumbers(samples[at], missing[at], settings.quartiles));
    if (row.kind == RowKind::automatic)
        row.kind = numberKind(row, settings.normalityLevel);
    compareNumbers(row, samples);
    return {};
}

Result<void> fillLevels(TableRow& row, const std::vector<std::string>& labels, const Grouping& grouping)
{
    const auto used = atRows(labels, grouping.rows);
    const auto found = distinctLabels(used);
    if (row.levels.empty())
        row.levels = found;
    for (const std::string& label : found)
        if (std::find(row.levels.begin(), row.levels.end(), label) == row.levels.end())
            return Error{Errc::invalid, message("cohort", "The column '%1' holds the level '%2', which is not among those given (%3).", row.column, label, join(row.levels, ", ")), {}};
    if (row.levels.size() > 50)
        return Error{Errc::invalid, message("cohort", "The column '%1' holds %2 levels; up to 50 are expected of a variable shown by counts.", row.column, row.levels.size()), {}};
    row.groups.assign(grouping.names.size(), {});
    for (GroupSummary& group : row.groups)
        group.counts.assign(row.levels.size(), 0);
    row.all.counts.assign(row.levels.size(), 0);
    for (std::size_t at = 0; at < used.size(); ++at) {
        GroupSummary& group = row.groups[grouping.group[at]];
        if (used[at].empty()) {
            ++group.missing;
            ++row.all.missing;
            continue;
        }
        const auto level = static_cast<std::size_t>(std::find(row.levels.begin(), row.levels.end(), used[at]) - row.levels.begin());
        group.counts[level] += 1;
        row.all.counts[level] += 1;
        ++group.present;
        ++row.all.present;
    }
    compareLevels(row);
    return {};
}

Result<TableRow> makeRow(const Csv& table, const RowChoice& choice, const Grouping& grouping, const TableOneSettings& settings)
{
    TableRow row;
    row.column = choice.column;
    row.kind = choice.kind;
    row.test = choice.test;
    row.chosenKind = choice.kind != RowKind::automatic;
    row.chosenTest = choice.test != RowTest::automatic;
    row.levels = choice.levels;
    const auto labels = labelColumn(table, choice.column);
    if (!labels)
        return labels.error();
    const bool hasSlips = row.kind == RowKind::automatic && row.levels.empty() && areNearlyNumbers(*labels, settings.mostLevels);
    const bool categorical = !hasSlips && (row.kind == RowKind::categorical
                             || (row.kind == RowKind::automatic && (!row.levels.empty() || !areNumbers(*labels) || areCodes(*labels, settings.mostLevels))));
    if (categorical)
        row.kind = RowKind::categorical;
    const auto filled = categorical ? fillLevels(row, *labels, grouping)
                        : hasSlips  ? fillNumbers(row, withoutSlips(table, choice.column, row.notes), grouping, settings)
                                    : fillNumbers(row, table, grouping, settings);
    return filled ? Result<TableRow>(std::move(row)) : Result<TableRow>(filled.error());
}

}  // namespace

Result<TableOne> makeTableOne(const Csv& table, const TableOneSettings& settings)
{
    TableOne result;
    const auto grouping = groupRows(table, settings, result.usage);
    if (!grouping)
        return grouping.error();
    result.groups = grouping->names;
    result.groupSizes.assign(result.groups.size(), 0);
    for (const std::size_t group : grouping->group)
        ++result.groupSizes[group];
    std::vector<std::optional<Result<TableRow>>> rows(settings.rows.size());
    parallelFor(rows.size(), [&](std::size_t at) { rows[at] = makeRow(table, settings.rows[at], *grouping, settings); });
    for (auto& row : rows) {
        if (!*row)
            return row->error();
        result.rows.push_back(std::move(*row).value());
    }
    if (settings.adjustment) {
        std::vector<double> p;
        for (const TableRow& row : result.rows)
            p.push_back(row.p.value_or(std::nan("")));
        const auto adjusted = adjustP(p, *settings.adjustment);
        for (std::size_t at = 0; at < adjusted.size(); ++at)
            if (result.rows[at].p)
                result.rows[at].adjusted = adjusted[at];
    }
    return result;
}

std::string cellText(const TableRow& row, const GroupSummary& summary, std::size_t level)
{
    if (summary.present == 0)
        return "-";
    if (row.kind == RowKind::categorical)
        return formatFixed(summary.counts[level], 0) + " (" + formatFixed(100 * summary.counts[level] / static_cast<double>(summary.present), 1) + " %)";
    // Wide spreads need no decimals, narrow ones two digits of the spread.
    const double spread = row.all.high - row.all.low;
    const int digits = spread >= 100 ? 0 : spread >= 1 || !(spread > 0) ? 1 : std::min(8, static_cast<int>(std::ceil(-std::log10(spread))) + 2);
    if (row.kind == RowKind::skewed)
        return formatFixed(summary.median, digits) + " (" + formatFixed(summary.low, digits) + ", " + formatFixed(summary.high, digits) + ")";
    return formatFixed(summary.mean, digits) + (summary.present > 1 ? " \xc2\xb1 " + formatFixed(summary.deviation, digits) : std::string());
}

double standardisedDifference(const GroupSummary& a, const GroupSummary& b)
{
    return (a.mean - b.mean) / std::sqrt((a.deviation * a.deviation + b.deviation * b.deviation) / 2);
}

double standardisedDifferenceOfLevels(const GroupSummary& a, const GroupSummary& b)
{
    const auto levels = static_cast<Eigen::Index>(a.counts.size());
    if (levels < 2 || a.present == 0 || b.present == 0)
        return std::nan("");
    const auto shares = [levels](const GroupSummary& group) {
        // The first level follows from the others.
        return Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(group.counts.data() + 1, levels - 1) / static_cast<double>(group.present));
    };
    const Eigen::VectorXd ofA = shares(a), ofB = shares(b), off = ofA - ofB;
    const auto covariance = [](const Eigen::VectorXd& share) { return Eigen::MatrixXd(Eigen::MatrixXd(share.asDiagonal()) - share * share.transpose()); };
    const Eigen::MatrixXd pooled = (covariance(ofA) + covariance(ofB)) / 2;
    // A level that neither group has takes no part: the least-squares solution leaves it out.
    return std::sqrt(std::max(0.0, off.dot(pooled.completeOrthogonalDecomposition().solve(off))));
}

}  // namespace annulus
