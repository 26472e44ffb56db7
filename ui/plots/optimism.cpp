// Optimism: what the published way of judging shows beside the honest one, a line a model. The gap is the message.

#include "ui/plots/plots.h"

#include <algorithm>

namespace annulus::ui {

Figure figureOf(const OptimismPlot& plot, const PlotLook& look)
{
    const auto count = static_cast<double>(plot.rows.size());
    Panel panel{.x = {.title = QStringLiteral("AUC"), .name = "auc", .low = 0.5, .high = 1, .hasGrid = true},
                .y = {.name = "model", .low = -count + 0.4, .high = 0.6, .labelSize = 0.9, .hasTickMarks = false},
                .key = KeyPlace::above};
    PointsMark training{.name = look.translate("plots", "published: training"), .shape = Shape::square, .size = 4.6, .colour = seriesColour(4, look), .isFilled = false};
    PointsMark test{.name = look.translate("plots", "published: test"), .shape = Shape::square, .size = 4.6, .colour = seriesColour(4, look)};
    PointsMark honest{.name = look.translate("plots", "honest: cross-validation"), .barsAlongX = true, .shape = Shape::disc, .size = 5, .colour = seriesColour(5, look)};
    PointsMark corrected{.name = look.translate("plots", "honest: bootstrap-corrected"), .shape = Shape::diamond, .size = 4.6, .colour = seriesColour(5, look), .isFilled = false};
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = 0.5, .stroke = {look.theme.secondary, 0.6, Qt::DashLine}, .name = {}});
    for (std::size_t i = 0; i < plot.rows.size(); ++i) {
        const OptimismPlot::Row& row = plot.rows[i];
        const double y = -static_cast<double>(i);
        panel.y.ticks.push_back({y, row.name});
        const auto add = [&](PointsMark& mark, const std::optional<double>& value) {
            if (!value)
                return;
            mark.x.push_back(*value);
            mark.y.push_back(y);
            mark.low.push_back(std::nan(""));
            mark.high.push_back(std::nan(""));
            mark.words.push_back(QString("%1\n%2: %3").arg(row.name, mark.name).arg(*value, 0, 'f', 3));
            panel.x.low = std::min(panel.x.low, *value - 0.02);
        };
        add(training, row.publishedTraining);
        add(test, row.publishedTest);
        add(honest, row.honestCv);
        add(corrected, row.corrected);
        if (row.honestCv && row.honestInterval) {
            honest.low.back() = row.honestInterval->low;
            honest.high.back() = row.honestInterval->high;
            panel.x.low = std::min(panel.x.low, row.honestInterval->low - 0.02);
        }
        const auto shown = row.publishedTraining ? row.publishedTraining : row.publishedTest;
        const auto truth = row.honestCv ? row.honestCv : row.corrected;
        if (shown && truth) {
            panel.marks.push_back(LineMark{.x = {*shown, *truth}, .y = {y, y}, .stroke = {tinted(look.theme.secondary, 0.7, look), 2.2}, .isInKey = false, .isData = false});
            panel.right.ticks.push_back({y, QString("%1%2").arg(*shown - *truth < 0 ? QStringLiteral("−") : QStringLiteral("+")).arg(std::abs(*shown - *truth), 0, 'f', 2)});
        }
    }
    panel.right.isVisible = !panel.right.ticks.empty();
    panel.right.title = look.translate("plots", "Optimism");
    panel.right.hasTickMarks = false;
    for (PointsMark* mark : {&training, &test, &honest, &corrected})
        if (!mark->x.empty())
            panel.marks.push_back(std::move(*mark));
    return {.widthMm = 150, .heightMm = 34 + 9 * count, .panels = {panel}};
}

}  // namespace annulus::ui
