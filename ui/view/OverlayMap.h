#pragma once

#include "core/roi/Outline.h"

#include <QImage>
#include <QRectF>
#include <QString>

#include <functional>
#include <memory>

class QPainter;

namespace annulus::ui {

/// A value for each pixel of a part of the picture, as colours that lie on it, and what its legend says.
struct OverlayMap {
    std::shared_ptr<const QImage> picture;  ///< a colour for each pixel of the area, none where there is no value
    QRectF area;                            ///< what it covers, in pixels of the image, whose centres are whole numbers
    double opacity = 0.6;
    QString title;         ///< "glcm Idn, 1 mm"
    QString low, high;     ///< ends of the scale, with unit
    QString warning;       ///< "out of date: the outline has changed"; empty where nothing has
    bool operator==(const OverlayMap&) const = default;
};

/// The colour of a place between 0 and 1 on the scale: viridis (Smith and van der Walt, CC0), even in lightness and told
/// apart by colour-blind eyes.
QRgb mapColour(double place);

/// The map where `place` puts image points; pixels stay squares at any zoom.
void paintMap(QPainter& painter, const OverlayMap& map, const std::function<QPointF(Point)>& place);
/// Scale, ends and words at the left or right edge of the area; where they would lie on `lesion`, which is in the same coordinates, at the
/// place that covers least of it.
void paintMapLegend(QPainter& painter, const QRectF& area, const OverlayMap& map, bool onLeft, const QRectF& lesion);

}  // namespace annulus::ui
