#include "ui/document/featureGrid.h"

#include "ui/document/imageNames.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace annulus::ui {

namespace {

struct GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

using Kinds = std::map<std::string, FeatureKindPtr>;

/// Columns and layouts for these kinds of results: the same whatever the order in which they came.
void layOut(FeatureGrid& grid, const Kinds& kinds)
{
    std::vector<FeatureKindPtr> order;
    for (const auto& [hash, kind] : kinds)
        order.push_back(kind);
    std::ranges::stable_sort(order, std::greater(), [](const FeatureKindPtr& kind) { return kind->columns->size(); });
    std::unordered_map<std::string, std::size_t> numbers;
    for (const FeatureKindPtr& kind : order)
        for (const RegionColumns& region : kind->columns->regions())
            for (const std::string& feature : region.features)
                if (numbers.try_emplace(feature, grid.columns.size()).second)
                    grid.columns.push_back(feature);
    for (const FeatureKindPtr& kind : order) {
        const FeatureColumns& columns = *kind->columns;
        grid.firstLayouts[kind->hash] = static_cast<std::uint32_t>(grid.layouts.size());
        for (std::size_t region = 0; region < columns.regions().size(); ++region) {
            std::vector<int> places(grid.columns.size(), -1);
            auto place = static_cast<int>(columns.first(region));
            for (const std::string& feature : columns.regions()[region].features)
                places[numbers.at(feature)] = place++;
            grid.layouts.push_back(std::make_shared<const std::vector<int>>(std::move(places)));
        }
    }
}

/// Calls take(roi, image, result) for each outline with features.
template <class Take>
void forEachResult(const Patient& patient, Take take)
{
    if (patient.features.empty())
        return;
    for (const Roi& roi : patient.rois) {
        const FeatureResult* result = patient.findFeatures(roi.id);
        const ImageRecord* image = result ? patient.findImage(roi.imageUid) : nullptr;
        if (image)
            take(roi, *image, *result);
    }
}

std::vector<FeatureGridRow> rowsOf(const std::shared_ptr<const Patient>& patient, const FeatureGrid& grid)
{
    std::vector<FeatureGridRow> rows;
    forEachResult(*patient, [&](const Roi& roi, const ImageRecord& image, const FeatureResult& result) {
        const std::uint32_t layout = grid.firstLayouts.at(result.kind->hash);
        for (std::uint32_t region = 0; region < result.kind->columns->regions().size(); ++region)
            rows.push_back({patient, &roi, &image, &result, region, layout + region});
    });
    return rows;
}

/// What the order compares where it is not a feature. Rows come patient by patient: the images of one are named once.
class WordKeys {
public:
    explicit WordKeys(FeatureOrder::By by) : by_(by) {}

    QString of(const FeatureGridRow& row)
    {
        switch (by_) {
        case FeatureOrder::By::image: return namesOf(row)[row.image->uid];
        case FeatureOrder::By::lesion: return outlineWords(row);
        case FeatureOrder::By::region: return text(row.regionName());
        case FeatureOrder::By::table:
        case FeatureOrder::By::feature:
        case FeatureOrder::By::patient: break;
        }
        return text(row.owner->id);
    }

private:
    std::map<std::string, QString>& namesOf(const FeatureGridRow& row)
    {
        if (owner_ != row.owner.get()) {
            owner_ = row.owner.get();
            names_ = imageNames(*owner_);
        }
        return names_;
    }

    FeatureOrder::By by_;
    const Patient* owner_ = nullptr;
    std::map<std::string, QString> names_;
};

Result<void> sortByFeature(const FeatureGrid& grid, std::vector<std::uint32_t>& rows, const FeatureOrder& order, const Progress& progress)
{
    const auto found = std::ranges::find(grid.columns, order.feature);
    if (found == grid.columns.end())
        return {};
    const auto column = static_cast<std::size_t>(found - grid.columns.begin());
    std::vector<std::shared_ptr<const std::vector<int>>> places;  // of this column alone, one for each layout
    for (const auto& layout : grid.layouts)
        places.push_back(std::make_shared<const std::vector<int>>(1, (*layout)[column]));
    std::vector<ColumnRequest> requests;
    requests.reserve(rows.size());
    for (const std::uint32_t row : rows)
        requests.push_back({grid.rows[row].result->numbers, places[grid.rows[row].layout]});
    const auto columns = gatherColumns(requests, 1, progress);
    if (!columns)
        return columns.error();
    const auto values = columns->front().values();  // NaN where missing
    std::vector<std::uint32_t> positions(rows.size());
    std::iota(positions.begin(), positions.end(), 0U);
    std::ranges::stable_sort(positions, [&](std::uint32_t a, std::uint32_t b) {
        const double x = values[a], y = values[b];
        if (std::isnan(x) || std::isnan(y))
            return !std::isnan(x) && std::isnan(y);
        return order.ascending ? x < y : y < x;
    });
    std::vector<std::uint32_t> sorted;
    sorted.reserve(rows.size());
    for (const std::uint32_t position : positions)
        sorted.push_back(rows[position]);
    rows = std::move(sorted);
    return {};
}

void sortByWords(const FeatureGrid& grid, std::vector<std::uint32_t>& rows, const FeatureOrder& order)
{
    std::vector<std::pair<QString, std::uint32_t>> keyed;
    keyed.reserve(rows.size());
    WordKeys keys(order.by);
    for (const std::uint32_t row : rows)
        keyed.emplace_back(keys.of(grid.rows[row]), row);
    std::ranges::stable_sort(keyed, [&](const auto& a, const auto& b) { return order.ascending ? a.first < b.first : b.first < a.first; });
    std::ranges::transform(keyed, rows.begin(), [](const auto& one) { return one.second; });
}

}  // namespace

int FeatureGrid::place(const FeatureGridRow& row, std::size_t column) const { return (*layouts[row.layout])[column]; }

FeatureGrid featureGrid(const Project& project)
{
    Kinds kinds;
    for (const auto& patient : project.patients)
        forEachResult(*patient, [&](const Roi&, const ImageRecord&, const FeatureResult& result) { kinds.try_emplace(result.kind->hash, result.kind); });
    FeatureGrid grid;
    layOut(grid, kinds);
    for (const auto& patient : project.patients)
        std::ranges::move(rowsOf(patient, grid), std::back_inserter(grid.rows));
    return grid;
}

std::size_t rowCountOf(const Patient& patient)
{
    std::size_t count = 0;
    forEachResult(patient, [&](const Roi&, const ImageRecord&, const FeatureResult& result) { count += result.kind->columns->regions().size(); });
    return count;
}

std::optional<RowChange> updatePatient(FeatureGrid& grid, const std::string& id, const std::shared_ptr<const Patient>& patient)
{
    const auto [first, last] = std::ranges::equal_range(grid.rows, id, {}, [](const FeatureGridRow& row) -> const std::string& { return row.owner->id; });
    std::set<std::string> now;
    bool isKnown = true;
    if (patient)
        forEachResult(*patient, [&](const Roi&, const ImageRecord&, const FeatureResult& result) {
            isKnown = isKnown && grid.firstLayouts.contains(result.kind->hash);
            now.insert(result.kind->hash);
        });
    if (!isKnown)
        return {};
    std::set<std::string> gone;
    for (auto row = first; row != last; ++row)
        if (row->region == 0 && !now.contains(row->result->kind->hash))
            gone.insert(row->result->kind->hash);
    for (const std::string& kind : gone) {  // a kind that nobody has any more takes its columns along
        const auto has = [&](const FeatureGridRow& row) { return row.region == 0 && row.result->kind->hash == kind; };
        if (std::none_of(grid.rows.begin(), first, has) && std::none_of(last, grid.rows.end(), has))
            return {};
    }
    auto rows = patient ? rowsOf(patient, grid) : std::vector<FeatureGridRow>();
    const RowChange change{static_cast<std::size_t>(first - grid.rows.begin()), static_cast<std::size_t>(last - first), rows.size()};
    const std::size_t kept = std::min(change.removed, change.inserted);
    std::move(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kept), first);
    const auto end = first + static_cast<std::ptrdiff_t>(kept);
    if (change.inserted > kept)
        grid.rows.insert(end, std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(kept)), std::make_move_iterator(rows.end()));
    else
        grid.rows.erase(end, last);
    return change;
}

Staleness staleness(const FeatureGridRow& row, const RecipeBase& today)
{
    if (!row.result->recipe.isKnown())
        return {false, {}};
    return {true, changedParts(row.result->recipe, today.recipeOf(*row.owner, *row.roi))};
}

QString shortenedList(const std::string& list)
{
    constexpr int roomForText = 56;
    const QString whole = text(list);
    if (whole.size() <= roomForText)
        return whole;
    const QStringList entries = whole.split(',');
    QStringList shown;
    qsizetype used = 0;
    for (const QString& entry : entries) {
        used += entry.size() + 1;
        if (used > roomForText)
            break;
        shown += entry.trimmed();
    }
    if (shown.isEmpty())  // a single long word
        return whole.left(roomForText / 2) + QStringLiteral("\u2026") + whole.right(roomForText / 3);
    return GridWords::tr("%1 and %n more", nullptr, static_cast<int>(entries.size() - shown.size())).arg(shown.join(QStringLiteral(", ")));
}

QString stalenessWords(const Staleness& staleness, const FeatureGridRow& row, const RecipeBase& today, bool whole)
{
    if (!staleness.isStale())
        return {};
    if (!staleness.isKnown)
        return GridWords::tr("Out of date: computed by an earlier version of Annulus, which did not keep what the numbers hang on.");
    QStringList parts;
    for (const RecipePart part : staleness.changed)
        parts += text(wordsOf(part));
    QStringList lines{GridWords::tr("Out of date. Changed since: %1.").arg(parts.join(GridWords::tr(", ", "between things that changed")))};
    constexpr int linesShown = 6;
    const auto changes = row.result->kind->settings.empty() ? std::vector<SettingChange>() : changedSettings(row.result->kind->settings, today.settingsText());
    for (const SettingChange& change : changes) {
        if (lines.size() > linesShown) {
            lines += QStringLiteral("...");
            break;
        }
        const auto shown = [whole](const std::string& value) { return value.empty() ? QStringLiteral("\u2013") : whole ? text(value) : shortenedList(value); };
        lines += QStringLiteral("%1: %2 \u2192 %3").arg(text(change.name), shown(change.before), shown(change.after));
    }
    return lines.join('\n');
}

QString shortFeatureName(const std::string& fullName) { return text(fullName.substr(fullName.rfind('_') + 1)); }

QString shownNumber(double value)
{
    if (value == std::trunc(value) && std::abs(value) < 1e6)
        return QString::number(value, 'f', 0);
    return QString::asprintf("%#.6g", value);  // zeros at the end stay: the points of a column stand below one another
}

QString regionWords(const std::string& region)
{
    QString words = text(region);
    const bool isUnion = words.startsWith("lesion+");
    if (!isUnion && !words.startsWith("ring_"))
        return words == "lesion" ? GridWords::tr("Lesion") : words;
    const QString width = words.mid(words.indexOf("ring_") + 5).remove("mm");
    return isUnion ? GridWords::tr("Lesion + ring %1 mm").arg(width) : GridWords::tr("Ring %1 mm").arg(width);
}

QString imageWords(const FeatureGridRow& row) { return imageNames(*row.owner).at(row.image->uid); }

QString outlineWords(const FeatureGridRow& row)
{
    const QString name = lesionName(row.roi->name);
    const auto& rois = row.owner->rois;
    const bool severalReaders = std::ranges::adjacent_find(rois, std::ranges::not_equal_to{}, &Roi::reader) != rois.end();
    return severalReaders && !row.roi->reader.empty() ? name + QStringLiteral(" \u00b7 ") + text(row.roi->reader) : name;
}

int ringIndex(const std::string& region)
{
    if (!region.starts_with("ring_"))
        return -1;
    const auto dash = region.find('-');
    const double outer = QLocale::c().toDouble(text(region.substr(dash + 1)).remove("mm"));
    return std::max(0, static_cast<int>(outer + 0.5) - 1);
}

bool matches(const FeatureGridRow& row, const QStringList& words)
{
    if (words.isEmpty())
        return true;
    const QString all = text(row.owner->id) + ' ' + imageName(row.image->facts) + ' ' + lesionName(row.roi->name) + ' ' + text(row.roi->reader) + ' ' + text(row.regionName()) + ' ' + regionWords(row.regionName());
    return std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

Result<std::vector<std::uint32_t>> arrangedRows(const FeatureGrid& grid, const QString& filter, const FeatureOrder& order, const Progress& progress)
{
    const QStringList words = filter.split(' ', Qt::SkipEmptyParts);
    std::vector<std::uint32_t> rows;
    rows.reserve(grid.rows.size());
    for (std::uint32_t row = 0; row < grid.rows.size(); ++row) {
        if (row % 1024 == 0 && progress.cancelled())
            return stopped();
        if (matches(grid.rows[row], words))
            rows.push_back(row);
    }
    if (order.by == FeatureOrder::By::feature) {
        if (auto sorted = sortByFeature(grid, rows, order, progress); !sorted)
            return sorted.error();
    } else if (order.by != FeatureOrder::By::table) {
        sortByWords(grid, rows, order);
    }
    return rows;
}

}  // namespace annulus::ui
