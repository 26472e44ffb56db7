#include "ui/pages/read/RoiEditor.h"

#include "core/roi/checkOutline.h"
#include "core/roi/editOutline.h"
#include "ui/pages/read/readState.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

std::unique_ptr<Tool> makeTool(ToolKind kind)
{
    switch (kind) {
    case ToolKind::edit: return makeEditTool();
    case ToolKind::polygon: return makePolygonTool();
    case ToolKind::freehand: return makeFreehandTool();
    case ToolKind::calibrate: return makeCalibrationTool();
    case ToolKind::window: break;
    }
    return {};
}

Message nameOfGesture(Gesture gesture, const std::string& roi)
{
    switch (gesture) {
    case Gesture::moveVertex: return message("read", "Move point of %1", roi);
    case Gesture::insertVertex: return message("read", "Add point to %1", roi);
    case Gesture::deleteVertex: return message("read", "Remove point of %1", roi);
    case Gesture::moveOutline: break;
    }
    return message("read", "Move %1", roi);
}

}  // namespace

RoiEditor::RoiEditor(Document& document, Selection& selection, Tile& tile, QObject* parent)
    : QObject(parent), document_(document), selection_(selection), tile_(tile), active_(makeEditTool())
{
    connect(&tile, &Tile::toolEvent, this, &RoiEditor::handle);
    tile_.setToolCursor(Qt::ArrowCursor);
}

RoiEditor::~RoiEditor() = default;

void RoiEditor::setTool(ToolKind kind)
{
    kind_ = kind;
    active_ = makeTool(kind);
    measured_.reset();
    tile_.setLeftDragIsWindow(kind == ToolKind::window);
    tile_.setToolCursor(active_ ? picture().cursor : Qt::SizeAllCursor);
    emit toolChanged();
    emit pictureChanged();
}

void RoiEditor::abandon()
{
    if (!isBusy() && !measured_)
        return;
    active_ = makeTool(kind_);
    measured_.reset();
    emit pictureChanged();
}

const Patient* RoiEditor::patient() const { return document_.project().findPatient(selection_.patient()); }

std::vector<const Roi*> RoiEditor::here() const
{
    std::vector<const Roi*> rois;
    if (const Patient* one = patient())
        for (const Roi& roi : one->rois)
            if (roi.imageUid == selection_.image() && roi.frame == selection_.frame())
                rois.push_back(&roi);
    return rois;
}

const Roi* RoiEditor::current() const
{
    const auto all = here();
    const auto found = std::ranges::find(all, selection_.roi(), [](const Roi* roi) -> const std::string& { return roi->id; });
    return found == all.end() ? nullptr : *found;
}

ToolPicture RoiEditor::picture() const
{
    const Roi* roi = current();
    return active_ ? active_->picture(roi ? &roi->outline : nullptr) : ToolPicture{};
}

void RoiEditor::handle(const ToolEvent& event)
{
    if (!active_ || selection_.image().empty())
        return;
    const Roi* roi = current();
    ToolOutcome outcome = active_->handle(event, roi ? &roi->outline : nullptr);
    const bool isMiss = kind_ == ToolKind::edit && event.kind == ToolEvent::Kind::press && outcome.wasIdle;
    conclude(std::move(outcome));
    if (isMiss)
        choose(event.at);
    tile_.setToolCursor(picture().cursor);
    emit pictureChanged();
}

void RoiEditor::conclude(ToolOutcome outcome)
{
    const Roi* roi = current();
    if (outcome.drawn) {
        add(std::move(*outcome.drawn));
    } else if (outcome.change && roi) {
        const std::string patientId = selection_.patient();
        const std::string roiId = roi->id;
        const Message how = nameOfGesture(outcome.change->gesture, roi->name);
        apply(SetOutline{patientId, roiId, std::move(outcome.change->outline), how});
    } else if (outcome.measured) {
        measured_ = outcome.measured;
    }
}

void RoiEditor::add(Outline outline)
{
    const Patient* one = patient();
    const ImageRecord* image = one ? one->findImage(selection_.image()) : nullptr;
    if (!image)
        return;
    if (auto findings = checkOutline(outline, makeGrid(image->facts.columns, image->facts.rows)); !findings) {
        emit refused(findings.error());
        return;
    }
    Roi roi{newRoiId(document_.project()), newLesionName(*one, image->uid, selection_.frame()).toStdString(), image->uid, selection_.frame(), {}, std::move(outline)};
    const std::string id = roi.id;
    apply(AddRoi{one->id, std::move(roi)});
    selection_.selectRoi(id);
    setTool(ToolKind::edit);
}

void RoiEditor::choose(Point at)
{
    std::string chosen;
    const double reach = 7 * tile_.pixelSize();
    for (const Roi* roi : here())
        if (isInside(roi->outline, at) || nearestEdge(roi->outline, at, reach, tile_.image().shape.aspect))
            chosen = roi->id;
    selection_.selectRoi(chosen);
}

void RoiEditor::chooseNext()
{
    const auto all = here();
    if (all.empty())
        return;
    const auto now = std::ranges::find(all, selection_.roi(), [](const Roi* roi) -> const std::string& { return roi->id; });
    const auto next = now == all.end() || now + 1 == all.end() ? all.begin() : now + 1;
    selection_.selectRoi((*next)->id);
}

void RoiEditor::apply(const Edit& edit)
{
    if (auto done = document_.apply(edit); !done)
        emit refused(done.error());
}

void RoiEditor::calibrate(double millimetres)
{
    if (!measured_)
        return;
    const double pixels = std::hypot(measured_->to.x - measured_->from.x, measured_->to.y - measured_->from.y);
    if (pixels < 2 || millimetres <= 0)
        return emit refused(Error{Errc::invalid, message("read", "The calibration line is %1 pixels long; draw it along something at least 2 pixels long.", pixels), {}});
    // Nothing says that the pixels are not square, so they are taken as square.
    const double spacing = millimetres / pixels;
    apply(SetManualSpacing{selection_.patient(), selection_.image(), Spacing{spacing, spacing, SpacingBasis::manual, 1}});
    setTool(ToolKind::edit);
}

void RoiEditor::removeCalibration() { apply(SetManualSpacing{selection_.patient(), selection_.image(), {}}); }

bool RoiEditor::run(Command command)
{
    const auto tell = [&](ToolEvent::Kind kind) {
        handle({kind, {}, 1, 1, {}, false});
        return true;
    };
    switch (command) {
    case Command::editTool: setTool(ToolKind::edit); return true;
    case Command::windowTool: setTool(ToolKind::window); return true;
    case Command::polygonTool: setTool(ToolKind::polygon); return true;
    case Command::freehandTool: setTool(ToolKind::freehand); return true;
    case Command::calibrateTool: setTool(ToolKind::calibrate); return true;
    case Command::closePolygon: return tell(ToolEvent::Kind::close);
    case Command::removePoint: return tell(ToolEvent::Kind::removePoint);
    case Command::cancelTool:
        if (isBusy())
            return tell(ToolEvent::Kind::cancel);
        setTool(ToolKind::edit);
        return true;
    case Command::nextRoi: chooseNext(); return true;
    case Command::deleteRoi:
        if (const Roi* roi = current()) {
            apply(DeleteRoi{selection_.patient(), std::string(roi->id)});
            selection_.selectRoi({});
        }
        return true;
    case Command::renameRoi:
        if (current())
            emit renameRequested();
        return true;
    case Command::undo:
        // While points are being placed, undo takes back the last one.
        if (isBusy() && kind_ != ToolKind::edit)
            return tell(ToolEvent::Kind::removePoint);
        if (document_.history().canUndo())
            document_.undo();
        return true;
    case Command::redo:
        if (document_.history().canRedo())
            document_.redo();
        return true;
    default: return false;
    }
}

}  // namespace annulus::ui
