#pragma once

#include <QHash>
#include <QWidget>

class QAbstractItemModel;
class QModelIndex;
class QTableView;
class QTimer;

namespace annulus::ui {

class EmptyHint;

/// A table whose first columns stay where they are while the others scroll: two views of one model, one selection,
/// one vertical position.
class FrozenTable : public QWidget {
    Q_OBJECT
public:
    FrozenTable(QAbstractItemModel* model, int frozenColumns, QWidget* parent = nullptr);
    void setColumnWidth(int width) { otherWidth_ = width; }
    /// Draws the arrow of the order where it belongs after columns came or went; below 0: nowhere.
    void showOrder(int column, Qt::SortOrder order);
    [[nodiscard]] QModelIndex currentIndex() const;
    void setName(const QString& name);
    void setEmptyWords(const QString& words);  ///< shown while there is no row

signals:
    void currentChanged();

private:
    void arrangeColumns();
    void fitFrozen();
    [[nodiscard]] int frozenWidth(int column) const;
    void sortBy(int column, Qt::SortOrder order);

    QAbstractItemModel* model_;
    int frozenColumns_;
    int otherWidth_ = 110;
    QHash<QString, int> titleWidths_;
    QTableView *frozen_, *others_;
    EmptyHint* empty_;
    QTimer* fitting_;  ///< many rows that come at once are measured once
};

}  // namespace annulus::ui
