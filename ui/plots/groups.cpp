// Values by group: a violin (Gaussian kernel, Silverman's width) behind a box (quartiles, whiskers to 1.5 IQR, Tukey) and every patient.

#include "core/base/random.h"
#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annulus::ui {

namespace {

struct Violin {
    std::vector<double> at, density;
};

Violin violinOf(const std::vector<double>& sorted)
{
    Violin violin;
    if (sorted.size() < 3)
        return violin;
    const double iqr = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
    const double sd = standardDeviation(sorted);
    const double spread = iqr > 0 ? std::min(sd, iqr / 1.34) : sd;
    if (!(spread > 0))
        return violin;
    const double width = 0.9 * spread * std::pow(static_cast<double>(sorted.size()), -0.2);
    constexpr int steps = 96;
    // Cut at the data's ends: a tail beyond them would show values that nobody has.
    for (int i = 0; i <= steps; ++i) {
        const double at = sorted.front() + (sorted.back() - sorted.front()) * i / steps;
        double sum = 0;
        for (const double value : sorted)
            sum += std::exp(-0.5 * (at - value) * (at - value) / (width * width));
        violin.at.push_back(at);
        violin.density.push_back(sum / (static_cast<double>(sorted.size()) * width * std::sqrt(2 * std::numbers::pi)));
    }
    return violin;
}

}  // namespace

Figure figureOf(const GroupsPlot& plot, const PlotLook& look)
{
    const auto count = static_cast<double>(plot.groups.size());
    Panel panel{.x = {.name = "group", .low = -0.6, .high = std::max(0.6, count - 0.4), .labelSize = 1, .hasTickMarks = false}, .y = {.title = plot.valueName, .name = "value"}};
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t g = 0; g < plot.groups.size(); ++g) {
        const auto& group = plot.groups[g];
        const auto x = static_cast<double>(g);
        panel.x.ticks.push_back({x, QString("%1\n(n = %2)").arg(group.name).arg(group.values.size())});
        std::vector<double> sorted = group.values;
        std::ranges::sort(sorted);
        if (sorted.empty())
            continue;
        low = std::min(low, sorted.front());
        high = std::max(high, sorted.back());
        const QColor colour = seriesColour(group.colour, look);
        const Violin violin = violinOf(sorted);
        if (!violin.at.empty()) {
            const double widest = *std::ranges::max_element(violin.density);
            PolygonMark shape{.name = group.name + ", " + look.translate("plots", "density"), .x = {}, .y = {}, .fill = tinted(colour, 0.28, look), .edge = {tinted(colour, 0.7, look), 0.5}};
            for (std::size_t i = 0; i < violin.at.size(); ++i) {
                shape.x.push_back(x - 0.38 * violin.density[i] / widest);
                shape.y.push_back(violin.at[i]);
            }
            for (std::size_t i = violin.at.size(); i-- > 0;) {
                shape.x.push_back(x + 0.38 * violin.density[i] / widest);
                shape.y.push_back(violin.at[i]);
            }
            panel.marks.push_back(std::move(shape));
        }
        PointsMark points{.name = group.name, .x = {}, .y = group.values, .low = {}, .high = {}, .size = 2, .colour = colour, .patients = group.patients, .words = {}, .isInKey = false};
        Random random(g + 1);
        for (std::size_t i = 0; i < group.values.size(); ++i) {
            points.x.push_back(x + random.uniform(-0.09, 0.09));
            points.words.push_back(QString("%1\n%2: %3").arg(i < group.patients.size() ? QString::fromStdString(group.patients[i]) : group.name, plot.valueName).arg(group.values[i], 0, 'g', 4));
        }
        panel.marks.push_back(std::move(points));
        const double q1 = quantileOfSorted(sorted, 0.25), middle = quantileOfSorted(sorted, 0.5), q3 = quantileOfSorted(sorted, 0.75), reach = 1.5 * (q3 - q1);
        const double under = *std::ranges::find_if(sorted, [&](double v) { return v >= q1 - reach; });
        const double over = *std::find_if(sorted.rbegin(), sorted.rend(), [&](double v) { return v <= q3 + reach; });
        const Stroke edge{look.theme.text, 0.8};
        panel.marks.push_back(LineMark{.x = {x, x}, .y = {under, q1}, .stroke = edge, .isInKey = false, .isData = false});
        panel.marks.push_back(LineMark{.x = {x, x}, .y = {q3, over}, .stroke = edge, .isInKey = false, .isData = false});
        BoxesMark box{.name = group.name + ", " + look.translate("plots", "quartiles"), .edge = edge};
        QColor clear = look.background;
        clear.setAlpha(0);
        box.boxes.push_back({.x0 = x - 0.13, .x1 = x + 0.13, .y0 = q1, .y1 = q3, .fill = clear,
                             .words = look.translate("plots", "%1: median %2, quartiles %3 and %4").arg(group.name).arg(middle, 0, 'g', 4).arg(q1, 0, 'g', 4).arg(q3, 0, 'g', 4), .label = {}, .patient = {}});
        panel.marks.push_back(std::move(box));
        panel.marks.push_back(LineMark{.name = group.name + ", " + look.translate("plots", "median"), .x = {x - 0.13, x + 0.13}, .y = {middle, middle}, .stroke = {look.theme.text, 1.6}, .isInKey = false});
    }
    if (low > high)
        low = 0, high = 1;
    const double room = 0.08 * std::max(high - low, 1e-12);
    panel.y.low = low - room;
    panel.y.high = high + room * 1.6;
    if (!plot.words.isEmpty())
        panel.marks.push_back(TextMark{.x = 0.5, .y = 0.99, .text = plot.words, .at = Qt::AlignHCenter | Qt::AlignTop, .size = 0.9, .isOnPanel = true, .hasBackground = true});
    return {.widthMm = 40 + 24 * std::max(1.0, count), .heightMm = 84, .panels = {panel}};
}

}  // namespace annulus::ui
