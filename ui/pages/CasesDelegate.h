#pragma once

#include "ui/document/caseRows.h"

#include <QStyledItemDelegate>

namespace annulus::ui {

/// Paints the rows of the Cases tree: title over subtitle, thumbnails, labelled chips. No widget per row.
class CasesDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int rowHeight = 44;
    static constexpr int thumbnailSide = 34;
};

/// The chips from left to right, as many as fit; the last becomes "+2".
void paintChips(QPainter& painter, const QRect& area, const std::vector<Chip>& chips);

/// 8-bit grey picture scaled into a square, on black; from the cache after the first time.
QPixmap thumbnailPixmap(const Thumbnail& thumbnail, int side, qreal devicePixelRatio);

}  // namespace annulus::ui
