#include "ui/pages/CasesDelegate.h"

#include "ui/pages/CasesModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>

namespace annulus::ui {

namespace {

constexpr int chipHeight = 18;
constexpr int chipPadding = 6;
constexpr int gap = 4;

QColor toneColour(Chip::Tone tone)
{
    switch (tone) {
    case Chip::Tone::good: return theme().good;
    case Chip::Tone::warning: return theme().warning;
    case Chip::Tone::plain: break;
    }
    return theme().secondary;
}

QString levelIcon(CasesModel::Level level)
{
    switch (level) {
    case CasesModel::Level::patient: return QStringLiteral("person");
    case CasesModel::Level::study: return QStringLiteral("study");
    case CasesModel::Level::series: return QStringLiteral("series");
    case CasesModel::Level::image: break;
    }
    return QStringLiteral("image");
}

void paintTitle(QPainter& painter, QRect area, const QStyleOptionViewItem& option, const CaseRow& row, CasesModel::Level level)
{
    const bool picture = level == CasesModel::Level::image && !row.thumbnails.empty();
    const int side = picture ? CasesDelegate::thumbnailSide : measure::icon;
    const QRect mark(area.left(), area.center().y() - side / 2 + 1, side, side);
    if (picture)
        painter.drawPixmap(mark, thumbnailPixmap(row.thumbnails.front(), side, painter.device()->devicePixelRatio()));
    else
        icon(levelIcon(level), theme().secondary).paint(&painter, mark);
    area.setLeft(mark.right() + 9);

    QFont strong = option.font;
    if (level == CasesModel::Level::patient)
        strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme().text);
    const bool two = !row.subtitle.isEmpty();
    const QRect upper = two ? QRect(area.left(), area.top() + 3, area.width(), area.height() / 2) : area;
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(strong).elidedText(row.title, Qt::ElideMiddle, area.width()));
    if (!two)
        return;
    painter.setFont(smallFont());
    painter.setPen(theme().secondary);
    const QRect lower(area.left(), area.center().y(), area.width(), area.height() / 2 - 2);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(row.subtitle, Qt::ElideRight, area.width()));
}

}  // namespace

QPixmap thumbnailPixmap(const Thumbnail& thumbnail, int side, qreal ratio)
{
    const auto inner = static_cast<int>(side * ratio);
    QPixmap square;
    // By content: an address may belong to another picture after a project was closed.
    const QString key = QString("annulus-thumbnail/%1/%2/%3").arg(text(toHex(thumbnail.digest()))).arg(side).arg(ratio);
    if (QPixmapCache::find(key, &square))
        return square;
    square = QPixmap(inner, inner);
    square.fill(Qt::black);
    if (const ImagePtr image = thumbnail.load()) {
        const auto& bytes = std::get<std::vector<std::uint8_t>>(image->pixels);
        const int width = static_cast<int>(image->grid.size.i), height = static_cast<int>(image->grid.size.j);
        const QImage picture(bytes.data(), width, height, width, QImage::Format_Grayscale8);
        const QImage scaled = picture.scaled(inner, inner, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPainter painter(&square);
        painter.drawImage((inner - scaled.width()) / 2, (inner - scaled.height()) / 2, scaled);
    }
    square.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, square);
    return square;
}

void paintChips(QPainter& painter, const QRect& area, const std::vector<Chip>& chips)
{
    painter.setFont(smallFont());
    const QFontMetrics metrics(painter.font());
    int x = area.left();
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const bool last = i + 1 == chips.size();
        const int width = metrics.horizontalAdvance(chips[i].word) + 2 * chipPadding;
        const int needed = last ? width : width + gap + metrics.horizontalAdvance("+9");
        if (x + needed > area.right()) {
            painter.setPen(theme().secondary);
            painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignVCenter, QString("+%1").arg(chips.size() - i));
            return;
        }
        const QRectF box(x + 0.5, area.center().y() - chipHeight / 2 + 0.5, width - 1, chipHeight - 1);
        const QColor colour = toneColour(chips[i].tone);
        QColor line = colour;
        line.setAlphaF(0.6F);
        painter.setPen(line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignCenter, chips[i].word);
        x += width + gap;
    }
}

QSize CasesDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, rowHeight}; }

void CasesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *static_cast<const CasesModel*>(index.model());
    const CaseRow& row = model.row(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme().selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme().raised);

    const QRect area = option.rect.adjusted(8, 0, -8, 0);
    const auto level = model.level(index);
    if (index.column() == CasesModel::titleColumn) {
        paintTitle(*painter, option.rect.adjusted(2, 0, -8, 0), option, row, level);
    } else if (index.column() == CasesModel::thumbnailColumn) {
        int x = area.left();
        if (level == CasesModel::Level::patient)
            for (const Thumbnail& image : row.thumbnails) {
                if (x + thumbnailSide > area.right() + 1)
                    break;
                painter->drawPixmap(QRect(x, area.center().y() - thumbnailSide / 2 + 1, thumbnailSide, thumbnailSide),
                                    thumbnailPixmap(image, thumbnailSide, painter->device()->devicePixelRatio()));
                x += thumbnailSide + 2;
            }
    } else if (index.column() == CasesModel::chipColumn) {
        paintChips(*painter, area, row.chips);
    } else {
        painter->setFont(option.font);
        painter->setPen(level == CasesModel::Level::patient || level == CasesModel::Level::image ? theme().text : theme().secondary);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    painter->restore();
}

}  // namespace annulus::ui
