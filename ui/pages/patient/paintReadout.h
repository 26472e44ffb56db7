#pragma once

#include "ui/pages/patient/readoutView.h"
#include "ui/theme/Theme.h"

class QPainter;
class QRectF;

namespace annulus::ui {

// The drawn parts of a readout, for screen and paper alike. Each answers the height it needs for a width.

double riskScaleHeight(const RiskLine& line);
/// Probability on a line from 0 to 100 % with its interval, thresholds as ticks, the fields between them in words.
void paintRiskScale(QPainter& painter, const QRectF& place, const RiskLine& line, const Theme& theme);

double reasonBarsHeight(const ReasonBlock& block, int most);
/// Signed bars from a middle line, the longest first, with the value and the training range beside.
void paintReasonBars(QPainter& painter, const QRectF& place, const ReasonBlock& block, int most, const Theme& theme);

double cohortHeight();
/// Histogram of the training risks by class, with the patient's place.
void paintCohort(QPainter& painter, const QRectF& place, const TrainingView& cohort, const Theme& theme);

/// Colour of a class, the same in every drawing.
QColor classColour(std::size_t place);

}  // namespace annulus::ui
