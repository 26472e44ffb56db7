// Bars of coefficients, the longest first; bars tell region or view by colour.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace annulus::ui {

Figure figureOf(const CoefficientPlot& plot, const PlotLook& look)
{
    std::vector<std::size_t> order(plot.values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return std::abs(plot.values[i]); });
    order.resize(std::min(order.size(), plot.shown));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return plot.values[i]; });
    const auto count = static_cast<double>(order.size());
    Panel panel{.x = {.title = look.translate("plots", "Coefficient (standardised)"), .name = "coefficient"},
                .y = {.name = "feature", .low = -count + 0.4, .high = 0.6, .labelSize = 0.72, .hasTickMarks = false},
                .key = plot.groups.empty() ? KeyPlace::none : KeyPlace::above};
    double most = 1e-12, least = 0;
    std::vector<BoxesMark> groups(std::max<std::size_t>(1, plot.groups.size()));
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].name = plot.groups.empty() ? QString() : plot.groups[g];
        groups[g].value = BoxesMark::Value::x;
        groups[g].isInKey = !plot.groups.empty();
        groups[g].keyColour = seriesColour(static_cast<int>(g), look);
    }
    panel.y.ticks.reserve(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const std::size_t at = order[rank];
        const double value = plot.values[at], y = -static_cast<double>(rank);
        most = std::max(most, value);
        least = std::min(least, value);
        const std::size_t group = plot.groups.empty() ? 0 : static_cast<std::size_t>(plot.colours[at]);
        const QColor fill = plot.groups.empty() ? seriesColour(value < 0 ? 5 : 4, look) : groups[group].keyColour;
        groups[group].boxes.push_back({.x0 = 0, .x1 = value, .y0 = y - 0.36, .y1 = y + 0.36, .fill = fill, .words = plot.names[at] + QString(": %1").arg(value, 0, 'g', 4), .label = {}, .patient = {}});
        panel.y.ticks.push_back({y, plot.names[at]});
    }
    panel.x.low = least - 0.06 * (most - least);
    panel.x.high = most + 0.06 * (most - least);
    for (BoxesMark& group : groups)
        panel.marks.push_back(std::move(group));
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = 0, .stroke = {look.theme.text, 0.6}, .name = {}});
    return {.widthMm = 150, .heightMm = std::clamp(24 + 4.0 * count, 45.0, 190.0), .panels = {panel}};
}

}  // namespace annulus::ui
