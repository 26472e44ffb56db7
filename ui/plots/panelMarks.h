#pragma once

#include "ui/plots/Figure.h"
#include "ui/plots/FigureCanvas.h"

#include <functional>

namespace annulus::ui {

/// Where things of one panel are in pixels while it is drawn or searched.
struct PanelPlaces {
    QRectF area;
    std::function<double(double)> x, y;

    [[nodiscard]] QPointF at(double px, double py) const { return {x(px), y(py)}; }
};

/// Marks in their order, then the key.
void drawMarks(QPainter& painter, const Panel& panel, const PanelPlaces& places, const PlotLook& look);

/// Height that the title and a key above the panel need.
double headHeight(const Panel& panel, const PlotLook& look, double width);

/// The nearest thing with a number within reach of a pixel.
std::optional<FigureHit> hitOf(const Panel& panel, const PanelPlaces& places, QPointF pixel);

}  // namespace annulus::ui
