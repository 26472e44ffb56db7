#include "ui/document/featureGrid.h"

#include "ui/document/caseRows.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace annulus::ui {

namespace {

struct GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

/// Column numbers by name; a name gets its number when it first appears.
class Columns {
public:
    explicit Columns(std::vector<std::string>& names) : names_(names) {}
    int numberOf(const std::string& name)
    {
        const auto [at, isNew] = numbers_.try_emplace(name, static_cast<int>(names_.size()));
        if (isNew)
            names_.push_back(name);
        return at->second;
    }

private:
    std::vector<std::string>& names_;
    std::unordered_map<std::string, int> numbers_;
};

/// First value and count of every region of a result, in its order.
struct Stretch {
    std::string region;
    std::vector<int> values;
};

std::vector<Stretch> stretchesOf(const FeatureResult& result)
{
    std::vector<Stretch> stretches;
    std::map<std::string_view, std::size_t> byRegion;
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        const auto [at, isNew] = byRegion.try_emplace(result.values[i].region, stretches.size());
        if (isNew)
            stretches.push_back({result.values[i].region, {}});
        stretches[at->second].values.push_back(static_cast<int>(i));
    }
    return stretches;
}

}  // namespace

const FeatureValue* FeatureGridRow::value(std::size_t column) const
{
    if (column >= places->size() || (*places)[column] < 0)
        return nullptr;
    return &result->values[static_cast<std::size_t>((*places)[column])];
}

FeatureGrid featureGrid(const Project& project, const RegionChoice& choice, const annulus::Settings& settings)
{
    FeatureGrid grid;
    Columns columns(grid.columns);
    std::map<std::vector<int>, std::shared_ptr<const std::vector<int>>> layouts;
    for (const auto& patient : project.patients) {
        for (const auto& result : patient->features) {
            const Roi* roi = patient->findRoi(result->roiId);
            const ImageRecord* image = roi ? patient->findImage(roi->imageUid) : nullptr;
            if (!image)
                continue;
            const bool stale = result->recipe != featureRecipe(project, {patient->id, roi->id}, choice, settings);
            for (const Stretch& stretch : stretchesOf(*result)) {
                std::vector<int> places;
                for (const int value : stretch.values) {
                    const auto column = static_cast<std::size_t>(columns.numberOf(result->values[static_cast<std::size_t>(value)].feature));
                    if (places.size() <= column)
                        places.resize(column + 1, -1);
                    places[column] = value;
                }
                auto& shared = layouts[places];
                if (!shared)
                    shared = std::make_shared<const std::vector<int>>(places);
                grid.rows.push_back({patient->id, roi->id, roi->imageUid, imageName(image->facts), lesionName(roi->name), stretch.region, stale, result, shared});
            }
        }
    }
    return grid;
}

QString shortFeatureName(const std::string& fullName) { return text(fullName.substr(fullName.rfind('_') + 1)); }

QString shownNumber(double value) { return QString::number(value, 'g', 6); }

QString regionWords(const std::string& region)
{
    QString words = text(region);
    const bool isUnion = words.startsWith("lesion+");
    if (!isUnion && !words.startsWith("ring_"))
        return words == "lesion" ? GridWords::tr("Lesion") : words;
    const QString width = words.mid(words.indexOf("ring_") + 5).remove("mm");
    return isUnion ? GridWords::tr("Lesion + ring %1 mm").arg(width) : GridWords::tr("Ring %1 mm").arg(width);
}

int ringIndex(const std::string& region)
{
    if (!region.starts_with("ring_"))
        return -1;
    const auto dash = region.find('-');
    const double outer = QLocale::c().toDouble(text(region.substr(dash + 1)).remove("mm"));
    return std::max(0, static_cast<int>(outer + 0.5) - 1);
}

bool matches(const FeatureGridRow& row, const QString& filter)
{
    const QString all = text(row.patient) + ' ' + row.image + ' ' + row.lesion + ' ' + text(row.region) + ' ' + regionWords(row.region);
    const QStringList words = filter.split(' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

std::vector<std::size_t> sortedRows(const FeatureGrid& grid, std::vector<std::size_t> rows, int column, bool ascending)
{
    if (column < 0) {
        std::ranges::sort(rows);
        return rows;
    }
    const auto number = [&](std::size_t row) -> std::optional<double> {
        const FeatureValue* value = grid.rows[row].value(static_cast<std::size_t>(column));
        return value ? value->value : std::nullopt;
    };
    std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
        const auto x = number(a), y = number(b);
        if (!x || !y)
            return x.has_value() && !y.has_value();
        return ascending ? *x < *y : *y < *x;
    });
    return rows;
}

}  // namespace annulus::ui
