#include "core/features/featureTable.h"

#include "core/base/text.h"

#include <map>

namespace annulus {

const std::vector<std::string>& longHeader()
{
    static const std::vector<std::string> header{"case", "patient", "laterality", "view", "lesion", "reader",
                                                 "image_uid", "frame", "region", "feature", "value", "reason"};
    return header;
}

std::string longLines(const FeatureTableItem& item)
{
    const FeatureSource& s = item.source;
    std::string lines;
    for (const FeatureValue& one : item.values)
        lines += csvLine({s.caseName, s.patient, s.laterality, s.view, s.lesion, s.reader, s.imageUid, s.frame, one.region, one.feature,
                          one.value ? formatNumber(*one.value) : std::string(), one.reason.english()});
    return lines;
}

std::string longCsv(std::span<const FeatureTableItem> items)
{
    std::string csv = csvLine(longHeader());
    for (const auto& item : items)
        csv += longLines(item);
    return csv;
}

Result<std::string> wideCsv(std::span<const FeatureTableItem> items)
{
    std::vector<std::string> header{"patient"};
    std::map<std::string, std::size_t> columns;
    std::vector<std::string> patients;  // in order of first appearance
    std::map<std::string, std::map<std::size_t, std::string>> cells;
    for (const auto& item : items) {
        const std::string patient = item.source.patient.empty() ? item.source.caseName : item.source.patient;
        if (!cells.contains(patient))
            patients.push_back(patient);
        auto& row = cells[patient];
        for (const FeatureValue& one : item.values) {
            const std::string name = item.source.view.empty() ? join({one.region, one.feature}, "_") : join({item.source.view, one.region, one.feature}, "_");
            const auto [column, isNew] = columns.try_emplace(name, header.size());
            if (isNew)
                header.push_back(name);
            const auto [cell, isFree] = row.try_emplace(column->second, one.value ? formatNumber(*one.value) : std::string());
            if (!isFree)
                return Error{Errc::conflict, message("features", "Patient %1 has two values of %2; the wide form holds one. Write the long form, or choose one reader and one lesion per view.", patient, name), {}};
        }
    }
    std::string csv = csvLine(header);
    for (const auto& patient : patients) {
        std::vector<std::string> fields(header.size());
        fields[0] = patient;
        for (const auto& [column, text] : cells[patient])
            fields[column] = text;
        csv += csvLine(fields);
    }
    return csv;
}

}  // namespace annulus
