#include "core/run/StudyTable.h"

#include <algorithm>

namespace annulus {

std::vector<Eigen::Index> StudyTable::columnsOf(const ModelChoice& model) const
{
    const auto isWanted = [](const std::vector<std::string>& wanted, const std::string& one) { return wanted.empty() || std::find(wanted.begin(), wanted.end(), one) != wanted.end(); };
    std::vector<Eigen::Index> columns;
    for (std::size_t at = 0; at < features.size(); ++at)
        if (isWanted(model.views, views[at]) && isWanted(model.regions, regions[at]))
            columns.push_back(static_cast<Eigen::Index>(at));
    return columns;
}

LearningTable StudyTable::learningTable(const std::vector<Eigen::Index>& columns, const std::vector<Eigen::Index>& rows) const
{
    LearningTable table;
    for (const Eigen::Index column : columns)
        table.names.push_back(features[static_cast<std::size_t>(column)]);
    table.x = x(rows, columns);
    for (const Eigen::Index row : rows) {
        table.outcome.push_back(outcome[static_cast<std::size_t>(row)]);
        table.patient.push_back(static_cast<int>(row));  // a row drawn twice stays one patient
        if (!batch.empty())
            table.batch.push_back(batch[static_cast<std::size_t>(row)]);
    }
    return table;
}

void StudyTable::keepFeatures(const std::vector<Eigen::Index>& kept)
{
    const auto pick = [&](std::vector<std::string>& all) {
        std::vector<std::string> some;
        for (const Eigen::Index at : kept)
            some.push_back(all[static_cast<std::size_t>(at)]);
        all = std::move(some);
    };
    pick(features);
    pick(views);
    pick(regions);
    x = x(Eigen::all, kept).eval();
}

}  // namespace annulus
