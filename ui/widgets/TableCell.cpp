#include "ui/widgets/TableCell.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace annulus::ui {

namespace {

constexpr int beside = 8;  ///< as the headings
constexpr int markGap = 6;

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
}

}  // namespace

/// The sum of the letters' widths: numbers and names have no letters that move together.
qreal TableCell::widthOf(const QString& text, const QFont& font) const
{
    if (!isAscii(text))
        return QFontMetricsF(font).horizontalAdvance(text);
    if (measured_ != font) {
        measured_ = font;
        widths_.fill(0);
    }
    qreal sum = 0;
    for (const QChar c : text) {
        qreal& width = widths_[c.unicode()];
        if (width == 0)
            width = QFontMetricsF(font).horizontalAdvance(c);
        sum += width;
    }
    return sum;
}

void TableCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, isSelected ? theme().selection : theme().raised);

    QRectF room = QRectF(option.rect).adjusted(beside, 0, -beside, 0);
    if (const QVariant mark = index.data(Qt::DecorationRole); mark.isValid()) {
        const auto picture = mark.value<QPixmap>();
        const QSizeF size = picture.deviceIndependentSize();
        painter->drawPixmap(QPointF(room.left(), room.center().y() - size.height() / 2), picture);
        room.setLeft(room.left() + size.width() + markGap);
    }
    QString words = index.data(Qt::DisplayRole).toString();
    if (!words.isEmpty()) {
        qreal width = widthOf(words, option.font);
        if (width > room.width()) {
            words = option.fontMetrics.elidedText(words, Qt::ElideRight, static_cast<int>(room.width()));
            width = widthOf(words, option.font);
        }
        const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        const qreal x = alignment.testFlag(Qt::AlignRight) ? room.right() - width : room.left();
        const qreal baseline = room.center().y() + (option.fontMetrics.ascent() - option.fontMetrics.descent()) / 2.0;
        const QVariant colour = index.data(Qt::ForegroundRole);
        painter->setFont(option.font);
        painter->setPen(colour.isValid() ? colour.value<QColor>() : theme().text);
        painter->drawText(QPointF(x, baseline), words);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme().accent);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

}  // namespace annulus::ui
