#include "ui/widgets/FrozenTable.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QAbstractItemModel>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace annulus::ui {

namespace {

QTableView* tableOf(QAbstractItemModel* model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(measure::control);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFixedHeight(32);
    table->setCornerButtonEnabled(false);
    return table;
}

}  // namespace

FrozenTable::FrozenTable(QAbstractItemModel* model, int frozenColumns, QWidget* parent)
    : QWidget(parent), model_(model), frozenColumns_(frozenColumns), frozen_(tableOf(model, this)), others_(tableOf(model, this))
{
    others_->setSelectionModel(frozen_->selectionModel());
    frozen_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there on both sides, so that the last row ends at the same height.
    frozen_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    others_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(frozen_->verticalScrollBar(), &QScrollBar::valueChanged, others_->verticalScrollBar(), &QScrollBar::setValue);
    connect(others_->verticalScrollBar(), &QScrollBar::valueChanged, frozen_->verticalScrollBar(), &QScrollBar::setValue);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(frozen_);
    row->addWidget(hairline(Qt::Vertical, this));
    row->addWidget(others_, 1);

    // By hand instead of setSortingEnabled: each of the two would sort again when the other did.
    for (QTableView* table : {frozen_, others_}) {
        QHeaderView* header = table->horizontalHeader();
        header->setSectionsClickable(true);
        header->setSortIndicatorShown(true);
        header->setSortIndicator(0, Qt::AscendingOrder);
        connect(header, &QHeaderView::sortIndicatorChanged, this, &FrozenTable::sortBy);
    }
    connect(model, &QAbstractItemModel::modelReset, this, &FrozenTable::arrangeColumns);
    connect(frozen_->selectionModel(), &QItemSelectionModel::currentChanged, this, &FrozenTable::currentChanged);
    arrangeColumns();
}

void FrozenTable::setFrozenWidth(int column, int width)
{
    frozen_->setColumnWidth(column, width);
    arrangeColumns();
}

QModelIndex FrozenTable::currentIndex() const { return frozen_->currentIndex(); }

void FrozenTable::setName(const QString& name)
{
    frozen_->setAccessibleName(name);
    others_->setAccessibleName(name);
}

void FrozenTable::arrangeColumns()
{
    int width = 0;
    const QFontMetrics metrics(others_->horizontalHeader()->font());
    constexpr int besideTitle = 32;  // padding and the arrow of the order
    // Thousands of columns: only what differs is told to the views.
    const auto hide = [](QTableView* table, int column, bool hidden) {
        if (table->isColumnHidden(column) != hidden)
            table->setColumnHidden(column, hidden);
    };
    for (int column = 0; column < model_->columnCount(); ++column) {
        const bool frozen = column < frozenColumns_;
        hide(frozen_, column, !frozen);
        hide(others_, column, frozen);
        if (frozen) {
            width += frozen_->columnWidth(column);
            continue;
        }
        const QString title = model_->headerData(column, Qt::Horizontal).toString();
        auto known = titleWidths_.constFind(title);
        if (known == titleWidths_.constEnd())  // measuring words takes longer than all the rest here
            known = titleWidths_.insert(title, metrics.horizontalAdvance(title));
        const int wanted = std::max(otherWidth_, *known + besideTitle);
        if (others_->columnWidth(column) != wanted)
            others_->setColumnWidth(column, wanted);
    }
    frozen_->setFixedWidth(width);
}

void FrozenTable::showOrder(int column, Qt::SortOrder order)
{
    for (QTableView* table : {frozen_, others_}) {
        const QSignalBlocker quiet(table->horizontalHeader());
        table->horizontalHeader()->setSortIndicator(column, order);
    }
}

void FrozenTable::sortBy(int column, Qt::SortOrder order)
{
    showOrder(column, order);
    model_->sort(column, order);
}

}  // namespace annulus::ui
