#include "ui/view/viewGeometry.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

struct Scale {
    double x, y;  ///< along the screen's axes
};

Scale scaleOf(double zoom, const ImageShape& shape)
{
    // The finer axis gets `zoom`, the coarser one is stretched: no pixel is dropped at 1:1.
    const double columns = zoom * (shape.aspect < 1 ? 1 / shape.aspect : 1);
    const double rows = zoom * (shape.aspect > 1 ? shape.aspect : 1);
    return shape.transpose ? Scale{rows, columns} : Scale{columns, rows};
}

/// Size of the turned image on the screen.
QSizeF extent(double zoom, const ImageShape& shape)
{
    const Scale scale = scaleOf(zoom, shape);
    const auto [columns, rows] = shape.transpose ? std::pair(shape.size.j, shape.size.i) : std::pair(shape.size.i, shape.size.j);
    return {scale.x * static_cast<double>(columns), scale.y * static_cast<double>(rows)};
}

Point middleOf(const ImageShape& shape)
{
    return {static_cast<double>(shape.size.i - 1) / 2, static_cast<double>(shape.size.j - 1) / 2};
}

/// The picture turned and scaled, its corner at the origin.
Placement atOrigin(double zoom, const ImageShape& shape)
{
    const Scale scale = scaleOf(zoom, shape);
    return {scale.x, scale.y, 0, 0, shape.transpose, shape.flipX, shape.flipY};
}

/// From the chest wall into the breast, or from the middle; and back.
double fromWall(double x, double width, Wall wall) { return wall == Wall::left ? x : wall == Wall::right ? width - x : x - width / 2; }
double toWall(double distance, double width, Wall wall) { return wall == Wall::left ? distance : wall == Wall::right ? width - distance : width / 2 + distance; }

Placement exactPlacement(const View& view, const ImageShape& shape, QSizeF tile)
{
    Placement placement = atOrigin(view.zoom, shape);
    const ScreenPoint centre = toScreen(placement, shape.size, view.centre.x, view.centre.y);
    placement.x = tile.width() / 2 - centre.x;
    placement.y = tile.height() / 2 - centre.y;
    return placement;
}

View keepingPoint(const View& view, const ImageShape& shape, QSizeF tile, QPointF at, double zoom)
{
    const View now = resolved(view, shape, tile);
    // From the exact place, not the rounded one: notches of the wheel must not add up their rounding.
    const Point under = fromTile(exactPlacement(now, shape, tile), shape.size, at);
    View next{View::Mode::free, zoom, under};
    const QPointF middle(tile.width() / 2, tile.height() / 2);
    next.centre = fromTile(exactPlacement(next, shape, tile), shape.size, middle + (middle - at));
    return next;
}

}  // namespace

ImageShape shapeOf(const Size& size, const Spacing& spacing)
{
    return {size, spacing.x > 0 && spacing.y > 0 ? spacing.y / spacing.x : 1};
}

bool isSamePicture(const ImageShape& a, const ImageShape& b)
{
    return a.size == b.size && a.aspect == b.aspect && a.transpose == b.transpose && a.flipX == b.flipX && a.flipY == b.flipY;
}

View fitted(const ImageShape& shape, QSizeF tile)
{
    const QSizeF whole = extent(1, shape);
    double zoom = shape.fitZoom;
    if (zoom <= 0)
        zoom = whole.isEmpty() || tile.isEmpty() ? 1 : std::min(tile.width() / whole.width(), tile.height() / whole.height());
    if (shape.wall == Wall::none)
        return {View::Mode::fit, zoom, middleOf(shape)};
    const QSizeF seen = extent(zoom, shape);
    return {View::Mode::fit, zoom, fromTile(atOrigin(zoom, shape), shape.size, {toWall(tile.width() / 2, seen.width(), shape.wall), seen.height() / 2})};
}

View resolved(const View& view, const ImageShape& shape, QSizeF tile)
{
    return view.mode == View::Mode::fit ? fitted(shape, tile) : view;
}

Placement placementOf(const View& view, const ImageShape& shape, QSizeF tile)
{
    Placement placement = exactPlacement(resolved(view, shape, tile), shape, tile);
    placement.x = std::round(placement.x);
    placement.y = std::round(placement.y);
    return placement;
}

View zoomedAt(const View& view, const ImageShape& shape, QSizeF tile, QPointF at, double factor)
{
    const double smallest = fitted(shape, tile).zoom / 64;
    const double zoom = resolved(view, shape, tile).zoom * factor;
    return keepingPoint(view, shape, tile, at, std::clamp(zoom, std::min(smallest, 1.0), 64.0));
}

View oneToOneAt(const View& view, const ImageShape& shape, QSizeF tile, QPointF at) { return keepingPoint(view, shape, tile, at, 1); }

View panned(const View& view, const ImageShape& shape, QSizeF tile, QPointF delta)
{
    View next = resolved(view, shape, tile);
    const QPointF middle(tile.width() / 2, tile.height() / 2);
    next.mode = View::Mode::free;
    next.centre = fromTile(exactPlacement(next, shape, tile), shape.size, middle - delta);
    next.centre.x = std::clamp(next.centre.x, -0.5, static_cast<double>(shape.size.i) - 0.5);
    next.centre.y = std::clamp(next.centre.y, -0.5, static_cast<double>(shape.size.j) - 0.5);
    return next;
}

LinkedView linkedView(const View& view, const ImageShape& shape, QSizeF tile)
{
    const View now = resolved(view, shape, tile), fit = fitted(shape, tile);
    const QSizeF whole = extent(fit.zoom, shape);
    const QPointF middle = toTile(atOrigin(fit.zoom, shape), shape.size, now.centre);
    return {now.mode, now.zoom / fit.zoom, {fromWall(middle.x(), whole.width(), shape.wall), middle.y() - whole.height() / 2}};
}

View viewOf(const LinkedView& linked, const ImageShape& shape, QSizeF tile)
{
    if (linked.mode == View::Mode::fit)
        return {};
    const View fit = fitted(shape, tile);
    const QSizeF whole = extent(fit.zoom, shape);
    const QPointF middle(toWall(linked.middle.x(), whole.width(), shape.wall), linked.middle.y() + whole.height() / 2);
    return {View::Mode::free, fit.zoom * linked.factor, fromTile(atOrigin(fit.zoom, shape), shape.size, middle)};
}

QPointF toTile(const Placement& placement, const Size& size, Point image)
{
    const ScreenPoint place = toScreen(placement, size, image.x, image.y);
    return {place.x, place.y};
}

Point fromTile(const Placement& placement, const Size& size, QPointF tile)
{
    const ScreenPoint place = toImage(placement, size, tile.x(), tile.y());
    return {place.x, place.y};
}

}  // namespace annulus::ui
