#pragma once

#include "core/image/sampleRegion.h"
#include "core/roi/Outline.h"

#include <QPointF>
#include <QSizeF>

namespace annulus::ui {

/// The edge of the tile at which a fitted picture stands: the chest wall of a mammogram that hangs; else it is centred.
enum class Wall { none, left, right };

/// What the geometry of a view needs to know of an image. Pixels that are not square are drawn in their true
/// proportion: `aspect` is row spacing over column spacing.
struct ImageShape {
    Size size;
    double aspect = 1;
    bool transpose = false, flipX = false, flipY = false;
    Wall wall = Wall::none;
    double fitZoom = 0;  ///< of a fit that shares its scale with other tiles; 0: as large as it goes
    bool operator==(const ImageShape&) const = default;
};
/// The same picture lying the same way, whatever its fit.
bool isSamePicture(const ImageShape& a, const ImageShape& b);
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

/// The whole image in its fit's scale.
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

/// A view that tiles of different pictures can share: how far from the fit, and where the middle of the tile lies, from
/// the chest wall (without one, from the middle) and from the middle downwards, in device pixels of the fit's scale.
/// Where fits share a scale that is the same place in millimetres; sides are mirrored as breasts are.
struct LinkedView {
    View::Mode mode = View::Mode::fit;
    double factor = 1;
    QPointF middle;
};
LinkedView linkedView(const View& view, const ImageShape& shape, QSizeF tile);
View viewOf(const LinkedView& linked, const ImageShape& shape, QSizeF tile);

QPointF toTile(const Placement& placement, const Size& size, Point image);
Point fromTile(const Placement& placement, const Size& size, QPointF tile);

}  // namespace annulus::ui
