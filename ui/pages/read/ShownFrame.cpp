#include "ui/pages/read/ShownFrame.h"

#include "core/project/regions.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/text.h"

#include <algorithm>
#include <utility>

namespace annulus::ui {

ShownFrame::ShownFrame(const Workspace& workspace, Tile& tile, DisplayControl& display, QObject* parent)
    : QObject(parent), workspace_(workspace), tile_(tile), display_(display)
{
    const auto fetchIfChosen = [this](const std::string& uid, int frame) {
        if (ImageLoader::Key{uid, frame} == key_)
            fetch();
    };
    connect(workspace_.images, &ImageLoader::loaded, this, fetchIfChosen);
    connect(workspace_.images, &ImageLoader::failed, this, fetchIfChosen);
}

void ShownFrame::show(const ReadState& state)
{
    state_ = state;
    key_ = state.image ? ImageLoader::Key{state.image->uid, state.frame} : ImageLoader::Key();
    if (state_.image)
        return fetch();
    showNothing(state_.empty);
}

void ShownFrame::showNothing(QString words)
{
    state_ = {};
    key_ = {};
    shown_.reset();
    display_.clear();
    tile_.setImage({});
    tile_.setNotice(words);
}

void ShownFrame::setKeepsViews(bool keeps)
{
    if (keeps == keepsViews_)
        return;
    if (!keeps && shown_)
        views_[shownKey_.uid] = tile_.chosenView();
    keepsViews_ = keeps;
    const auto kept = views_.find(shownKey_.uid);
    tile_.setView(keeps && shown_ && kept != views_.end() ? kept->second : View());
}

bool ShownFrame::isWaiting() const { return state_.image && !current() && !workspace_.images->failure(key_); }

void ShownFrame::fetch()
{
    if (!state_.image || !tile_.isVisible())
        return;
    // A failure may be of the place where the file was before.
    if (workspace_.images->failure(key_) && std::exchange(failedAt_, state_.image->path) != state_.image->path)
        workspace_.images->retry(key_);
    const LoadedFramePtr loaded = workspace_.images->request(*state_.image, state_.frame);
    if (const Error* failure = workspace_.images->failure(key_))
        fail(*failure);
    else if (loaded)
        put(loaded);
}

void ShownFrame::fail(const Error& failure)
{
    shown_.reset();
    display_.clear();
    tile_.setImage({});
    std::vector<Tile::NoticeAction> ways{{tr("Try again"), [this] {
                                              workspace_.images->retry(key_);
                                              fetch();
                                          }}};
    if (failure.code == Errc::notFound)
        ways.insert(ways.begin(), {tr("Find missing images ..."), [this] { emit missingImagesWanted(); }, state_.locked});
    tile_.setNotice(text(failure), ways);
    emit changed();
}

void ShownFrame::put(const LoadedFramePtr& loaded)
{
    const bool isNew = loaded != shown_ || shownKey_ != key_;
    const bool isOther = shownKey_.uid != key_.uid;
    if (isOther && shown_ && keepsViews_)
        views_[shownKey_.uid] = tile_.chosenView();
    shown_ = loaded;
    shownKey_ = key_;
    tile_.setNotice({});
    Spacing spacing = state_.image->spacing();
    if (!spacing.isCalibrated())
        spacing.y = statedAspect(state_.image->facts).value_or(1);
    ImageShape shape = shapeOf(loaded->planes.front()->image->grid.size, spacing);
    shape.transpose = state_.turn.transpose;
    shape.flipX = state_.turn.flipX;
    shape.flipY = state_.turn.flipY;
    shape.wall = state_.wall;
    shape.fitZoom = tile_.image().shape.fitZoom;  // whoever holds the tiles says when it is another
    if (isNew || shape != tile_.image().shape) {
        tile_.setImage({loaded->planes, shape});
        display_.show(state_.image->uid, loaded);
    }
    if (const auto view = views_.find(key_.uid); isOther && keepsViews_ && view != views_.end())
        tile_.setView(view->second);
    if (!isNew)
        return;
    emit changed();
    fetchNeighbours();
}

/// Neighbours in the strip come next, most likely.
void ShownFrame::fetchNeighbours()
{
    const auto here = std::ranges::find(state_.images, state_.image->uid, &ImageChip::uid) - state_.images.begin();
    const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    for (const auto place : {here - 1, here + 1})
        if (patient && place >= 0 && place < std::ssize(state_.images))
            if (const ImageRecord* next = patient->findImage(state_.images[static_cast<std::size_t>(place)].uid))
                workspace_.images->request(*next, 1, true);
}

}  // namespace annulus::ui
