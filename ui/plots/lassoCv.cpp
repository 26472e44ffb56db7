// Cross-validated error along the penalty with one standard error (cv.glmnet's plot).

#include "ui/plots/lassoTicks.h"

#include <algorithm>

namespace annulus::ui {

Figure figureOf(const LassoCvPlot& plot, const PlotLook& look)
{
    Panel panel{.x = {.title = QStringLiteral("λ"), .name = "lambda", .isLogarithmic = true}, .y = {.title = plot.measure, .name = "cross_validated_error"}, .key = KeyPlace::above};
    if (plot.lambdas.empty())
        return {.panels = {panel}};
    const auto [low, high] = std::ranges::minmax(plot.lambdas);
    panel.x.low = low / 1.05;
    panel.x.high = high * 1.05;
    panel.x.ticks = decadeTicks(low, high);
    panel.top = {.title = look.translate("plots", "Features with a coefficient"), .isLogarithmic = true, .ticks = countTicks(plot.lambdas, plot.nonZero)};
    std::vector<double> under, over;
    for (std::size_t i = 0; i < plot.mean.size(); ++i) {
        under.push_back(plot.mean[i] - plot.error[i]);
        over.push_back(plot.mean[i] + plot.error[i]);
    }
    const double least = *std::ranges::min_element(under), most = *std::ranges::max_element(over);
    panel.y.low = least - 0.05 * (most - least);
    panel.y.high = most + 0.05 * (most - least);
    panel.marks.push_back(PointsMark{.name = plot.measure, .x = plot.lambdas, .y = plot.mean, .low = under, .high = over, .size = 2.6, .colour = seriesColour(4, look), .patients = {}, .words = {}, .isInKey = false});
    addChosenLambdas(panel, plot.best, plot.oneError, look);
    return {.widthMm = 100, .heightMm = 80, .panels = {panel}};
}

}  // namespace annulus::ui
