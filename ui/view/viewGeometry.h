#pragma once

#include "core/image/sampleRegion.h"
#include "core/roi/Outline.h"

#include <QPointF>
#include <QSizeF>

namespace annulus::ui {

/// What the geometry of a view needs to know of an image. Pixels that are not square are drawn in their true
/// proportion: `aspect` is row spacing over column spacing.
struct ImageShape {
    Size size;
    double aspect = 1;
    bool transpose = false, flipX = false, flipY = false;
    bool operator==(const ImageShape&) const = default;
};
ImageShape shapeOf(const Size& size, const Spacing& spacing);

/// Which part of an image a tile shows, independent of the tile's size: linked tiles exchange it.
struct View {
    enum class Mode { fit, free };
    Mode mode = Mode::fit;
    double zoom = 1;  ///< device pixels per image pixel along the axis with the finer spacing
    Point centre;     ///< image point in the middle of the tile
    bool operator==(const View&) const = default;
};

// Sizes and positions of tiles are in device pixels.

/// The whole image, as large as it goes.
View fitted(const ImageShape& shape, QSizeF tile);
/// `view` with its fit worked out for this tile.
View resolved(const View& view, const ImageShape& shape, QSizeF tile);
/// Where the image lies. The origin is rounded to whole device pixels, so that 1:1 is sharp and panning does not shimmer.
Placement placementOf(const View& view, const ImageShape& shape, QSizeF tile);
/// Zoomed by `factor` with the image point under `at` kept there; between 1/64 of fit and 64:1.
View zoomedAt(const View& view, const ImageShape& shape, QSizeF tile, QPointF at, double factor);
/// One image pixel on one device pixel, the point under `at` kept.
View oneToOneAt(const View& view, const ImageShape& shape, QSizeF tile, QPointF at);
/// The image follows the hand by `delta`; its centre never leaves the tile altogether.
View panned(const View& view, const ImageShape& shape, QSizeF tile, QPointF delta);

QPointF toTile(const Placement& placement, const Size& size, Point image);
Point fromTile(const Placement& placement, const Size& size, QPointF tile);

}  // namespace annulus::ui
