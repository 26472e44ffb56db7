#include "core/features/featureTable.h"

#include "core/base/csv.h"
#include "core/base/parallelFor.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace annulus {
namespace {

using Loaded = std::shared_ptr<const Numbers>;

Result<Loaded> load(const FeatureTableItem& item)
{
    auto numbers = item.numbers.load(NumbersSource::Keep::no);
    if (!numbers)
        return std::move(numbers).error().in(item.source.caseName);
    return numbers;
}

std::string cell(const Numbers& numbers, std::size_t place)
{
    const auto value = numbers.value(place);
    return value ? formatNumber(*value) : std::string();
}

std::string longLines(const FeatureTableItem& item, const Numbers& numbers)
{
    const FeatureSource& s = item.source;
    std::string lines;
    forEachColumn(*item.columns, [&](const std::string& region, const std::string& feature, std::size_t place) {
        lines += csvLine({s.caseName, s.patient, s.laterality, s.view, s.lesion, s.reader, s.imageUid, s.frame, region, feature,
                          cell(numbers, place), numbers.reason(place).english()});
    });
    return lines;
}

/// Columns of the wide form and, for each kind of item, where its values go.
struct WideLayout {
    std::vector<std::string> header{"patient"};
    std::unordered_map<std::string, std::size_t> places;
    std::map<std::pair<const FeatureColumns*, std::string>, std::vector<std::size_t>> ofKind;  ///< by columns and view

    const std::vector<std::size_t>& placesOf(const FeatureTableItem& item)
    {
        auto& known = ofKind[{item.columns.get(), item.source.view}];
        if (known.empty())
            forEachColumn(*item.columns, [&](const std::string& region, const std::string& feature, std::size_t) {
                const std::string& view = item.source.view;
                const std::string name = view.empty() ? join({region, feature}, "_") : join({view, region, feature}, "_");
                const auto [place, isNew] = places.try_emplace(name, header.size());
                if (isNew)
                    header.push_back(name);
                known.push_back(place->second);
            });
        return known;
    }
};

std::string patientOf(const FeatureTableItem& item) { return item.source.patient.empty() ? item.source.caseName : item.source.patient; }

/// Items of each patient, patients in order of first appearance.
std::vector<std::vector<const FeatureTableItem*>> byPatient(std::span<const FeatureTableItem> items)
{
    std::vector<std::vector<const FeatureTableItem*>> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (const FeatureTableItem& item : items) {
        const auto [place, isNew] = known.try_emplace(patientOf(item), groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(&item);
    }
    return groups;
}

void addValue(Numbers& column, const Result<Loaded>& row, int place)
{
    if (place < 0)
        column.addMissing(message("features", "Not computed for this region."));
    else if (!row)
        column.addMissing(row.error().what);
    else if (const auto value = (*row)->value(static_cast<std::size_t>(place)))
        column.add(*value);
    else
        column.addMissing((*row)->reason(static_cast<std::size_t>(place)));
}

Result<void> checkOnePlaceEach(const std::vector<std::vector<const FeatureTableItem*>>& patients, WideLayout& layout)
{
    std::vector<std::size_t> takenBy;  // number of the patient, 1 more, that last used a column
    for (std::size_t patient = 0; patient < patients.size(); ++patient)
        for (const FeatureTableItem* item : patients[patient])
            for (const std::size_t place : layout.placesOf(*item)) {
                takenBy.resize(layout.header.size());
                if (takenBy[place] == patient + 1)
                    return Error{Errc::conflict, message("features", "Patient %1 has two values of %2; the wide form holds one. Write the long form, or choose one reader and one lesion per view.", patientOf(*item), layout.header[place]), {}};
                takenBy[place] = patient + 1;
            }
    return {};
}

}  // namespace

const std::vector<std::string>& longHeader()
{
    static const std::vector<std::string> header{"case", "patient", "laterality", "view", "lesion", "reader",
                                                 "image_uid", "frame", "region", "feature", "value", "reason"};
    return header;
}

Result<void> writeLong(std::span<const FeatureTableItem> items, const TextSink& sink, const Progress& progress)
{
    if (auto written = sink(csvLine(longHeader())); !written)
        return written;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (progress.cancelled())
            return stopped();
        progress.report(static_cast<double>(index) / static_cast<double>(items.size()));
        const auto numbers = load(items[index]);
        if (!numbers)
            return numbers.error();
        if (auto written = sink(longLines(items[index], **numbers)); !written)
            return written;
    }
    return {};
}

Result<void> writeWide(std::span<const FeatureTableItem> items, const TextSink& sink, const Progress& progress)
{
    const auto patients = byPatient(items);
    WideLayout layout;
    if (auto fits = checkOnePlaceEach(patients, layout); !fits)
        return fits;
    if (auto written = sink(csvLine(layout.header)); !written)
        return written;
    for (std::size_t index = 0; index < patients.size(); ++index) {
        if (progress.cancelled())
            return stopped();
        progress.report(static_cast<double>(index) / static_cast<double>(patients.size()));
        std::vector<std::string> fields(layout.header.size());
        fields[0] = patientOf(*patients[index].front());
        for (const FeatureTableItem* item : patients[index]) {
            const auto numbers = load(*item);
            if (!numbers)
                return numbers.error();
            const auto& places = layout.placesOf(*item);
            for (std::size_t column = 0; column < places.size(); ++column)
                fields[places[column]] = cell(**numbers, column);
        }
        if (auto written = sink(csvLine(fields)); !written)
            return written;
    }
    return {};
}

Result<std::vector<Numbers>> gatherColumns(std::span<const ColumnRequest> rows, std::size_t columns, const Progress& progress)
{
    // Blocks of rows are read side by side and joined in order: reasons have no fixed size to write into.
    constexpr std::size_t blockSize = 256;
    const std::size_t blocks = (rows.size() + blockSize - 1) / blockSize;
    std::vector<std::vector<Numbers>> parts(blocks);
    parallelFor(blocks, [&](std::size_t block) {
        parts[block].resize(columns);
        const std::size_t end = std::min(rows.size(), (block + 1) * blockSize);
        Result<Loaded> numbers = Error{};
        for (std::size_t row = block * blockSize; row < end && !progress.cancelled(); ++row) {
            const bool isSame = row > block * blockSize && rows[row].numbers == rows[row - 1].numbers;  // another region of it
            if (!isSame)
                numbers = rows[row].numbers.load(NumbersSource::Keep::no);
            for (std::size_t column = 0; column < columns; ++column)
                addValue(parts[block][column], numbers, (*rows[row].places)[column]);
        }
    });
    if (progress.cancelled())
        return stopped();
    std::vector<Numbers> joined(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        joined[column].reserve(rows.size());
        for (const auto& part : parts)
            joined[column].append(part[column]);
    }
    return joined;
}

}  // namespace annulus
