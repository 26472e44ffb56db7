#pragma once

#include "core/dicom/breastPose.h"
#include "core/segment/nippleArc.h"
#include "ui/view/Overlay.h"

#include <QString>

#include <optional>

namespace annulus::ui {

/// From the lesion in hand to its likely place on the other view of the breast, or the radius on its own view.
struct LesionGuide {
    Point nipple;
    double distanceMm = 0;
    std::vector<Contour> arcs;      ///< where a lesion as far from the nipple lies
    std::optional<Point> lesion{};  ///< on its own view: the other end of the radius
    bool operator==(const LesionGuide&) const = default;
};

/// The way from the chest wall into the breast on a stored picture that hangs at `wall` after `turn`.
Anterior anteriorOf(const Turn& turn, Wall wall);
/// The middle of an outline's area.
Point middleOf(const Outline& outline);
/// Lines and words of a guide, thin and pale: a hint, no finding.
void addGuide(OverlayScene& scene, const LesionGuide& guide);

}  // namespace annulus::ui
