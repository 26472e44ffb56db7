// Calibration: smooth curve, groups with intervals, the risks' distribution as a spike histogram below, as rms and CalibrationCurves draw it.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {

Figure figureOf(const CalibrationPlot& plot, const PlotLook& look)
{
    Panel main{.name = "calibration",
               .row = 0,
               .x = {.name = "predicted", .low = 0, .high = plot.high},
               .y = {.title = look.translate("plots", "Observed proportion"), .name = "observed", .low = 0, .high = plot.high},
               .key = KeyPlace::topLeft,
               .rowShare = 3.6};
    main.x.labelSize = 0.875;
    main.marks.push_back(LineMark{.name = look.translate("plots", "Ideal"), .x = {0, plot.high}, .y = {0, plot.high}, .stroke = {look.theme.secondary, 0.7, Qt::DashLine}, .words = {}, .isData = false});
    int line = 0;
    for (const CalibrationPlot::Curve& curve : plot.curves) {
        const QColor colour = seriesColour(curve.colour, look);
        main.marks.push_back(LineMark{.name = curve.name, .x = curve.x, .y = curve.y, .stroke = {colour, 1.25, seriesLine(line++)}, .words = {}});
        main.marks.push_back(PointsMark{.name = curve.name + ", " + look.translate("plots", "groups"),
                                        .x = curve.predicted,
                                        .y = curve.observed,
                                        .low = curve.low,
                                        .high = curve.high,
                                        .shape = Shape::square,
                                        .size = 3.6,
                                        .colour = colour,
                                        .patients = {},
                                        .words = {},
                                        .isInKey = false});
    }
    if (!plot.words.isEmpty())
        main.marks.push_back(TextMark{.x = 0, .y = 1, .text = plot.words, .at = Qt::AlignLeft | Qt::AlignTop, .dx = 5, .dy = 8 + 11 * (1 + static_cast<double>(plot.curves.size())), .size = 0.875, .isOnPanel = true, .hasBackground = true});

    Panel risks{.name = "risks",
                .row = 1,
                .x = {.title = look.translate("plots", "Predicted probability"), .name = "predicted", .low = 0, .high = plot.high},
                .y = {.title = look.translate("plots", "Patients"), .name = "patients", .hasTickMarks = true},
                .key = KeyPlace::none,
                .rowShare = 1.3};
    constexpr int bins = 40;
    double tallest = 1;
    for (const bool with : {true, false}) {
        std::vector<double> counts(bins, 0.0);
        for (std::size_t i = 0; i < plot.risks.size(); ++i)
            if ((plot.outcome[i] > 0.5) == with && std::isfinite(plot.risks[i]))
                counts[static_cast<std::size_t>(std::clamp(static_cast<int>(plot.risks[i] / plot.high * bins), 0, bins - 1))] += 1;
        BoxesMark bars{.name = with ? plot.withOutcome : plot.withoutOutcome, .boxes = {}, .isHatched = false, .isInKey = false, .numbers = {}};
        bars.keyColour = with ? seriesColour(4, look) : seriesColour(5, look);
        for (int i = 0; i < bins; ++i) {
            const double count = counts[static_cast<std::size_t>(i)];
            if (count == 0)
                continue;
            tallest = std::max(tallest, count);
            const double x = plot.high * i / bins, wide = plot.high / bins;
            bars.boxes.push_back({.x0 = x + wide * 0.1, .x1 = x + wide * 0.9, .y0 = 0, .y1 = with ? count : -count, .fill = bars.keyColour,
                                  .words = QString("%1: %2").arg(bars.name).arg(count), .label = {}, .patient = {}});
        }
        risks.marks.push_back(bars);
    }
    risks.y.low = -tallest * 2.5;
    risks.y.high = tallest * 2.5;
    const QString most = QString::number(tallest);
    risks.y.ticks = {{-tallest, most}, {0, "0"}, {tallest, most}};
    risks.marks.push_back(RuleMark{.along = RuleMark::Along::x, .at = 0, .stroke = {look.theme.text, 0.5}, .name = {}});
    risks.marks.push_back(TextMark{.x = 0.99, .y = 0.97, .text = plot.withOutcome, .at = Qt::AlignRight | Qt::AlignTop, .size = 0.8, .colour = look.theme.secondary, .isOnPanel = true});
    risks.marks.push_back(TextMark{.x = 0.99, .y = 0.03, .text = plot.withoutOutcome, .at = Qt::AlignRight | Qt::AlignBottom, .size = 0.8, .colour = look.theme.secondary, .isOnPanel = true});
    return {.widthMm = 88, .heightMm = 108, .panels = {main, risks}};
}

}  // namespace annulus::ui
