#include "core/evaluation/lockedSplit.h"

#include "core/base/csv.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace annulus {
namespace {

constexpr std::string_view methodMark = "# method: ", lockMark = "# lock: ";

Result<const ClinicalColumn*> columnOf(const ClinicalTable& table, const std::string& name)
{
    if (const ClinicalColumn* column = table.find(name))
        return column;
    return Error{Errc::notFound, message("evaluation", "The patients cannot be split by %1: the clinical table has no such column.", name), {}};
}

Error noValue(const ClinicalTable& table, const std::string& column, std::size_t row)
{
    return {Errc::invalid, message("evaluation", "Patient %1 has no %2; splitting by it needs one for every patient.", table.patients[row], column), {}};
}

/// Rows by a question that must have an answer for each.
template <class Trains>
Result<Split> splitBy(const ClinicalTable& table, const std::string& name, Trains trains)
{
    const auto column = columnOf(table, name);
    if (!column)
        return column.error();
    Split split;
    for (std::size_t row = 0; row < table.patients.size(); ++row) {
        if ((*column)->isMissing(row))
            return noValue(table, name, row);
        (trains(**column, row) ? split.train : split.test).push_back(row);
    }
    if (split.train.empty() || split.test.empty())
        return Error{Errc::invalid, message("evaluation", "Splitting by %1 leaves %2 patients for training and %3 for the test; both need some.", name, split.train.size(), split.test.size()), {}};
    return split;
}

}  // namespace

std::string LockedSplit::lock() const
{
    std::map<std::string, std::string_view> sets;
    for (const std::string& patient : train)
        sets.emplace(patient, "train");
    for (const std::string& patient : test)
        sets.emplace(patient, "test");
    Sha256 hash;
    hash.add("patient split 1").add(train.size()).add(test.size());
    for (const auto& [patient, set] : sets)
        hash.add(patient).add(set);
    return hash.hex();
}

LockedSplit lockedSplit(const std::vector<std::string>& patients, const Split& split, std::string method)
{
    LockedSplit locked;
    locked.method = std::move(method);
    for (const std::size_t row : split.train)
        locked.train.push_back(patients.at(row));
    for (const std::size_t row : split.test)
        locked.test.push_back(patients.at(row));
    std::ranges::sort(locked.train);
    std::ranges::sort(locked.test);
    return locked;
}

Result<Split> splitByColumn(const ClinicalTable& table, const std::string& name, const std::vector<std::string>& training)
{
    return splitBy(table, name, [&](const ClinicalColumn& column, std::size_t row) { return std::ranges::find(training, column.cell(row)) != training.end(); });
}

Result<Split> splitByDate(const ClinicalTable& table, const std::string& name, std::string_view firstTestDay)
{
    const auto day = dayOf(firstTestDay);
    if (!day)
        return Error{Errc::invalid, message("evaluation", "\"%1\" is no date; the first day of the test set was expected, such as 2024-03-01.", firstTestDay), {}};
    const auto column = columnOf(table, name);
    if (column && (*column)->variable.kind != VariableKind::date)
        return Error{Errc::invalid, message("evaluation", "%1 holds no dates.", name), {}};
    return splitBy(table, name, [&](const ClinicalColumn& dates, std::size_t row) { return *dates.values.value(row) < *day; });
}

Result<Split> splitInBlocks(const ClinicalTable& table, const std::string& name, double share, std::size_t blockSize, std::uint64_t seed)
{
    const auto column = columnOf(table, name);
    if (!column)
        return column.error();
    if ((*column)->variable.kind != VariableKind::continuous)
        return Error{Errc::invalid, message("evaluation", "%1 holds no numbers to sort by.", name), {}};
    for (std::size_t row = 0; row < table.patients.size(); ++row)
        if ((*column)->isMissing(row))
            return noValue(table, name, row);
    const std::size_t rows = table.patients.size();
    const auto values = (*column)->values.values();
    return blockSplit({values.begin(), values.end()}, rows, static_cast<std::size_t>(std::lround(share * static_cast<double>(rows))), blockSize, seed);
}

std::string splitCsv(const LockedSplit& split)
{
    std::string csv = std::string(methodMark).append(split.method).append("\n").append(lockMark).append(split.lock()).append("\n").append(csvLine({"patient", "set"}));
    std::map<std::string, std::string> sets;
    for (const std::string& patient : split.train)
        sets.emplace(patient, "train");
    for (const std::string& patient : split.test)
        sets.emplace(patient, "test");
    for (const auto& [patient, set] : sets)
        csv += csvLine({patient, set});
    return csv;
}

Result<LockedSplit> parseSplit(std::string_view csv)
{
    LockedSplit split;
    std::string lock;
    if (csv.starts_with("\xef\xbb\xbf"))
        csv.remove_prefix(3);
    while (csv.starts_with("#")) {
        const std::size_t end = std::min(csv.find('\n'), csv.size());
        const std::string_view line = trim(csv.substr(0, end));
        if (line.starts_with(methodMark))
            split.method = std::string(line.substr(methodMark.size()));
        else if (line.starts_with(lockMark))
            lock = std::string(line.substr(lockMark.size()));
        csv.remove_prefix(std::min(end + 1, csv.size()));
    }
    const auto table = parseCsv(csv);
    if (!table)
        return table.error();
    const int patientAt = table->column("patient"), setAt = table->column("set");
    if (patientAt < 0 || setAt < 0)
        return Error{Errc::notFound, message("evaluation", "The table of the split needs the columns patient and set."), {}};
    std::map<std::string, bool> known;
    for (const auto& row : table->rows) {
        const std::string patient(trim(row[static_cast<std::size_t>(patientAt)])), set = lowerCase(trim(row[static_cast<std::size_t>(setAt)]));
        const bool trains = set == "train" || set == "training";
        if (!trains && set != "test")
            return Error{Errc::invalid, message("evaluation", "Patient %1 is in the set \"%2\"; train or test was expected.", patient, set), {}};
        if (!known.emplace(patient, trains).second)
            return Error{Errc::conflict, message("evaluation", "Patient %1 stands twice in the split.", patient), {}};
        (trains ? split.train : split.test).push_back(patient);
    }
    std::ranges::sort(split.train);
    std::ranges::sort(split.test);
    if (!lock.empty() && lock != split.lock())
        return Error{Errc::corrupt, message("evaluation", "The split was changed after it was locked: its lock is %1, its patients give %2.", lock.substr(0, 12), split.lock().substr(0, 12)), {}};
    return split;
}

Result<Split> rowsOf(const LockedSplit& split, const std::vector<std::string>& patients)
{
    std::map<std::string_view, bool> trains;
    for (const std::string& patient : split.train)
        trains.emplace(patient, true);
    for (const std::string& patient : split.test)
        trains.emplace(patient, false);
    Split rows;
    std::vector<std::string> unknown;
    for (std::size_t row = 0; row < patients.size(); ++row) {
        const auto found = trains.find(patients[row]);
        if (found == trains.end())
            unknown.push_back(patients[row]);
        else
            (found->second ? rows.train : rows.test).push_back(row);
    }
    const std::size_t gone = trains.size() - (patients.size() - unknown.size());
    if (!unknown.empty() || gone > 0)
        return Error{Errc::conflict, message("evaluation", "The split is of another cohort: it lacks %1 of its patients and has %2 that it does not hold.", unknown.size(), gone), unknown.empty() ? std::string() : unknown.front()};
    return rows;
}

}  // namespace annulus
