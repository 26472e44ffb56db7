#include "core/run/FittedModel.h"

#include <algorithm>
#include <numeric>

namespace annulus {
namespace {

/// The columns that pipelines need, and no others: a table of thousands of columns is not copied for twenty.
LearningTable neededColumns(const StudyTable& study, const std::vector<FittedPipeline>& machines, const std::vector<Eigen::Index>& rows)
{
    std::vector<std::string> names;
    for (const FittedPipeline& machine : machines)
        names.insert(names.end(), machine.names.begin(), machine.names.end());
    std::sort(names.begin(), names.end());
    std::vector<Eigen::Index> columns;
    for (std::size_t at = 0; at < study.features.size(); ++at)
        if (std::binary_search(names.begin(), names.end(), study.features[at]))
            columns.push_back(static_cast<Eigen::Index>(at));
    return study.learningTable(columns, rows);
}

}  // namespace

Eigen::Index FittedModel::width() const
{
    if (choice.kind == ModelChoice::Kind::radiomics)
        return static_cast<Eigen::Index>(machines.size());
    return classes.size() == 2 ? 1 : static_cast<Eigen::Index>(classes.size());
}

Result<std::vector<std::vector<double>>> termValues(const FittedModel& model, const StudyTable& study, const std::vector<Eigen::Index>& rows)
{
    std::vector<std::vector<double>> values;
    std::size_t score = 0;
    for (const TableTerm& term : model.table.terms) {
        std::vector<double> own;
        if (term.isScore) {
            const FittedPipeline& machine = model.scoreMachines[score++];
            const auto linear = machine.linearScores(neededColumns(study, {machine}, rows));
            if (!linear)
                return linear.error();
            own.assign(linear->begin(), linear->end());
        } else {
            const auto found = std::find_if(study.clinical.begin(), study.clinical.end(), [&](const StudyPredictor& one) { return one.predictor.name == term.name; });
            if (found == study.clinical.end())
                return Error{Errc::notFound, message("run", "The table has no variable '%1', which the model needs.", term.name), {}};
            for (const Eigen::Index row : rows)
                own.push_back(found->predictor.values[static_cast<std::size_t>(row)]);
        }
        values.push_back(std::move(own));
    }
    return values;
}

Result<Eigen::MatrixXd> FittedModel::scores(const StudyTable& study, const std::vector<Eigen::Index>& rows) const
{
    Eigen::MatrixXd all(static_cast<Eigen::Index>(rows.size()), width());
    if (choice.kind == ModelChoice::Kind::radiomics) {
        const LearningTable part = neededColumns(study, machines, rows);
        for (std::size_t at = 0; at < machines.size(); ++at) {
            const auto own = machines[at].scores(part);
            if (!own)
                return own.error();
            all.col(static_cast<Eigen::Index>(at)) = *own;
        }
        if (machines.size() > 1)  // one against the rest: shares of their sum
            for (Eigen::Index row = 0; row < all.rows(); ++row) {
                const double sum = all.row(row).sum();
                if (sum > 0)
                    all.row(row) /= sum;
            }
        return all;
    }
    const auto values = termValues(*this, study, rows);
    if (!values)
        return values.error();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::vector<double> own;
        for (const auto& term : *values)
            own.push_back(term[row]);
        all.row(static_cast<Eigen::Index>(row)) = table.probabilities(table.designRow(own)).transpose();
    }
    return all;
}

}  // namespace annulus
