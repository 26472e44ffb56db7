// Areas of all pairs of models: difference above, P below it (DeLong).

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

Figure figureOf(const ComparisonPlot& plot, const PlotLook& look)
{
    const std::size_t count = plot.names.size();
    const auto size = static_cast<double>(count);
    Panel panel{.x = {.name = "against", .low = -0.5, .high = size - 0.5, .isVisible = false}, .y = {.name = "model", .low = -size + 0.5, .high = 0.5, .hasTickMarks = false}};
    panel.top = {.isVisible = true, .hasTickMarks = false};
    double most = 0.05;
    for (const double value : plot.difference)
        if (std::isfinite(value))
            most = std::max(most, std::abs(value));
    BoxesMark cells{.name = QStringLiteral("difference of AUC, row - column"), .boxes = {}, .edge = {look.background, 1.2}, .value = BoxesMark::Value::cell, .numbers = {}};
    for (std::size_t r = 0; r < count; ++r) {
        panel.y.ticks.push_back({-static_cast<double>(r), plot.names[r]});
        QString short_ = plot.names[r];
        short_.replace(" + ", "\n+ ");
        panel.top.ticks.push_back({static_cast<double>(r), short_});
        for (std::size_t c = 0; c < count; ++c) {
            const auto x = static_cast<double>(c), y = -static_cast<double>(r);
            const double difference = plot.difference[r * count + c], p = plot.p[r * count + c];
            const bool isOwn = r == c, isKnown = std::isfinite(difference);
            const QString text = isOwn ? look.translate("plots", "AUC %1").arg(plot.auc[r], 0, 'f', 3)
                                 : !isKnown ? QStringLiteral("–")
                                       : QString("%1%2\n%3").arg(difference < 0 ? QStringLiteral("−") : QStringLiteral("+")).arg(std::abs(difference), 0, 'f', 3).arg(pWords(p));
            cells.boxes.push_back({.x0 = x - 0.5, .x1 = x + 0.5, .y0 = y - 0.5, .y1 = y + 0.5,
                                   .fill = isOwn ? tinted(look.theme.secondary, 0.15, look) : !isKnown ? tinted(look.theme.secondary, 0.05, look) : divergingColour(0.75 * difference / most, look),
                                   .words = isOwn ? plot.names[r] : look.translate("plots", "%1 against %2\ndifference %3, %4").arg(plot.names[r], plot.names[c]).arg(difference, 0, 'f', 4).arg(pWords(p)),
                                   .label = text, .patient = {}});
            cells.numbers.push_back(isOwn ? plot.auc[r] : difference);
        }
    }
    panel.marks.push_back(std::move(cells));
    return {.widthMm = std::min(174.0, 40 + 24 * size), .heightMm = 22 + 14 * size, .panels = {panel}};
}

}  // namespace annulus::ui
