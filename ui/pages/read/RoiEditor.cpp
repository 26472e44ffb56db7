#include "ui/pages/read/RoiEditor.h"

#include "core/project/regions.h"
#include "core/roi/checkOutline.h"
#include "core/roi/editOutline.h"
#include "ui/pages/read/LesionAssist.h"
#include "ui/pages/read/calibration.h"
#include "ui/pages/read/readState.h"

#include <algorithm>
#include <iterator>

namespace annulus::ui {
namespace {

bool isChange(Command command)
{
    constexpr Command changes[] = {Command::assistTool, Command::proposeLesion, Command::brushTool, Command::eraserTool, Command::wandTool, Command::liveWireTool, Command::ellipseTool, Command::thresholdTool, Command::cutTool,
                                   Command::growOutline, Command::shrinkOutline, Command::smoothOutline, Command::fillHoles, Command::keepLargest, Command::copyToNextFrame,
                                   Command::polygonTool, Command::freehandTool, Command::calibrateTool, Command::closePolygon, Command::removePoint, Command::deleteRoi, Command::renameRoi};
    return std::ranges::find(changes, command) != std::end(changes);
}

/// Tools that place one thing after another: undo takes back the last of them.
bool takesBackPoints(ToolKind kind) { return kind == ToolKind::polygon || kind == ToolKind::liveWire || kind == ToolKind::calibrate || kind == ToolKind::assist; }

Message nameOfGesture(const ToolOutcome::Change& change, const std::string& roi)
{
    switch (change.gesture) {
    case Gesture::moveVertex: return message("read", "Move point of %1", roi);
    case Gesture::insertVertex: return message("read", "Add point to %1", roi);
    case Gesture::deleteVertex: return message("read", "Remove point of %1", roi);
    case Gesture::paint: return message("read", "Brush %1 on %2", change.detail, roi);
    case Gesture::erase: return message("read", "Eraser %1 on %2", change.detail, roi);
    case Gesture::addRegion: return message("read", "Wand adds to %1", roi);
    case Gesture::takeRegion: return message("read", "Wand takes from %1", roi);
    case Gesture::threshold: return message("read", "Threshold in %1", roi);
    case Gesture::cut: return message("read", "Cut %1", roi);
    case Gesture::moveOutline: break;
    }
    return message("read", "Move %1", roi);
}

}  // namespace

RoiEditor::RoiEditor(Document& document, Selection& selection, LesionAssist& assist, QObject* parent)
    : QObject(parent), document_(document), selection_(selection), assist_(assist), active_(makeEditTool())
{
    connect(&assist, &LesionAssist::changed, this, [this] {
        if (kind_ == ToolKind::assist)
            emit pictureChanged();
    });
    connect(&assist, &LesionAssist::readyToAccept, this, [this] { run(Command::closePolygon); });
    connect(&assist, &LesionAssist::refused, this, &RoiEditor::refused);
    connect(&selection, &Selection::imageChanged, this, &RoiEditor::follow);
    connect(&document, &Document::fileChanged, this, &RoiEditor::followLock);
    followLock();
}

void RoiEditor::addTile(Tile& tile)
{
    tiles_.push_back(&tile);
    if (!tile_)
        tile_ = &tile;
    connect(&tile, &Tile::toolEvent, this, [this, &tile](const ToolEvent& event) {
        if (&tile == tile_)
            handle(event);
    });
    connect(&tile, &Tile::secondClicked, this, [this, &tile](Point at) {
        if (&tile == tile_ && kind_ == ToolKind::assist && active_)
            assist_.add(at, false);
    });
    showCursor();
}

/// The tool is in hand whichever tile the cursor is over.
void RoiEditor::showCursor()
{
    const QCursor cursor = active_ ? picture().cursor : QCursor(kind_ == ToolKind::window ? Qt::SizeAllCursor : Qt::ArrowCursor);
    for (Tile* tile : tiles_) {
        tile->setLeftDragIsWindow(kind_ == ToolKind::window);
        tile->setToolCursor(cursor);
    }
}

RoiEditor::~RoiEditor() = default;

void RoiEditor::setTool(ToolKind kind) { take(kind, isLocked() && kind != ToolKind::measure ? nullptr : makeTool(kind)); }

/// Another project came: nothing that was under way belongs to it.
void RoiEditor::followLock()
{
    if (isLocked() == wasLocked_)
        return;
    wasLocked_ = isLocked();
    drafts_.clear();
    setTool(ToolKind::edit);
}

void RoiEditor::take(ToolKind kind, std::unique_ptr<Tool> tool)
{
    if (kind_ == ToolKind::assist)
        assist_.clear();  // what nobody accepted leaves nothing behind
    kind_ = kind;
    active_ = std::move(tool);
    measured_.reset();
    showCursor();
    emit toolChanged();
    emit pictureChanged();
}

void RoiEditor::follow()
{
    const FrameKey now{selection_.image(), selection_.frame()};
    if (now == frame_)
        return;
    if (kind_ == ToolKind::polygon && isBusy())
        drafts_[frame_] = std::move(active_);
    frame_ = now;
    if (auto draft = drafts_.extract(now))
        take(ToolKind::polygon, std::move(draft.mapped()));
    else
        setTool(kind_);
}

const Patient* RoiEditor::patient() const { return document_.project().findPatient(selection_.patient()); }

const ImageRecord* RoiEditor::image() const
{
    const Patient* one = patient();
    return one ? one->findImage(selection_.image()) : nullptr;
}

bool RoiEditor::isAspectKnown() const
{
    const ImageRecord* one = image();
    return one && statedAspect(one->facts);
}

std::vector<const Roi*> RoiEditor::here() const
{
    std::vector<const Roi*> rois;
    if (const Patient* one = patient())
        for (const Roi& roi : one->rois)
            if (roi.imageUid == selection_.image() && roi.frame == selection_.frame() && document_.blinding().shows(roi))
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
    using Kind = ToolEvent::Kind;
    if (selection_.image().empty())
        return;
    if (!active_) {  // the window tool has no machine, nor has choosing alone
        if (event.kind == Kind::doubleClick)
            emit roomRequested();
        else if (event.kind == Kind::press && kind_ == ToolKind::edit)
            choose(event.at);
        return;
    }
    const Roi* roi = current();
    ToolOutcome outcome = active_->handle(event, roi ? &roi->outline : nullptr);
    const bool isMiss = kind_ == ToolKind::edit && outcome.wasIdle;
    if (kind_ == ToolKind::calibrate && (event.kind == Kind::press || event.kind == Kind::removePoint || event.kind == Kind::cancel))
        measured_ = outcome.measured;
    conclude(std::move(outcome));
    if (isMiss && event.kind == Kind::press) {
        beforePress_ = selection_.roi();
        choose(event.at);
    } else if (isMiss && event.kind == Kind::doubleClick) {
        selection_.selectRoi(beforePress_);  // the first click of the two was not meant to let go of it
        emit roomRequested();
    }
    showCursor();
    emit pictureChanged();
}

void RoiEditor::conclude(ToolOutcome outcome)
{
    const Roi* roi = current();
    if (outcome.refused)
        emit refused(*outcome.refused);
    else if (outcome.drawn)
        add(std::move(*outcome.drawn), std::move(outcome.assist));
    else if (outcome.change && roi)
        change(*roi, std::move(*outcome.change));
}

/// An outline that would enclose nothing is not stored: the one before it stays.
void RoiEditor::change(const Roi& roi, ToolOutcome::Change change)
{
    const ImageRecord* one = image();
    const Grid grid = makeGrid(one->facts.columns, one->facts.rows);
    if (auto findings = checkOutline(change.outline, grid); !findings && checkOutline(roi.outline, grid))
        return emit refused(findings.error());
    // Copies: the edit replaces the patient that holds the outline.
    apply(SetOutline{std::string(selection_.patient()), std::string(roi.id), change.outline, nameOfGesture(change, roi.name)});
}

void RoiEditor::add(Outline outline, std::optional<AssistNote> assist)
{
    const ImageRecord* one = image();
    if (!one)
        return;
    if (auto findings = checkOutline(outline, makeGrid(one->facts.columns, one->facts.rows)); !findings) {
        if (kind_ == ToolKind::polygon)  // the points stay and can be taken back or go on
            active_ = makePolygonTool(std::move(outline.contours.front()));
        return emit refused(findings.error());
    }
    Roi roi{newRoiId(document_.project()), newLesionName(asSeen(*patient(), document_.blinding()), one->uid, selection_.frame()), one->uid, selection_.frame(), document_.reader(), std::move(outline), std::move(assist)};
    const std::string id = roi.id;
    apply(AddRoi{std::string(selection_.patient()), std::move(roi)});
    selection_.selectRoi(id);
    if (kind_ != ToolKind::brush && kind_ != ToolKind::wand)  // the next stroke goes on
        setTool(ToolKind::edit);
}

void RoiEditor::choose(Point at)
{
    std::string chosen;
    const double reach = 7 * tile_->pixelSize();
    for (const Roi* roi : here())
        if (isInside(roi->outline, at) || nearestEdge(roi->outline, at, reach, tile_->image().shape.aspect))
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

void RoiEditor::calibrate(Millimetres length)
{
    const ImageRecord* one = image();
    if (!measured_ || !one)
        return;
    const auto spacing = spacingByHand(*one, *measured_, length);
    if (!spacing)
        return emit refused(spacing.error());
    apply(SetManualSpacing{selection_.patient(), selection_.image(), *spacing});
    setTool(ToolKind::edit);
}

void RoiEditor::removeCalibration() { apply(SetManualSpacing{selection_.patient(), selection_.image(), {}}); }

void RoiEditor::rename(const std::string& roi, const std::string& name)
{
    const Patient* one = patient();
    const Roi* renamed = one ? one->findRoi(roi) : nullptr;
    if (!renamed)
        return;
    for (const Roi& other : one->rois)
        if (other.id != roi && other.name == name && other.imageUid == renamed->imageUid && other.frame == renamed->frame && other.reader == renamed->reader)
            return emit refused(Error{Errc::conflict, message("read", "Another outline on this frame is called %1 already; two lesions of one frame need two names.", name), {}});
    apply(RenameRoi{selection_.patient(), roi, name});
}

bool RoiEditor::run(Command command)
{
    const auto tell = [&](ToolEvent::Kind kind) {
        handle({kind, {}, 1, 1, {}, false});
        return true;
    };
    if (isLocked() && isChange(command)) {
        emit refused(Error{Errc::conflict, *document_.readOnly(), {}});
        return true;
    }
    switch (command) {
    case Command::editTool: setTool(ToolKind::edit); return true;
    case Command::windowTool: setTool(ToolKind::window); return true;
    case Command::polygonTool: setTool(ToolKind::polygon); return true;
    case Command::freehandTool: setTool(ToolKind::freehand); return true;
    case Command::measureTool: setTool(ToolKind::measure); return true;
    case Command::calibrateTool: setTool(ToolKind::calibrate); return true;
    case Command::brushTool: setTool(ToolKind::brush); return true;
    case Command::eraserTool: setTool(ToolKind::eraser); return true;
    case Command::wandTool: setTool(ToolKind::wand); return true;
    case Command::liveWireTool: setTool(ToolKind::liveWire); return true;
    case Command::ellipseTool: setTool(ToolKind::ellipse); return true;
    case Command::thresholdTool: setTool(ToolKind::threshold); return true;
    case Command::cutTool: setTool(ToolKind::cut); return true;
    case Command::smallerBrush: resizeBrush(false); return true;
    case Command::largerBrush: resizeBrush(true); return true;
    case Command::growOutline:
    case Command::shrinkOutline:
    case Command::smoothOutline:
    case Command::fillHoles:
    case Command::keepLargest:
        if (!isBusy())
            reshape(command);
        return true;
    case Command::copyToNextFrame:
        if (!isBusy())
            copyToNextFrame();
        return true;
    case Command::assistTool: setTool(ToolKind::assist); return true;
    case Command::proposeLesion:
        if (kind_ != ToolKind::assist)
            setTool(ToolKind::assist);
        assist_.proposeWhole();
        return true;
    case Command::closePolygon: return tell(ToolEvent::Kind::close);
    case Command::removePoint: return tell(ToolEvent::Kind::removePoint);
    case Command::cancelTool:
        if (isBusy())
            return tell(ToolEvent::Kind::cancel);
        setTool(ToolKind::edit);
        return true;
    case Command::nextRoi:
        if (!isBusy())  // a drag belongs to the outline it began with
            chooseNext();
        return true;
    case Command::deleteRoi:
        if (isBusy() && kind_ == ToolKind::edit)
            tell(ToolEvent::Kind::cancel);
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
        // While points are being placed, undo takes back the last one; a drag under way is what was done last.
        if (isBusy())
            return tell(takesBackPoints(kind_) ? ToolEvent::Kind::removePoint : ToolEvent::Kind::cancel);
        if (document_.history().canUndo())
            document_.undo();
        return true;
    case Command::redo:
        if (!isBusy() && document_.history().canRedo())
            document_.redo();
        return true;
    default: return false;
    }
}

}  // namespace annulus::ui
