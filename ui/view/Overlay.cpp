#include "ui/view/Overlay.h"

#include "ui/theme/Theme.h"
#include "ui/view/labelPlaces.h"

#include <QList>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

const QColor halo(0, 0, 0, 130);
constexpr double haloWidth = 0.75;  // beyond the line, on each side

constexpr double textMarginX = 6;
constexpr double textMarginY = 3;

QFont markFont(QFont font)
{
    font.setPointSizeF(8.5);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// A path in screen coordinates without the points that the eye cannot tell apart: outlines of rings along pixel edges
/// have thousands of corners, and stroking each would cost more than the picture.
template <class Place>
QPainterPath pathOf(const OverlayLine& line, const Place& place)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const Contour& contour : line.contours) {
        if (contour.empty())
            continue;
        QPointF last = place(contour.front());
        path.moveTo(last);
        for (std::size_t at = 1; at < contour.size(); ++at) {
            const QPointF next = place(contour[at]);
            if (std::abs(next.x() - last.x()) + std::abs(next.y() - last.y()) < 1 && at + 1 < contour.size())
                continue;
            path.lineTo(next);
            last = next;
        }
        if (line.isClosed)
            path.closeSubpath();
    }
    return path;
}

void paintWords(QPainter& painter, QPointF baseline, const QString& words, const QColor& colour)
{
    QPainterPath path;
    path.addText(baseline, painter.font(), words);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(colour);
    painter.drawText(baseline, words);
}

}  // namespace

double scaleBarLength(double mmPerPixel, double room)
{
    const double most = mmPerPixel * room;
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0})
        if (step * power <= most)
            return step * power;
    return power;
}

Overlay::Overlay(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void Overlay::setScene(OverlayScene scene)
{
    if (scene == scene_)
        return;
    const QRect before = bounds(scene_);
    scene_ = std::move(scene);
    update(before.united(bounds(scene_)));
}

void Overlay::setLayers(OverlayScene layers)
{
    if (layers == layers_)
        return;
    layers_ = std::move(layers);
    update();
}

void Overlay::setFrame(OverlayFrame frame)
{
    if (frame == frame_)
        return;
    frame_ = std::move(frame);
    update();
}

void Overlay::setPlacement(const Placement& placement, const Size& size)
{
    if (placement == placement_ && size == size_)
        return;
    placement_ = placement;
    size_ = size;
    update();
}

void Overlay::setShown(bool shown)
{
    shown_ = shown;
    update();
}

void Overlay::setMap(std::optional<OverlayMap> map)
{
    if (map == map_)
        return;
    map_ = std::move(map);
    update();
}

QPointF Overlay::place(Point at) const { return toTile(placement_, size_, at) / devicePixelRatioF(); }

QRect Overlay::bounds(const OverlayScene& scene) const
{
    QRectF box;
    const auto include = [&](QPointF at, double margin) {
        box = box.united(QRectF(at.x() - margin, at.y() - margin, 2 * margin, 2 * margin));
    };
    for (const OverlayLine& line : scene.lines)
        for (const Contour& contour : line.contours)
            for (const Point& point : contour)
                include(place(point), 4);
    for (const OverlayHandle& handle : scene.handles)
        include(place(handle.at), 8);
    for (const QRectF& text : boxesOf(scene.texts))
        box = box.united(text.adjusted(-2, -2, 2, 2));
    return box.toAlignedRect().intersected(rect());
}

void Overlay::paintEvent(QPaintEvent* event)
{
    // While a vertex is dragged only its surroundings are asked for: what lies elsewhere is not even outlined.
    const QRectF asked = event->rect();
    QPainter painter(this);
    if (map_)
        paintMap(painter, *map_, [this](Point at) { return place(at); });
    painter.setRenderHint(QPainter::Antialiasing);
    for (const OverlayLine& line : layers_.lines)
        paintLine(painter, line, asked);
    paintTexts(painter, layers_.texts);
    if (map_)
        paintMapLegend(painter, rect(), *map_, !frame_.labelOnLeft, QRectF(place({map_->area.left(), map_->area.top()}), place({map_->area.right(), map_->area.bottom()})).normalized());
    if (shown_) {
        for (const OverlayLine& line : scene_.lines)
            paintLine(painter, line, asked);
        paintHandles(painter);
        paintTexts(painter, scene_.texts);
    }
    paintFrame(painter, asked);
}

void Overlay::paintLine(QPainter& painter, const OverlayLine& line, const QRectF& asked) const
{
    const QPainterPath path = pathOf(line, [this](Point at) { return place(at); });
    // A straight line along an axis has an empty box, which meets nothing.
    if (!path.boundingRect().adjusted(-4, -4, 4, 4).intersects(asked))
        return;
    if (line.fill > 0) {
        QColor inside = line.colour;
        inside.setAlphaF(static_cast<float>(line.fill));
        painter.fillPath(path, inside);
    }
    if (line.width <= 0)
        return;
    const QPen pen = linePen(line.colour, line.width, line.style);
    QPen dark(halo, line.width + 2 * haloWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    painter.strokePath(path, dark);
    painter.strokePath(path, pen);
}

void Overlay::paintHandles(QPainter& painter) const
{
    const QRectF visible = QRectF(rect()).adjusted(-10, -10, 10, 10);
    constexpr double closest = 2.5 * dataColour::handle;
    std::optional<QPointF> before;
    for (const OverlayHandle& handle : scene_.handles) {
        const QPointF at = place(handle.at);
        // A freehand line has many vertices: those close to the last one shown have no handle until the cursor is on them
        // or the picture is larger, so that the edge of the lesion stays visible.
        const bool isDense = before && std::hypot(at.x() - before->x(), at.y() - before->y()) < closest;
        if (isDense && !handle.isHot)
            continue;
        before = at;
        if (!visible.contains(at))
            continue;
        const double side = handle.isHot ? dataColour::handle + 2 : dataColour::handle;
        const QRectF box(at.x() - side / 2, at.y() - side / 2, side, side);
        painter.setPen(QPen(QColor(0, 0, 0, 210), 1));
        painter.setBrush(handle.isHot ? QColor(Qt::white) : scene_.handleColour);
        painter.drawRect(box);
    }
}

void Overlay::paintTexts(QPainter& painter, const std::vector<OverlayText>& texts) const
{
    const auto boxes = boxesOf(texts);
    for (std::size_t number = 0; number < boxes.size(); ++number) {
        const OverlayText& text = texts[number];
        const QRectF& box = boxes[number];
        if (box.isEmpty())
            continue;
        if (!text.about) {
            painter.setFont(markFont(font()));
            const QFontMetricsF tight(painter.font());
            paintWords(painter, box.center() + QPointF(-tight.horizontalAdvance(text.words) / 2, tight.capHeight() / 2), text.words, text.colour);
            continue;
        }
        painter.setFont(font());
        const QFontMetricsF metrics(painter.font());
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 140));  // legible on any tissue
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(text.colour.lighter(130));
        QPointF baseline = box.topLeft() + QPointF(textMarginX, textMarginY + metrics.ascent());
        for (const QString& line : text.words.split('\n')) {
            painter.drawText(baseline, line);
            baseline.ry() += metrics.lineSpacing();
        }
    }
}

/// Where texts are painted, one box each; empty for what is out of sight.
std::vector<QRectF> Overlay::boxesOf(const std::vector<OverlayText>& texts) const
{
    const QFontMetricsF metrics(font());
    std::vector<LabelWish> wishes;
    for (const OverlayText& text : texts) {
        if (!text.about)
            continue;
        const QStringList lines = text.words.split('\n');
        double widest = 0;
        for (const QString& line : lines)
            widest = std::max(widest, metrics.horizontalAdvance(line));
        wishes.push_back({QRectF(place(text.about->first), place(text.about->last)).normalized(),
                          {widest + 2 * textMarginX, metrics.lineSpacing() * static_cast<double>(lines.size()) + 2 * textMarginY}});
    }
    constexpr double side = 4, ends = 38;  // the view label and the scale bar stay free
    const auto places = labelPlaces(wishes, QRectF(rect()).adjusted(side, ends, -side, -ends));
    std::vector<QRectF> boxes;
    const QFontMetricsF tight(markFont(font()));
    for (auto next = places.begin(); const OverlayText& text : texts) {
        if (text.about) {
            boxes.push_back(*next++);
            continue;
        }
        constexpr double least = 24, room = 4;
        const double width = std::max(least, tight.horizontalAdvance(text.words) + 2 * room);
        QRectF box(QPointF(), QSizeF(width, least));
        box.moveCenter(place(text.at));
        if (rect().contains(place(text.at).toPoint()))  // words at the edge stand beside their place, whole
            box.moveLeft(std::clamp(box.left(), room, std::max(room, this->width() - room - width)));
        boxes.push_back(box);
    }
    return boxes;
}

namespace {

constexpr double frameMargin = 14;
const QColor frameWords(0xe8, 0xea, 0xed);
const QColor frameNotes(0xb4, 0xba, 0xc1);

QFont largeFont(QFont font)
{
    font.setPointSizeF(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont noteFont(QFont font)
{
    font.setPointSizeF(8.5);
    return font;
}

}  // namespace

/// Where words of this width begin: all stand on the side off the breast.
double Overlay::beside(double width) const { return frame_.labelOnLeft ? frameMargin : this->width() - frameMargin - width; }

void Overlay::paintLabel(QPainter& painter, const QRectF& asked) const
{
    const QFontMetricsF metrics(font());
    double y = frameMargin + QFontMetricsF(largeFont(font())).ascent();
    if (asked.top() >= y + static_cast<double>(frame_.badges.size() + 1) * (metrics.lineSpacing() + 2))
        return;
    const double room = width() - 2 * frameMargin;
    const auto line = [&](const QString& text, const QColor& colour) {
        const QFontMetricsF now(painter.font());
        const QString words = now.elidedText(text, Qt::ElideRight, room);
        paintWords(painter, {beside(now.horizontalAdvance(words)), y}, words, colour);
    };
    painter.setFont(largeFont(font()));
    line(frame_.viewLabel, frameWords);
    painter.setFont(font());
    for (const QString& badge : frame_.badges) {
        y += metrics.lineSpacing() + 2;
        line(badge, theme().warning);
    }
}

/// The scale bar, and above it what the picture is.
void Overlay::paintFoot(QPainter& painter, const QRectF& asked) const
{
    const QFontMetricsF metrics(font());
    const QFontMetricsF small(noteFont(font()));
    double y = height() - frameMargin;
    if (asked.bottom() < y - metrics.lineSpacing() - static_cast<double>(frame_.notes.size()) * (small.lineSpacing() + 1))
        return;
    painter.setFont(font());
    if (frame_.spacing && !frame_.spacing->isCalibrated()) {
        const QString words = tr("pixels: uncalibrated");
        paintWords(painter, {beside(metrics.horizontalAdvance(words)), y}, words, theme().warning);
    } else if (frame_.spacing) {
        const double pixelMm = placement_.transpose ? frame_.spacing->y : frame_.spacing->x;
        const double mmPerPixel = pixelMm / placement_.scaleX * devicePixelRatioF();
        const double length = scaleBarLength(mmPerPixel, std::min(220.0, width() / 3.0));
        const double pixels = length / mmPerPixel;
        constexpr double gap = 8;
        const QString words = tr("%1 mm").arg(QLocale().toString(length, 'g', 6));
        const double left = beside(pixels + gap + metrics.horizontalAdvance(words));
        QPainterPath bar;
        bar.moveTo(left, y - 5);
        bar.lineTo(left, y);
        bar.lineTo(left + pixels, y);
        bar.lineTo(left + pixels, y - 5);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.strokePath(bar, QPen(QColor(0, 0, 0, 200), 4));
        painter.strokePath(bar, QPen(frameWords, 2));
        painter.setRenderHint(QPainter::Antialiasing, true);
        paintWords(painter, {left + pixels + gap, y}, words, frameWords);
    }
    y -= metrics.lineSpacing() + 4;
    painter.setFont(noteFont(font()));
    for (auto note = frame_.notes.rbegin(); note != frame_.notes.rend(); ++note) {
        const QString words = small.elidedText(*note, Qt::ElideRight, width() / 2.0);
        paintWords(painter, {beside(small.horizontalAdvance(words)), y}, words, frameNotes);
        y -= small.lineSpacing() + 1;
    }
}

void Overlay::paintFrame(QPainter& painter, const QRectF& asked) const
{
    paintLabel(painter, asked);
    paintFoot(painter, asked);
    if (frame_.isActive) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

}  // namespace annulus::ui
