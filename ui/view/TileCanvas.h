#pragma once

#include "ui/view/ScreenPicture.h"
#include "ui/view/VtkWidget.h"
#include "ui/view/viewGeometry.h"

#include <QImage>

#include <memory>
#include <vector>

namespace annulus::ui {

/// The pixels that a tile draws: one grey plane, or red, green and blue.
struct TileImage {
    std::vector<std::shared_ptr<const Pyramid>> planes;
    ImageShape shape;
    [[nodiscard]] bool isEmpty() const { return planes.empty(); }
};

/// An 8-bit grey for each stored value.
struct GreyTable8 {
    std::int64_t first = 0;
    std::vector<std::uint8_t> greys;
};

/// The picture of a tile. It brings the screen's pixels up to date just before they are drawn, so that many events of
/// one frame cost one drawing: a moved view is sampled again, a new grey table only looked up again.
class TileCanvas : public VtkWidget {
public:
    explicit TileCanvas(QWidget* parent) : VtkWidget(parent), picture_(renderWindow()) {}

    void setImage(TileImage image);
    void setView(const View& view);
    void setFitZoom(double zoom);
    void setSmoothing(Smoothing smoothing);
    void setGreys(GreyTable8 greys);
    void setColourInverted(bool inverted);

    [[nodiscard]] const TileImage& image() const { return image_; }
    [[nodiscard]] const View& view() const { return view_; }
    [[nodiscard]] Smoothing smoothing() const { return smoothing_; }
    /// Another part of the picture with the same greys.
    [[nodiscard]] QImage pictureOf(const View& view, QSize device) const;

protected:
    void prepareScene(QSize size) override;

private:
    void sampleAnew();

    ScreenPicture picture_;
    TileImage image_;
    View view_;
    Smoothing smoothing_ = Smoothing::automatic;
    GreyTable8 greys_;
    std::vector<Sampled> sampled_;
    QSize sampledSize_;
    bool mustSample_ = true;
    bool inverted_ = false;
};

}  // namespace annulus::ui
