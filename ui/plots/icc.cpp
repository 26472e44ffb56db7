// Agreement of two readers: of each filter and class, how many features are above the threshold; colour is the share.

#include "ui/plots/plots.h"

namespace annulus::ui {

Figure figureOf(const IccPlot& plot, const PlotLook& look)
{
    const auto rows = static_cast<double>(plot.filters.size()), columns = static_cast<double>(plot.classes.size());
    Panel panel{.x = {.name = "class", .low = -0.5, .high = columns - 0.5, .isVisible = false},
                .y = {.name = "filter", .low = -rows + 0.5, .high = 0.5, .hasTickMarks = false},
                .title = look.translate("plots", "Features with ICC > %1 of all, by filter and class").arg(plot.threshold)};
    panel.top = {.isVisible = true, .ticks = {}, .hasTickMarks = false};
    for (std::size_t c = 0; c < plot.classes.size(); ++c)
        panel.top.ticks.push_back({static_cast<double>(c), plot.classes[c]});
    BoxesMark cells{.name = QStringLiteral("share above threshold"), .boxes = {}, .edge = {look.background, 1}, .value = BoxesMark::Value::cell, .numbers = {}};
    std::size_t kept = 0, all = 0;
    for (std::size_t f = 0; f < plot.filters.size(); ++f) {
        panel.y.ticks.push_back({-static_cast<double>(f), plot.filters[f]});
        for (std::size_t c = 0; c < plot.classes.size(); ++c) {
            const IccPlot::Cell& cell = plot.cells[f * plot.classes.size() + c];
            if (cell.all == 0)
                continue;
            kept += cell.kept;
            all += cell.all;
            const double share = static_cast<double>(cell.kept) / static_cast<double>(cell.all), x = static_cast<double>(c), y = -static_cast<double>(f);
            cells.boxes.push_back({.x0 = x - 0.5, .x1 = x + 0.5, .y0 = y - 0.5, .y1 = y + 0.5, .fill = sequentialColour(share, look),
                                   .words = look.translate("plots", "%1, %2: %3 of %4 above, median ICC %5").arg(plot.filters[f], plot.classes[c]).arg(cell.kept).arg(cell.all).arg(cell.medianIcc, 0, 'f', 3),
                                   .label = QString("%1/%2").arg(cell.kept).arg(cell.all), .patient = {}});
            cells.numbers.push_back(share);
        }
    }
    panel.title += look.translate("plots", ": %1 of %2").arg(kept).arg(all);
    panel.marks.push_back(std::move(cells));
    return {.widthMm = 40 + 17 * columns, .heightMm = 26 + 7 * rows, .panels = {panel}};
}

}  // namespace annulus::ui
