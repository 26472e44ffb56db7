#include "ui/pages/read/RoiEditor.h"

#include "core/project/regions.h"
#include "core/roi/components.h"
#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "core/roi/reshapeMask.h"
#include "ui/pages/read/assistTool.h"

#include <algorithm>
#include <cmath>

// What the editor does with pixels: the tools' subject, and changes of the whole outline at one key.

namespace annulus::ui {
namespace {

struct Reshape {
    Mask mask;
    Message name;
};

Reshape reshaped(Command command, const Mask& mask, double step, const std::string& roi)
{
    const std::string words = detail::argumentText(step) + (mask.grid().isCalibrated() ? " mm" : " px");
    switch (command) {
    case Command::growOutline: return {grow(mask, step), message("read", "Grow %1 by %2", roi, words)};
    case Command::shrinkOutline: return {shrink(mask, step), message("read", "Shrink %1 by %2", roi, words)};
    case Command::smoothOutline: return {smoothMask(mask, step), message("read", "Smooth %1", roi)};
    case Command::fillHoles: return {fillHoles(mask), message("read", "Fill holes of %1", roi)};
    default: return {largestComponent(mask), message("read", "Keep the largest piece of %1", roi)};
    }
}

}  // namespace

std::unique_ptr<Tool> RoiEditor::makeTool(ToolKind kind)
{
    const RegionContext context{regionSettings_, [this](Point at) { return subjectAt(at); }};
    switch (kind) {
    case ToolKind::edit: return makeEditTool();
    case ToolKind::polygon: return makePolygonTool();
    case ToolKind::freehand: return makeFreehandTool();
    case ToolKind::measure: return makeMeasureTool();
    case ToolKind::calibrate: return makeCalibrationTool();
    case ToolKind::brush: return makeBrushTool(context, false);
    case ToolKind::eraser: return makeBrushTool(context, true);
    case ToolKind::wand: return makeWandTool(context);
    case ToolKind::liveWire: return makeLiveWireTool(context);
    case ToolKind::ellipse: return makeEllipseTool();
    case ToolKind::threshold: return makeThresholdTool(context);
    case ToolKind::cut: return makeCutTool(context);
    case ToolKind::assist: return makeAssistTool(assist_);
    case ToolKind::window: break;
    }
    return {};
}

/// The spacing is that of the place: parts of an ultrasound frame have their own.
ToolSubject RoiEditor::subjectAt(Point at) const
{
    const ImageRecord* one = image();
    if (!one)
        return {};
    Grid grid = makeGrid(one->facts.columns, one->facts.rows);
    const auto i = std::clamp<std::int64_t>(std::llround(at.x), 0, grid.size.i - 1), j = std::clamp<std::int64_t>(std::llround(at.y), 0, grid.size.j - 1);
    if (const auto spacing = spacingForBox(*one, Box{i, j, 0, i, j, 0}))
        grid = withSpacing(grid, *spacing);
    return {grid, pixels_ ? pixels_() : nullptr};
}

void RoiEditor::setRegionSettings(const RegionSettings& settings)
{
    if (settings == regionSettings_)
        return;
    regionSettings_ = settings;
    emit toolChanged();
    emit pictureChanged();
}

/// By a fifth, but a half at least.
void RoiEditor::resizeBrush(bool larger)
{
    RegionSettings settings = regionSettings_;
    constexpr double least = 0.1, most = 200;
    const double changed = larger ? settings.brushSize * 1.2 : settings.brushSize / 1.2;
    settings.brushSize = std::clamp(std::round(changed * 10) / 10 == settings.brushSize ? settings.brushSize + (larger ? 0.1 : -0.1) : std::round(changed * 10) / 10, least, most);
    setRegionSettings(settings);
}

void RoiEditor::reshape(Command command)
{
    const Roi* roi = current();
    const ImageRecord* one = image();
    if (!roi || !one)
        return emit refused(Error{Errc::invalid, message("read", "There is no outline in hand: choose or draw one first."), {}});
    Mask mask = rasterise(roi->outline, makeGrid(one->facts.columns, one->facts.rows));
    if (const auto spacing = spacingForBox(*one, mask.box()))
        mask = withGrid(mask, withSpacing(mask.grid(), *spacing));
    Reshape next = reshaped(command, mask, regionSettings_.step, roi->name);
    if (next.mask == mask)
        return;
    if (next.mask.isEmpty())
        return emit refused(Error{Errc::invalid, message("read", "Nothing would be left of the outline; delete it if that is meant."), {}});
    apply(SetOutline{std::string(selection_.patient()), std::string(roi->id), outlineOfMask(next.mask), std::move(next.name)});
}

/// The same lesion one frame on: its name stays, and the view follows.
void RoiEditor::copyToNextFrame()
{
    const Roi* roi = current();
    const ImageRecord* one = image();
    if (!roi || !one)
        return emit refused(Error{Errc::invalid, message("read", "There is no outline in hand: choose or draw one first."), {}});
    const int next = roi->frame + 1;
    if (next > one->facts.frames)
        return emit refused(Error{Errc::invalid, message("read", "This is the last frame: there is no next one to copy the outline to."), {}});
    for (const Roi& other : patient()->rois)
        if (other.imageUid == roi->imageUid && other.frame == next && other.reader == document_.reader() && other.name == roi->name)
            return emit refused(Error{Errc::conflict, message("read", "%1 is drawn on frame %2 already.", roi->name, next), {}});
    Roi copy{newRoiId(document_.project()), roi->name, roi->imageUid, next, document_.reader(), roi->outline};
    const std::string id = copy.id, image = copy.imageUid;
    const std::string patient = selection_.patient();
    apply(AddRoi{patient, std::move(copy)});
    selection_.selectImage(patient, image, next);
    selection_.selectRoi(id);
}

}  // namespace annulus::ui
