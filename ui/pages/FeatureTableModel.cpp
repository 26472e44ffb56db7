#include "ui/pages/FeatureTableModel.h"

#include "core/features/definitions.h"
#include "ui/document/caseRows.h"
#include "ui/document/readers.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace annulus::ui {

namespace {

const std::string lesionRegion = "lesion";

/// Colour and line of a region, as on the image: of a ring its own, of a lesion its reader's.
QPixmap regionMark(const std::string& region, int reader)
{
    constexpr int width = 30, height = 12;
    constexpr qreal ratio = 2;
    QPixmap mark(static_cast<int>(width * ratio), static_cast<int>(height * ratio));
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    const int ring = ringIndex(region);
    painter.setPen(ring < 0 ? linePen(readerColour(reader), dataColour::lineWidth, readerLine(reader)) : linePen(ringColour(ring), dataColour::lineWidth, ringLine(ring)));
    painter.drawLine(0, height / 2, width, height / 2);
    return mark;
}

}  // namespace

FeatureTableModel::FeatureTableModel(JobRunner& jobs, QObject* parent)
    : QAbstractTableModel(parent), arranging_(jobs), staling_(jobs), fetching_(jobs)
{
}

FeatureTableModel::~FeatureTableModel() = default;

int FeatureTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shownRows_.size()); }

int FeatureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : fixedColumns + static_cast<int>(shownColumns_.size());
}

std::string FeatureTableModel::feature(int column) const
{
    return column < fixedColumns ? std::string() : grid_->columns[shownColumns_[static_cast<std::size_t>(column - fixedColumns)]];
}

FeatureTableModel::Cell FeatureTableModel::cell(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() < fixedColumns)
        return {};
    const FeatureGridRow& row = this->row(index.row());
    const int place = grid_->place(row, shownColumns_[static_cast<std::size_t>(index.column() - fixedColumns)]);
    if (place < 0)
        return {};
    const auto numbers = row.result->numbers.ifLoaded();
    if (!numbers) {
        if (const auto refused = refused_.find(row.result->numbers.digest()); refused != refused_.end())
            return {Cell::State::failed, 0, refused->second};
        wantNumbers(index.row());
        return {Cell::State::loading, 0, {}};
    }
    if (static_cast<std::size_t>(place) >= numbers->size())
        return {Cell::State::failed, 0, message("project", "The stored numbers are fewer than their columns.")};
    const auto value = numbers->value(static_cast<std::size_t>(place));
    return value ? Cell{Cell::State::number, *value, {}} : Cell{Cell::State::missing, 0, numbers->reason(static_cast<std::size_t>(place))};
}

QVariant FeatureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FeatureGridRow& row = this->row(index.row());
    const bool fixed = index.column() < fixedColumns;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case patientColumn: return text(row.owner->id);
        case imageColumn: return row.image->manualSpacing ? tr("%1, mm by hand").arg(imageWords(row)) : imageWords(row);
        case lesionColumn: return outlineWords(row);
        case regionColumn: return regionWords(row.regionName());
        default: {
            const Cell cell = this->cell(index);
            return cell.state == Cell::State::number ? shownNumber(cell.number)
                 : cell.state == Cell::State::loading ? QStringLiteral("\u2026") : QStringLiteral("\u2013");
        }
        }
    case Qt::DecorationRole: {
        const bool isOutline = index.column() == lesionColumn && readers_.size() > 1;
        if (index.column() != regionColumn && !isOutline)
            return {};
        const int reader = readerIndex(readers_, row.roi->reader);
        const std::string& region = isOutline ? lesionRegion : row.regionName();
        QPixmap& mark = marks_[{region, reader}];
        if (mark.isNull())
            mark = regionMark(region, reader);
        return mark;
    }
    case Qt::TextAlignmentRole: return int((fixed ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const auto state = fixed ? Cell::State::number : cell(index).state;
        if (state != Cell::State::number && state != Cell::State::loading)
            return theme().warning;
        return staleMask(shownRows_[static_cast<std::size_t>(index.row())]) != 0 ? QVariant(theme().disabled) : QVariant();
    }
    case Qt::ToolTipRole: {
        QStringList words;
        const Cell cell = this->cell(index);
        if (index.column() == imageColumn && row.image->manualSpacing)
            words += tr("The spacing was set by hand: lengths and rings hang on it.");
        if (cell.state == Cell::State::missing || cell.state == Cell::State::failed)
            words += tr("No value: %1").arg(text(cell.reason));
        else if (!fixed && cell.state == Cell::State::none)
            words += tr("Not computed for this region");
        else if (cell.state == Cell::State::number)
            words += QString("%1 = %2").arg(text(feature(index.column())), QString::number(cell.number, 'g', 17));
        if (const QString stale = stalenessWords(index.row()); !stale.isEmpty())
            words += stale;
        return words.join('\n');
    }
    default: return {};
    }
}

QVariant FeatureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool fixed = section < fixedColumns;
    if (role == Qt::TextAlignmentRole)
        return int((fixed ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && !fixed)
        return definitionWords(feature(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case patientColumn: return tr("Patient");
    case imageColumn: return tr("Image");
    case lesionColumn: return tr("Outline");
    case regionColumn: return tr("Region");
    default: return shortFeatureName(feature(section));
    }
}

void FeatureTableModel::sort(int column, Qt::SortOrder order)
{
    using By = FeatureOrder::By;
    constexpr By fixed[] = {By::patient, By::image, By::lesion, By::region};
    const FeatureOrder next = column < 0 || column >= columnCount() ? FeatureOrder{}
                              : column < fixedColumns ? FeatureOrder{fixed[column], {}, order == Qt::AscendingOrder}
                                                      : FeatureOrder{By::feature, feature(column), order == Qt::AscendingOrder};
    if (next == order_)
        return;
    order_ = next;
    arrange();
}

int FeatureTableModel::orderColumn() const
{
    if (order_.by != FeatureOrder::By::feature)
        return static_cast<int>(order_.by) - static_cast<int>(FeatureOrder::By::patient);  // table order is before the first column
    for (std::size_t shown = 0; shown < shownColumns_.size(); ++shown)
        if (grid_->columns[shownColumns_[shown]] == order_.feature)
            return fixedColumns + static_cast<int>(shown);
    return -1;
}

Staleness FeatureTableModel::staleness(int shown) const { return today_ ? ui::staleness(row(shown), *today_) : Staleness{}; }

QString FeatureTableModel::stalenessWords(int shown, bool whole) const
{
    return today_ ? ui::stalenessWords(staleness(shown), row(shown), *today_, whole) : QString();
}

void FeatureTableModel::wantNumbers(int shown) const
{
    const LazyNumbers& numbers = row(shown).result->numbers;
    if (wanted_.empty() && !fetching_.isRunning())
        QTimer::singleShot(0, this, [self = const_cast<FeatureTableModel*>(this)] { self->fetchWanted(); });
    wantedRows_ = wanted_.empty() ? std::pair(shown, shown) : std::pair(std::min(wantedRows_.first, shown), std::max(wantedRows_.second, shown));
    wanted_.try_emplace(numbers.digest(), numbers);
}

void FeatureTableModel::fetchWanted()
{
    if (wanted_.empty() || fetching_.isRunning())
        return;
    using Refused = std::map<Digest, Message>;
    fetching_.start<Refused>(
        this,
        [wanted = std::exchange(wanted_, {})](const Progress&) -> Result<Refused> {
            Refused refused;
            for (const auto& [digest, numbers] : wanted)
                if (const auto loaded = numbers.load(); !loaded)
                    refused.emplace(digest, loaded.error().what);
            return refused;
        },
        [this, rows = wantedRows_](Result<Refused> refused) {
            if (refused)
                refused_.merge(*refused);
            const int last = std::min(rows.second, rowCount() - 1);
            if (rows.first <= last)
                emit dataChanged(index(rows.first, fixedColumns), index(last, columnCount() - 1));
            fetchWanted();
        });
}

void FeatureTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString definitionWords(const std::string& fullName)
{
    QStringList lines{text(fullName)};
    if (const FeatureDef* def = findDefinition(fullName)) {
        lines += text(def->definition);
        if (!def->unit.empty())
            lines += FeatureTableModel::tr("Unit: %1").arg(text(std::string(def->unit)));
        if (!def->ibsi.empty())
            lines += FeatureTableModel::tr("IBSI code: %1").arg(text(std::string(def->ibsi)));
    }
    return lines.join('\n');
}

}  // namespace annulus::ui
