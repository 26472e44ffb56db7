#include "core/cohort/readFeatures.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"
#include "core/cohort/regionNames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <map>
#include <unordered_map>

namespace annulus {
namespace {

/// Cuts lines into fields without copying them; a field with quotes is unpacked into a store of its own.
class Fields {
public:
    explicit Fields(std::string_view text) : text_(text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text) {}

    /// The next line that is not empty; false at the end. `fields` point into the text or the store.
    Result<bool> next(std::vector<std::string_view>& fields)
    {
        while (at_ < text_.size()) {
            if (auto cut = cutLine(fields); !cut)
                return cut.error();
            if (fields.size() > 1 || !fields.front().empty())
                return true;
        }
        return false;
    }
    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] double share() const { return text_.empty() ? 1 : static_cast<double>(at_) / static_cast<double>(text_.size()); }

private:
    Result<void> cutLine(std::vector<std::string_view>& fields)
    {
        fields.clear();
        ++line_;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view line = text_.substr(at_, end - at_);
        if (line.find('"') != std::string_view::npos)
            return cutQuoted(fields);
        at_ = end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        for (;;) {
            const std::size_t comma = line.find(',');
            fields.push_back(line.substr(0, comma));
            if (comma == std::string_view::npos)
                return {};
            line.remove_prefix(comma + 1);
        }
    }

    Result<void> cutQuoted(std::vector<std::string_view>& fields)
    {
        const std::size_t first = line_;
        std::string field;
        bool quoted = false;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            line_ += quoted && c == '\n';
            if (quoted) {
                if (c != '"')
                    field += c;
                else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                    field += text_[++at_];
                else
                    quoted = false;
            } else if (c == '"' && field.empty()) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                fields.push_back(store_.emplace_back(std::move(field)));
                field.clear();
                if (c == '\n') {
                    ++at_;
                    return {};
                }
            } else if (c != '\r') {
                field += c;
            }
        }
        if (quoted)
            return Error{Errc::corrupt, message("cohort", "The quoted cell in line %1 never ends.", first), {}};
        fields.push_back(store_.emplace_back(std::move(field)));
        return {};
    }

    std::string_view text_;
    std::size_t at_ = 0, line_ = 0;
    std::deque<std::string> store_;
};

/// Adds a cell: a number, or why there is none. Counts what is neither a number nor an empty cell.
void addCell(Numbers& numbers, std::string_view cell, std::string_view reason, std::size_t& odd)
{
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (!cell.empty() && read.ec == std::errc{} && read.ptr == cell.data() + cell.size() && std::isfinite(value))
        return numbers.add(value);
    if (const auto number = parseNumber(cell); number && std::isfinite(*number))
        return numbers.add(*number);
    if (trim(cell).empty())
        return numbers.addMissing(reason.empty() ? message("cohort", "The cell is empty.") : Message{"features", std::string(reason), {}});
    if (saysNothing(cell))
        return numbers.addMissing(message("cohort", "The table says \"%1\".", trim(cell)));
    ++odd;
    numbers.addMissing(message("cohort", "\"%1\" was found; a number was expected.", trim(cell)));
}

// The long form

struct Named {
    std::string region, feature;
};

/// One item while its lines come in.
struct Building {
    FeatureSource source;
    std::vector<std::uint32_t> names;
    Numbers numbers;
};

/// Where the fields of a line stand; -1 where the table lacks them.
struct LongPlaces {
    std::array<int, 8> source{};  ///< in the order of longHeader()
    int region = -1, feature = -1, value = -1, reason = -1;
};

std::string_view at(const std::vector<std::string_view>& fields, int place)
{
    return place < 0 || static_cast<std::size_t>(place) >= fields.size() ? std::string_view() : fields[static_cast<std::size_t>(place)];
}

/// The item with regions side by side, in the order of their first feature.
Result<FeatureTableItem> finished(Building&& building, const std::deque<Named>& names, std::map<std::vector<std::uint32_t>, std::pair<FeatureColumnsPtr, std::vector<std::size_t>>>& layouts)
{
    auto& [columns, order] = layouts[building.names];
    if (!columns) {
        std::vector<RegionColumns> regions;
        std::vector<std::vector<std::size_t>> places;
        std::map<std::uint32_t, int> seen;
        for (std::size_t place = 0; place < building.names.size(); ++place) {
            const Named& name = names[building.names[place]];
            if (seen[building.names[place]]++ > 0)
                return Error{Errc::conflict, message("cohort", "Case %1 has %2 of %3 twice.", building.source.caseName, name.feature, name.region), {}};
            auto known = std::ranges::find(regions, name.region, &RegionColumns::region);
            if (known == regions.end()) {
                regions.push_back({name.region, {}});
                places.emplace_back();
                known = regions.end() - 1;
            }
            known->features.push_back(name.feature);
            places[static_cast<std::size_t>(known - regions.begin())].push_back(place);
        }
        for (const auto& part : places)
            order.insert(order.end(), part.begin(), part.end());
        columns = std::make_shared<const FeatureColumns>(std::move(regions));
    }
    Numbers numbers;
    if (std::ranges::is_sorted(order)) {
        numbers = std::move(building.numbers);
    } else {
        numbers.reserve(order.size());
        for (const std::size_t place : order)
            if (const auto value = building.numbers.value(place))
                numbers.add(*value);
            else
                numbers.addMissing(building.numbers.reason(place));
    }
    return FeatureTableItem{std::move(building.source), columns, std::move(numbers)};
}

Result<FeatureReading> readLong(Fields& lines, const std::vector<std::string_view>& header, const LongPlaces& places, const Progress& progress)
{
    std::deque<Named> names;
    std::unordered_map<std::string, std::uint32_t> idOf;
    std::unordered_map<std::string, std::size_t> itemOf;
    std::vector<Building> items;
    std::vector<std::string_view> fields;
    std::string key, lastKey, name;
    std::size_t last = 0, odd = 0, count = 0;
    for (;;) {
        auto more = lines.next(fields);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (++count % 65536 == 0) {
            if (progress.cancelled())
                return stopped();
            progress.report(lines.share());
        }
        if (fields.size() != header.size())
            return Error{Errc::corrupt, message("cohort", "Line %1 has %2 fields; the header has %3.", lines.line(), fields.size(), header.size()), {}};
        key.clear();
        for (const int place : places.source)
            key.append(at(fields, place)).push_back('\x1f');
        if (items.empty() || key != lastKey) {
            const auto [place, isNew] = itemOf.try_emplace(key, items.size());
            if (isNew) {
                const auto text = [&](std::size_t which) { return std::string(at(fields, places.source[which])); };
                items.push_back({{text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7)}, {}, {}});
            }
            last = place->second;
            lastKey = key;
        }
        name.assign(at(fields, places.region)).append("\x1f").append(at(fields, places.feature));
        const auto [id, isNewName] = idOf.try_emplace(name, static_cast<std::uint32_t>(names.size()));
        if (isNewName)
            names.push_back({std::string(at(fields, places.region)), std::string(at(fields, places.feature))});
        items[last].names.push_back(id->second);
        addCell(items[last].numbers, at(fields, places.value), at(fields, places.reason), odd);
    }
    FeatureReading reading;
    std::map<std::vector<std::uint32_t>, std::pair<FeatureColumnsPtr, std::vector<std::size_t>>> layouts;
    for (Building& item : items) {
        auto made = finished(std::move(item), names, layouts);
        if (!made)
            return std::move(made).error();
        reading.items.push_back(std::move(made).value());
    }
    if (odd > 0)
        reading.notes.push_back(message("cohort", "%1 cells of the feature table are no numbers; they are missing.", odd));
    return reading;
}

// The wide form

/// Which columns belong to one view, in the order of their regions.
struct WideView {
    std::string view;
    FeatureColumnsPtr columns;
    std::vector<std::size_t> places;
};

std::vector<WideView> wideViews(const std::vector<std::string_view>& header, std::size_t patient)
{
    struct Part {
        RegionColumns columns;
        std::vector<std::size_t> places;
    };
    std::vector<std::pair<std::string, std::vector<Part>>> views;
    for (std::size_t place = 0; place < header.size(); ++place) {
        if (place == patient || header[place].starts_with("diagnostics_"))
            continue;
        ColumnOrigin origin = originOf(header[place]);
        auto view = std::ranges::find(views, origin.view, &std::pair<std::string, std::vector<Part>>::first);
        if (view == views.end())
            view = views.insert(views.end(), {origin.view, {}});
        auto part = std::ranges::find_if(view->second, [&](const Part& known) { return known.columns.region == origin.region; });
        if (part == view->second.end())
            part = view->second.insert(part, Part{{origin.region, {}}, {}});
        part->columns.features.push_back(std::move(origin.feature));
        part->places.push_back(place);
    }
    std::vector<WideView> made;
    for (auto& [view, parts] : views) {
        std::vector<RegionColumns> regions;
        WideView one{view, nullptr, {}};
        for (Part& part : parts) {
            regions.push_back(std::move(part.columns));
            one.places.insert(one.places.end(), part.places.begin(), part.places.end());
        }
        one.columns = std::make_shared<const FeatureColumns>(std::move(regions));
        made.push_back(std::move(one));
    }
    return made;
}

Result<FeatureReading> readWide(Fields& lines, const std::vector<std::string_view>& header, std::size_t patient, const Progress& progress)
{
    const std::vector<WideView> views = wideViews(header, patient);
    FeatureReading reading;
    std::vector<std::string_view> fields;
    std::unordered_map<std::string, std::size_t> lineOf;
    std::size_t odd = 0;
    for (;;) {
        if (progress.cancelled())
            return stopped();
        progress.report(lines.share());
        auto more = lines.next(fields);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (fields.size() != header.size())
            return Error{Errc::corrupt, message("cohort", "Line %1 has %2 fields; the header has %3.", lines.line(), fields.size(), header.size()), {}};
        const std::string name(trim(fields[patient]));
        if (const auto [known, isNew] = lineOf.try_emplace(name, lines.line()); !isNew)
            return Error{Errc::conflict, message("cohort", "Patient %1 stands in lines %2 and %3; the wide form has one row per patient.", name, known->second, lines.line()), {}};
        for (const WideView& view : views) {
            Numbers numbers;
            numbers.reserve(view.places.size());
            bool any = false;
            for (const std::size_t place : view.places) {
                any = any || !trim(fields[place]).empty();
                addCell(numbers, fields[place], {}, odd);
            }
            if (!any)  // no image of this view
                continue;
            FeatureSource source;
            source.caseName = source.patient = name;
            source.view = view.view;
            reading.items.push_back({std::move(source), view.columns, std::move(numbers)});
        }
    }
    if (odd > 0)
        reading.notes.push_back(message("cohort", "%1 cells of the feature table are no numbers; they are missing.", odd));
    return reading;
}

}  // namespace

Result<FeatureReading> parseFeatures(std::string_view csv, const Progress& progress)
{
    Fields lines(csv);
    std::vector<std::string_view> header;
    auto any = lines.next(header);
    if (!any)
        return any.error();
    if (!*any)
        return Error{Errc::corrupt, message("cohort", "The table is empty; a header line was expected."), {}};
    for (std::string_view& name : header)
        name = trim(name);
    const auto placeOf = [&](std::string_view name) {
        const auto found = std::ranges::find(header, name);
        return found == header.end() ? -1 : static_cast<int>(found - header.begin());
    };
    LongPlaces places;
    for (std::size_t at = 0; at < places.source.size(); ++at)
        places.source[at] = placeOf(longHeader()[at]);
    places.region = placeOf("region");
    places.feature = placeOf("feature");
    places.value = placeOf("value");
    places.reason = placeOf("reason");
    const int patient = places.source[1] >= 0 ? places.source[1] : places.source[0];
    if (patient < 0)
        return Error{Errc::notFound, message("cohort", "The feature table has no column patient; it begins with %1.", header.front()), {}};
    std::vector<std::string_view> sorted = header;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        return Error{Errc::conflict, message("cohort", "The feature table has two columns %1.", *twice), {}};
    if (places.region >= 0 && places.feature >= 0 && places.value >= 0)
        return readLong(lines, header, places, progress);
    return readWide(lines, header, static_cast<std::size_t>(patient), progress);
}

Result<FeatureReading> readFeatures(const std::filesystem::path& file, const Progress& progress)
{
    const auto csv = readTextFile(file);
    if (!csv)
        return csv.error();
    auto reading = parseFeatures(*csv, progress);
    if (!reading)
        return std::move(reading).error().in(toUtf8(file.filename()));
    return reading;
}

}  // namespace annulus
