// Confusion matrix: counts, and the share of the true class by colour.

#include "ui/plots/plots.h"

#include <numeric>

namespace annulus::ui {

Figure figureOf(const ConfusionPlot& plot, const PlotLook& look)
{
    const auto count = static_cast<double>(plot.classes.size());
    Panel panel{.x = {.title = look.translate("plots", "Predicted"), .name = "predicted", .low = -0.5, .high = count - 0.5, .hasTickMarks = false},
                .y = {.title = look.translate("plots", "Observed"), .name = "observed", .low = -count + 0.5, .high = 0.5, .hasTickMarks = false},
                .isSquare = true};
    BoxesMark cells{.name = look.translate("plots", "Patients"), .boxes = {}, .edge = {look.background, 1.2}, .value = BoxesMark::Value::cell, .numbers = {}};
    for (std::size_t row = 0; row < plot.classes.size(); ++row) {
        const auto r = static_cast<double>(row);
        panel.x.ticks.push_back({r, plot.classes[row]});
        panel.y.ticks.push_back({-r, plot.classes[row]});
        const double all = std::accumulate(plot.counts[row].begin(), plot.counts[row].end(), 0.0);
        for (std::size_t column = 0; column < plot.classes.size(); ++column) {
            const double n = plot.counts[row][column], share = all > 0 ? n / all : 0;
            const auto c = static_cast<double>(column);
            cells.boxes.push_back({.x0 = c - 0.5, .x1 = c + 0.5, .y0 = -r - 0.5, .y1 = -r + 0.5, .fill = sequentialColour(share, look),
                                   .words = look.translate("plots", "%1 of %2 with %3 were called %4").arg(n).arg(all).arg(plot.classes[row], plot.classes[column]),
                                   .label = QString("%1\n(%2%)").arg(n).arg(100 * share, 0, 'f', 0), .patient = {}});
            cells.numbers.push_back(n);
        }
    }
    panel.marks.push_back(std::move(cells));
    return {.widthMm = 30 + 22 * count, .heightMm = 22 + 22 * count, .panels = {panel}};
}

}  // namespace annulus::ui
