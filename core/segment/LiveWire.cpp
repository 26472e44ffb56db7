#include "core/segment/LiveWire.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t leastCost = 4;  ///< of a step along the strongest edge: shorter is better among equals
constexpr std::size_t bucketCount = 512;  ///< more than the dearest step

/// Means over squares of the part, by sums along rows and columns.
std::vector<float> smoothed(const Image& image, std::int64_t i0, std::int64_t j0, std::int32_t columns, std::int32_t rows, int radius)
{
    const auto at = [&](std::int32_t x, std::int32_t y) {
        return static_cast<float>(image.at(i0 + std::clamp<std::int64_t>(x, 0, columns - 1), j0 + std::clamp<std::int64_t>(y, 0, rows - 1)));
    };
    const std::size_t width = static_cast<std::size_t>(columns);
    std::vector<float> along(width * static_cast<std::size_t>(rows)), values(along.size());
    for (std::int32_t y = 0; y < rows; ++y)
        for (std::int32_t x = 0; x < columns; ++x) {
            float sum = 0;
            for (int offset = -radius; offset <= radius; ++offset)
                sum += at(x + offset, y);
            along[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = sum;
        }
    const auto scale = 1.0F / static_cast<float>((2 * radius + 1) * (2 * radius + 1));
    for (std::int32_t y = 0; y < rows; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            float sum = 0;
            for (int offset = -radius; offset <= radius; ++offset)
                sum += along[static_cast<std::size_t>(std::clamp(y + offset, 0, rows - 1)) * width + x];
            values[static_cast<std::size_t>(y) * width + x] = sum * scale;
        }
    return values;
}

}  // namespace

LiveWire::LiveWire(ImagePtr image, Point anchor, const Settings& settings) : image_(std::move(image)), settings_(settings)
{
    const Size& size = image_->grid.size;
    const std::int64_t i = std::clamp<std::int64_t>(std::llround(anchor.x), 0, size.i - 1), j = std::clamp<std::int64_t>(std::llround(anchor.y), 0, size.j - 1);
    anchor_ = {static_cast<double>(i), static_cast<double>(j)};
    i0_ = std::max<std::int64_t>(0, i - settings.reach);
    j0_ = std::max<std::int64_t>(0, j - settings.reach);
    columns_ = static_cast<std::int32_t>(std::min(size.i - 1, i + settings.reach) - i0_ + 1);
    rows_ = static_cast<std::int32_t>(std::min(size.j - 1, j + settings.reach) - j0_ + 1);
    measureEdges();
    const std::size_t count = edge_.size();
    cost_.assign(count, never);
    from_.assign(count, -1);
    settled_.assign(count, 0);
    buckets_.resize(bucketCount);
    const auto start = static_cast<std::int32_t>((j - j0_) * columns_ + (i - i0_));
    cost_[static_cast<std::size_t>(start)] = 0;
    buckets_[0].push_back(start);
    open_ = 1;
}

/// Sobel's gradient, scaled by what only one pixel in a hundred exceeds: one bright speck must not hide all other edges.
void LiveWire::measureEdges()
{
    const auto values = smoothed(*image_, i0_, j0_, columns_, rows_, settings_.smoothing);
    const auto at = [&](std::int32_t x, std::int32_t y) { return values[static_cast<std::size_t>(std::clamp(y, 0, rows_ - 1)) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(std::clamp(x, 0, columns_ - 1))]; };
    std::vector<float> gradient(values.size());
    std::size_t place = 0;
    for (std::int32_t y = 0; y < rows_; ++y)
        for (std::int32_t x = 0; x < columns_; ++x, ++place) {
            const float gx = at(x + 1, y - 1) - at(x - 1, y - 1) + 2 * (at(x + 1, y) - at(x - 1, y)) + at(x + 1, y + 1) - at(x - 1, y + 1);
            const float gy = at(x - 1, y + 1) - at(x - 1, y - 1) + 2 * (at(x, y + 1) - at(x, y - 1)) + at(x + 1, y + 1) - at(x + 1, y - 1);
            gradient[place] = std::hypot(gx, gy);
        }
    std::vector<float> sorted = gradient;
    const auto high = sorted.begin() + static_cast<std::ptrdiff_t>(0.99 * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), high, sorted.end());
    const float strong = *high > 0 ? *high : 1.0F;
    edge_.resize(gradient.size());
    for (std::size_t one = 0; one < gradient.size(); ++one)
        edge_[one] = static_cast<std::uint8_t>(255.0F * (1.0F - std::min(1.0F, gradient[one] / strong)));
}

std::uint32_t LiveWire::stepCost(std::int32_t to, bool diagonal) const
{
    const std::uint32_t cost = leastCost + edge_[static_cast<std::size_t>(to)];
    return diagonal ? cost * 1414 / 1000 : cost;
}

void LiveWire::settleUntil(std::int32_t target)
{
    while (open_ > 0 && !settled_[static_cast<std::size_t>(target)]) {
        auto& bucket = buckets_[current_ % bucketCount];
        if (bucket.empty()) {
            ++current_;
            continue;
        }
        const std::int32_t at = bucket.back();
        bucket.pop_back();
        --open_;
        if (settled_[static_cast<std::size_t>(at)] || cost_[static_cast<std::size_t>(at)] != current_)
            continue;  // a cheaper way was found meanwhile
        settled_[static_cast<std::size_t>(at)] = 1;
        const std::int32_t x = at % columns_, y = at / columns_;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                if ((dx == 0 && dy == 0) || x + dx < 0 || y + dy < 0 || x + dx >= columns_ || y + dy >= rows_)
                    continue;
                const std::int32_t next = at + dy * columns_ + dx;
                const std::uint32_t cost = current_ + stepCost(next, dx != 0 && dy != 0);
                if (cost >= cost_[static_cast<std::size_t>(next)])
                    continue;
                cost_[static_cast<std::size_t>(next)] = cost;
                from_[static_cast<std::size_t>(next)] = at;
                buckets_[cost % bucketCount].push_back(next);
                ++open_;
            }
    }
}

Contour LiveWire::pathTo(Point target)
{
    const std::int64_t x = std::llround(target.x) - i0_, y = std::llround(target.y) - j0_;
    if (x < 0 || y < 0 || x >= columns_ || y >= rows_)
        return {anchor_, target};
    const auto place = static_cast<std::int32_t>(y * columns_ + x);
    settleUntil(place);
    Contour path;
    for (std::int32_t at = place; at >= 0; at = from_[static_cast<std::size_t>(at)])
        path.push_back({static_cast<double>(i0_ + at % columns_), static_cast<double>(j0_ + at / columns_)});
    std::ranges::reverse(path);
    return path;
}

}  // namespace annulus
