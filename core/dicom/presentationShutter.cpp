#include "core/dicom/dcmtkPresentation.h"

#include <algorithm>

namespace annulus::dcmtk {
namespace {

/// Pixels whose centre a shape leaves uncovered, row by row.
template <class IsOpen>
Mask coveredBy(const Size& size, const IsOpen& isOpen)
{
    std::vector<Run> runs;
    for (std::int32_t j = 0; j < size.j; ++j)
        for (std::int32_t i = 0; i < size.i; ++i) {
            if (isOpen(i, j))
                continue;
            if (!runs.empty() && runs.back().row == j && runs.back().end == i)
                ++runs.back().end;
            else
                runs.push_back({j, i, i + 1});
        }
    return {makeGrid(size.i, size.j), std::move(runs)};
}

bool isInside(const std::vector<std::pair<double, double>>& polygon, double x, double y)
{
    bool inside = false;
    for (std::size_t at = 0, before = polygon.size() - 1; at < polygon.size(); before = at++) {
        const auto& [ax, ay] = polygon[at];
        const auto& [bx, by] = polygon[before];
        if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax)
            inside = !inside;
    }
    return inside;
}

}  // namespace

/// All shapes of the shutter cover (PS3.3 C.7.6.11); edges count as open. Places are column and row from 1.
void readShutter(State& state, const Picture& picture, const std::vector<OverlayPlane>& planes, Presentation& shown)
{
    shown.shutter = Mask(makeGrid(picture.size.i, picture.size.j));
    const auto add = [&](const auto& isOpen) { shown.shutter = unite(shown.shutter, coveredBy(picture.size, isOpen)); };
    if (state.haveShutter(DVPSU_rectangular)) {
        const Sint32 left = state.getRectShutterLV(), right = state.getRectShutterRV(), upper = state.getRectShutterUH(), lower = state.getRectShutterLH();
        add([=](int i, int j) { return i + 1 >= left && i + 1 <= right && j + 1 >= upper && j + 1 <= lower; });
    }
    if (state.haveShutter(DVPSU_circular)) {
        const double x = state.getCenterOfCircularShutter_x(), y = state.getCenterOfCircularShutter_y(), radius = state.getRadiusOfCircularShutter();
        add([=](int i, int j) { return (i + 1 - x) * (i + 1 - x) + (j + 1 - y) * (j + 1 - y) <= radius * radius; });
    }
    if (state.haveShutter(DVPSU_polygonal)) {
        std::vector<std::pair<double, double>> corners;
        for (std::size_t at = 0; at < state.getNumberOfPolyShutterVertices(); ++at) {
            Sint32 x = 0, y = 0;
            if (state.getPolyShutterVertex(at, x, y).good())
                corners.emplace_back(x - 1, y - 1);
        }
        if (corners.size() > 2)
            add([&](int i, int j) { return isInside(corners, i, j); });
    }
    for (std::size_t at = 0; at < state.getNumberOfOverlaysInPresentationState(); ++at)
        if (state.haveShutter(DVPSU_bitmap) && state.overlayIsBitmapShutter(at)) {
            const auto plane = std::ranges::find(planes, int{state.getOverlayInPresentationStateGroup(at)}, &OverlayPlane::group);
            if (plane != planes.end())
                shown.shutter = unite(shown.shutter, plane->pixels);
        }
    shown.shutterLevel = state.getShutterPresentationValue() / 65535.0;
}

}  // namespace annulus::dcmtk
