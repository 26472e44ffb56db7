#pragma once

#include <QRectF>

#include <vector>

namespace annulus::ui {

/// A box of words and what it tells of, both in the tile's coordinates.
struct LabelWish {
    QRectF about;
    QSizeF size;
};

/// Where labels stand: right of what they tell of, else left, below or above it, whichever is first free of other labels
/// and of what the others tell of; where all is taken, beside it as far as the room goes. Empty for what is out of sight,
/// so that its words do not stick to the edge of the tile.
std::vector<QRectF> labelPlaces(const std::vector<LabelWish>& wishes, const QRectF& room);

}  // namespace annulus::ui
