// AUC against the width of the ring, with intervals: which margin, answered without choosing on the test set.

#include "ui/plots/plots.h"

#include <algorithm>

namespace annulus::ui {

Figure figureOf(const MarginPlot& plot, const PlotLook& look)
{
    Panel panel{.x = {.title = look.translate("plots", "Width of the ring (mm)"), .name = "width_mm", .low = 0, .high = 5}, .y = {.title = QStringLiteral("AUC"), .name = "auc", .low = 0.4, .high = 1}, .key = KeyPlace::above};
    double widest = 1;
    std::size_t place = 0;
    for (const MarginPlot::Series& series : plot.series)
        for (std::size_t i = 0; i < series.widthMm.size(); ++i) {
            widest = std::max(widest, series.widthMm[i]);
            panel.y.low = std::min(panel.y.low, series.low[i] - 0.02);
        }
    panel.x.high = widest + 0.3;
    panel.y.low = std::max(0.0, panel.y.low);
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = 0.5, .stroke = {look.theme.secondary, 0.6, Qt::DashLine}, .name = {}});
    if (plot.lesionOnly)
        panel.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = *plot.lesionOnly, .stroke = {look.theme.text, 0.9, Qt::DotLine}, .name = look.translate("plots", "Lesion alone"), .isInKey = true});
    for (const MarginPlot::Series& series : plot.series) {
        const QColor colour = seriesColour(series.colour, look);
        // Bars side by side: those of two series must not lie on each other.
        const double aside = (static_cast<double>(place++) - (static_cast<double>(plot.series.size()) - 1) / 2) * 0.05;
        std::vector<double> x = series.widthMm;
        for (double& width : x)
            width += aside;
        panel.marks.push_back(LineMark{.name = {}, .x = x, .y = series.auc, .stroke = {colour, 1, series.isPublished ? Qt::DashLine : Qt::SolidLine}, .isInKey = false, .isData = false});
        PointsMark points{.name = series.name, .x = x, .y = series.auc, .low = series.low, .high = series.high, .shape = series.isPublished ? Shape::square : Shape::disc, .size = 4.4, .colour = colour, .isFilled = !series.isPublished};
        for (std::size_t i = 0; i < series.widthMm.size(); ++i)
            points.words.push_back(look.translate("plots", "%1\n%2 mm: AUC %3 (%4, %5)").arg(series.name).arg(series.widthMm[i]).arg(series.auc[i], 0, 'f', 3).arg(series.low[i], 0, 'f', 3).arg(series.high[i], 0, 'f', 3));
        panel.marks.push_back(std::move(points));
    }
    return {.widthMm = 110, .heightMm = 80, .panels = {panel}};
}

}  // namespace annulus::ui
