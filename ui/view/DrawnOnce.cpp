#include "ui/view/DrawnOnce.h"

#include <algorithm>
#include <cstdint>

namespace annulus::ui {
namespace {

using Bytes = std::vector<std::uint8_t>;

Picture pictureOf(const std::vector<std::shared_ptr<const Pyramid>>& planes)
{
    const Image& first = *planes.front()->image;
    const auto channels = planes.size();
    Picture picture{first.grid.size.i, first.grid.size.j, static_cast<int>(channels), {}};
    if (!std::ranges::all_of(planes, [](const auto& plane) { return std::holds_alternative<Bytes>(plane->image->pixels); }))
        return {};
    picture.bytes.resize(channels * static_cast<std::size_t>(first.grid.pixelCount()));
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const Bytes& bytes = std::get<Bytes>(planes[channel]->image->pixels);
        for (std::size_t at = 0; at < bytes.size(); ++at)
            picture.bytes[at * channels + channel] = bytes[at];
    }
    return picture;
}

}  // namespace

const DrawnPixels& DrawnOnce::get() const
{
    std::call_once(once_, [this] {
        if (const Picture picture = pictureOf(planes_); picture.columns > 0)
            drawn_ = findDrawnPixels(picture);
    });
    return drawn_;
}

}  // namespace annulus::ui
