#include "ui/plots/panelMarks.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

QPen penOf(const Stroke& stroke, const PlotLook& look)
{
    if (stroke.width <= 0)
        return Qt::NoPen;
    return linePen(stroke.colour, look.px(stroke.width), stroke.style);
}

QRectF sized(const QFont& font, const QString& text)
{
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, 1e5, 1e5), Qt::AlignLeft | Qt::AlignTop, text);
}

void drawShape(QPainter& painter, Shape shape, QPointF at, double radius)
{
    switch (shape) {
    case Shape::disc: painter.drawEllipse(at, radius, radius); return;
    case Shape::square: painter.drawRect(QRectF(at.x() - radius * 0.9, at.y() - radius * 0.9, radius * 1.8, radius * 1.8)); return;
    case Shape::diamond:
        painter.drawPolygon(QPolygonF({{at.x(), at.y() - radius * 1.25}, {at.x() + radius * 1.25, at.y()}, {at.x(), at.y() + radius * 1.25}, {at.x() - radius * 1.25, at.y()}}));
        return;
    case Shape::cross:
        painter.drawLine(at + QPointF(-radius, -radius), at + QPointF(radius, radius));
        painter.drawLine(at + QPointF(-radius, radius), at + QPointF(radius, -radius));
        return;
    case Shape::tick: painter.drawLine(at + QPointF(0, -radius), at + QPointF(0, radius)); return;
    }
}

void pointStyle(QPainter& painter, const PointsMark& mark, const PlotLook& look)
{
    const bool isLine = mark.shape == Shape::cross || mark.shape == Shape::tick;
    painter.setPen(mark.isFilled && !isLine ? QPen(Qt::NoPen) : QPen(mark.colour, look.px(0.9)));
    painter.setBrush(isLine ? QBrush(Qt::NoBrush) : QBrush(mark.isFilled ? mark.colour : look.background));
}

/// Lines at 45 degrees, the second cue of a filled area.
void hatch(QPainter& painter, const QRectF& area, const QColor& colour, const PlotLook& look)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(QPen(colour, look.px(0.5)));
    const double step = look.px(3);
    for (double from = area.left() - area.height(); from < area.right(); from += step)
        painter.drawLine(QPointF(from, area.bottom()), QPointF(from + area.height(), area.top()));
    painter.restore();
}

void drawText(QPainter& painter, QPointF at, const QString& text, const QFont& font, Qt::Alignment part, double angle)
{
    const QRectF size = sized(font, text);
    QPointF from(0, 0);
    if (part & Qt::AlignHCenter)
        from.rx() = -size.width() / 2;
    else if (part & Qt::AlignRight)
        from.rx() = -size.width();
    if (part & Qt::AlignVCenter)
        from.ry() = -size.height() / 2;
    else if (part & Qt::AlignBottom)
        from.ry() = -size.height();
    painter.save();
    painter.setFont(font);
    painter.translate(at);
    painter.rotate(angle);
    const Qt::Alignment lines = part & Qt::AlignHorizontal_Mask;
    painter.drawText(QRectF(from, size.size()).adjusted(-1, -1, 1, 1), static_cast<int>(lines | Qt::AlignVCenter) | Qt::TextDontClip, text);
    painter.restore();
}

/// Draws one mark; what belongs to the area is clipped to it, points and words are not.
struct Pencil {
    QPainter& painter;
    const PanelPlaces& places;
    const PlotLook& look;

    void clip() { painter.setClipRect(places.area.adjusted(-1, -1, 1, 1), Qt::IntersectClip); }

    void operator()(const LineMark& mark)
    {
        clip();
        painter.setPen(penOf(mark.stroke, look));
        QPolygonF run;
        const auto flush = [&] {
            if (run.size() > 1)
                painter.drawPolyline(run);
            run.clear();
        };
        for (std::size_t i = 0; i < mark.x.size(); ++i) {
            if (std::isfinite(mark.x[i]) && std::isfinite(mark.y[i]))
                run << places.at(mark.x[i], mark.y[i]);
            else
                flush();
        }
        flush();
    }
    void operator()(const BandMark& mark)
    {
        clip();
        QPolygonF area;
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            if (std::isfinite(mark.high[i]))
                area << places.at(mark.x[i], mark.high[i]);
        for (std::size_t i = mark.x.size(); i-- > 0;)
            if (std::isfinite(mark.low[i]))
                area << places.at(mark.x[i], mark.low[i]);
        painter.setPen(penOf(mark.edge, look));
        painter.setBrush(mark.fill);
        painter.drawPolygon(area);
    }
    void operator()(const PointsMark& mark)
    {
        pointStyle(painter, mark, look);
        const double radius = look.px(mark.size) / 2, cap = look.px(1.6);
        for (std::size_t i = 0; i < mark.x.size(); ++i) {
            const QPointF at = places.at(mark.x[i], mark.y[i]);
            if (i < mark.low.size() && std::isfinite(mark.low[i]) && std::isfinite(mark.high[i])) {
                painter.save();
                clip();
                painter.setPen(QPen(mark.colour, look.px(0.9), Qt::SolidLine, Qt::FlatCap));
                const QPointF from = mark.barsAlongX ? places.at(mark.low[i], mark.y[i]) : places.at(mark.x[i], mark.low[i]);
                const QPointF to = mark.barsAlongX ? places.at(mark.high[i], mark.y[i]) : places.at(mark.x[i], mark.high[i]);
                const QPointF across = mark.barsAlongX ? QPointF(0, cap) : QPointF(cap, 0);
                painter.drawLine(from, to);
                painter.drawLine(from - across, from + across);
                painter.drawLine(to - across, to + across);
                painter.restore();
            }
            if (std::isfinite(mark.x[i]) && std::isfinite(mark.y[i]) && places.area.adjusted(-radius, -radius, radius, radius).contains(at))
                drawShape(painter, mark.shape, at, radius);
        }
    }
    void operator()(const BoxesMark& mark)
    {
        painter.save();
        clip();
        for (const FigureBox& box : mark.boxes) {
            const QRectF area = QRectF(places.at(box.x0, box.y0), places.at(box.x1, box.y1)).normalized();
            // Neighbouring cells without an edge leave no seam.
            painter.setRenderHint(QPainter::Antialiasing, mark.edge.width > 0);
            painter.setPen(penOf(mark.edge, look));
            painter.setBrush(box.fill);
            painter.drawRect(area);
            painter.setRenderHint(QPainter::Antialiasing, true);
            if (mark.isHatched)
                hatch(painter, area, look.background, look);
        }
        painter.restore();
        for (const FigureBox& box : mark.boxes)
            if (!box.label.isEmpty()) {
                painter.setPen(box.fill.alpha() == 0 || !box.fill.isValid() ? look.theme.text : textOn(box.fill));
                drawText(painter, (places.at(box.x0, box.y0) + places.at(box.x1, box.y1)) / 2, box.label, look.font(0.875), Qt::AlignCenter, 0);
            }
    }
    void operator()(const PolygonMark& mark)
    {
        clip();
        QPolygonF area;
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            area << places.at(mark.x[i], mark.y[i]);
        painter.setPen(penOf(mark.edge, look));
        painter.setBrush(mark.fill);
        painter.drawPolygon(area);
    }
    void operator()(const TextMark& mark)
    {
        QPointF at = mark.isOnPanel ? QPointF(places.area.left() + mark.x * places.area.width(), places.area.bottom() - mark.y * places.area.height()) : places.at(mark.x, mark.y);
        at += QPointF(look.px(mark.dx), look.px(mark.dy));
        const QFont font = look.font(mark.size, mark.isBold);
        if (mark.hasBackground) {
            const QRectF size = sized(font, mark.text);
            QColor paper = look.background;
            paper.setAlphaF(0.85F);
            const QPointF from(mark.at & Qt::AlignHCenter ? -size.width() / 2 : mark.at & Qt::AlignRight ? -size.width() : 0,
                               mark.at & Qt::AlignVCenter ? -size.height() / 2 : mark.at & Qt::AlignBottom ? -size.height() : 0);
            painter.fillRect(QRectF(at + from, size.size()).adjusted(-2, 0, 2, 0), paper);
        }
        painter.setPen(mark.colour.isValid() ? mark.colour : look.theme.text);
        drawText(painter, at, mark.text, font, mark.at, mark.angle);
    }
    void operator()(const RuleMark& mark)
    {
        clip();
        painter.setPen(penOf(mark.stroke, look));
        switch (mark.along) {
        case RuleMark::Along::y: painter.drawLine(QPointF(places.x(mark.at), places.area.top()), QPointF(places.x(mark.at), places.area.bottom())); return;
        case RuleMark::Along::x: painter.drawLine(QPointF(places.area.left(), places.y(mark.at)), QPointF(places.area.right(), places.y(mark.at))); return;
        case RuleMark::Along::diagonal: painter.drawLine(places.at(-10, -10), places.at(10, 10)); return;
        }
    }
    void operator()(const SpanMark& mark)
    {
        clip();
        painter.fillRect(QRectF(QPointF(places.x(mark.from), places.area.top()), QPointF(places.x(mark.to), places.area.bottom())).normalized(), mark.fill);
    }
    void operator()(const ArrowMark& mark)
    {
        QPolygonF way;
        for (std::size_t i = 0; i < mark.x.size(); ++i)
            way << places.at(mark.x[i], mark.y[i]);
        if (way.size() < 2)
            return;
        const QPointF end = way.back();
        QPointF along = end - way[way.size() - 2];
        along /= std::max(1e-9, std::hypot(along.x(), along.y()));
        const QPointF across(-along.y(), along.x());
        const double head = look.px(4);
        way.back() = end - along * head;
        painter.setPen(QPen(mark.stroke.colour, look.px(mark.stroke.width), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolyline(way);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark.stroke.colour);
        painter.drawPolygon(QPolygonF({end, end - along * head + across * head * 0.4, end - along * head - across * head * 0.4}));
    }
};

// The key

struct KeyEntry {
    QString text;
    const Mark* mark;
    const BandMark* band = nullptr;  ///< drawn behind the line of the same name
};

/// What labels and title of the axis above need.
double topAxisHeight(const Panel& panel, const PlotLook& look)
{
    if (!panel.top.isVisible)
        return 0;
    double height = QFontMetricsF(look.font(panel.top.labelSize)).height() + look.px(7);
    if (!panel.top.title.isEmpty())
        height += QFontMetricsF(look.font(1)).height() + look.px(3);
    return height;
}

std::vector<KeyEntry> keyEntries(const Panel& panel)
{
    std::vector<KeyEntry> entries;
    const auto add = [&](const QString& name, const Mark& mark, bool wanted) {
        if (wanted && !name.isEmpty() && std::ranges::none_of(entries, [&](const KeyEntry& one) { return one.text == name; }))
            entries.push_back({name, &mark});
    };
    for (const Mark& mark : panel.marks) {
        if (const auto* line = std::get_if<LineMark>(&mark))
            add(line->name, mark, line->isInKey);
        else if (const auto* points = std::get_if<PointsMark>(&mark))
            add(points->name, mark, points->isInKey);
        else if (const auto* boxes = std::get_if<BoxesMark>(&mark))
            add(boxes->name, mark, boxes->isInKey);
        else if (const auto* rule = std::get_if<RuleMark>(&mark))
            add(rule->name, mark, rule->isInKey);
    }
    for (const Mark& mark : panel.marks)
        if (const auto* band = std::get_if<BandMark>(&mark))
            for (KeyEntry& entry : entries)
                if (entry.text == band->name)
                    entry.band = band;
    return entries;
}

struct KeyLayout {
    double swatch = 0, gap = 0, line = 0, width = 0, height = 0;
    std::vector<QRectF> places;  ///< of each entry, from (0, 0)
};

KeyLayout layKey(const Panel& panel, const std::vector<KeyEntry>& entries, const PlotLook& look, double width)
{
    const QFont font = look.font(panel.keySize);
    const QFontMetricsF metrics(font);
    KeyLayout layout{.swatch = look.px(18), .gap = look.px(4), .line = metrics.height() * 1.1, .width = 0, .height = 0, .places = {}};
    double x = 0, y = 0;
    for (const KeyEntry& entry : entries) {
        const double wide = layout.swatch + layout.gap + metrics.horizontalAdvance(entry.text) + 1;
        if (panel.key == KeyPlace::above) {
            if (x > 0 && x + wide > width) {
                x = 0;
                y += layout.line;
            }
            layout.places.push_back(QRectF(x, y, wide, layout.line));
            x += wide + look.px(10);
        } else {
            layout.places.push_back(QRectF(0, y, wide, layout.line));
            y += layout.line;
        }
        layout.width = std::max(layout.width, layout.places.back().right());
    }
    layout.height = layout.places.empty() ? 0 : layout.places.back().bottom();
    return layout;
}

void drawSwatch(QPainter& painter, const KeyEntry& entry, const QRectF& area, const PlotLook& look)
{
    const QPointF left(area.left(), area.center().y()), right(area.right(), area.center().y());
    if (entry.band)
        painter.fillRect(area.adjusted(0, area.height() * 0.18, 0, -area.height() * 0.18), entry.band->fill);
    if (const auto* line = std::get_if<LineMark>(entry.mark)) {
        painter.setPen(penOf(line->stroke, look));
        painter.drawLine(left, right);
    } else if (const auto* rule = std::get_if<RuleMark>(entry.mark)) {
        painter.setPen(penOf(rule->stroke, look));
        painter.drawLine(left, right);
    } else if (const auto* points = std::get_if<PointsMark>(entry.mark)) {
        pointStyle(painter, *points, look);
        drawShape(painter, points->shape, area.center(), std::min(look.px(points->size) / 2, area.height() * 0.3));
    } else if (const auto* boxes = std::get_if<BoxesMark>(entry.mark)) {
        const QColor fill = boxes->keyColour.isValid() ? boxes->keyColour : boxes->boxes.empty() ? QColor() : boxes->boxes.front().fill;
        const QRectF sample = area.adjusted(area.width() * 0.25, area.height() * 0.18, -area.width() * 0.25, -area.height() * 0.18);
        painter.setPen(penOf(boxes->edge, look));
        painter.setBrush(fill);
        painter.drawRect(sample);
        if (boxes->isHatched)
            hatch(painter, sample, look.background, look);
    }
}

void drawKey(QPainter& painter, const Panel& panel, const PanelPlaces& places, const PlotLook& look)
{
    if (panel.key == KeyPlace::none)
        return;
    const auto entries = keyEntries(panel);
    const KeyLayout layout = layKey(panel, entries, look, places.area.width());
    const double pad = look.px(5);
    QPointF from;
    switch (panel.key) {
    case KeyPlace::topLeft: from = places.area.topLeft() + QPointF(pad, pad); break;
    case KeyPlace::topRight: from = places.area.topRight() + QPointF(-layout.width - pad, pad); break;
    case KeyPlace::bottomLeft: from = places.area.bottomLeft() + QPointF(pad, -layout.height - pad); break;
    case KeyPlace::bottomRight: from = places.area.bottomRight() + QPointF(-layout.width - pad, -layout.height - pad); break;
    default: from = places.area.topLeft() - QPointF(0, layout.height + look.px(3) + topAxisHeight(panel, look)); break;
    }
    if (panel.key != KeyPlace::above) {
        QColor paper = look.background;
        paper.setAlphaF(0.82F);
        painter.fillRect(QRectF(from, QSizeF(layout.width, layout.height)).adjusted(-2, -1, 2, 1), paper);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QRectF place = layout.places[i].translated(from);
        drawSwatch(painter, entries[i], QRectF(place.topLeft(), QSizeF(layout.swatch, place.height())), look);
        painter.setPen(look.theme.text);
        drawText(painter, QPointF(place.left() + layout.swatch + layout.gap, place.center().y()), entries[i].text, look.font(panel.keySize), Qt::AlignLeft | Qt::AlignVCenter, 0);
    }
}

// Under the pointer

QString wordsOf(const Panel& panel, const QString& name, double x, double y)
{
    const auto title = [](const FigureAxis& axis) { return axis.title.isEmpty() ? QString::fromStdString(axis.name) : axis.title; };
    const auto value = [](const FigureAxis& axis, double at) {
        for (const AxisTick& tick : axis.ticks)
            if (tick.at == at)
                return tick.label;
        return QString::number(at, 'g', 4);
    };
    QStringList lines;
    if (!name.isEmpty())
        lines += name;
    for (const auto& [axis, at] : {std::pair{&panel.x, x}, std::pair{&panel.y, y}})
        if (!title(*axis).isEmpty())
            lines += title(*axis) + ": " + value(*axis, at);
    return lines.join('\n');
}

}  // namespace

void drawMarks(QPainter& painter, const Panel& panel, const PanelPlaces& places, const PlotLook& look)
{
    for (const Mark& mark : panel.marks) {
        painter.save();
        painter.setBrush(Qt::NoBrush);
        std::visit(Pencil{painter, places, look}, mark);
        painter.restore();
    }
    drawKey(painter, panel, places, look);
    if (!panel.title.isEmpty()) {
        painter.setPen(look.theme.text);
        const double key = panel.key == KeyPlace::above ? layKey(panel, keyEntries(panel), look, places.area.width()).height + look.px(3) : 0;
        drawText(painter, QPointF(places.area.left(), places.area.top() - key - look.px(3) - topAxisHeight(panel, look)), panel.title, look.font(1, true),
                 Qt::AlignLeft | Qt::AlignBottom, 0);
    }
}

double headHeight(const Panel& panel, const PlotLook& look, double width)
{
    double height = panel.title.isEmpty() ? 0 : QFontMetricsF(look.font(1, true)).height() + look.px(4);
    if (panel.key == KeyPlace::above)
        height += layKey(panel, keyEntries(panel), look, width * 0.8).height + look.px(5);
    if (height > 0)
        height += topAxisHeight(panel, look);
    return height;
}

std::optional<FigureHit> hitOf(const Panel& panel, const PanelPlaces& places, QPointF pixel)
{
    constexpr double reach = 12;
    std::optional<FigureHit> best;
    double nearest = reach;
    const auto take = [&](double x, double y, const auto& words, const std::string& patient = {}, int handle = -1) {
        const QPointF at = places.at(x, y);
        const double away = std::hypot(at.x() - pixel.x(), at.y() - pixel.y());
        // What can be dragged lies on top of what it is read from.
        if (!(away < nearest || (handle >= 0 && away <= nearest)))
            return;
        nearest = away;
        best = FigureHit{.panel = 0, .at = at, .words = words(), .patient = patient, .handle = handle};
    };
    for (const Mark& mark : panel.marks) {
        if (const auto* line = std::get_if<LineMark>(&mark)) {
            for (std::size_t i = 0; line->isData && i < line->x.size(); ++i)
                take(line->x[i], line->y[i], [&] { return i < line->words.size() ? line->words[i] : wordsOf(panel, line->name, line->x[i], line->y[i]); });
        } else if (const auto* points = std::get_if<PointsMark>(&mark)) {
            for (std::size_t i = 0; i < points->x.size(); ++i)
                take(points->x[i], points->y[i], [&] { return i < points->words.size() ? points->words[i] : wordsOf(panel, points->name, points->x[i], points->y[i]); },
                     i < points->patients.size() ? points->patients[i] : std::string(), points->handle);
        } else if (const auto* boxes = std::get_if<BoxesMark>(&mark)) {
            for (const FigureBox& box : boxes->boxes) {
                const QRectF area = QRectF(places.at(box.x0, box.y0), places.at(box.x1, box.y1)).normalized();
                if (!best && area.contains(pixel) && !(box.words.isEmpty() && box.label.isEmpty()))
                    best = FigureHit{.panel = 0, .at = area.center(), .words = box.words.isEmpty() ? box.label : box.words, .patient = box.patient, .handle = -1};
            }
        }
    }
    return best;
}

}  // namespace annulus::ui
