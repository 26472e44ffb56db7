// Decision curves (Vickers and Elkin 2006): net benefit of treating all, nobody and by each model; the range that is read is lit.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

Figure figureOf(const DecisionPlot& plot, const PlotLook& look)
{
    double highest = std::max(plot.prevalence, 0.05);
    for (const DecisionPlot::Curve& curve : plot.curves)
        for (const double value : curve.netBenefit)
            highest = std::max(highest, value);
    Panel panel{.x = {.title = look.translate("plots", "Threshold probability (%)"), .name = "threshold_percent", .low = 0, .high = 100},
                .y = {.title = look.translate("plots", "Net benefit"), .name = "net_benefit", .low = -highest * 0.18, .high = highest * 1.12},
                .key = KeyPlace::topRight};
    std::vector<double> percent;
    for (const double threshold : plot.thresholds)
        percent.push_back(100 * threshold);
    if (!percent.empty())
        panel.x.high = percent.back() > 95 ? 100 : percent.back();
    if (plot.range)
        panel.marks.push_back(SpanMark{.from = 100 * plot.range->low, .to = 100 * plot.range->high, .fill = tinted(look.theme.secondary, look.isPaper ? 0.10 : 0.16, look),
                                       .name = look.translate("plots", "Range read by the protocol")});
    for (const DecisionPlot::Curve& curve : plot.curves)
        if (!curve.low.empty()) {
            QColor fill = seriesColour(curve.colour, look);
            fill.setAlphaF(plot.curves.size() > 2 ? 0.08F : 0.16F);
            panel.marks.push_back(BandMark{.name = curve.name + ", " + look.translate("plots", "95% CI"), .x = percent, .low = curve.low, .high = curve.high, .fill = fill});
        }
    panel.marks.push_back(LineMark{.name = look.translate("plots", "Treat all"), .x = percent, .y = plot.all, .stroke = {look.theme.secondary, 1, Qt::SolidLine}, .words = {}});
    panel.marks.push_back(LineMark{.name = look.translate("plots", "Treat none"), .x = {0, 100}, .y = {0, 0}, .stroke = {look.theme.text, 1, Qt::SolidLine}, .words = {}});
    for (const DecisionPlot::Curve& curve : plot.curves)
        panel.marks.push_back(LineMark{.name = curve.name, .x = percent, .y = curve.netBenefit, .stroke = {seriesColour(curve.colour, look), 1.3, modelLine(curve.colour)}, .words = {}});
    if (plot.range)
        panel.marks.push_back(TextMark{.x = 50 * (plot.range->low + plot.range->high), .y = panel.y.low, .text = look.translate("plots", "read at %1–%2%").arg(100 * plot.range->low).arg(100 * plot.range->high),
                                       .at = Qt::AlignHCenter | Qt::AlignBottom, .dy = -2, .size = 0.8, .colour = look.theme.secondary});
    return {.widthMm = 100, .heightMm = 80, .panels = {panel}};
}

}  // namespace annulus::ui
