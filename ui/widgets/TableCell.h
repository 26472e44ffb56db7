#pragma once

#include <QFont>
#include <QStyledItemDelegate>

#include <array>

namespace annulus::ui {

/// Draws the cells of large tables: what the model says of text, mark, alignment and colour, over selection or hover. The
/// style's own way asks a cell for ten roles and goes through the style sheet several times; a page of numbers scrolls several
/// times as fast without.
class TableCell : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] qreal widthOf(const QString& text, const QFont& font) const;

    mutable QFont measured_;
    mutable std::array<qreal, 128> widths_{};  ///< of ASCII in that font; 0: not measured yet
};

}  // namespace annulus::ui
