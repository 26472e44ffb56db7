// Each patient's score in rising order, coloured by outcome; the cut is the zero line where there is one.

#include "ui/plots/plots.h"

#include <algorithm>
#include <numeric>

namespace annulus::ui {

Figure figureOf(const WaterfallPlot& plot, const PlotLook& look)
{
    std::vector<std::size_t> order(plot.scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return plot.scores[i]; });
    const double base = plot.cut.value_or(0);
    Panel panel{.x = {.title = look.translate("plots", "Patients, by rising score"), .name = "rank", .low = 0, .high = std::max(1.0, static_cast<double>(order.size()))},
                .y = {.title = plot.scoreName, .name = "score"},
                .key = KeyPlace::topLeft};
    double low = base, high = base;
    for (const int outcome : {1, 0}) {
        BoxesMark bars{.name = outcome == 1 ? plot.with : plot.without, .boxes = {}, .isInKey = true, .keyColour = seriesColour(outcome == 1 ? 4 : 5, look), .numbers = {}};
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            const std::size_t at = order[rank];
            if (plot.outcome[at] != outcome)
                continue;
            const double score = plot.scores[at], x = static_cast<double>(rank);
            low = std::min(low, score);
            high = std::max(high, score);
            const std::string patient = at < plot.patients.size() ? plot.patients[at] : std::string();
            bars.boxes.push_back({.x0 = x, .x1 = x + 1, .y0 = base, .y1 = score, .fill = bars.keyColour,
                                  .words = QString("%1\n%2: %3").arg(QString::fromStdString(patient), bars.name).arg(score, 0, 'g', 4), .label = {}, .patient = patient});
        }
        panel.marks.push_back(std::move(bars));
    }
    const double room = 0.06 * std::max(high - low, 1e-12);
    panel.y.low = low - room;
    panel.y.high = high + room;
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = base, .stroke = {look.theme.text, 0.6}, .name = plot.cut ? look.translate("plots", "Threshold") : QString()});
    if (plot.cut)
        panel.marks.push_back(TextMark{.x = panel.x.high, .y = base, .text = look.translate("plots", "threshold %1").arg(base, 0, 'g', 3), .at = Qt::AlignRight | Qt::AlignTop, .dy = 3, .size = 0.8, .colour = look.theme.secondary});
    return {.widthMm = 130, .heightMm = 76, .panels = {panel}};
}

}  // namespace annulus::ui
