// How the feature table follows edits, filters, orders and settings; what its cells show is in FeatureTableModel.cpp.
#include "ui/pages/FeatureTableModel.h"

#include "ui/document/readers.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace annulus::ui {

namespace {

constexpr std::uint16_t notFound = 1U << 15, unknownRecipe = 1U << 14;
static_assert(recipeParts.size() <= 14);

std::uint16_t maskOf(const Staleness& staleness)
{
    unsigned mask = staleness.isKnown ? 0U : unknownRecipe;
    for (const RecipePart part : staleness.changed)
        mask |= 1U << static_cast<unsigned>(part);
    return static_cast<std::uint16_t>(mask);
}

/// Masks of all rows; the regions of an outline share theirs.
std::vector<std::uint16_t> masksOf(const FeatureGrid& grid, const RecipeBase& today, const Progress& progress)
{
    std::vector<std::uint16_t> masks(grid.rows.size(), notFound);
    for (std::size_t row = 0; row < grid.rows.size() && !progress.cancelled(); ++row)
        masks[row] = row > 0 && grid.rows[row].result == grid.rows[row - 1].result ? masks[row - 1] : maskOf(staleness(grid.rows[row], today));
    return masks;
}

}  // namespace

FeatureGrid& FeatureTableModel::ownGrid()
{
    ++revision_;
    if (grid_.use_count() > 1)  // a worker looks at it
        grid_ = std::make_shared<FeatureGrid>(*grid_);
    return *grid_;
}

void FeatureTableModel::setProject(const Project& project)
{
    readers_ = readersOf(project);
    reset(featureGrid(project));
}

void FeatureTableModel::reset(FeatureGrid grid)
{
    arranging_.cancel();
    beginResetModel();
    grid_ = std::make_shared<FeatureGrid>(std::move(grid));
    ++revision_;
    stale_.assign(grid_->rows.size(), notFound);
    staleRois_ = 0;
    refused_.clear();
    shownRows_.resize(grid_->rows.size());
    std::iota(shownRows_.begin(), shownRows_.end(), 0U);
    arrangeColumns();
    endResetModel();
    findStale();
    if (!rowFilter_.isEmpty() || order_.by != FeatureOrder::By::table)
        arrange();
    emit countsChanged();
}

void FeatureTableModel::follow(const Project& project, const std::set<std::string>& patients)
{
    constexpr std::size_t manyPatients = 64;  // from here on all rows anew are cheaper than each one's place
    bool rearrange = false;
    if (patients.size() > manyPatients) {
        setProject(project);
        return;
    }
    readers_ = readersOf(project);
    for (const std::string& id : patients)
        followPatient(project, id, rearrange);
    countStale();
    if (rearrange)
        arrange();
    emit countsChanged();
}

void FeatureTableModel::followPatient(const Project& project, const std::string& id, bool& rearrange)
{
    const auto found = std::ranges::lower_bound(project.patients, id, {}, [](const auto& one) -> const std::string& { return one->id; });
    const std::shared_ptr<const Patient> patient = found != project.patients.end() && (*found)->id == id ? *found : nullptr;
    FeatureGrid& grid = ownGrid();
    const auto before = std::ranges::equal_range(grid.rows, id, {}, [](const FeatureGridRow& row) -> const std::string& { return row.owner->id; });
    const std::vector<FeatureGridRow> old(before.begin(), before.end());  // keeps the patient alive that rows point into
    if (const std::size_t count = patient ? rowCountOf(*patient) : 0; count < old.size())
        removeRowsOf(static_cast<std::size_t>(before.begin() - grid.rows.begin()) + count, old.size() - count);
    const auto change = updatePatient(grid, id, patient);
    if (!change) {
        setProject(project);
        return;
    }
    const std::size_t kept = std::min(change->removed, change->inserted), place = change->first;
    for (std::size_t row = place; row < place + kept; ++row)
        stale_[row] = notFound;
    const auto sameWords = [](const FeatureGridRow& a, const FeatureGridRow& b) { return a.roi->name == b.roi->name && a.regionName() == b.regionName(); };
    for (std::size_t i = 0; i < kept; ++i) {
        const FeatureGridRow& now = grid.rows[place + i];
        const bool moves = order_.by == FeatureOrder::By::feature && !(now.result->numbers == old[i].result->numbers);
        const bool renamed = !sameWords(now, old[i]) && (order_.by != FeatureOrder::By::table || !rowFilter_.isEmpty());
        rearrange = rearrange || moves || renamed;
    }
    if (change->inserted > kept) {
        insertShown(place + kept, change->inserted - kept);
        rearrange = rearrange || order_.by != FeatureOrder::By::table || !rowFilter_.isEmpty();
    }
    for (std::size_t shown = 0; kept > 0 && shown < shownRows_.size(); ++shown)
        if (shownRows_[shown] >= place && shownRows_[shown] < place + kept)
            emit dataChanged(index(static_cast<int>(shown), 0), index(static_cast<int>(shown), columnCount() - 1));
}

void FeatureTableModel::removeRowsOf(std::size_t first, std::size_t count)
{
    for (std::size_t shown = shownRows_.size(); shown-- > 0;) {
        if (shownRows_[shown] < first || shownRows_[shown] >= first + count)
            continue;
        beginRemoveRows({}, static_cast<int>(shown), static_cast<int>(shown));
        shownRows_.erase(shownRows_.begin() + static_cast<std::ptrdiff_t>(shown));
        endRemoveRows();
    }
    const auto at = static_cast<std::ptrdiff_t>(first), end = static_cast<std::ptrdiff_t>(first + count);
    grid_->rows.erase(grid_->rows.begin() + at, grid_->rows.begin() + end);
    stale_.erase(stale_.begin() + at, stale_.begin() + end);
    for (std::uint32_t& row : shownRows_)
        if (row >= first + count)
            row -= static_cast<std::uint32_t>(count);
}

void FeatureTableModel::insertShown(std::size_t first, std::size_t count)
{
    stale_.insert(stale_.begin() + static_cast<std::ptrdiff_t>(first), count, notFound);
    for (std::uint32_t& row : shownRows_)
        if (row >= first)
            row += static_cast<std::uint32_t>(count);
    const QStringList words = rowFilter_.split(' ', Qt::SkipEmptyParts);
    Rows fresh;
    for (std::size_t row = first; row < first + count; ++row)
        if (matches(grid_->rows[row], words))
            fresh.push_back(static_cast<std::uint32_t>(row));
    if (fresh.empty())
        return;
    // In the order of the table their place is known; else they stand last until the worker has put them in order.
    const auto place = order_.by == FeatureOrder::By::table ? std::ranges::lower_bound(shownRows_, fresh.front()) : shownRows_.end();
    const auto at = static_cast<int>(place - shownRows_.begin());
    beginInsertRows({}, at, at + static_cast<int>(fresh.size()) - 1);
    shownRows_.insert(place, fresh.begin(), fresh.end());
    endInsertRows();
}

void FeatureTableModel::setRowFilter(const QString& words)
{
    if (words == rowFilter_)
        return;
    rowFilter_ = words;
    arrange();
}

void FeatureTableModel::setShownFeatures(std::function<bool(const std::string&)> isShown)
{
    beginResetModel();
    isShown_ = std::move(isShown);
    arrangeColumns();
    endResetModel();
    emit countsChanged();
}

void FeatureTableModel::arrangeColumns()
{
    shownColumns_.clear();
    for (std::size_t i = 0; i < grid_->columns.size(); ++i)
        if (!isShown_ || isShown_(grid_->columns[i]))
            shownColumns_.push_back(i);
}

void FeatureTableModel::arrange()
{
    arranging_.start<Rows>(
        this,
        [grid = std::shared_ptr<const FeatureGrid>(grid_), filter = rowFilter_, order = order_](const Progress& progress) {
            return arrangedRows(*grid, filter, order, progress);
        },
        [this, of = revision_](Result<Rows> rows) {
            if (of != revision_)
                arrange();  // an edit came in between
            else if (rows)
                takeArranged(*rows);
        });
}

/// Puts the rows that are shown into another order.
void FeatureTableModel::reorder(Rows rows)
{
    if (rows == shownRows_)
        return;
    const QList<QPersistentModelIndex> everywhere;
    emit layoutAboutToBeChanged(everywhere, VerticalSortHint);
    std::vector<int> places(grid_->rows.size(), -1);
    for (std::size_t shown = 0; shown < rows.size(); ++shown)
        places[rows[shown]] = static_cast<int>(shown);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& one : before)
        after += index(places[shownRows_[static_cast<std::size_t>(one.row())]], one.column());
    shownRows_ = std::move(rows);
    changePersistentIndexList(before, after);
    emit layoutChanged(everywhere, VerticalSortHint);
}

/// Without a reset, which would have the views lay out thousands of columns anew and forget what is chosen: rows that go are
/// moved to the end and cut off, rows that come are put there and moved to their places.
void FeatureTableModel::takeArranged(const Rows& rows)
{
    std::vector<char> isWanted(grid_->rows.size(), 0), isShown(grid_->rows.size(), 0);
    for (const std::uint32_t row : rows)
        isWanted[row] = 1;
    for (const std::uint32_t row : shownRows_)
        isShown[row] = 1;
    Rows next, leaving, coming;
    for (const std::uint32_t row : rows)
        (isShown[row] != 0 ? next : coming).push_back(row);
    std::ranges::copy_if(shownRows_, std::back_inserter(leaving), [&](std::uint32_t row) { return isWanted[row] == 0; });
    const std::size_t kept = next.size();
    next.insert(next.end(), leaving.begin(), leaving.end());
    reorder(std::move(next));
    if (!leaving.empty()) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(shownRows_.size()) - 1);
        shownRows_.resize(kept);
        endRemoveRows();
    }
    if (!coming.empty()) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(kept + coming.size()) - 1);
        shownRows_.insert(shownRows_.end(), coming.begin(), coming.end());
        endInsertRows();
    }
    reorder(rows);
    emit countsChanged();
}

void FeatureTableModel::setToday(RecipeBase today)
{
    if (today_ == today)
        return;
    today_ = std::move(today);
    std::ranges::fill(stale_, notFound);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    findStale();
}

void FeatureTableModel::findStale()
{
    if (!today_ || grid_->rows.empty()) {
        countStale();
        return;
    }
    staling_.start<std::vector<Mask>>(
        this,
        [grid = std::shared_ptr<const FeatureGrid>(grid_), today = *today_](const Progress& progress) -> Result<std::vector<Mask>> {
            return masksOf(*grid, today, progress);
        },
        [this, of = revision_](Result<std::vector<Mask>> masks) {
            if (of != revision_) {
                findStale();  // an edit came in between
                return;
            }
            if (!masks)
                return;
            const bool differs = stale_ != *masks;
            stale_ = std::move(masks).value();
            countStale();
            if (differs && rowCount() > 0)
                emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            emit countsChanged();
        });
}

FeatureTableModel::Mask FeatureTableModel::staleMask(std::size_t row) const
{
    if (stale_[row] == notFound && today_)
        stale_[row] = maskOf(ui::staleness(grid_->rows[row], *today_));
    return today_ ? stale_[row] : Mask{0};
}

void FeatureTableModel::countStale()
{
    if (staling_.isRunning())
        return;
    staleRois_ = 0;
    if (!today_)
        return;
    for (std::size_t row = 0; row < grid_->rows.size(); ++row)
        if (grid_->rows[row].region == 0 && staleMask(row) != 0)
            ++staleRois_;
}

std::vector<RoiKey> FeatureTableModel::staleKeys() const
{
    std::vector<RoiKey> keys;
    for (std::size_t row = 0; row < grid_->rows.size(); ++row)
        if (grid_->rows[row].region == 0 && staleMask(row) != 0)
            keys.push_back({grid_->rows[row].owner->id, grid_->rows[row].roi->id});
    return keys;
}

}  // namespace annulus::ui
