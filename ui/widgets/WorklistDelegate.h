#pragma once

#include <QStyledItemDelegate>

namespace annulus::ui {

/// Paints one line of the worklist: mark of the outlines (empty, half, full circle), ID, chips of the views.
class WorklistDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace annulus::ui
