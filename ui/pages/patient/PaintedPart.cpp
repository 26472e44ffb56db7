#include "ui/pages/patient/PaintedPart.h"

#include <QPainter>

#include <cmath>

namespace annulus::ui {

PaintedPart::PaintedPart(double height, Paint paint, const QString& spoken, QWidget* parent) : QWidget(parent), paint_(std::move(paint))
{
    setFixedHeight(static_cast<int>(std::ceil(height)));
    setAccessibleName(spoken);
}

void PaintedPart::paintEvent(QPaintEvent*)
{
    constexpr double margin = 7;  // a marker at 0 or 100 %
    QPainter painter(this);
    paint_(painter, QRectF(rect()).adjusted(margin, 0, -margin, 0));
}

}  // namespace annulus::ui
