#include "ui/widgets/TextTable.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QTableView>

namespace annulus::ui {

void TextTableModel::show(QStringList header, std::vector<std::vector<TextCell>> rows)
{
    beginResetModel();
    header_ = std::move(header);
    rows_ = std::move(rows);
    endResetModel();
}

int TextTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int TextTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(header_.size()); }

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TextCell& shown = cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole: return shown.text;
    case Qt::ToolTipRole: return shown.tip.isEmpty() ? shown.text : shown.tip;
    case Qt::TextAlignmentRole: return int((shown.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        switch (shown.tone) {
        case TextCell::Tone::secondary: return theme().secondary;
        case TextCell::Tone::warning: return theme().warning;
        case TextCell::Tone::error: return theme().error;
        case TextCell::Tone::plain: break;
        }
        return {};
    default: return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((!rows_.empty() && cell(0, section).isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(header_.value(section)) : QVariant();
}

QTableView* rowTable(QAbstractItemModel* model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTextElideMode(Qt::ElideRight);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(measure::control);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

}  // namespace annulus::ui
