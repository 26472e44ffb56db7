#pragma once

#include "ui/Workspace.h"

#include "core/project/Project.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace annulus::ui {

/// Plays the frames of one image in a loop at their own rate. A frame is shown when it is decoded; where decoding does
/// not keep up, frames come later, but none is left out and none is shown for another.
class Cine : public QObject {
    Q_OBJECT
public:
    explicit Cine(const Workspace& workspace, QObject* parent = nullptr);

    /// The image on screen; another one stops.
    void show(const std::optional<ImageRecord>& image, int frame);
    [[nodiscard]] bool isPlaying() const { return timer_.isActive(); }
    void setPlaying(bool playing);

    /// Frames a second, and whether the object says so.
    struct Rate {
        double perSecond = 10;
        bool isStated = false;
    };
    [[nodiscard]] static Rate rateOf(const Facts& facts);

signals:
    void frameWanted(int frame);
    void playingChanged(bool playing);

private:
    void tick();
    void startClock();

    Workspace workspace_;
    QTimer timer_;
    QElapsedTimer clock_;
    std::optional<ImageRecord> image_;
    int frame_ = 1;
    int clockFrame_ = 1;  ///< the frame at the clock's start
};

/// The frame after `frame` in a loop, `steps` on.
int loopedFrame(int frame, int steps, int frames);

}  // namespace annulus::ui
