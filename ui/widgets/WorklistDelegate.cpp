#include "ui/widgets/WorklistDelegate.h"

#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WorklistModel.h"

#include <QPainter>

namespace annulus::ui {

namespace {

constexpr int lineHeight = 32;
constexpr int chipWidth = 34;
constexpr int chipGap = 4;

void paintMark(QPainter& painter, const QRectF& place, OutlineState state)
{
    painter.setPen(QPen(state == OutlineState::none ? theme().disabled : dataColour::lesion, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place);
    if (state == OutlineState::none)
        return;
    painter.setBrush(dataColour::lesion);
    if (state == OutlineState::complete)
        painter.drawEllipse(place);
    else
        painter.drawPie(place, 90 * 16, 180 * 16);
}

/// A present view has a grey box, an outlined one a box in the lesion's colour, an absent one is a dash. On the
/// selection, which is lighter or darker than the panel, the grey is stronger: the box must not melt into it.
void paintChip(QPainter& painter, const QRect& place, const QString& words, ViewState state, bool selected)
{
    if (state == ViewState::absent) {
        painter.setPen(selected ? theme().secondary : theme().disabled);
        painter.drawText(place, Qt::AlignCenter, QStringLiteral("\u2013"));
        return;
    }
    const bool outlined = state == ViewState::outlined;
    painter.setBrush(Qt::NoBrush);
    QColor grey = theme().secondary;
    grey.setAlphaF(selected ? 1.0F : 0.55F);
    painter.setPen(QPen(outlined ? dataColour::lesion : grey, 1));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(outlined || selected ? theme().text : theme().secondary);
    painter.drawText(place, Qt::AlignCenter, words);
}

}  // namespace

QSize WorklistDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {160, lineHeight}; }

void WorklistDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *static_cast<const WorklistModel*>(index.model());
    const WorklistRow& row = model.row(index.row());
    const QRect area = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(area, theme().selection);
        painter->fillRect(QRect(area.left(), area.top(), 2, area.height()), theme().accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(area, theme().raised);
    }

    paintMark(*painter, QRectF(area.left() + measure::padding, area.center().y() - 4.5, 10, 10), row.state);

    const int chips = 3 * chipWidth + 2 * chipGap;
    QRect chip(area.right() - measure::padding - chips, area.top() + 7, chipWidth, lineHeight - 14);
    constexpr int statusSide = 14;
    const int status = row.status == ReadingStatus::open ? 0 : statusSide + chipGap;
    const QRect words(area.left() + measure::padding + 20, area.top(), chip.left() - area.left() - measure::padding - 28 - status, lineHeight);
    if (row.status != ReadingStatus::open) {
        const bool flagged = row.status == ReadingStatus::flagged;
        icon(flagged ? "flag" : "check", flagged ? theme().warning : theme().good)
            .paint(painter, QRect(words.right() + chipGap, area.center().y() - statusSide / 2, statusSide, statusSide));
    }
    painter->setFont(option.font);
    painter->setPen(theme().text);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(text(row.patient), Qt::ElideMiddle, words.width()));

    painter->setFont(smallFont());
    for (std::size_t i = 0; i < row.views.size(); ++i) {
        paintChip(*painter, chip, worklistViews[i], row.views[i], selected);
        chip.translate(chipWidth + chipGap, 0);
    }
    painter->restore();
}

}  // namespace annulus::ui
