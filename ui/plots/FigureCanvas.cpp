#include "ui/plots/FigureCanvas.h"

#include "ui/plots/panelMarks.h"

#include <cmath>
#include <map>

namespace annulus::ui {

/// An axis rectangle that can be kept square.
class PanelRect : public QCPAxisRect {
public:
    PanelRect(QCustomPlot* plot, bool isSquare) : QCPAxisRect(plot, true), isSquare_(isSquare) {}

    void update(UpdatePhase phase) override
    {
        QCPAxisRect::update(phase);
        if (phase != upLayout || !isSquare_)
            return;
        QMargins room = margins();
        const int extra = width() - height();
        if (extra > 0)
            room += QMargins(extra / 2, 0, extra - extra / 2, 0);
        else
            room.setTop(room.top() - extra);
        setMargins(room);  // automatic margins are worked out anew for the next layout
        insetLayout()->setOuterRect(rect());
    }

private:
    bool isSquare_;
};

namespace {

/// All marks of one panel.
class PanelItem : public QCPAbstractItem {
public:
    PanelItem(QCustomPlot* plot, const Panel& panel, QCPAxisRect* rect, const PlotLook& look, PanelPlaces (*places)(const QCPAxisRect*))
        : QCPAbstractItem(plot), panel_(panel), rect_(rect), look_(look), places_(places)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawMarks(*painter, panel_, places_(rect_), look_);
        painter->restore();
    }

private:
    const Panel& panel_;
    QCPAxisRect* rect_;
    const PlotLook& look_;
    PanelPlaces (*places_)(const QCPAxisRect*);
};

PanelPlaces placesOf(const QCPAxisRect* rect)
{
    const QCPAxis* x = rect->axis(QCPAxis::atBottom);
    const QCPAxis* y = rect->axis(QCPAxis::atLeft);
    return {QRectF(rect->rect()), [x](double at) { return x->coordToPixel(at); }, [y](double at) { return y->coordToPixel(at); }};
}

QSharedPointer<QCPAxisTicker> tickerOf(const FigureAxis& axis)
{
    if (!axis.ticks.empty()) {
        QSharedPointer<QCPAxisTickerText> text(new QCPAxisTickerText);
        for (const AxisTick& tick : axis.ticks)
            text->addTick(tick.at, tick.label);
        return text;
    }
    if (axis.isLogarithmic)
        return QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog);
    QSharedPointer<QCPAxisTicker> plain(new QCPAxisTicker);
    plain->setTickCount(axis.tickCount);
    plain->setTickStepStrategy(QCPAxisTicker::tssReadability);
    return plain;
}

void applyAxis(QCPAxis* to, const FigureAxis& axis, const PlotLook& look)
{
    to->setVisible(axis.isVisible);
    to->setScaleType(axis.isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    to->setRange(axis.low, axis.high);
    to->setTicker(tickerOf(axis));
    to->setNumberFormat(axis.isLogarithmic && axis.ticks.empty() ? "eb" : "g");
    to->setNumberPrecision(axis.isLogarithmic && axis.ticks.empty() ? 0 : 6);
    const QPen line(look.theme.text, look.px(0.6), Qt::SolidLine, Qt::FlatCap);
    to->setBasePen(axis.hasTickMarks ? line : QPen(Qt::NoPen));
    to->setTickPen(axis.hasTickMarks ? line : QPen(Qt::NoPen));
    to->setSubTickPen(Qt::NoPen);
    to->setTickLength(0, axis.hasTickMarks ? static_cast<int>(std::lround(look.px(2.5))) : 0);
    to->setSubTickLength(0, 0);
    to->setTickLabelFont(look.font(axis.labelSize));
    to->setTickLabelColor(look.theme.text);
    to->setTickLabelPadding(static_cast<int>(std::lround(look.px(2))));
    to->setTickLabelRotation(axis.labelAngle);
    to->setLabel(axis.title);
    to->setLabelFont(look.font(1));
    to->setLabelColor(look.theme.text);
    to->setLabelPadding(static_cast<int>(std::lround(look.px(3))));
    to->setPadding(static_cast<int>(std::lround(look.px(2))));
    to->grid()->setVisible(axis.hasGrid);
    to->grid()->setPen(QPen(look.theme.hairline, look.px(0.4)));
    to->grid()->setZeroLinePen(Qt::NoPen);
    to->grid()->setSubGridVisible(false);
}

}  // namespace

FigureCanvas::FigureCanvas(QWidget* parent) : QCustomPlot(parent)
{
    setNoAntialiasingOnDrag(false);
    setAntialiasedElements(QCP::aeAll);
    plotLayout()->clear();
    setFocusPolicy(Qt::NoFocus);
}

void FigureCanvas::setFigure(Figure figure, PlotLook look)
{
    clearItems();
    plotLayout()->clear();
    rects_.clear();
    groups_.clear();
    figure_ = std::move(figure);
    look_ = std::move(look);
    setBackground(QBrush(look_.background));
    plotLayout()->setRowSpacing(static_cast<int>(look_.px(6)));
    plotLayout()->setColumnSpacing(static_cast<int>(look_.px(8)));
    const int edge = static_cast<int>(look_.px(4));
    plotLayout()->setMargins(QMargins(edge, edge, edge, edge));
    for (const Panel& panel : figure_.panels)
        addPanel(panel);
    if (figure_.alignsColumns) {
        std::map<int, QCPMarginGroup*> columns, rows;
        for (std::size_t i = 0; i < rects_.size(); ++i) {
            auto& column = columns[figure_.panels[i].column];
            auto& row = rows[figure_.panels[i].row];
            for (auto** group : {&column, &row})
                if (!*group)
                    *group = groups_.emplace_back(std::make_unique<QCPMarginGroup>(this)).get();
            rects_[i]->setMarginGroup(QCP::msLeft | QCP::msRight, column);
            rects_[i]->setMarginGroup(QCP::msTop | QCP::msBottom, row);
        }
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void FigureCanvas::addPanel(const Panel& panel)
{
    auto* rect = new PanelRect(this, panel.isSquare);
    plotLayout()->addElement(panel.row, panel.column, rect);
    // Panels of one row or column share its size: the largest wish counts.
    double rowShare = panel.rowShare, columnShare = panel.columnShare;
    for (const Panel& other : figure_.panels) {
        if (other.row == panel.row)
            rowShare = std::max(rowShare, other.rowShare);
        if (other.column == panel.column)
            columnShare = std::max(columnShare, other.columnShare);
    }
    plotLayout()->setRowStretchFactor(panel.row, rowShare);
    plotLayout()->setColumnStretchFactor(panel.column, columnShare);
    const int edge = static_cast<int>(look_.px(3));
    const int head = static_cast<int>(std::ceil(headHeight(panel, look_, look_.px(figure_.widthMm / 25.4 * 72))));
    // Half a tick label may stand over the end of an axis.
    rect->setMinimumMargins(QMargins(edge, std::max(edge, head), static_cast<int>(look_.px(6)), edge));
    applyAxis(rect->axis(QCPAxis::atBottom), panel.x, look_);
    applyAxis(rect->axis(QCPAxis::atLeft), panel.y, look_);
    FigureAxis top = panel.top, right = panel.right;
    top.low = panel.x.low;
    top.high = panel.x.high;
    top.isLogarithmic = panel.x.isLogarithmic;
    right.low = panel.y.low;
    right.high = panel.y.high;
    right.isLogarithmic = panel.y.isLogarithmic;
    applyAxis(rect->axis(QCPAxis::atTop), top, look_);
    applyAxis(rect->axis(QCPAxis::atRight), right, look_);
    rects_.push_back(rect);
    new PanelItem(this, panel, rect, look_, &placesOf);  // the plot owns its items
}

void FigureCanvas::drawInto(QPaintDevice& device, QSize size, double scale)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);  // no half-pixel shift, no cached label pixmaps
    painter.scale(scale, scale);
    // Margins are measured in one layout and used in the next where rows share them.
    const QRect before = viewport();
    setViewport(QRect(QPoint(0, 0), size));
    for (int i = 0; i < 2; ++i)
        for (const auto phase : {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
            plotLayout()->update(phase);
    toPainter(&painter, size.width(), size.height());
    setViewport(before);
}

QPointF FigureCanvas::pixelOf(std::size_t panel, double x, double y) const { return placesOf(rects_[panel]).at(x, y); }

QPointF FigureCanvas::placeAt(std::size_t panel, QPointF pixel) const
{
    const QCPAxisRect* rect = rects_[panel];
    return {rect->axis(QCPAxis::atBottom)->pixelToCoord(pixel.x()), rect->axis(QCPAxis::atLeft)->pixelToCoord(pixel.y())};
}

QRect FigureCanvas::panelRect(std::size_t panel) const { return rects_[panel]->rect(); }

std::optional<FigureHit> FigureCanvas::hitAt(QPointF pixel) const
{
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        if (!rects_[i]->rect().adjusted(-8, -8, 8, 8).contains(pixel.toPoint()))
            continue;
        if (auto hit = hitOf(figure_.panels[i], placesOf(rects_[i]), pixel)) {
            hit->panel = i;
            return hit;
        }
    }
    return {};
}

}  // namespace annulus::ui
