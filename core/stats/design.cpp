#include "core/stats/design.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus {

std::vector<Eigen::Index> Design::columnsOf(int term) const
{
    std::vector<Eigen::Index> found;
    for (std::size_t column = 0; column < termOf.size(); ++column)
        if (termOf[column] == term)
            found.push_back(static_cast<Eigen::Index>(column));
    return found;
}

Design Design::without(const std::vector<int>& dropped) const
{
    Design kept{{}, {}, {}, {}, usage};
    std::map<int, int> newPlace{{-1, -1}};
    for (int term = 0; term < static_cast<int>(terms.size()); ++term)
        if (std::find(dropped.begin(), dropped.end(), term) == dropped.end()) {
            newPlace[term] = static_cast<int>(kept.terms.size());
            kept.terms.push_back(terms[static_cast<std::size_t>(term)]);
        }
    std::vector<Eigen::Index> places;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (const auto place = newPlace.find(termOf[column]); place != newPlace.end()) {
            places.push_back(static_cast<Eigen::Index>(column));
            kept.columns.push_back(columns[column]);
            kept.termOf.push_back(place->second);
        }
    kept.x = x(Eigen::all, places);
    return kept;
}

Design Design::withoutColumns(const std::vector<Eigen::Index>& dropped) const
{
    Design kept{{}, {}, {}, terms, usage};
    std::vector<Eigen::Index> places;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (const auto place = static_cast<Eigen::Index>(column); std::find(dropped.begin(), dropped.end(), place) == dropped.end()) {
            places.push_back(place);
            kept.columns.push_back(columns[column]);
            kept.termOf.push_back(termOf[column]);
        }
    kept.x = x(Eigen::all, places);
    return kept;
}

std::vector<std::size_t> completeRows(const std::vector<Predictor>& predictors, const std::vector<double>& outcome, Usage& usage)
{
    std::vector<std::size_t> rows;
    std::size_t noOutcome = 0;
    std::vector<std::size_t> missing(predictors.size(), 0);
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        if (std::isnan(outcome[row])) {
            ++noOutcome;
            continue;
        }
        const auto gap = std::find_if(predictors.begin(), predictors.end(), [row](const Predictor& one) { return std::isnan(one.values[row]); });
        if (gap == predictors.end())
            rows.push_back(row);
        else
            ++missing[static_cast<std::size_t>(gap - predictors.begin())];
    }
    usage.used += rows.size();
    usage.leaveOut(noOutcome, message("stats", "the outcome is missing"));
    for (std::size_t at = 0; at < predictors.size(); ++at)
        usage.leaveOut(missing[at], message("stats", "'%1' is missing", predictors[at].name));
    return rows;
}

Result<Design> makeDesign(const std::vector<Predictor>& predictors, const std::vector<std::size_t>& rows)
{
    if (rows.empty())
        return Error{Errc::invalid, message("stats", "No row has a value in every column; at least one complete row is expected."), {}};
    Design design;
    std::size_t width = 1;
    for (const Predictor& one : predictors)
        width += one.isFactor() ? one.levels.size() - 1 : 1;
    design.x = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(width));
    design.x.col(0).setOnes();
    design.columns.emplace_back("(Intercept)");
    design.termOf.push_back(-1);
    for (const Predictor& one : predictors) {
        const auto first = static_cast<Eigen::Index>(design.columns.size());
        const int term = static_cast<int>(design.terms.size());
        design.terms.push_back(one.name);
        if (!one.isFactor()) {
            design.columns.push_back(one.name);
            design.termOf.push_back(term);
        }
        for (std::size_t level = 1; level < one.levels.size(); ++level) {
            design.columns.push_back(one.name + one.levels[level]);
            design.termOf.push_back(term);
        }
        std::vector<std::size_t> counts(one.levels.size(), 0);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const double value = one.values[rows[row]];
            const auto at = static_cast<Eigen::Index>(row);
            if (!one.isFactor()) {
                design.x(at, first) = value;
                continue;
            }
            const auto level = static_cast<Eigen::Index>(value);
            ++counts[static_cast<std::size_t>(level)];
            if (level > 0)
                design.x(at, first + level - 1) = 1;
        }
        const auto present = std::count_if(counts.begin(), counts.end(), [](std::size_t count) { return count > 0; });
        if (one.isFactor() && present == 1) {
            const auto only = static_cast<std::size_t>(std::find_if(counts.begin(), counts.end(), [](std::size_t count) { return count > 0; }) - counts.begin());
            return Error{Errc::invalid, message("stats", "Column '%1' holds one level only in the %2 complete rows, '%3'; a factor needs at least two.", one.name, rows.size(),
                                                one.levels[only]), {}};
        }
        if (one.isFactor() && counts[0] == 0)
            return Error{Errc::invalid, message("stats", "No row has '%1' in column '%2', so it cannot be the reference level.", one.levels[0], one.name), {}};
    }
    design.usage.used = rows.size();
    return design;
}

}  // namespace annulus
