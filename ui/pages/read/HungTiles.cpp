#include "ui/pages/read/HungTiles.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"

#include <QDate>

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

const QString linkedKey = QStringLiteral("read/linked");

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

}  // namespace

HungTiles::HungTiles(const Workspace& workspace, TileLayout& layout, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, const PictureLook& pictures, QObject* parent)
    : QObject(parent), workspace_(workspace), layout_(layout), editor_(editor), choice_(choice), look_(look), pictures_(pictures)
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
    auto* pane = new ReadPane(workspace_, tile, editor_, choice_, look_, pictures_, this);
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

bool HungTiles::isSettled() const
{
    return std::ranges::all_of(panes(), [](ReadPane* pane) { return pane->tile().isHidden() || pane->isSettled(); });
}

void HungTiles::show(const ReadState& state)
{
    const Selection& selection = workspace_.selection;
    const auto before = std::pair(patient_, stage_);
    takeStages(workspace_.document.project().findPatient(selection.patient()));
    if (state.image) {
        frames_[state.image->uid] = state.frame;
        if (isHung() && !stages_[stage_].holds(state.image->uid)) {
            // The next page of the same kind before any other.
            const auto holds = [&](const ReadStage& stage) { return stage.holds(state.image->uid); };
            auto first = std::ranges::find_if(stages_, [&](const ReadStage& stage) { return stage.kind == stages_[stage_].kind && holds(stage); });
            if (first == stages_.end())
                first = std::ranges::find_if(stages_, holds);
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

}  // namespace annulus::ui
