#include "ui/widgets/FrozenTable.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/TableCell.h"
#include "ui/widgets/parts.h"

#include <QAbstractItemModel>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPixmap>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

QTableView* tableOf(QAbstractItemModel* model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setItemDelegate(new TableCell(table));
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
    : QWidget(parent), model_(model), frozenColumns_(frozenColumns), frozen_(tableOf(model, this)), others_(tableOf(model, this)),
      empty_(new EmptyHint(others_)), fitting_(new QTimer(this))
{
    setFocusProxy(frozen_);
    setRole(this, "panel");  // below the frozen columns, beside the other side's bar
    others_->setSelectionModel(frozen_->selectionModel());
    frozen_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    frozen_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    others_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(frozen_->verticalScrollBar(), &QScrollBar::valueChanged, others_->verticalScrollBar(), &QScrollBar::setValue);
    connect(others_->verticalScrollBar(), &QScrollBar::valueChanged, frozen_->verticalScrollBar(), &QScrollBar::setValue);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;  // ends above the bar of the other side, so that their rows stand at the same height
    left->setSpacing(0);
    left->addWidget(frozen_);
    left->addSpacing(others_->horizontalScrollBar()->sizeHint().height());
    row->addLayout(left);
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
    fitting_->setSingleShot(true);
    connect(fitting_, &QTimer::timeout, this, &FrozenTable::fitFrozen);
    connect(model, &QAbstractItemModel::rowsInserted, fitting_, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::headerDataChanged, fitting_, qOverload<>(&QTimer::start));
    connect(frozen_->selectionModel(), &QItemSelectionModel::currentChanged, this, &FrozenTable::currentChanged);
    arrangeColumns();
}

/// As wide as what stands in it, as far as the first rows tell.
int FrozenTable::frozenWidth(int column) const
{
    constexpr int rowsLookedAt = 200, besideWords = 24, narrowest = 72, widest = 240;
    const QFontMetrics metrics(frozen_->font());
    int width = metrics.horizontalAdvance(model_->headerData(column, Qt::Horizontal).toString()) + besideWords;
    for (int row = 0; row < std::min(rowsLookedAt, model_->rowCount()); ++row) {
        const QModelIndex index = model_->index(row, column);
        const auto mark = index.data(Qt::DecorationRole).value<QPixmap>();
        width = std::max(width, metrics.horizontalAdvance(index.data().toString()) + qRound(mark.deviceIndependentSize().width()) + besideWords);
    }
    return std::clamp(width, narrowest, widest);
}

QModelIndex FrozenTable::currentIndex() const { return frozen_->currentIndex(); }

void FrozenTable::setName(const QString& name)
{
    frozen_->setAccessibleName(name);
    others_->setAccessibleName(name);
}

void FrozenTable::setEmptyWords(const QString& words) { empty_->setText(words); }

void FrozenTable::arrangeColumns()
{
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
        if (frozen)
            continue;
        const QString title = model_->headerData(column, Qt::Horizontal).toString();
        auto known = titleWidths_.constFind(title);
        if (known == titleWidths_.constEnd())  // measuring words takes longer than all the rest here
            known = titleWidths_.insert(title, metrics.horizontalAdvance(title));
        const int wanted = std::max(otherWidth_, *known + besideTitle);
        if (others_->columnWidth(column) != wanted)
            others_->setColumnWidth(column, wanted);
    }
    fitFrozen();
}

void FrozenTable::fitFrozen()
{
    int width = 0;
    for (int column = 0; column < frozenColumns_; ++column) {
        frozen_->setColumnWidth(column, frozenWidth(column));
        width += frozen_->columnWidth(column);
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
