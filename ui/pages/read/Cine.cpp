#include "ui/pages/read/Cine.h"

#include "ui/view/ImageLoader.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

constexpr int framesAhead = 6;
constexpr int mostBehind = 3;  ///< frames; from there on the clock waits for the decoder

}  // namespace

int loopedFrame(int frame, int steps, int frames) { return (frame - 1 + steps % frames + frames) % frames + 1; }

Cine::Cine(const Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace)
{
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Cine::tick);
}

Cine::Rate Cine::rateOf(const Facts& facts)
{
    if (facts.frameTimeMs <= 0)
        return {};
    return {std::clamp(1000 / facts.frameTimeMs, 0.1, 1000.0), true};
}

void Cine::show(const std::optional<ImageRecord>& image, int frame)
{
    const bool isOther = !image || !image_ || image->uid != image_->uid;
    if (isOther)
        setPlaying(false);
    image_ = image;
    if (frame != frame_ && isPlaying() && !isOther) {  // a hand on the slider: on from there
        frame_ = frame;
        startClock();
    }
    frame_ = frame;
}

void Cine::startClock()
{
    clockFrame_ = frame_;
    clock_.start();
}

void Cine::setPlaying(bool playing)
{
    if (playing == isPlaying() || (playing && (!image_ || image_->facts.frames < 2)))
        return;
    if (playing) {
        startClock();
        // Looked at more often than frames come, so that their times are kept to within a few milliseconds.
        timer_.start(std::clamp(static_cast<int>(250 / rateOf(image_->facts).perSecond), 4, 50));
    } else {
        timer_.stop();
    }
    emit playingChanged(playing);
}

void Cine::tick()
{
    const int frames = image_->facts.frames;
    const double perFrame = 1000 / rateOf(image_->facts).perSecond;
    const int shownSteps = (frame_ - clockFrame_ + frames) % frames;
    const auto dueSteps = static_cast<int>(std::floor(static_cast<double>(clock_.elapsed()) / perFrame));
    if (dueSteps <= shownSteps)
        return;
    const int next = loopedFrame(frame_, 1, frames);
    const bool isThere = workspace_.images->request(*image_, next) != nullptr;
    for (int ahead = 1; ahead <= std::min(framesAhead, frames - 2); ++ahead)
        workspace_.images->request(*image_, loopedFrame(next, ahead, frames), true);
    if (workspace_.images->failure({image_->uid, next}))
        return setPlaying(false);
    const bool isBehind = dueSteps - shownSteps > mostBehind;
    if (isThere) {
        frame_ = next;
        emit frameWanted(next);
    }
    // Around the loop, or too far behind to catch up: from here on.
    if (isBehind || frame_ == clockFrame_)
        startClock();
}

}  // namespace annulus::ui
