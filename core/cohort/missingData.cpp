#include "core/cohort/missingData.h"

#include "core/base/csv.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace annulus {

MissingReport missingReport(const ClinicalTable& table, const std::vector<std::string>& columns)
{
    MissingReport report;
    report.patients = table.patients.size();
    report.perPatient.resize(report.patients);
    std::vector<std::vector<std::string>> lacking(report.patients);
    for (const ClinicalColumn& column : table.columns) {
        const std::string& name = column.variable.name;
        if (!columns.empty() && std::ranges::find(columns, name) == columns.end())
            continue;
        MissingInColumn found{name, 0, {}};
        for (std::size_t row = 0; row < report.patients; ++row) {
            if (!column.isMissing(row))
                continue;
            ++found.missing;
            ++report.perPatient[row];
            lacking[row].push_back(name);
            const Message reason = column.reason(row);
            const auto known = std::ranges::find(found.reasons, reason, &std::pair<Message, std::size_t>::first);
            if (known == found.reasons.end())
                found.reasons.emplace_back(reason, 1);
            else
                ++known->second;
        }
        std::ranges::stable_sort(found.reasons, std::greater{}, &std::pair<Message, std::size_t>::second);
        report.columns.push_back(std::move(found));
    }
    if (!columns.empty())
        std::ranges::stable_sort(report.columns, {}, [&](const MissingInColumn& column) { return std::ranges::find(columns, column.column) - columns.begin(); });
    std::map<std::vector<std::string>, std::size_t> patterns;
    for (auto& names : lacking)
        ++patterns[std::move(names)];
    for (const auto& [names, count] : patterns) {
        report.patterns.push_back({names, count});
        if (names.empty())
            report.complete = count;
    }
    std::ranges::stable_sort(report.patterns, std::greater{}, &MissingPattern::patients);
    return report;
}

Result<CompleteCases> completeCases(const ClinicalTable& table, const std::vector<std::string>& columns)
{
    std::vector<const ClinicalColumn*> wanted;
    for (const std::string& name : columns) {
        const ClinicalColumn* column = table.find(name);
        if (!column)
            return Error{Errc::notFound, message("cohort", "The clinical table has no column %1.", name), {}};
        wanted.push_back(column);
    }
    CompleteCases cases;
    for (std::size_t row = 0; row < table.patients.size(); ++row) {
        std::vector<std::string> lacking;
        for (const ClinicalColumn* column : wanted)
            if (column->isMissing(row))
                lacking.push_back(column->variable.name);
        if (lacking.empty())
            cases.rows.push_back(row);
        else
            cases.incomplete.push_back({table.patients[row], message("cohort", "Missing: %1.", join(lacking, ", "))});
    }
    return cases;
}

std::string missingCsv(const MissingReport& report)
{
    std::string text = csvLine({"column", "missing", "patients", "share", "reason"});
    for (const MissingInColumn& column : report.columns) {
        const auto line = [&](std::size_t missing, const std::string& reason) {
            const double share = report.patients == 0 ? 0 : static_cast<double>(missing) / static_cast<double>(report.patients);
            text += csvLine({column.column, std::to_string(missing), std::to_string(report.patients), formatFixed(share, 4), reason});
        };
        if (column.reasons.empty())
            line(0, {});
        for (const auto& [reason, count] : column.reasons)
            line(count, reason.english());
    }
    return text;
}

}  // namespace annulus
