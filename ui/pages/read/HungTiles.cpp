#include "ui/pages/read/HungTiles.h"

#include "core/dicom/breastView.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"

#include <QDate>

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

const QString linkedKey = QStringLiteral("read/linked");
const QString aloneKey = QStringLiteral("read/opensAlone");

/// Whether a picture's length on the screen means the same as its neighbour's.
bool sharesScale(const ReadPane& pane)
{
    const ReadState& state = pane.state();
    return state.image && isMammogram(state.image->facts) && state.image->spacing().isCalibrated();
}

/// With the date of an earlier examination, which nobody may take for today's.
ReadState dated(ReadState state, const StageCell& cell)
{
    if (!cell.isPrior || !state.image)
        return state;
    const QString stored = QString::fromStdString(state.image->facts.studyDate);
    const QDate date = QDate::fromString(stored, QStringLiteral("yyyyMMdd"));
    state.badges.prepend(HungTiles::tr("earlier: %1").arg(date.isValid() ? date.toString(Qt::ISODate) : stored));
    return state;
}

/// The breast of a picture that hangs and has millimetres; null where one of these is not known.
MaskPtr breastOn(const Workspace& workspace, const ReadPane& pane)
{
    const ReadState& state = pane.state();
    if (!state.image || state.wall == Wall::none || !pane.shown().current() || !state.image->spacing().isCalibrated())
        return {};
    const std::optional<Breast> breast = workspace.images->breast(*state.image, state.frame);
    return breast ? breast->mask : MaskPtr();
}

std::optional<Point> nippleOn(const Mask& breast, const ReadPane& pane) { return estimateNipple(breast, anteriorOf(pane.state().turn, pane.state().wall)); }

double finerMm(const ReadPane& pane)
{
    const Spacing& spacing = pane.state().image->spacing();
    return std::min(spacing.x, spacing.y);
}

}  // namespace

HungTiles::HungTiles(const Workspace& workspace, TileLayout& layout, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, QObject* parent)
    : QObject(parent), workspace_(workspace), layout_(layout), editor_(editor), choice_(choice), look_(look)
{
    linked_ = workspace_.settings.value(linkedKey, true).toBool();
    for (std::size_t at = 0; at < layout_.count(); ++at)
        addPane(layout_.tile(at));
    connect(&layout_, &TileLayout::tileAdded, this, [this](Tile* tile) { addPane(*tile); });
    connect(&layout_, &TileLayout::activeChanged, this, &HungTiles::follow);
    connect(&layout_, &TileLayout::placed, this, &HungTiles::shareScale);
    connect(&look_, &OutlineLook::changed, this, &HungTiles::showGuides);
}

void HungTiles::addPane(Tile& tile)
{
    auto* pane = new ReadPane(workspace_, tile, editor_, choice_, look_, this);
    panes_.push_back(pane);
    pane->display().shareWith(panes_.front()->display());
    editor_.addTile(tile);
    connect(pane, &ReadPane::frameChanged, this, [this] {
        shareScale();
        showGuides();
        emit frameChanged();
    });
    connect(pane, &ReadPane::sceneChanged, this, [this] {
        showGuides();
        emit sceneChanged();
    });
    connect(&tile, &Tile::viewChanged, this, [this, pane] { shareView(*pane); });
    connect(&tile, &Tile::windowDragBegan, this, [this, pane] {
        for (ReadPane* other : linkedWith(*pane))
            other->display().beginDrag();
    });
    connect(&tile, &Tile::windowDragged, this, [this, pane](QPointF way) {
        for (ReadPane* other : linkedWith(*pane))
            other->display().drag(way);
    });
    emit paneAdded(pane);
}

std::vector<ReadPane*> HungTiles::panes() const
{
    return {panes_.begin(), panes_.begin() + static_cast<std::ptrdiff_t>(std::min(panes_.size(), layout_.count()))};
}

std::vector<ReadPane*> HungTiles::linkedWith(const ReadPane& pane) const
{
    std::vector<ReadPane*> others;
    if (!linked_ || !isHung() || !pane.state().image)
        return others;
    const bool isBreast = isMammogram(pane.state().image->facts);
    for (ReadPane* other : panes())
        if (other != &pane && isBreast && other->state().image && isMammogram(other->state().image->facts))
            others.push_back(other);
    return others;
}

bool HungTiles::isSettled() const
{
    return std::ranges::all_of(panes(), [](ReadPane* pane) { return pane->tile().isHidden() || pane->isSettled(); });
}

void HungTiles::takeStages(const Patient* patient)
{
    std::vector<ReadStage> stages;
    if (patient)
        stages = readStages(*patient);
    else
        stages.emplace_back();
    const StageKind kind = isHung() ? stages_[stage_].kind : StageKind::single;
    const int number = isHung() ? stages_[stage_].number : 1;
    const bool isOther = patient_ != (patient ? patient->id : std::string());
    stages_ = std::move(stages);
    if (isOther) {
        patient_ = patient ? patient->id : std::string();
        frames_.clear();
        enter(workspace_.settings.value(aloneKey).toBool() ? stages_.size() - 1 : 0);
        return;
    }
    // Images came or went: the same stage, as far as there still is one.
    const auto same = std::ranges::find_if(stages_, [&](const ReadStage& stage) { return stage.kind == kind && stage.number == number; });
    stage_ = same == stages_.end() ? stages_.size() - 1 : static_cast<std::size_t>(same - stages_.begin());
}

void HungTiles::show(const ReadState& state)
{
    const Selection& selection = workspace_.selection;
    const auto before = std::pair(patient_, stage_);
    takeStages(workspace_.document.project().findPatient(selection.patient()));
    if (state.image) {
        frames_[state.image->uid] = state.frame;
        if (isHung() && !stages_[stage_].holds(state.image->uid)) {
            const auto first = std::ranges::find_if(stages_, [&](const ReadStage& stage) { return stage.holds(state.image->uid); });
            enter(first == stages_.end() ? stages_.size() - 1 : static_cast<std::size_t>(first - stages_.begin()));
        }
    }
    fill(state);
    if (before != std::pair(patient_, stage_))
        emit stageChanged();
}

/// A stage begins fitted; one picture alone has its own view.
void HungTiles::enter(std::size_t stage)
{
    stage_ = stage;
    const bool isAlone = !isHung();
    for (ReadPane* pane : panes_) {
        pane->shown().setKeepsViews(isAlone);
        if (!isAlone)
            pane->tile().fit();
    }
}

void HungTiles::fill(const ReadState& state)
{
    const bool isHungNow = isHung() && state.image;
    const ReadStage alone;
    const ReadStage& stage = isHungNow ? stages_[stage_] : alone;
    filling_ = true;
    layout_.arrange(stage.rows, stage.columns);
    std::size_t place = 0;
    if (isHungNow)
        place = static_cast<std::size_t>(std::ranges::find(stage.cells, state.image->uid, &StageCell::image) - stage.cells.begin());
    layout_.setActive(place);
    filling_ = false;
    markActive();
    for (std::size_t at = 0; at < layout_.count(); ++at) {
        const std::string image = isHungNow ? stage.cells[at].image : std::string();
        if (at == place) {
            panes_[at]->show(isHungNow ? dated(state, stage.cells[at]) : state);
        } else if (image.empty()) {
            panes_[at]->showNothing(stage.cells[at].missing);
        } else {
            const auto frame = frames_.find(image);
            ReadState other = readState(workspace_.document.project(), {workspace_.selection.patient(), image, {}, frame == frames_.end() ? 1 : frame->second});
            other.locked = state.locked;
            panes_[at]->show(dated(std::move(other), stage.cells[at]));
        }
    }
    for (std::size_t at = layout_.count(); at < panes_.size(); ++at)
        panes_[at]->showNothing({});
    shareScale();
    showGuides();
}

void HungTiles::markActive()
{
    editor_.setTile(layout_.active());
    for (std::size_t at = 0; at < panes_.size(); ++at)
        panes_[at]->scene().setMarked(layout_.count() > 1 && !layout_.isMaximised() && at == layout_.activeIndex());
}

/// A hand or a key went to another tile: its picture is the chosen one now.
void HungTiles::follow()
{
    if (filling_ || !isHung() || layout_.activeIndex() >= stages_[stage_].cells.size())
        return;
    const std::string image = stages_[stage_].cells[layout_.activeIndex()].image;
    Selection& selection = workspace_.selection;
    if (image.empty()) {  // nothing to work on: the attention stays where it was
        const auto& cells = stages_[stage_].cells;
        if (const auto chosen = std::ranges::find(cells, selection.image(), &StageCell::image); chosen != cells.end())
            layout_.setActive(static_cast<std::size_t>(chosen - cells.begin()));
        return;
    }
    markActive();
    const auto frame = frames_.find(image);
    selection.selectImage(selection.patient(), image, frame == frames_.end() ? 1 : frame->second);
}

void HungTiles::setStage(std::size_t stage)
{
    if (stage >= stages_.size() || stage == stage_)
        return;
    layout_.setMaximised(false);
    enter(stage);
    workspace_.settings.setValue(aloneKey, !isHung());
    Selection& selection = workspace_.selection;
    const std::string chosen = selection.image();
    const auto& cells = stages_[stage_].cells;
    if (isHung() && !stages_[stage_].holds(chosen)) {
        const Patient* patient = workspace_.document.project().findPatient(selection.patient());
        const auto sideOf = [patient](const std::string& uid) {
            const ImageRecord* image = patient ? patient->findImage(uid) : nullptr;
            return image ? image->facts.laterality : std::string();
        };
        const auto isCurrent = [](const StageCell& cell) { return !cell.image.empty() && !cell.isPrior; };
        // The same breast, where the stage has it.
        auto first = std::ranges::find_if(cells, [&](const StageCell& cell) { return isCurrent(cell) && sideOf(cell.image) == sideOf(chosen); });
        if (first == cells.end())
            first = std::ranges::find_if(cells, isCurrent);
        const std::string image = first == cells.end() ? cells.front().image : first->image;
        const auto frame = frames_.find(image);
        selection.selectImage(selection.patient(), image, frame == frames_.end() ? 1 : frame->second);
    }
    emit stageChanged();
}

void HungTiles::stepStage(int steps)
{
    const auto last = static_cast<std::ptrdiff_t>(stages_.size()) - 1;
    setStage(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(stage_) + steps, 0, last)));
}

void HungTiles::setLinked(bool linked)
{
    if (linked == linked_)
        return;
    linked_ = linked;
    workspace_.settings.setValue(linkedKey, linked);
    if (linked)
        shareView(active());
    emit stageChanged();
}

/// All mammograms on the screen in one scale, the largest at which each is whole.
void HungTiles::shareScale()
{
    std::vector<ReadPane*> together;
    for (ReadPane* pane : panes_)
        if (!pane->tile().isHidden() && !pane->tile().image().isEmpty() && sharesScale(*pane))
            together.push_back(pane);
    double pixelsPerMm = 0;
    for (ReadPane* pane : together) {
        ImageShape shape = pane->tile().image().shape;
        shape.fitZoom = 0;
        const double most = fitted(shape, pane->tile().deviceSize()).zoom / finerMm(*pane);
        pixelsPerMm = pixelsPerMm == 0 ? most : std::min(pixelsPerMm, most);
    }
    for (ReadPane* pane : panes_) {
        const bool isTogether = together.size() > 1 && std::ranges::find(together, pane) != together.end();
        pane->tile().setFitZoom(isTogether ? pixelsPerMm * finerMm(*pane) : 0);
    }
}

/// How far the lesion in hand is from the nipple, and what is as far on the other view of its breast.
void HungTiles::showGuides()
{
    const ReadPane& source = active();
    const Roi* roi = look_.isGuided() && isHung() ? choice_.told() : nullptr;
    const MaskPtr breast = roi ? breastOn(workspace_, source) : MaskPtr();
    const std::optional<Point> nipple = breast ? nippleOn(*breast, source) : std::nullopt;
    bool isUsed = false;
    LesionGuide own;
    if (nipple) {
        own.nipple = *nipple;
        own.lesion = middleOf(roi->outline);
        own.distanceMm = distanceOf(*nipple, *own.lesion, source.state().image->spacing()).value;
    }
    for (ReadPane* pane : panes_) {
        if (pane == &source)
            continue;
        std::optional<LesionGuide> guide;
        const bool isOtherView = nipple && pane->state().image && !pane->tile().isHidden() && pane->state().wall == source.state().wall &&
                                 pane->state().image->facts.view != source.state().image->facts.view &&
                                 pane->state().image->facts.studyDate == source.state().image->facts.studyDate;
        if (const MaskPtr other = isOtherView ? breastOn(workspace_, *pane) : MaskPtr())
            if (const std::optional<Point> there = nippleOn(*other, *pane)) {
                guide = LesionGuide{*there, own.distanceMm, arcInBreast(*other, pane->state().image->spacing(), *there, {own.distanceMm})};
                isUsed = true;
            }
        pane->scene().setGuide(std::move(guide));
    }
    active().scene().setGuide(isUsed ? std::optional(own) : std::nullopt);
}

void HungTiles::shareView(ReadPane& from)
{
    if (sharing_)
        return;
    sharing_ = true;
    Tile& tile = from.tile();
    if (!tile.image().isEmpty()) {
        const LinkedView view = linkedView(tile.chosenView(), tile.image().shape, tile.deviceSize());
        for (ReadPane* other : linkedWith(from))
            if (!other->tile().image().isEmpty())
                other->tile().setView(viewOf(view, other->tile().image().shape, other->tile().deviceSize()));
    }
    sharing_ = false;
}

void HungTiles::toggleInverted()
{
    active().display().toggleInverted();
    const bool inverted = active().display().isInvertedByReader();
    for (ReadPane* other : linkedWith(active()))
        other->display().setInverted(inverted);
}

void HungTiles::reset()
{
    active().tile().fit();
    active().display().reset();
    for (ReadPane* other : linkedWith(active()))
        other->display().reset();
}

void HungTiles::usePreset(const DisplayControl::Preset& preset)
{
    active().display().use(preset.display);
    for (ReadPane* other : linkedWith(active()))
        other->display().useNamed(preset.label);
}

}  // namespace annulus::ui
