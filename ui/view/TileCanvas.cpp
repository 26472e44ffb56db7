#include "ui/view/TileCanvas.h"

#include <QImage>

#include <algorithm>
#include <utility>

namespace annulus::ui {

void TileCanvas::setImage(TileImage image)
{
    image_ = std::move(image);
    sampleAnew();
}

void TileCanvas::setView(const View& view)
{
    view_ = view;
    sampleAnew();
}

void TileCanvas::setFitZoom(double zoom)
{
    image_.shape.fitZoom = zoom;
    sampleAnew();
}

void TileCanvas::setSmoothing(Smoothing smoothing)
{
    smoothing_ = smoothing;
    sampleAnew();
}

void TileCanvas::setGreys(GreyTable8 greys)
{
    greys_ = std::move(greys);
    requestRender();
}

void TileCanvas::setColourInverted(bool inverted)
{
    inverted_ = inverted;
    requestRender();
}

void TileCanvas::sampleAnew()
{
    mustSample_ = true;
    requestRender();
}

QImage TileCanvas::pictureOf(const View& view, QSize device) const
{
    QImage picture(device, QImage::Format_RGBX8888);
    picture.fill(Qt::black);
    const bool isColour = image_.planes.size() == 3;
    if (image_.isEmpty() || device.isEmpty() || (!isColour && greys_.greys.empty()))
        return picture;
    std::vector<Sampled> sampled;
    for (const auto& plane : image_.planes)
        sampled.push_back(sampleRegion(*plane, placementOf(view, image_.shape, device), device.width(), device.height(), smoothing_));
    const std::span<std::uint32_t> pixels(reinterpret_cast<std::uint32_t*>(picture.bits()), static_cast<std::size_t>(device.width()) * static_cast<std::size_t>(device.height()));
    if (isColour)
        paintColour({sampled[0], sampled[1], sampled[2], inverted_}, RowOrder::topDown, pixels);
    else
        paintGrey(sampled[0], {greys_.first, greys_.greys}, RowOrder::topDown, pixels);
    return picture;
}

void TileCanvas::prepareScene(QSize size)
{
    const auto pixels = picture_.resize(size);
    const bool isColour = image_.planes.size() == 3;
    if (image_.isEmpty() || (!isColour && greys_.greys.empty())) {
        std::fill(pixels.begin(), pixels.end(), 0xff000000U);
    } else {
        if (mustSample_ || size != sampledSize_) {
            sampled_.clear();
            for (const auto& plane : image_.planes)
                sampled_.push_back(sampleRegion(*plane, placementOf(view_, image_.shape, deviceSize()), size.width(), size.height(), smoothing_));
            sampledSize_ = size;
            mustSample_ = false;
        }
        if (isColour)
            paintColour({sampled_[0], sampled_[1], sampled_[2], inverted_}, RowOrder::bottomUp, pixels);
        else
            paintGrey(sampled_[0], {greys_.first, greys_.greys}, RowOrder::bottomUp, pixels);
    }
    picture_.changed();
}

}  // namespace annulus::ui
