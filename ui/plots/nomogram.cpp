// Nomogram in rms's layout (Harrell): a ruler of points, an axis for each predictor, total points, probability. The marks of the open case
// lie on the axes and can be dragged.

#include "core/model/pretty.h"
#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

double nomogramPoints(const Nomogram& nomogram, std::size_t axis, double linear)
{
    const auto& lines = nomogram.axes[axis].linear;
    return nomogram.scale * (linear - *std::ranges::min_element(lines));
}

double nomogramTotalScale(const Nomogram& nomogram)
{
    double most = 0;
    for (const double total : nomogram.totalAxis)
        most = std::max(most, total);
    return most > 0 ? 100 / most : 1;
}

namespace {

/// One horizontal axis: a line, ticks upwards or downwards, and their words.
struct Ruler {
    Panel& panel;
    const PlotLook& look;
    double y;

    void line(double from, double to)
    {
        panel.marks.push_back(LineMark{.x = {from, to}, .y = {y, y}, .stroke = {look.theme.text, 0.6}, .isInKey = false, .isData = false});
    }
    void tick(double x, const QString& words, bool isAbove, double length = 0.16)
    {
        const double end = y + (isAbove ? length : -length);
        panel.marks.push_back(LineMark{.x = {x, x}, .y = {y, end}, .stroke = {look.theme.text, 0.5}, .isInKey = false, .isData = false});
        if (!words.isEmpty())
            panel.marks.push_back(TextMark{.x = x, .y = end, .text = words, .at = Qt::AlignHCenter | (isAbove ? Qt::AlignBottom : Qt::AlignTop), .dy = isAbove ? -0.5 : 0.5, .size = 0.78});
    }
};

/// Labels that would touch are left out: first and last stay, of the others those with room.
std::vector<bool> withRoom(const std::vector<double>& places, const std::vector<QString>& words)
{
    std::vector<std::size_t> order(places.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
    std::vector<bool> shown(places.size(), false);
    // A character is about 0.95 of the 100 points wide at the size of print.
    const auto half = [&](std::size_t i) { return 0.5 * (0.95 * static_cast<double>(words[i].size()) + 0.9); };
    double last = -1e9;
    for (const std::size_t i : order)
        if (places[i] - half(i) >= last) {
            shown[i] = true;
            last = places[i] + half(i);
        }
    return shown;
}

}  // namespace

Figure figureOf(const NomogramPlot& plot, const PlotLook& look)
{
    const Nomogram& nomogram = plot.nomogram;
    const auto axes = static_cast<double>(nomogram.axes.size());
    Panel panel{.x = {.name = "points", .low = -2, .high = 102, .isVisible = false}, .y = {.name = "axis", .low = -axes - 2.75, .high = 0.75, .labelSize = 0.9, .hasTickMarks = false}};
    const auto nameRow = [&](double y, const QString& name) { panel.y.ticks.push_back({y, name}); };

    Ruler points{panel, look, 0};
    nameRow(0, look.translate("plots", "Points"));
    points.line(0, 100);
    for (int at = 0; at <= 100; at += 5)
        points.tick(at, at % 10 == 0 ? QString::number(at) : QString(), true, at % 10 == 0 ? 0.16 : 0.09);

    PointsMark data{.name = QStringLiteral("axes"), .x = {}, .y = {}, .low = {}, .high = {}, .size = 0, .colour = look.background, .patients = {}, .words = {}, .isInKey = false};
    for (std::size_t i = 0; i < nomogram.axes.size(); ++i) {
        const NomogramAxis& axis = nomogram.axes[i];
        const double y = -1.0 - static_cast<double>(i);
        const QString name = i < plot.names.size() ? plot.names[i] : QString::fromStdString(axis.name);
        nameRow(y, name);
        Ruler ruler{panel, look, y};
        const auto [least, most] = std::ranges::minmax(axis.points);
        ruler.line(least, most);
        std::vector<QString> words;
        for (const std::string& label : axis.labels)
            words.push_back(QString::fromStdString(label));
        const std::vector<bool> shown = withRoom(axis.points, words);
        const bool isFactor = axis.values.empty();
        for (std::size_t k = 0; k < axis.points.size(); ++k) {
            // Levels near each other stand above and below the line in turn, as rms writes them.
            const bool isAbove = isFactor ? k % 2 == 1 : false;
            ruler.tick(axis.points[k], shown[k] || isFactor ? words[k] : QString(), isAbove);
            data.x.push_back(axis.points[k]);
            data.y.push_back(y);
            data.words.push_back(name + ": " + words[k] + QString(" (%1)").arg(axis.points[k], 0, 'f', 1));
        }
    }
    const double toScreen = nomogramTotalScale(nomogram), totalY = -axes - 1, riskY = -axes - 2;
    nameRow(totalY, look.translate("plots", "Total points"));
    Ruler total{panel, look, totalY};
    total.line(0, 100);
    for (const double at : nomogram.totalAxis)
        total.tick(at * toScreen, QString::number(at), false);
    nameRow(riskY, plot.outcome);
    Ruler risk{panel, look, riskY};
    std::vector<double> places;
    std::vector<QString> labels;
    for (std::size_t k = 0; k < nomogram.probabilityAxis.size(); ++k) {
        const double x = nomogram.probabilityPoints[k] * toScreen;
        if (x < -1e-6 || x > 100 + 1e-6)
            continue;
        places.push_back(x);
        labels.push_back(QString::number(nomogram.probabilityAxis[k]));
    }
    if (!places.empty()) {
        const auto [least, most] = std::ranges::minmax(places);
        risk.line(least, most);
        const std::vector<bool> shown = withRoom(places, labels);
        for (std::size_t k = 0; k < places.size(); ++k) {
            risk.tick(places[k], shown[k] ? labels[k] : QString(), false);
            data.x.push_back(places[k]);
            data.y.push_back(riskY);
            data.words.push_back(labels[k]);
        }
    }
    panel.marks.push_back(std::move(data));

    if (!plot.linear.empty()) {
        // The open case: a mark on each axis, and what they add up to.
        const QColor accent = look.theme.accent;
        double sum = 0;
        bool isWhole = true;
        for (std::size_t i = 0; i < plot.linear.size() && i < nomogram.axes.size(); ++i) {
            if (!plot.linear[i]) {
                isWhole = false;
                continue;
            }
            const double x = nomogramPoints(nomogram, i, *plot.linear[i]), y = -1.0 - static_cast<double>(i);
            sum += x;
            panel.marks.push_back(LineMark{.x = {x, x}, .y = {0, y}, .stroke = {tinted(accent, 0.45, look), 0.5, Qt::DotLine}, .isInKey = false, .isData = false});
            panel.marks.push_back(PointsMark{.name = QStringLiteral("this case"), .x = {x}, .y = {y}, .shape = Shape::disc, .size = 6, .colour = accent,
                                             .words = {look.translate("plots", "%1 points").arg(x, 0, 'f', 1)}, .handle = plot.canDrag ? static_cast<int>(i) : -1, .isInKey = false});
        }
        if (isWhole) {
            const double x = sum * toScreen, probability = 1 / (1 + std::exp(-nomogram.linearPredictor(sum)));
            panel.marks.push_back(LineMark{.x = {x, x}, .y = {totalY, riskY}, .stroke = {accent, 0.7, Qt::DotLine}, .isInKey = false, .isData = false});
            panel.marks.push_back(PointsMark{.name = QStringLiteral("this case"), .x = {x, x}, .y = {totalY, riskY}, .shape = Shape::diamond, .size = 6, .colour = accent, .isInKey = false});
            QString words = look.translate("plots", "%1 points: %2").arg(sum, 0, 'f', 0).arg(probability, 0, 'f', 3);
            if (plot.interval)
                words += look.translate("plots", " (95% CI: %1, %2)").arg(plot.interval->low, 0, 'f', 2).arg(plot.interval->high, 0, 'f', 2);
            panel.marks.push_back(TextMark{.x = std::clamp(x, 22.0, 78.0), .y = riskY + 0.5, .text = words, .size = 0.9, .colour = accent, .isBold = true, .hasBackground = true});
        }
    }
    return {.widthMm = 174, .heightMm = 22 + 12 * (axes + 3), .panels = {panel}};
}

}  // namespace annulus::ui
