#include "ui/pages/read/ReadPane.h"

#include "ui/text.h"

#include <algorithm>

namespace annulus::ui {
namespace {

Wall mirrored(Wall wall) { return wall == Wall::left ? Wall::right : wall == Wall::right ? Wall::left : wall; }

/// The turn of a presentation state instead of the hanging's, and the hand's after either.
ReadState turnedState(ReadState state, const Turn& byHand, const Presentation* presentation)
{
    if (presentation) {
        state.wall = presentation->turn == state.turn ? state.wall : Wall::none;
        state.turn = presentation->turn;
        const std::string& name = presentation->title.description.empty() ? presentation->title.label : presentation->title.description;
        state.badges << ReadPane::tr("presentation state: %1").arg(text(name));
    }
    if (byHand.isNone())
        return state;
    state.turn = turned(state.turn, byHand);
    state.wall = byHand.transpose || byHand.flipY ? Wall::none : mirrored(state.wall);
    state.badges << ReadPane::tr("by hand: %1").arg(turnWords(byHand));
    return state;
}

/// The part of the image that a state asks for, in the middle of the tile.
std::optional<View> viewOf(const Presentation& presentation, const ImageShape& shape, QSizeF tile)
{
    const Box whole{0, 0, 0, shape.size.i - 1, shape.size.j - 1, 0};
    const Box area = presentation.area.value_or(whole);
    const Point middle{static_cast<double>(area.i0 + area.i1) / 2, static_cast<double>(area.j0 + area.j1) / 2};
    if (presentation.magnified)
        return View{View::Mode::free, *presentation.magnified, middle};
    if (area == whole || area.isEmpty() || tile.isEmpty())
        return {};
    ImageShape part = shape;
    part.size = area.size();
    part.fitZoom = 0;
    part.wall = Wall::none;
    return View{View::Mode::free, fitted(part, tile).zoom, middle};
}

}  // namespace

ReadPane::ReadPane(const Workspace& workspace, Tile& tile, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, const PictureLook& pictures, QObject* parent)
    : QObject(parent), workspace_(workspace), tile_(tile), display_(new DisplayControl(tile, this)), shown_(new ShownFrame(workspace, tile, *display_, this)),
      scene_(new ReadScene(workspace, tile, *display_, editor, choice, look, this)), pictures_(pictures), extras_(new PictureExtras(workspace, pictures, this))
{
    connect(shown_, &ShownFrame::changed, this, [this] {
        takeExtras();
        scene_->show(state_, shown_->current());
        emit frameChanged();
    });
    connect(display_, &DisplayControl::changed, scene_, &ReadScene::showWords);
    connect(&tile_, &Tile::viewChanged, scene_, &ReadScene::showLines);
    connect(scene_, &ReadScene::changed, this, &ReadPane::sceneChanged);
    connect(extras_, &PictureExtras::changed, this, [this] {
        showState();
        emit frameChanged();
    });
}

void ReadPane::show(const ReadState& state)
{
    given_ = state;
    extras_->show(given_.image, given_.frame);
    showState();
}

void ReadPane::showState()
{
    if (!given_.image) {
        state_ = given_;
        shown_->show(state_);
        scene_->show(state_, {});
        return;
    }
    state_ = turnedState(given_, pictures_.turnOf(given_.image->uid), extras_->presentation());
    for (const Message& warning : extras_->warnings())
        state_.warnings << text(warning);
    shown_->show(state_);
    takeExtras();
    scene_->show(state_, shown_->current());
}

void ReadPane::takeExtras()
{
    const LoadedFramePtr frame = shown_->current();
    tile_.overlay().setLayers(frame ? extras_->layers(state_.turn) : OverlayScene());
    if (!frame)
        return;
    const Presentation* const presentation = extras_->presentation();
    display_->present(presentation && !frame->frame->isColour ? std::optional(displayOf(*presentation, frame->display)) : std::nullopt);
    const std::filesystem::path now = presentation ? presentation->title.path : std::filesystem::path();
    if (now == presented_)
        return;
    presented_ = now;
    const auto view = presentation ? viewOf(*presentation, tile_.image().shape, tile_.deviceSize()) : std::nullopt;
    tile_.setView(view.value_or(View()));
}

void ReadPane::showNothing(const QString& words)
{
    given_ = {};
    state_ = {};
    presented_.clear();
    extras_->show({}, 0);
    tile_.overlay().setLayers({});
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
