#pragma once

#include "ui/plots/plots.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace annulus::ui {

class FigureCanvas;
class Settings;

/// A figure in the window: follows look and language, says values under the pointer, opens the patient of a point, and is taken away as SVG, PDF,
/// PNG or CSV by its menu.
class FigureView : public QWidget {
    Q_OBJECT
public:
    using Draw = std::function<Figure(const PlotLook&)>;

    explicit FigureView(Settings& settings, QWidget* parent = nullptr);
    ~FigureView() override;

    /// `draw` is called again for another look, so it keeps its numbers.
    void showFigure(Draw draw);
    void showPlot(const PlotNumbers& plot);
    void clear();
    [[nodiscard]] const Figure& figure() const;
    [[nodiscard]] bool isEmpty() const { return !draw_; }

    /// Asks where to, then writes; the ending chosen is the format.
    void chooseExport();
    void copyPicture();
    /// In pixels of the widget; for tests and for what is laid over it.
    [[nodiscard]] QPointF pixelOf(std::size_t panel, double x, double y) const;

signals:
    void patientPicked(const QString& patient);
    void dragged(int handle, double x, double y);
    void clicked();
    void exportFailed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 400}; }

private:
    void redraw();
    void pointerMoved(QPointF at, QPoint global);
    void write(const QString& file, const QString& filter);

    Settings& settings_;
    FigureCanvas* canvas_;
    Draw draw_;
    int held_ = -1;              ///< the handle that is being dragged
    std::size_t heldPanel_ = 0;
};

}  // namespace annulus::ui
