// Volcano plot: effect against -log10 P; the limit is a line, what a model keeps is filled and named.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

Figure figureOf(const VolcanoPlot& plot, const PlotLook& look)
{
    Panel panel{.x = {.title = plot.effectName, .name = "effect"}, .y = {.title = QStringLiteral("−log₁₀ P"), .name = "minus_log10_p", .low = 0}, .key = KeyPlace::above};
    double widest = 1e-6, highest = 2;
    const auto place = [&](std::size_t i) { return std::min(320.0, -std::log10(std::max(plot.p[i], 1e-320))); };
    PointsMark rest{.name = look.translate("plots", "P ≥ %1").arg(plot.limit), .x = {}, .y = {}, .low = {}, .high = {}, .size = 2.4, .colour = tinted(look.theme.secondary, 0.55, look), .patients = {}, .words = {}};
    PointsMark below = rest;
    below.name = look.translate("plots", "P < %1").arg(plot.limit);
    below.colour = seriesColour(5, look);
    PointsMark chosen = rest;
    chosen.name = look.translate("plots", "in the model");
    chosen.colour = seriesColour(4, look);
    chosen.shape = Shape::diamond;
    chosen.size = 3.8;
    for (std::size_t i = 0; i < plot.names.size(); ++i) {
        if (!std::isfinite(plot.p[i]) || !std::isfinite(plot.effect[i]))
            continue;
        PointsMark& mark = i < plot.chosen.size() && plot.chosen[i] ? chosen : plot.p[i] < plot.limit ? below : rest;
        mark.x.push_back(plot.effect[i]);
        mark.y.push_back(place(i));
        mark.words.push_back(QString("%1\n%2: %3\n%4").arg(plot.names[i], plot.effectName).arg(plot.effect[i], 0, 'g', 3).arg(pWords(plot.p[i])));
        widest = std::max(widest, std::abs(plot.effect[i]));
        highest = std::max(highest, place(i));
    }
    panel.x.low = -widest * 1.1;
    panel.x.high = widest * 1.1;
    panel.y.high = highest * 1.08;
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = -std::log10(plot.limit), .stroke = {look.theme.secondary, 0.7, Qt::DashLine}, .name = look.translate("plots", "limit")});
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = 0, .stroke = {look.theme.hairline, 0.6}, .name = {}});
    for (PointsMark* mark : {&rest, &below, &chosen})
        if (!mark->x.empty())
            panel.marks.push_back(std::move(*mark));
    return {.widthMm = 100, .heightMm = 88, .panels = {panel}};
}

}  // namespace annulus::ui
