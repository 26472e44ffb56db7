#include "ui/pages/patient/paintReadout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

constexpr double lineHeight = 18, barHeight = 10, rowHeight = 24, scaleTop = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Readout)
};

double metricsWidth(const QPainter& painter, const QString& words) { return QFontMetricsF(painter.font()).horizontalAdvance(words); }

void paintMarker(QPainter& painter, double x, double y, const QColor& colour, bool isFilled)
{
    constexpr double radius = 6;
    painter.setPen(QPen(colour, 2));
    painter.setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(x, y), radius, radius);
}

/// Words of the fields between the thresholds: low | between | high.
QStringList fieldWords(std::size_t marks)
{
    if (marks == 1)
        return {Words::tr("below"), Words::tr("above")};
    if (marks == 2)
        return {Words::tr("low"), Words::tr("between"), Words::tr("high")};
    return {};
}

QString elided(const QPainter& painter, const QString& words, double width) { return QFontMetricsF(painter.font()).elidedText(words, Qt::ElideMiddle, width); }

}  // namespace

QColor classColour(std::size_t place)
{
    const QColor colours[] = {dataColour::ring1, dataColour::lesion, dataColour::ring3, dataColour::ring2};
    return colours[place % std::size(colours)];
}

double riskScaleHeight(const RiskLine& line) { return scaleTop + barHeight + 5 + lineHeight + (fieldWords(line.marks.size()).isEmpty() ? 0 : lineHeight + 2); }

void paintRiskScale(QPainter& painter, const QRectF& place, const RiskLine& line, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [&](double p) { return place.left() + p * place.width(); };
    QFont bold = painter.font();
    const QFont plain = bold;
    bold.setBold(true);
    bold.setPointSizeF(1.5 * bold.pointSizeF());
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(QRectF(place.left(), place.top(), place.width(), 30), Qt::AlignLeft | Qt::AlignVCenter, line.words);
    painter.setFont(plain);
    painter.setPen(theme.secondary);
    painter.drawText(QRectF(place.left(), place.top(), place.width(), 30), Qt::AlignRight | Qt::AlignVCenter,
                     line.beside ? line.outcome + QStringLiteral(" · ") + line.besideWords : line.outcome);

    const double top = place.top() + scaleTop, middle = top + barHeight / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hairline);
    painter.drawRoundedRect(QRectF(place.left(), top, place.width(), barHeight), barHeight / 2, barHeight / 2);
    if (line.interval) {
        QColor band = theme.accent;
        band.setAlphaF(0.45F);
        painter.setBrush(band);
        painter.drawRoundedRect(QRectF(at(line.interval->low), top, std::max(2.0, at(line.interval->high) - at(line.interval->low)), barHeight), barHeight / 2, barHeight / 2);
    }
    const double below = top + barHeight;
    for (const RiskLine::Mark& mark : line.marks) {
        painter.setPen(QPen(theme.text, 1));
        painter.drawLine(QPointF(at(mark.at), top - 5), QPointF(at(mark.at), below + 5));
    }
    if (line.beside)
        paintMarker(painter, at(*line.beside), middle, theme.warning, false);
    paintMarker(painter, at(line.probability), middle, theme.text, true);

    painter.setPen(theme.secondary);
    painter.setFont(smallFont());
    const QRectF labels(place.left(), below + 5, place.width(), lineHeight);
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(labels, Qt::AlignRight | Qt::AlignTop, QStringLiteral("100 %"));
    for (const RiskLine::Mark& mark : line.marks) {
        const double width = metricsWidth(painter, mark.words);
        painter.drawText(QRectF(at(mark.at) - width, labels.top(), 2 * width, lineHeight), Qt::AlignHCenter | Qt::AlignTop, mark.words);
    }
    const QStringList fields = fieldWords(line.marks.size());
    for (int field = 0; field < fields.size(); ++field) {
        const auto index = static_cast<std::size_t>(field);
        const double from = field == 0 ? 0 : line.marks[index - 1].at, to = index == line.marks.size() ? 1 : line.marks[index].at;
        const bool isHere = line.probability >= from && (line.probability < to || to == 1);
        painter.setPen(isHere ? theme.text : theme.disabled);
        if (metricsWidth(painter, fields[field]) < (to - from) * place.width())
            painter.drawText(QRectF(at(from), labels.bottom(), at(to) - at(from), lineHeight), Qt::AlignHCenter | Qt::AlignTop, fields[field]);
    }
    painter.setFont(plain);
}

double reasonBarsHeight(const ReasonBlock& block, int most)
{
    return rowHeight * double(std::min<std::size_t>(block.reasons.size(), static_cast<std::size_t>(most))) + (block.outcome.isEmpty() ? 0 : lineHeight);
}

void paintReasonBars(QPainter& painter, const QRectF& place, const ReasonBlock& block, int most, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double numberWidth = 52, gap = 10;
    const double nameWidth = std::clamp(0.42 * place.width(), 150.0, 330.0), valueWidth = std::clamp(0.24 * place.width(), 110.0, 190.0);
    const double barsLeft = place.left() + nameWidth + gap, barsWidth = std::max(60.0, place.width() - nameWidth - valueWidth - numberWidth - 3 * gap);
    double largest = 0;
    for (const ReasonLine& reason : block.reasons)
        largest = std::max(largest, std::abs(reason.logOdds));
    const double middle = barsLeft + barsWidth / 2, unit = largest > 0 ? barsWidth / 2 / largest : 0;
    double y = place.top();
    if (!block.outcome.isEmpty()) {
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(place.left(), y, place.width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter, block.outcome);
        y += lineHeight;
    }
    const double first = y;
    for (std::size_t at = 0; at < block.reasons.size() && at < static_cast<std::size_t>(most); ++at, y += rowHeight) {
        const ReasonLine& reason = block.reasons[at];
        painter.setPen(theme.text);
        const QString name = reason.through.isEmpty() ? reason.predictor : reason.predictor + QStringLiteral("  ‹%1›").arg(reason.through);
        painter.drawText(QRectF(place.left(), y, nameWidth, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, elided(painter, name, nameWidth));
        const double length = std::abs(reason.logOdds) * unit;
        painter.setPen(Qt::NoPen);
        painter.setBrush(reason.logOdds < 0 ? dataColour::ring1 : dataColour::lesion);
        painter.drawRect(QRectF(reason.logOdds < 0 ? middle - length : middle, y + (rowHeight - 12) / 2, length, 12));
        painter.setPen(theme.text);
        painter.drawText(QRectF(barsLeft + barsWidth + gap, y, numberWidth, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                         (reason.logOdds < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(reason.logOdds), 'f', 2));
        const QRectF value(barsLeft + barsWidth + numberWidth + 2 * gap, y, valueWidth, rowHeight);
        painter.drawText(value, Qt::AlignLeft | Qt::AlignVCenter, elided(painter, reason.value, valueWidth));
        const double used = metricsWidth(painter, reason.value) + 8;
        painter.setPen(theme.secondary);
        if (const QString range = QStringLiteral("(%1)").arg(reason.range); !reason.range.isEmpty() && used + metricsWidth(painter, range) <= valueWidth)
            painter.drawText(value.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, range);
    }
    painter.setPen(QPen(theme.secondary, 1));
    painter.drawLine(QPointF(middle, first + 2), QPointF(middle, y - 2));
}

double cohortHeight() { return 96; }

void paintCohort(QPainter& painter, const QRectF& place, const TrainingView& cohort, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    std::size_t bins = 0;
    int highest = 1;
    for (const auto& counts : cohort.counts)
        bins = counts.size();
    for (std::size_t bin = 0; bin < bins; ++bin) {
        int sum = 0;
        for (const auto& counts : cohort.counts)
            sum += counts[bin];
        highest = std::max(highest, sum);
    }
    const QRectF field = place.adjusted(0, 12, 0, -lineHeight);
    const double width = field.width() / double(std::max<std::size_t>(bins, 1));
    for (std::size_t bin = 0; bin < bins; ++bin) {
        double base = field.bottom();
        for (std::size_t kind = 0; kind < cohort.counts.size(); ++kind) {
            const double height = field.height() * cohort.counts[kind][bin] / highest;
            QColor colour = classColour(kind);
            colour.setAlphaF(0.8F);
            painter.fillRect(QRectF(field.left() + double(bin) * width + 1, base - height, width - 2, height), colour);
            base -= height;
        }
    }
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(field.bottomLeft(), field.bottomRight());
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = field.left() + cohort.patient * field.width();
    painter.setPen(QPen(theme.text, 1.5));
    painter.drawLine(QPointF(x, field.top() - 6), QPointF(x, field.bottom()));
    QPainterPath arrow;
    arrow.moveTo(x, field.top() - 2);
    arrow.lineTo(x - 5, field.top() - 11);
    arrow.lineTo(x + 5, field.top() - 11);
    painter.fillPath(arrow, theme.text);

    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    const QRectF labels(place.left(), field.bottom() + 2, place.width(), lineHeight);
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(labels, Qt::AlignRight | Qt::AlignTop, QStringLiteral("100 %"));
    double used = 0;
    for (const QString& name : cohort.classes)
        used += metricsWidth(painter, name) + 28;
    double left = place.center().x() - used / 2;
    for (std::size_t kind = 0; kind < cohort.classes.size(); ++kind) {
        painter.fillRect(QRectF(left, labels.top() + 4, 10, 10), classColour(kind));
        painter.drawText(QRectF(left + 14, labels.top(), used, lineHeight), Qt::AlignLeft | Qt::AlignTop, cohort.classes[kind]);
        left += metricsWidth(painter, cohort.classes[kind]) + 28;
    }
}

}  // namespace annulus::ui
