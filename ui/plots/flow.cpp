// Flow of patients (STARD 2015, figure 1): who was looked at, who left and why, who is left.

#include "ui/plots/plots.h"

#include <algorithm>

namespace annulus::ui {

namespace {

int linesOf(const QString& text) { return 1 + static_cast<int>(text.count('\n')); }

}  // namespace

Figure figureOf(const FlowPlot& plot, const PlotLook& look)
{
    // Places in millimetres of print, downwards negative; a line of text is 3.6 mm high.
    constexpr double line = 3.7, pad = 3, gap = 6, left = 0, middle = 80, side = 92, right = 166;
    Panel panel{.x = {.name = "x_mm", .low = -2, .high = 168, .isVisible = false}, .y = {.name = "y_mm", .isVisible = false}};
    const Stroke edge{look.theme.text, 0.7};
    QColor clear = look.background;
    clear.setAlpha(0);
    BoxesMark boxes{.name = look.translate("plots", "Patients"), .boxes = {}, .edge = edge, .value = BoxesMark::Value::cell, .numbers = {}};
    const auto box = [&](double x0, double x1, double top, const QString& text, std::size_t count, bool isLeft) {
        const double height = line * linesOf(text) + 2 * pad;
        boxes.boxes.push_back({.x0 = x0, .x1 = x1, .y0 = top, .y1 = top - height, .fill = clear, .words = text, .label = {}, .patient = {}});
        boxes.numbers.push_back(static_cast<double>(count));
        panel.marks.push_back(TextMark{.x = isLeft ? x0 + pad : (x0 + x1) / 2, .y = top - height / 2, .text = text, .at = Qt::AlignVCenter | (isLeft ? Qt::AlignLeft : Qt::AlignHCenter), .size = 0.9});
        return height;
    };
    const auto arrow = [&](std::vector<double> x, std::vector<double> y) { panel.marks.push_back(ArrowMark{.x = std::move(x), .y = std::move(y), .stroke = edge}); };
    const double centre = (left + middle) / 2;
    double y = 0;
    for (std::size_t i = 0; i < plot.steps.size(); ++i) {
        const FlowPlot::Step& step = plot.steps[i];
        y -= box(left, middle, y, QString("%1\n(n = %2)").arg(step.text).arg(step.count), step.count, false);
        const double from = y;
        if (!step.excluded.empty()) {
            std::size_t all = 0;
            QString reasons;
            for (const auto& [reason, count] : step.excluded) {
                all += count;
                reasons += QString("\n• %1 (n = %2)").arg(reason).arg(count);
            }
            const QString text = look.translate("plots", "Excluded (n = %1)").arg(all) + reasons;
            y -= gap;
            const double top = y;
            const double height = box(side, right, top, text, all, true);
            arrow({centre, side}, {top - height / 2, top - height / 2});
            y -= height;
        }
        if (i + 1 < plot.steps.size() || !plot.parts.empty()) {
            y -= gap;
            if (i + 1 < plot.steps.size())
                arrow({centre, centre}, {from, y});
            else {
                // To the parts: down, across, down.
                const double wide = (right - left - gap * (static_cast<double>(plot.parts.size()) - 1)) / static_cast<double>(plot.parts.size());
                y -= gap / 2;
                double deepest = 0;
                for (std::size_t k = 0; k < plot.parts.size(); ++k) {
                    const double x0 = left + static_cast<double>(k) * (wide + gap), at = x0 + wide / 2;
                    arrow({centre, centre, at, at}, {from, y + gap / 2, y + gap / 2, y});
                    QString text = QString("%1\n(n = %2)").arg(plot.parts[k].text).arg(plot.parts[k].count);
                    for (const auto& [name, count] : plot.parts[k].excluded)
                        text += QString("\n%1: %2").arg(name).arg(count);
                    deepest = std::max(deepest, box(x0, x0 + wide, y, text, plot.parts[k].count, false));
                }
                y -= deepest;
            }
        }
    }
    panel.y.low = y - 2;
    panel.y.high = 2;
    panel.marks.push_back(std::move(boxes));
    // Unequal scales would make arrows and boxes meet at odd places only in looks; the printed height keeps a millimetre a millimetre.
    return {.widthMm = 174, .heightMm = std::max(40.0, -y + 8), .panels = {panel}};
}

}  // namespace annulus::ui
