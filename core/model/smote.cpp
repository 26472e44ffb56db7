#include "core/model/smote.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace annulus {
ClassNeighbours classNeighbours(const Eigen::MatrixXd& x, const std::vector<int>& label, int wanted, int k)
{
    ClassNeighbours all;
    for (std::size_t row = 0; row < label.size(); ++row)
        if (label[row] == wanted)
            all.rows.push_back(static_cast<Eigen::Index>(row));
    all.k = std::min(k, static_cast<int>(all.rows.size()) - 1);
    for (const Eigen::Index row : all.rows) {
        std::vector<std::pair<double, Eigen::Index>> others;
        for (const Eigen::Index other : all.rows)
            if (other != row)
                others.emplace_back((x.row(other) - x.row(row)).squaredNorm(), other);
        const auto count = static_cast<std::size_t>(std::max(all.k, 0));
        std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count), others.end());
        all.neighbours.emplace_back();
        all.distances.emplace_back();
        for (std::size_t rank = 0; rank < count; ++rank) {
            all.neighbours.back().push_back(others[rank].second);
            all.distances.back().push_back(std::sqrt(others[rank].first));
        }
    }
    return all;
}

Eigen::MatrixXd makeSynthetic(const Eigen::MatrixXd& x, const ClassNeighbours& neighbours, const std::vector<SmoteRow>& plan, const std::vector<bool>& isCode)
{
    Eigen::MatrixXd made(static_cast<Eigen::Index>(plan.size()), x.cols());
    for (std::size_t at = 0; at < plan.size(); ++at) {
        const auto row = static_cast<Eigen::Index>(at);
        const Eigen::Index base = neighbours.rows[plan[at].base];
        const auto& near = neighbours.neighbours[plan[at].base];
        const Eigen::Index other = near[plan[at].neighbour];
        made.row(row) = x.row(base) + plan[at].gap * (x.row(other) - x.row(base));
        for (std::size_t column = 0; column < isCode.size(); ++column)
            if (isCode[column])
                made(row, static_cast<Eigen::Index>(column)) = x(plan[at].gap > 0.5 ? other : base, static_cast<Eigen::Index>(column));
    }
    return made;
}

Result<Smoted> smote(const Eigen::MatrixXd& x, const std::vector<int>& label, const SmoteSettings& settings, const std::vector<bool>& isCode, std::optional<int> only)
{
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        for (Eigen::Index column = 0; column < x.cols(); ++column)
            if (!std::isfinite(x(row, column)))
                return Error{Errc::invalid, message("model", "Column %1 has no value in row %2; SMOTE needs a number in every row.", column + 1, row + 1), {}};
    if (settings.neighbours < 1)
        return Error{Errc::invalid, message("model", "SMOTE is asked for %1 neighbours; at least 1 is expected.", settings.neighbours), {}};
    std::map<int, std::size_t> counts;
    for (const int one : label)
        ++counts[one];
    if (counts.size() < 2)
        return Error{Errc::invalid, message("model", "All %1 rows are of one class; SMOTE needs at least two classes.", label.size()), {}};
    std::size_t largest = 0;
    for (const auto& [name, count] : counts)
        largest = std::max(largest, count);
    Smoted all{x, label, {}, {}};
    for (const auto& [name, count] : counts) {
        if (count == largest || (only && name != *only))
            continue;
        if (count < 2)
            return Error{Errc::invalid, message("model", "Class %1 has 1 row; SMOTE needs at least 2 to go between.", name), {}};
        const ClassNeighbours near = classNeighbours(x, label, name, settings.neighbours);
        if (near.k < settings.neighbours)
            all.notes.push_back(message("model", "Class %1 has %2 rows: SMOTE uses %3 neighbours in place of %4.", name, count, near.k, settings.neighbours));
        const Random stream = Random(settings.seed).split(static_cast<std::uint64_t>(name));
        std::vector<SmoteRow> plan;
        for (std::size_t made = 0; made < largest - count; ++made) {
            Random own = stream.split(made);
            SmoteRow row;
            row.base = own.below(count);
            row.neighbour = own.below(static_cast<std::uint64_t>(near.k));
            row.gap = own.uniform();
            plan.push_back(row);
            all.parents.push_back({near.rows[row.base], near.neighbours[row.base][row.neighbour]});
        }
        const Eigen::MatrixXd rows = makeSynthetic(x, near, plan, isCode);
        const Eigen::Index before = all.x.rows();
        all.x.conservativeResize(before + rows.rows(), Eigen::NoChange);
        all.x.bottomRows(rows.rows()) = rows;
        all.label.insert(all.label.end(), plan.size(), name);
    }
    return all;
}

std::vector<double> balancedWeights(const std::vector<int>& label)
{
    std::map<int, double> counts;
    for (const int one : label)
        ++counts[one];
    std::vector<double> weights;
    for (const int one : label)
        weights.push_back(static_cast<double>(label.size()) / (static_cast<double>(counts.size()) * counts[one]));
    return weights;
}

}  // namespace annulus
