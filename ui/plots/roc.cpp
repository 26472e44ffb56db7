// Receiver operating characteristic: a square, the chance line, AUC with its interval in the key.

#include "ui/plots/plots.h"

namespace annulus::ui {

Figure figureOf(const RocPlot& plot, const PlotLook& look)
{
    Panel panel{.x = {.title = look.translate("plots", "1 − Specificity"), .name = "false_positive_rate"},
                .y = {.title = look.translate("plots", "Sensitivity"), .name = "sensitivity"},
                .key = KeyPlace::bottomRight,
                .isSquare = true};
    panel.marks.push_back(RuleMark{.along = RuleMark::Along::diagonal, .stroke = {look.theme.secondary, 0.6, Qt::DashLine}});
    // With several curves the bands would hide each other.
    const double opacity = plot.curves.size() > 2 ? 0.10 : 0.18;
    for (const RocPlot::Curve& curve : plot.curves)
        if (!curve.bandAt.empty()) {
            QColor fill = seriesColour(curve.colour, look);
            fill.setAlphaF(static_cast<float>(opacity));
            panel.marks.push_back(BandMark{.name = curve.name + ", " + look.translate("plots", "95% CI"), .x = curve.bandAt, .low = curve.bandLow, .high = curve.bandHigh, .fill = fill});
        }
    for (const RocPlot::Curve& curve : plot.curves) {
        const QString auc = QString::number(curve.auc, 'f', 2);
        const QString words = curve.interval ? look.translate("plots", "%1: AUC %2 (95% CI: %3, %4)")
                                                   .arg(curve.name, auc, QString::number(curve.interval->low, 'f', 2), QString::number(curve.interval->high, 'f', 2))
                                             : look.translate("plots", "%1: AUC %2").arg(curve.name, auc);
        panel.marks.push_back(LineMark{.name = words, .x = curve.falsePositive, .y = curve.sensitivity, .stroke = {seriesColour(curve.colour, look), 1.25, curve.line}, .words = {}});
    }
    for (const RocPlot::Curve& curve : plot.curves)
        if (curve.operating) {
            const auto& at = *curve.operating;
            panel.marks.push_back(PointsMark{.name = look.translate("plots", "Operating point"),
                                             .x = {at.falsePositive},
                                             .y = {at.sensitivity},
                                             .low = {},
                                             .high = {},
                                             .size = 4.5,
                                             .colour = seriesColour(curve.colour, look),
                                             .isFilled = false,
                                             .patients = {},
                                             .words = {look.translate("plots", "%1\nthreshold %2\nsensitivity %3, specificity %4")
                                                           .arg(curve.name, QString::number(at.threshold, 'g', 3), QString::number(at.sensitivity, 'f', 3), QString::number(1 - at.falsePositive, 'f', 3))},
                                             .isInKey = false});
        }
    if (plot.cases + plot.controls > 0)
        panel.title = look.translate("plots", "n = %1, %2 with the outcome").arg(plot.cases + plot.controls).arg(plot.cases);
    return {.widthMm = 88, .heightMm = 88, .panels = {panel}};
}

}  // namespace annulus::ui
