// Forest plot: odds ratios on a logarithmic axis, the numbers beside.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

Figure figureOf(const ForestPlot& plot, const PlotLook& look)
{
    const auto count = static_cast<double>(plot.rows.size());
    double low = 0.5, high = 2;
    for (const ForestPlot::Row& row : plot.rows) {
        if (row.isReference || row.isHeading)
            continue;
        // An interval without an end (separation) must not take the whole axis.
        low = std::clamp(row.low, 0.02, low);
        high = std::clamp(row.high, high, 50.0);
        if (std::isfinite(row.ratio) && row.ratio > 0) {
            low = std::min(low, std::max(row.ratio / 1.5, 1e-3));
            high = std::max(high, std::min(row.ratio * 1.5, 1e3));
        }
    }
    const FigureAxis rows{.name = "variable", .low = -count + 0.3, .high = 1.4, .isVisible = false};
    Panel names{.name = "names", .x = {.isVisible = false}, .y = rows, .columnShare = 1.1};
    Panel panel{.name = "odds_ratios",
                .column = 1,
                .x = {.title = look.translate("plots", "Odds ratio (95% CI)"), .name = "odds_ratio", .low = low / 1.2, .high = high * 1.2, .isLogarithmic = true},
                .y = rows,
                .columnShare = 1.4};
    Panel numbers{.name = "numbers", .column = 2, .x = {.isVisible = false}, .y = rows, .columnShare = 1.2};
    for (const double tick : {0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0})
        if (tick >= panel.x.low && tick <= panel.x.high)
            panel.x.ticks.push_back({tick, QString::number(tick)});
    // At most seven labels: the odd ones go where the axis is long.
    if (panel.x.ticks.size() > 8)
        std::erase_if(panel.x.ticks, [](const AxisTick& tick) { return !tick.label.endsWith('1') && !tick.label.endsWith('0') && tick.label != "1"; });
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = 1, .stroke = {look.theme.secondary, 0.7, Qt::DashLine}, .name = {}});
    const auto words = [&](Panel& to, double x, double y, const QString& text, Qt::Alignment part, bool isBold = false) {
        to.marks.push_back(TextMark{.x = x, .y = y, .text = text, .at = part | Qt::AlignVCenter, .size = 0.875, .isBold = isBold});
    };
    words(names, 0, 1, look.translate("plots", "Variable"), Qt::AlignLeft, true);
    words(numbers, 0, 1, look.translate("plots", "OR (95% CI)"), Qt::AlignLeft, true);
    words(numbers, 1, 1, QStringLiteral("P"), Qt::AlignRight, true);
    PointsMark points{.name = look.translate("plots", "Odds ratio"), .x = {}, .y = {}, .low = {}, .high = {}, .barsAlongX = true, .shape = Shape::square, .size = 4, .colour = seriesColour(5, look), .patients = {}, .words = {}, .isInKey = false};
    for (std::size_t i = 0; i < plot.rows.size(); ++i) {
        const ForestPlot::Row& row = plot.rows[i];
        const double y = -static_cast<double>(i);
        words(names, row.isHeading ? 0 : 0.04, y, row.name, Qt::AlignLeft, row.isHeading);
        if (row.isHeading)
            continue;
        if (row.isReference) {
            words(numbers, 0, y, look.translate("plots", "reference"), Qt::AlignLeft);
            continue;
        }
        const auto number = [](double value) { return !std::isfinite(value) ? QStringLiteral("∞") : value >= 1000 ? QStringLiteral(">1000") : value >= 100 ? QString::number(value, 'f', 0) : QString::number(value, 'f', 2); };
        const QString text = look.translate("plots", "%1 (%2, %3)").arg(number(row.ratio), number(row.low), number(row.high));
        words(numbers, 0, y, text, Qt::AlignLeft);
        words(numbers, 1, y, pWords(row.p).mid(2).remove("= "), Qt::AlignRight);
        points.x.push_back(row.ratio);
        points.y.push_back(y);
        points.low.push_back(row.low);
        points.high.push_back(std::isfinite(row.high) ? row.high : 1e9);
        points.words.push_back(row.name + ": " + text);
        // An interval that goes on beyond the axis ends in an arrow.
        for (const bool isHigh : {false, true})
            if (isHigh ? row.high > panel.x.high : row.low < panel.x.low)
                panel.marks.push_back(TextMark{.x = isHigh ? panel.x.high : panel.x.low, .y = y, .text = isHigh ? QStringLiteral("▶") : QStringLiteral("◀"), .at = (isHigh ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                                               .size = 0.7, .colour = seriesColour(5, look)});
    }
    panel.marks.push_back(std::move(points));
    return {.widthMm = 174, .heightMm = 26 + 6 * count, .panels = {names, panel, numbers}};
}

}  // namespace annulus::ui
