#include "ui/view/Magnifier.h"

#include "ui/theme/Theme.h"
#include "ui/view/Tile.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace annulus::ui {
namespace {

constexpr int diameter = 260;
constexpr double factor = 2.5;

}  // namespace

Magnifier::Magnifier(Tile& tile) : QWidget(&tile), tile_(tile)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(diameter, diameter);
    hide();
    connect(&tile_, &Tile::hovered, this, [this] { follow(); });
    connect(&tile_, &Tile::hoverEnded, this, &QWidget::hide);
    connect(&tile_, &Tile::drawn, this, [this] {
        if (isVisible())
            update();  // window, zoom or frame is another
    });
}

void Magnifier::setOn(bool on)
{
    on_ = on;
    if (!on_)
        hide();
    else
        follow();
}

void Magnifier::follow()
{
    const QPoint here = tile_.mapFromGlobal(QCursor::pos());
    if (!on_ || tile_.image().isEmpty() || !tile_.rect().contains(here) || !tile_.isOnImage(tile_.imageAt(here)))
        return hide();
    move(here - QPoint(diameter / 2, diameter / 2));
    raise();
    show();
    update();
}

void Magnifier::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    const QPointF middle = QPointF(geometry().center()) + QPointF(0.5, 0.5);
    const Point at = tile_.imageAt(middle);
    View view = tile_.view();
    view.mode = View::Mode::free;
    view.zoom = std::min(64.0, view.zoom * factor);
    view.centre = at;
    const QSize device = size() * ratio;
    QImage picture = tile_.pictureOf(view, device);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath lens;
    lens.addEllipse(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    painter.setClipPath(lens);
    painter.drawImage(0, 0, picture);
    painter.setClipping(false);
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawPath(lens);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.drawPath(lens);
    painter.setPen(QColor(0xe8, 0xea, 0xed));
    painter.drawText(rect().adjusted(0, 0, 0, -10), Qt::AlignHCenter | Qt::AlignBottom, QLocale().toString(view.zoom * 100, 'f', 0) + QStringLiteral(" %"));
}

}  // namespace annulus::ui
