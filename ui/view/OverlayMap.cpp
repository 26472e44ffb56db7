#include "ui/view/OverlayMap.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace annulus::ui {
namespace {

constexpr std::array<std::array<int, 3>, 10> anchors{{{68, 1, 84}, {72, 40, 120}, {62, 74, 137}, {49, 104, 142}, {38, 130, 142}, {31, 158, 137}, {53, 183, 121}, {110, 206, 88}, {181, 222, 43}, {253, 231, 37}}};

}  // namespace

QRgb mapColour(double place)
{
    const double at = std::clamp(place, 0.0, 1.0) * static_cast<double>(anchors.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
    const double share = at - static_cast<double>(before);
    const auto channel = [&](std::size_t index) { return static_cast<int>(std::lround((1 - share) * anchors[before][index] + share * anchors[before + 1][index])); };
    return qRgb(channel(0), channel(1), channel(2));
}

void paintMap(QPainter& painter, const OverlayMap& map, const std::function<QPointF(Point)>& place)
{
    if (!map.picture || map.picture->isNull())
        return;
    const double columns = map.picture->width(), rows = map.picture->height();
    const QPointF origin = place({map.area.left(), map.area.top()});
    const QPointF right = place({map.area.right(), map.area.top()}) - origin, down = place({map.area.left(), map.area.bottom()}) - origin;
    painter.save();
    painter.setTransform(QTransform(right.x() / columns, right.y() / columns, down.x() / rows, down.y() / rows, origin.x(), origin.y()), true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, std::hypot(right.x(), right.y()) < columns);
    painter.setOpacity(map.opacity);
    painter.drawImage(0, 0, *map.picture);
    painter.restore();
}

void paintMapLegend(QPainter& painter, const QRectF& area, const OverlayMap& map, bool onLeft, const QRectF& lesion)
{
    constexpr double barWidth = 12, barHeight = 110, side = 12, gap = 6, margin = 6;
    const QFontMetricsF metrics(painter.font());
    const double widest = std::max({metrics.horizontalAdvance(map.title), metrics.horizontalAdvance(map.warning), barWidth + gap + metrics.horizontalAdvance(map.low),
                                    barWidth + gap + metrics.horizontalAdvance(map.high)});
    const double lines = map.warning.isEmpty() ? 1 : 2;
    const QSizeF size(widest + 2 * margin, barHeight + lines * metrics.lineSpacing() + gap + 2 * margin);
    // Corners hold the image's own words.
    QRectF box;
    double covered = std::numeric_limits<double>::max();
    for (const double height : {0.5, 0.3, 0.7})
        for (const bool left : {onLeft, !onLeft}) {
            const QRectF tried(QPointF(left ? area.left() + side : area.right() - side - size.width(), area.top() + height * area.height() - size.height() / 2), size);
            const QRectF common = tried & lesion;
            if (const double now = common.width() * common.height(); now < covered) {
                covered = now;
                box = tried;
            }
        }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));  // legible on any tissue
    painter.drawRoundedRect(box, 3, 3);
    QPointF at = box.topLeft() + QPointF(margin, margin + metrics.ascent());
    painter.setPen(QColor(235, 235, 235));
    painter.drawText(at, map.title);
    if (!map.warning.isEmpty()) {
        at.ry() += metrics.lineSpacing();
        painter.setPen(theme().warning);
        painter.drawText(at, map.warning);
        painter.setPen(QColor(235, 235, 235));
    }
    const QRectF bar(box.left() + margin, box.bottom() - margin - barHeight, barWidth, barHeight);
    QLinearGradient scale(bar.bottomLeft(), bar.topLeft());
    for (std::size_t anchor = 0; anchor < anchors.size(); ++anchor) {
        const double stop = static_cast<double>(anchor) / static_cast<double>(anchors.size() - 1);
        scale.setColorAt(stop, QColor(mapColour(stop)));
    }
    painter.fillRect(bar, scale);
    painter.drawText(QPointF(bar.right() + gap, bar.top() + metrics.ascent()), map.high);
    painter.drawText(QPointF(bar.right() + gap, bar.bottom()), map.low);
}

}  // namespace annulus::ui
