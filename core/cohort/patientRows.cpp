#include "core/cohort/patientRows.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/cohort/regionNames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

namespace annulus {
namespace {

using Loaded = std::shared_ptr<const Numbers>;
using Lesion = PatientRowSettings::Lesion;
using Views = PatientRowSettings::Views;

constexpr std::size_t patientsAtOnce = 256;  // bounds what lies in memory besides the result

const std::string& patientOf(const FeatureTableItem& item) { return item.source.patient.empty() ? item.source.caseName : item.source.patient; }

/// Names with numbers in them by these numbers: "Lesion 2" before "Lesion 10".
bool comesBefore(const std::string& a, const std::string& b)
{
    std::size_t i = 0, j = 0;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            std::size_t iEnd = i, jEnd = j;
            while (iEnd < a.size() && isDigit(a[iEnd]))
                ++iEnd;
            while (jEnd < b.size() && isDigit(b[jEnd]))
                ++jEnd;
            const auto left = parseNumber(a.substr(i, iEnd - i)).value_or(0), right = parseNumber(b.substr(j, jEnd - j)).value_or(0);
            if (left != right)
                return left < right;
            i = iEnd;
            j = jEnd;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

/// The lesion of a patient: its side belongs to its name.
struct LesionName {
    std::string name, laterality;
    bool operator==(const LesionName&) const = default;
    bool operator<(const LesionName& other) const { return name == other.name ? laterality < other.laterality : comesBefore(name, other.name); }
};

/// What one patient's row is made of: for each wanted view the items that count.
struct RowPlan {
    std::string patient;
    std::vector<std::vector<const FeatureTableItem*>> views;
    Message problem;  ///< why there is no row
};

/// Where a view's features go.
struct Column {
    std::size_t view = 0;  ///< place among the wanted ones; 0 for their mean
    std::string region, feature;
};

class Planner {
public:
    Planner(const PatientRowSettings& settings, std::vector<std::string> wanted) : settings_(settings), wanted_(std::move(wanted)) {}

    Result<RowPlan> plan(const std::string& patient, const std::vector<const FeatureTableItem*>& items)
    {
        RowPlan plan{patient, std::vector<std::vector<const FeatureTableItem*>>(wanted_.size()), {}};
        std::map<LesionName, std::vector<const FeatureTableItem*>> lesions;
        for (const FeatureTableItem* item : items)
            lesions[{item->source.lesion, item->source.laterality}].push_back(item);
        std::vector<const LesionName*> counting;
        for (const auto& [name, unused] : lesions)
            counting.push_back(&name);
        if (settings_.lesion == Lesion::index) {
            counting.resize(1);
        } else if (settings_.lesion == Lesion::largest && lesions.size() > 1) {
            auto largest = largestOf(patient, lesions);
            if (!largest)
                return std::move(largest).error();
            counting = {*largest};
        }
        for (const LesionName* lesion : counting)
            for (std::size_t view = 0; view < wanted_.size(); ++view)
                addFirst(patient, lesions.at(*lesion), view, plan);
        for (std::size_t view = 0; view < wanted_.size(); ++view)
            if (plan.views[view].empty() && settings_.excludeMissingView && plan.problem.isEmpty())
                plan.problem = lesions.size() > counting.size() && hasView(items, view)
                                   ? message("cohort", "No features of %1 in the view %2.", counting.front()->name, wanted_[view])
                                   : message("cohort", "No features of the view %1.", wanted_[view]);
        if (std::ranges::all_of(plan.views, [](const auto& found) { return found.empty(); }) && plan.problem.isEmpty())
            plan.problem = message("cohort", "No features of the view %1.", join(wanted_, ", "));
        return plan;
    }

    std::size_t doubled = 0;       ///< views with more than one image of the lesion
    std::string doubledPatient;    ///< the first one's

private:
    [[nodiscard]] bool isView(const FeatureTableItem& item, std::size_t view) const { return item.source.view == wanted_[view]; }
    [[nodiscard]] bool hasView(const std::vector<const FeatureTableItem*>& items, std::size_t view) const
    {
        return std::ranges::any_of(items, [&](const FeatureTableItem* item) { return isView(*item, view); });
    }

    void addFirst(const std::string& patient, const std::vector<const FeatureTableItem*>& items, std::size_t view, RowPlan& plan)
    {
        const FeatureTableItem* first = nullptr;
        for (const FeatureTableItem* item : items) {
            if (!isView(*item, view))
                continue;
            if (!first) {
                first = item;
            } else {
                if (doubled++ == 0)
                    doubledPatient = patient;
                break;
            }
        }
        if (first)
            plan.views[view].push_back(first);
    }

    /// Pixels, square or cubic millimetres of the lesion in this item; nothing where no such feature was computed.
    static std::optional<double> sizeOf(const FeatureTableItem& item)
    {
        constexpr std::array names{"original_shape2D_PixelSurface", "original_shape2D_MeshSurface", "original_shape_VoxelVolume", "original_shape_MeshVolume"};
        const auto numbers = item.numbers.load(NumbersSource::Keep::no);
        if (!numbers)
            return {};
        std::optional<double> found;
        for (const char* name : names)
            forEachColumn(*item.columns, [&](const std::string& region, const std::string& feature, std::size_t place) {
                if (!found && region == "lesion" && feature == name)
                    found = (*numbers)->value(place);
            });
        return found;
    }

    static Result<const LesionName*> largestOf(const std::string& patient, const std::map<LesionName, std::vector<const FeatureTableItem*>>& lesions)
    {
        const LesionName* largest = nullptr;
        double most = -1;
        for (const auto& [name, items] : lesions)
            for (const FeatureTableItem* item : items) {
                const auto size = sizeOf(*item);
                if (size && *size > most) {
                    most = *size;
                    largest = &name;
                }
            }
        if (!largest)
            return Error{Errc::notFound, message("cohort", "Patient %1 has %2 lesions, and no size among their features (original_shape2D_PixelSurface or a volume) says which is the largest; choose the index lesion, mean or max.", patient, lesions.size()), {}};
        return largest;
    }

    const PatientRowSettings& settings_;
    std::vector<std::string> wanted_;
};

/// The columns of all rows, in the order of views, regions and features of their first appearance.
class Layout {
public:
    Layout(const std::vector<RowPlan>& plans, std::size_t views, bool isMean) : isMean_(isMean)
    {
        std::vector<std::vector<FeatureColumnsPtr>> kinds(views);  // each arrangement of columns once for each view
        for (const RowPlan& plan : plans)
            for (std::size_t view = 0; view < views; ++view)
                for (const FeatureTableItem* item : plan.views[view])
                    if (std::ranges::find(kinds[view], item->columns) == kinds[view].end())
                        kinds[view].push_back(item->columns);
        for (std::size_t view = 0; view < views; ++view) {
            const std::size_t first = columns_.size();
            std::vector<std::string> regions;  // of one region all columns side by side
            for (const FeatureColumnsPtr& kind : kinds[view])
                for (const RegionColumns& region : kind->regions())
                    if (std::ranges::find(regions, region.region) == regions.end())
                        regions.push_back(region.region);
            for (const std::string& region : regions)
                for (const FeatureColumnsPtr& kind : kinds[view])
                    for (const RegionColumns& part : kind->regions())
                        if (part.region == region)
                            for (const std::string& feature : part.features)
                                add(isMean ? 0 : view, region, feature);
            if (!isMean)
                ranges_.emplace_back(first, columns_.size());
        }
        for (std::size_t view = 0; view < views; ++view)
            for (const FeatureColumnsPtr& kind : kinds[view])
                placesOf(view, kind);
    }

    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    /// Where an item's numbers stand for each column of its view; -1 where it has none.
    [[nodiscard]] const std::vector<int>& places(std::size_t view, const FeatureColumnsPtr& kind) const { return places_.at({isMean_ ? 0 : view, kind.get()}); }
    [[nodiscard]] std::size_t firstOf(std::size_t view) const { return isMean_ ? 0 : ranges_[view].first; }

private:
    static std::string keyOf(std::size_t view, const std::string& region, const std::string& feature) { return std::to_string(view).append("\x1f").append(region).append("\x1f").append(feature); }

    void add(std::size_t view, const std::string& region, const std::string& feature)
    {
        if (placeOf_.try_emplace(keyOf(view, region, feature), columns_.size()).second)
            columns_.push_back({view, region, feature});
    }
    void placesOf(std::size_t view, const FeatureColumnsPtr& kind)
    {
        const std::size_t shown = isMean_ ? 0 : view;
        auto [known, isNew] = places_.try_emplace({shown, kind.get()});
        if (!isNew)
            return;
        const std::size_t first = firstOf(view), count = isMean_ ? columns_.size() : ranges_[view].second - first;
        known->second.assign(count, -1);
        forEachColumn(*kind, [&](const std::string& region, const std::string& feature, std::size_t place) {
            known->second[placeOf_.at(keyOf(shown, region, feature)) - first] = static_cast<int>(place);
        });
    }

    bool isMean_;
    std::vector<Column> columns_;
    std::vector<std::pair<std::size_t, std::size_t>> ranges_;
    std::unordered_map<std::string, std::size_t> placeOf_;
    std::map<std::pair<std::size_t, const FeatureColumns*>, std::vector<int>> places_;
};

/// One item of a patient, read.
struct ReadItem {
    Loaded numbers;
    const std::vector<int>* places = nullptr;
};

/// One patient with all items in memory.
using ReadRow = std::vector<std::vector<ReadItem>>;  // by view

/// NaN where there is none.
double valueAt(const ReadItem& item, std::size_t column)
{
    const int place = (*item.places)[column];
    return place < 0 ? std::numeric_limits<double>::quiet_NaN() : item.numbers->values()[static_cast<std::size_t>(place)];
}

/// One value of all lesions in a view; NaN where one of them has none.
double valueOf(const std::vector<ReadItem>& lesions, std::size_t column, bool isMax)
{
    double all = valueAt(lesions.front(), column);
    for (std::size_t lesion = 1; lesion < lesions.size(); ++lesion) {
        const double one = valueAt(lesions[lesion], column);
        all = std::isnan(one) || std::isnan(all) ? std::numeric_limits<double>::quiet_NaN() : isMax ? std::max(all, one) : all + one;
    }
    return isMax ? all : all / static_cast<double>(lesions.size());
}

/// The value of one view, or the mean of those that are there.
double valueOf(const ReadRow& row, std::size_t view, std::size_t column, bool isMeanOfViews, bool isMax)
{
    if (!isMeanOfViews)
        return row[view].empty() ? std::numeric_limits<double>::quiet_NaN() : valueOf(row[view], column, isMax);
    double sum = 0, count = 0;
    for (const auto& lesions : row)
        if (!lesions.empty()) {
            sum += valueOf(lesions, column, isMax);
            ++count;
        }
    return sum / count;
}

/// Why there is no value.
Message reasonOf(const ReadRow& row, std::size_t view, std::size_t column, bool isMeanOfViews)
{
    for (std::size_t which = 0; which < row.size(); ++which)
        for (const ReadItem& item : row[which]) {
            if (!isMeanOfViews && which != view)
                continue;
            const int place = (*item.places)[column];
            if (place < 0)
                return message("cohort", "Not computed for this patient.");
            if (!item.numbers->value(static_cast<std::size_t>(place)))
                return item.numbers->reason(static_cast<std::size_t>(place));
        }
    if (!isMeanOfViews && row[view].empty())
        return message("cohort", "There are no features of this view.");
    return message("cohort", "The mean is too large for a number.");
}

Result<ReadRow> readRow(const RowPlan& plan, const Layout& layout)
{
    ReadRow row(plan.views.size());
    for (std::size_t view = 0; view < plan.views.size(); ++view)
        for (const FeatureTableItem* item : plan.views[view]) {
            auto numbers = item->numbers.load(NumbersSource::Keep::no);
            if (!numbers)
                return std::move(numbers).error();
            row[view].push_back({std::move(numbers).value(), &layout.places(view, item->columns)});
        }
    return row;
}

/// Reads rows and takes them over column by column. Rows that cannot be read become dropped patients.
Result<void> fillColumns(const std::vector<RowPlan>& plans, const Layout& layout, const PatientRowSettings& settings, PatientFeatures& features, const Progress& progress)
{
    const std::size_t columns = layout.columns().size();
    features.columns.resize(columns);
    for (Numbers& column : features.columns)
        column.reserve(plans.size());
    const bool isMean = settings.views == Views::mean, isMax = settings.lesion == Lesion::max;
    for (std::size_t first = 0; first < plans.size(); first += patientsAtOnce) {
        if (progress.cancelled())
            return stopped();
        progress.report(static_cast<double>(first) / static_cast<double>(plans.size()));
        const std::size_t count = std::min(patientsAtOnce, plans.size() - first);
        std::vector<std::optional<Result<ReadRow>>> rows(count);
        parallelFor(count, [&](std::size_t at) { rows[at].emplace(readRow(plans[first + at], layout)); });
        std::vector<const ReadRow*> good;
        for (std::size_t at = 0; at < count; ++at) {
            if (!rows[at]->ok()) {
                features.dropped.push_back({plans[first + at].patient, rows[at]->error().what});
                continue;
            }
            good.push_back(&rows[at]->value());
            features.patients.push_back(plans[first + at].patient);
        }
        constexpr std::size_t stripe = 64;
        parallelFor((columns + stripe - 1) / stripe, [&](std::size_t part) {
            for (std::size_t column = part * stripe; column < std::min(columns, (part + 1) * stripe); ++column) {
                const std::size_t view = layout.columns()[column].view;
                for (const ReadRow* row : good) {
                    const std::size_t place = column - layout.firstOf(view);
                    const double value = valueOf(*row, view, place, isMean, isMax);
                    if (std::isfinite(value))
                        features.columns[column].add(value);
                    else
                        features.columns[column].addMissing(reasonOf(*row, view, place, isMean));
                }
            }
        });
    }
    return {};
}

/// The first reader by name where nobody chose one.
std::string chosenReader(std::span<const FeatureTableItem> items, const std::string& wanted, std::vector<Message>& notes)
{
    std::set<std::string> readers;
    for (const FeatureTableItem& item : items)
        readers.insert(item.source.reader);
    if (!wanted.empty() || readers.size() < 2)
        return wanted.empty() && !readers.empty() ? *readers.begin() : wanted;
    notes.push_back(message("cohort", "There are features of %1 readers (%2); those of %3 are taken.", readers.size(), join({readers.begin(), readers.end()}, ", "), *readers.begin()));
    return *readers.begin();
}

}  // namespace

Result<PatientFeatures> patientRows(std::span<const FeatureTableItem> items, const PatientRowSettings& settings, const Progress& progress)
{
    PatientFeatures features;
    std::vector<std::string> wanted = settings.which;
    if (settings.views == Views::one && wanted.size() > 1)
        wanted.resize(1);
    const bool named = std::ranges::any_of(items, [](const FeatureTableItem& item) { return !item.source.view.empty(); });
    if (!named && !items.empty()) {
        features.notes.push_back(message("cohort", "The features name no view; they are taken as one."));
        wanted = {""};
    }
    if (wanted.empty())
        return Error{Errc::invalid, message("cohort", "No view is asked for; at least one, such as CC, was expected."), {}};

    const std::string reader = chosenReader(items, settings.reader, features.notes);
    std::map<std::string, std::vector<const FeatureTableItem*>> ofPatient;
    for (const FeatureTableItem& item : items) {
        auto& own = ofPatient[patientOf(item)];
        if (item.source.reader == reader)
            own.push_back(&item);
    }
    Planner planner(settings, wanted);
    std::vector<RowPlan> plans;
    for (const auto& [patient, own] : ofPatient) {
        if (own.empty()) {
            features.dropped.push_back({patient, message("cohort", "No features of the reader %1.", reader)});
            continue;
        }
        auto plan = planner.plan(patient, own);
        if (!plan)
            return std::move(plan).error();
        if (plan->problem.isEmpty())
            plans.push_back(std::move(plan).value());
        else
            features.dropped.push_back({patient, plan->problem});
    }
    if (planner.doubled > 0)
        features.notes.push_back(message("cohort", "%1 times a view has more than one image of the lesion (first: patient %2); the first image counts.", planner.doubled, planner.doubledPatient));

    const bool isMean = settings.views == Views::mean;
    const Layout layout(plans, wanted.size(), isMean);
    for (const Column& column : layout.columns()) {
        const std::string view = isMean ? std::string() : wanted[column.view];
        const std::string name = spokenRegion(column.region).append("_").append(column.feature);
        features.names.push_back(isMean || wanted.size() == 1 ? name : std::string(view).append("_").append(name));
        features.views.push_back(view);
        features.regions.push_back(column.region);
    }
    if (auto filled = fillColumns(plans, layout, settings, features, progress); !filled)
        return filled.error();
    std::ranges::stable_sort(features.dropped, {}, &Excluded::patient);
    return features;
}

std::map<std::string, std::set<std::string>> viewsOfPatients(std::span<const FeatureTableItem> items)
{
    std::map<std::string, std::set<std::string>> views;
    for (const FeatureTableItem& item : items)
        views[patientOf(item)].insert(item.source.view);
    return views;
}

}  // namespace annulus
