#pragma once

#include <QHash>
#include <QWidget>

class QAbstractItemModel;
class QModelIndex;
class QTableView;

namespace annulus::ui {

/// A table whose first columns stay where they are while the others scroll: two views of one model, one selection,
/// one vertical position.
class FrozenTable : public QWidget {
    Q_OBJECT
public:
    FrozenTable(QAbstractItemModel* model, int frozenColumns, QWidget* parent = nullptr);
    void setFrozenWidth(int column, int width);
    void setColumnWidth(int width) { otherWidth_ = width; }
    /// Draws the arrow of the order where it belongs after columns came or went; below 0: nowhere.
    void showOrder(int column, Qt::SortOrder order);
    [[nodiscard]] QModelIndex currentIndex() const;
    void setName(const QString& name);

signals:
    void currentChanged();

private:
    void arrangeColumns();
    void sortBy(int column, Qt::SortOrder order);

    QAbstractItemModel* model_;
    int frozenColumns_;
    int otherWidth_ = 110;
    QHash<QString, int> titleWidths_;
    QTableView *frozen_, *others_;
};

}  // namespace annulus::ui
