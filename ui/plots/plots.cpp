#include "ui/plots/plots.h"

#include <QtGlobal>

#include <algorithm>

namespace annulus::ui {

namespace {

constexpr PlotKind kinds[] = {
    {"roc", QT_TRANSLATE_NOOP("plots", "ROC curves")},
    {"calibration", QT_TRANSLATE_NOOP("plots", "Calibration")},
    {"decision", QT_TRANSLATE_NOOP("plots", "Decision curves")},
    {"lasso-path", QT_TRANSLATE_NOOP("plots", "LASSO path")},
    {"lasso-cv", QT_TRANSLATE_NOOP("plots", "LASSO cross-validation")},
    {"coefficients", QT_TRANSLATE_NOOP("plots", "Coefficients")},
    {"waterfall", QT_TRANSLATE_NOOP("plots", "Score of each patient")},
    {"groups", QT_TRANSLATE_NOOP("plots", "Values by outcome")},
    {"confusion", QT_TRANSLATE_NOOP("plots", "Confusion matrix")},
    {"correlation", QT_TRANSLATE_NOOP("plots", "Correlation of features")},
    {"icc", QT_TRANSLATE_NOOP("plots", "Agreement of readers")},
    {"volcano", QT_TRANSLATE_NOOP("plots", "Effect and P of features")},
    {"forest", QT_TRANSLATE_NOOP("plots", "Odds ratios")},
    {"nomogram", QT_TRANSLATE_NOOP("plots", "Nomogram")},
    {"flow", QT_TRANSLATE_NOOP("plots", "Flow of patients")},
    {"margins", QT_TRANSLATE_NOOP("plots", "Width of the ring")},
    {"comparison", QT_TRANSLATE_NOOP("plots", "Models compared")},
    {"optimism", QT_TRANSLATE_NOOP("plots", "Optimism")},
};
static_assert(std::size(kinds) == std::variant_size_v<PlotNumbers>);

}  // namespace

std::span<const PlotKind> allPlots() { return kinds; }

const PlotKind& kindOf(const PlotNumbers& plot) { return kinds[plot.index()]; }

Figure figureOf(const PlotNumbers& plot, const PlotLook& look)
{
    Figure figure = std::visit([&](const auto& numbers) { return figureOf(numbers, look); }, plot);
    figure.id = kindOf(plot).id;
    return figure;
}

Qt::PenStyle modelLine(int colour)
{
    constexpr Qt::PenStyle lines[] = {Qt::DashLine, Qt::DashDotLine, Qt::SolidLine, Qt::DotLine, Qt::DashDotDotLine, Qt::DashLine};
    return lines[std::max(0, colour) % 6];
}

QString pWords(double p)
{
    if (!(p >= 0))
        return QStringLiteral("P n/a");
    if (p < 0.001)
        return QStringLiteral("P < .001");
    if (p > 0.99)
        return QStringLiteral("P > .99");
    // Three places below .01 and where two would round a significant value to .05.
    const int places = p < 0.01 || (p >= 0.045 && p < 0.05) ? 3 : 2;
    return QStringLiteral("P = ") + QString::number(p, 'f', places).mid(1);
}

}  // namespace annulus::ui
