#include "ui/pages/FeatureTableModel.h"

#include "core/features/definitions.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QFont>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <set>

namespace annulus::ui {

namespace {

/// Colour and line of a region, as on the image.
QPixmap regionMark(const std::string& region)
{
    constexpr int width = 18, height = 12;
    constexpr qreal ratio = 2;
    QPixmap mark(static_cast<int>(width * ratio), static_cast<int>(height * ratio));
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    const int ring = ringIndex(region);
    painter.setPen(ring < 0 ? QPen(dataColour::lesion, 2) : QPen(ringColour(ring), 2, ringLine(ring)));
    painter.drawLine(0, height / 2, width, height / 2);
    return mark;
}

}  // namespace

int FeatureTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shownRows_.size()); }

int FeatureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : fixedColumns + static_cast<int>(shownColumns_.size());
}

std::string FeatureTableModel::feature(int column) const
{
    return column < fixedColumns ? std::string() : grid_.columns[shownColumns_[static_cast<std::size_t>(column - fixedColumns)]];
}

const FeatureValue* FeatureTableModel::value(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() < fixedColumns)
        return nullptr;
    return row(index.row()).value(shownColumns_[static_cast<std::size_t>(index.column() - fixedColumns)]);
}

QVariant FeatureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FeatureGridRow& row = this->row(index.row());
    const bool fixed = index.column() < fixedColumns;
    const FeatureValue* value = this->value(index);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case patientColumn: return text(row.patient);
        case imageColumn: return row.image;
        case lesionColumn: return row.lesion;
        case regionColumn: return regionWords(row.region);
        default: return value && value->value ? shownNumber(*value->value) : QStringLiteral("\u2013");
        }
    case Qt::DecorationRole:
        return index.column() == regionColumn ? QVariant(regionMark(row.region)) : QVariant();
    case Qt::TextAlignmentRole: return int((fixed ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (!fixed && !(value && value->value))
            return theme().warning;
        return row.isStale ? QVariant(theme().disabled) : QVariant();
    case Qt::ToolTipRole: {
        QStringList words;
        if (!fixed && value && !value->value)
            words += tr("No value: %1").arg(text(value->reason));
        else if (!fixed && !value)
            words += tr("Not computed for this region");
        else if (!fixed)
            words += QString("%1 = %2").arg(text(feature(index.column())), QString::number(*value->value, 'g', 17));
        if (row.isStale)
            words += tr("Out of date: the outline, the spacing or the settings have changed since.");
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
    emit layoutAboutToBeChanged();
    ascending_ = order == Qt::AscendingOrder;
    sortColumn_ = column < fixedColumns ? -1 : static_cast<int>(shownColumns_[static_cast<std::size_t>(column - fixedColumns)]);
    shownRows_ = sortedRows(grid_, std::move(shownRows_), sortColumn_, ascending_);
    if (sortColumn_ < 0) {
        const auto key = [&](std::size_t at) {
            const FeatureGridRow& row = grid_.rows[at];
            return column == imageColumn ? row.image : column == lesionColumn ? row.lesion : column == regionColumn ? text(row.region) : text(row.patient);
        };
        std::ranges::stable_sort(shownRows_, [&](std::size_t a, std::size_t b) { return ascending_ ? key(a) < key(b) : key(b) < key(a); });
    }
    emit layoutChanged();
}

void FeatureTableModel::setGrid(FeatureGrid grid)
{
    beginResetModel();
    const std::string sorted = sortColumn_ < 0 ? std::string() : grid_.columns[static_cast<std::size_t>(sortColumn_)];
    grid_ = std::move(grid);
    const auto found = std::ranges::find(grid_.columns, sorted);
    sortColumn_ = found == grid_.columns.end() ? -1 : static_cast<int>(found - grid_.columns.begin());
    arrange();
    endResetModel();
}

void FeatureTableModel::setFilters(const QString& rows, const QString& features)
{
    beginResetModel();
    rowFilter_ = rows;
    featureFilter_ = features;
    arrange();
    endResetModel();
}

void FeatureTableModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

int FeatureTableModel::staleCount() const
{
    std::set<std::string_view> rois;
    for (const FeatureGridRow& row : grid_.rows)
        if (row.isStale)
            rois.insert(row.roi);
    return static_cast<int>(rois.size());
}

void FeatureTableModel::arrange()
{
    shownRows_.clear();
    shownColumns_.clear();
    for (std::size_t i = 0; i < grid_.rows.size(); ++i)
        if (matches(grid_.rows[i], rowFilter_))
            shownRows_.push_back(i);
    for (std::size_t i = 0; i < grid_.columns.size(); ++i)
        if (featureFilter_.isEmpty() || text(grid_.columns[i]).contains(featureFilter_, Qt::CaseInsensitive))
            shownColumns_.push_back(i);
    shownRows_ = sortedRows(grid_, std::move(shownRows_), sortColumn_, ascending_);
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
