#pragma once

#include "ui/plots/Figure.h"
#include "ui/plots/PlotLook.h"

#include <qcustomplot.h>

#include <memory>
#include <optional>
#include <vector>

namespace annulus::ui {

class PanelRect;

/// What lies under the pointer.
struct FigureHit {
    std::size_t panel = 0;
    QPointF at;            ///< pixels
    QString words;
    std::string patient;
    int handle = -1;
};

/// Lays a figure out and draws it: QCustomPlot's axes and layout, our marks within. Only the files that draw include this.
class FigureCanvas : public QCustomPlot {
public:
    explicit FigureCanvas(QWidget* parent = nullptr);

    void setFigure(Figure figure, PlotLook look);
    [[nodiscard]] const Figure& figure() const { return figure_; }
    [[nodiscard]] const PlotLook& look() const { return look_; }

    /// Draws it whole into `painter`, as large as given, without touching what is on screen.
    void drawInto(QPaintDevice& device, QSize size, double scale = 1);

    [[nodiscard]] QPointF pixelOf(std::size_t panel, double x, double y) const;
    [[nodiscard]] QPointF placeAt(std::size_t panel, QPointF pixel) const;
    [[nodiscard]] QRect panelRect(std::size_t panel) const;
    [[nodiscard]] std::optional<FigureHit> hitAt(QPointF pixel) const;

private:
    void addPanel(const Panel& panel);

    Figure figure_;
    PlotLook look_;
    std::vector<PanelRect*> rects_;
    std::vector<std::unique_ptr<QCPMarginGroup>> groups_;
};

}  // namespace annulus::ui
