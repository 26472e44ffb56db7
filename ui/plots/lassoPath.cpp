// Coefficients along the penalty (glmnet's plot): the largest at the chosen lambda are named, the number of columns is written above.

#include "ui/plots/lassoTicks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace annulus::ui {

std::vector<AxisTick> countTicks(const std::vector<double>& lambdas, const std::vector<double>& nonZero)
{
    std::vector<AxisTick> ticks;
    const std::size_t step = std::max<std::size_t>(1, lambdas.size() / 8);
    for (std::size_t i = 0; i < lambdas.size() && i < nonZero.size(); i += step)
        ticks.push_back({lambdas[i], QString::number(nonZero[i])});
    return ticks;
}

/// Decades as 10 to a power; QCustomPlot's own labels overlap on short axes.
std::vector<AxisTick> decadeTicks(double low, double high)
{
    std::vector<AxisTick> ticks;
    const QString superscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    for (int power = static_cast<int>(std::ceil(std::log10(low) - 1e-9)); power <= static_cast<int>(std::floor(std::log10(high) + 1e-9)); ++power) {
        QString text = power < 0 ? QStringLiteral("10⁻") : QStringLiteral("10");
        for (const QChar digit : QString::number(std::abs(power)))
            text += superscripts[digit.digitValue()];
        ticks.push_back({std::pow(10.0, power), power == 0 ? QString("1") : text});
    }
    // Within one decade there would be a single label.
    if (ticks.size() < 2) {
        ticks.clear();
        const double unit = std::pow(10.0, std::floor(std::log10(low)));
        for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0})
            if (factor * unit >= low * (1 - 1e-9) && factor * unit <= high * (1 + 1e-9))
                ticks.push_back({factor * unit, QString::number(factor * unit, 'g', 3)});
    }
    return ticks;
}

/// Vertical lines at the two lambdas with their words; shared by path and error.
void addChosenLambdas(Panel& panel, const std::optional<double>& best, const std::optional<double>& oneError, const PlotLook& look)
{
    if (best)
        panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = *best, .stroke = {look.theme.text, 0.8, Qt::DashLine}, .name = QStringLiteral("λ min"), .isInKey = true});
    if (oneError)
        panel.marks.push_back(RuleMark{.along = RuleMark::Along::y, .at = *oneError, .stroke = {look.theme.text, 0.8, Qt::DotLine}, .name = QStringLiteral("λ 1se"), .isInKey = true});
}

Figure figureOf(const LassoPathPlot& plot, const PlotLook& look)
{
    Panel panel{.x = {.title = QStringLiteral("λ"), .name = "lambda", .isLogarithmic = true},
                .y = {.title = look.translate("plots", "Coefficient"), .name = "coefficient"},
                .key = KeyPlace::above};
    if (plot.lambdas.empty())
        return {.panels = {panel}};
    const auto [low, high] = std::ranges::minmax(plot.lambdas);
    panel.x.ticks = decadeTicks(low, high);
    panel.top = {.title = look.translate("plots", "Features with a coefficient"), .isLogarithmic = true, .ticks = countTicks(plot.lambdas, plot.nonZero)};
    panel.x.low = low;
    panel.x.high = high;
    const double at = plot.best.value_or(low);
    const auto place = static_cast<std::size_t>(std::ranges::min_element(plot.lambdas, {}, [&](double lambda) { return std::abs(std::log(lambda / at)); }) - plot.lambdas.begin());
    std::vector<std::size_t> order(plot.paths.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return std::abs(plot.paths[i].coefficients[place]); });
    double least = 0, most = 0;
    for (const auto& path : plot.paths)
        for (const double value : path.coefficients) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    const double room = 0.06 * std::max(most - least, 1e-12);
    panel.y.low = least - room;
    panel.y.high = most + room;
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = 0, .stroke = {look.theme.text, 0.5}, .name = {}});
    for (std::size_t rank = order.size(); rank-- > 0;) {
        const auto& path = plot.paths[order[rank]];
        const bool isNamed = rank < plot.named;
        panel.marks.push_back(LineMark{.name = path.name, .x = plot.lambdas, .y = path.coefficients,
                                       .stroke = {isNamed ? seriesColour(static_cast<int>(rank), look) : tinted(look.theme.secondary, 0.5, look), isNamed ? 1.1 : 0.6,
                                                  isNamed ? seriesLine(static_cast<int>(rank) / 6) : Qt::SolidLine},
                                       .words = {}, .isInKey = false});
    }
    addChosenLambdas(panel, plot.best, plot.oneError, look);
    // Names in a list beside, in the order in which the lines end.
    Panel names{.name = "names", .column = 1, .x = {.isVisible = false}, .y = {.isVisible = false}, .columnShare = 0.75};
    for (std::size_t rank = 0; rank < std::min(plot.named, order.size()); ++rank) {
        const double y = 0.97 - 0.105 * static_cast<double>(rank);
        const QColor colour = seriesColour(static_cast<int>(rank), look);
        names.marks.push_back(LineMark{.x = {0, 0.09}, .y = {y, y}, .stroke = {colour, 1.4, seriesLine(static_cast<int>(rank) / 6)}, .words = {}, .isInKey = false, .isData = false});
        QString name = plot.paths[order[rank]].name;
        if (name.size() > 34)
            name = QStringLiteral("…") + name.right(33);
        names.marks.push_back(TextMark{.x = 0.11, .y = y, .text = name, .at = Qt::AlignLeft | Qt::AlignVCenter, .size = 0.72});
    }
    return {.widthMm = 174, .heightMm = 84, .panels = {panel, names}};
}

}  // namespace annulus::ui
