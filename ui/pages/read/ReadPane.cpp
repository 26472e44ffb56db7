#include "ui/pages/read/ReadPane.h"

namespace annulus::ui {

ReadPane::ReadPane(const Workspace& workspace, Tile& tile, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, QObject* parent)
    : QObject(parent), workspace_(workspace), tile_(tile), display_(new DisplayControl(tile, this)), shown_(new ShownFrame(workspace, tile, *display_, this)),
      scene_(new ReadScene(workspace, tile, *display_, editor, choice, look, this))
{
    connect(shown_, &ShownFrame::changed, this, [this] {
        scene_->show(state_, shown_->current());
        emit frameChanged();
    });
    connect(display_, &DisplayControl::changed, scene_, &ReadScene::showWords);
    connect(&tile_, &Tile::viewChanged, scene_, &ReadScene::showLines);
    connect(scene_, &ReadScene::changed, this, &ReadPane::sceneChanged);
}

void ReadPane::show(const ReadState& state)
{
    state_ = state;
    shown_->show(state_);
    scene_->show(state_, shown_->current());
}

void ReadPane::showNothing(const QString& words)
{
    state_ = {};
    shown_->showNothing(words);
    scene_->show(state_, {});
}

bool ReadPane::isSettled() const
{
    if (!shown_->current())
        return !shown_->isWaiting();
    return !scene_->regions().isRunning() && workspace_.images->breast(*state_.image, state_.frame).has_value();
}

}  // namespace annulus::ui
