#include "core/segment/promptView.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace annulus {
namespace {

constexpr double clickDeviation = 5;  ///< samples
constexpr double evenPicture = 5;     ///< grey levels added to the deviation: an even picture stays even
constexpr double leastShrink = 1.2;   ///< pixels a sample: finer views are not smoothed
constexpr std::size_t samples = static_cast<std::size_t>(netSize) * netSize;

/// Weights of a Gaussian cut at three deviations, middle first.
std::vector<double> halfGaussian(double deviation)
{
    std::vector<double> weights(static_cast<std::size_t>(3 * deviation + 0.5) + 1);
    double sum = 0;
    for (std::size_t n = 0; n < weights.size(); ++n) {
        const auto distance = static_cast<double>(n);
        weights[n] = std::exp(-distance * distance / (2 * deviation * deviation));
        sum += n == 0 ? weights[n] : 2 * weights[n];
    }
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

/// One axis of a view: which pixels each sample is made of, and with what weights.
struct Axis {
    struct Sample {
        std::int64_t first = 0;       ///< pixel of the first weight; may lie before the picture
        std::vector<double> weights;  ///< empty where the sample lies outside the outermost pixel centres
    };
    std::vector<Sample> samples;
    std::int64_t last = 0;
    [[nodiscard]] std::size_t pixel(std::int64_t at) const { return static_cast<std::size_t>(std::clamp<std::int64_t>(at, 0, last)); }
};

/// Smoothing and bilinear sampling in one: both are separable, and so is their product.
Axis axisOf(const PromptView& view, double centre, std::int64_t pixels)
{
    const double step = view.side / netSize;
    const auto half = step > leastShrink ? halfGaussian(0.5 * std::sqrt(step * step - 1)) : std::vector<double>{1};
    const auto radius = std::ssize(half) - 1;
    Axis axis{std::vector<Axis::Sample>(netSize), pixels - 1};
    for (int n = 0; n < netSize; ++n) {
        const double at = centre + (n - (netSize - 1) / 2.0) * step;
        if (at < 0 || at > static_cast<double>(pixels - 1))
            continue;
        const auto low = static_cast<std::int64_t>(at);
        const double share = at - static_cast<double>(low);
        Axis::Sample& sample = axis.samples[static_cast<std::size_t>(n)];
        sample.first = low - radius;
        sample.weights.assign(static_cast<std::size_t>(2 * radius + 2), 0);
        for (std::ptrdiff_t offset = -radius; offset <= radius; ++offset) {
            const double weight = half[static_cast<std::size_t>(std::abs(offset))];
            const auto place = static_cast<std::size_t>(offset + radius);
            sample.weights[place] += (1 - share) * weight;
            sample.weights[place + 1] += share * weight;
        }
    }
    return axis;
}

/// The columns that any sample of the axis uses.
std::pair<std::size_t, std::size_t> usedPixels(const Axis& axis)
{
    std::size_t from = static_cast<std::size_t>(axis.last) + 1, to = 0;
    for (const auto& sample : axis.samples)
        if (!sample.weights.empty()) {
            from = std::min(from, axis.pixel(sample.first));
            to = std::max(to, axis.pixel(sample.first + std::ssize(sample.weights) - 1) + 1);
        }
    return {from, to};
}

/// Values of the samples inside the picture, others 0.
std::vector<double> sampled(const Picture& picture, const Axis& x, const Axis& y)
{
    std::vector<double> values(samples);
    std::vector<double> line(static_cast<std::size_t>(picture.columns));
    const auto [from, to] = usedPixels(x);
    for (std::size_t row = 0; row < y.samples.size(); ++row) {
        const auto& down = y.samples[row];
        if (down.weights.empty())
            continue;
        std::fill(line.begin(), line.end(), 0.0);
        for (std::size_t n = 0; n < down.weights.size(); ++n) {
            const std::uint8_t* pixels = picture.bytes.data() + y.pixel(down.first + static_cast<std::int64_t>(n)) * line.size();
            for (std::size_t i = from; i < to; ++i)
                line[i] += down.weights[n] * pixels[i];
        }
        for (std::size_t column = 0; column < x.samples.size(); ++column) {
            const auto& across = x.samples[column];
            double sum = 0;
            for (std::size_t n = 0; n < across.weights.size(); ++n)
                sum += across.weights[n] * line[x.pixel(across.first + static_cast<std::int64_t>(n))];
            values[row * netSize + column] = sum;
        }
    }
    return values;
}

void drawPicture(const Picture& picture, const PromptView& view, float* plane)
{
    const Axis x = axisOf(view, view.centre.x, picture.columns), y = axisOf(view, view.centre.y, picture.rows);
    const auto isInside = [&](std::size_t n) { return !x.samples[n % netSize].weights.empty() && !y.samples[n / netSize].weights.empty(); };
    const auto values = sampled(picture, x, y);
    double sum = 0, squares = 0, count = 0;
    for (std::size_t n = 0; n < samples; ++n)
        if (isInside(n)) {
            sum += values[n];
            ++count;
        }
    const double mean = count > 0 ? sum / count : 0;
    for (std::size_t n = 0; n < samples; ++n)
        if (isInside(n))
            squares += (values[n] - mean) * (values[n] - mean);
    const double deviation = count > 0 ? std::sqrt(squares / count) : 0;
    for (std::size_t n = 0; n < samples; ++n)
        plane[n] = isInside(n) ? static_cast<float>((values[n] - mean) / (deviation + evenPicture)) : 0.0F;
}

void drawClicks(const std::vector<Point>& clicks, const PromptView& view, float* plane)
{
    for (const Point& click : clicks) {
        const Point c = toView(view, click);
        for (std::size_t n = 0; n < samples; ++n) {
            const double dx = static_cast<double>(n % netSize) - c.x, dy = static_cast<double>(n / netSize) - c.y;
            plane[n] = std::max(plane[n], static_cast<float>(std::exp(-(dx * dx + dy * dy) / (2 * clickDeviation * clickDeviation))));
        }
    }
}

/// First and last sample of a side, as OpenCV's polygon fill has them, which the training used: corners rounded to sixteenths,
/// then to samples, both ends filled.
std::pair<double, double> filled(double low, double high)
{
    const auto rounded = [](double place) { return std::floor(std::nearbyint(place * 16) / 16 + 0.5); };
    return {rounded(low), rounded(high)};
}

void drawBox(const PromptBox& box, const PromptView& view, float* plane)
{
    const Point low = toView(view, {std::min(box.x0, box.x1) - 0.5, std::min(box.y0, box.y1) - 0.5});
    const Point high = toView(view, {std::max(box.x0, box.x1) + 0.5, std::max(box.y0, box.y1) + 0.5});
    const auto [left, right] = filled(low.x, high.x);
    const auto [top, bottom] = filled(low.y, high.y);
    for (std::size_t n = 0; n < samples; ++n) {
        const auto x = static_cast<double>(n % netSize), y = static_cast<double>(n / netSize);
        plane[n] = x >= left && x <= right && y >= top && y <= bottom ? 1.0F : 0.0F;
    }
}

}  // namespace

Prompts moved(Prompts prompts, double dx, double dy)
{
    for (auto* clicks : {&prompts.inside, &prompts.outside})
        for (Point& click : *clicks)
            click = {click.x + dx, click.y + dy};
    if (prompts.box)
        prompts.box = PromptBox{prompts.box->x0 + dx, prompts.box->y0 + dy, prompts.box->x1 + dx, prompts.box->y1 + dy};
    return prompts;
}

PromptView wholeView(const Picture& picture)
{
    return {{static_cast<double>(picture.columns - 1) / 2, static_cast<double>(picture.rows - 1) / 2}, static_cast<double>(std::max(picture.columns, picture.rows))};
}

PromptView viewOfBox(const PromptBox& box, double margin)
{
    return {{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2}, (std::max(std::abs(box.x1 - box.x0), std::abs(box.y1 - box.y0)) + 1) * margin};
}

Point toView(const PromptView& view, const Point& point)
{
    const double scale = netSize / view.side, middle = (netSize - 1) / 2.0;
    return {middle + (point.x - view.centre.x) * scale, middle + (point.y - view.centre.y) * scale};
}

Point fromView(const PromptView& view, const Point& point)
{
    const double scale = view.side / netSize, middle = (netSize - 1) / 2.0;
    return {view.centre.x + (point.x - middle) * scale, view.centre.y + (point.y - middle) * scale};
}

std::vector<float> netPlanes(const Picture& picture, const PromptView& view, const Prompts& prompts)
{
    assert(picture.channels == 1 && picture.columns > 0 && picture.rows > 0 && view.side > 0);
    std::vector<float> planes(samples * netPlaneCount);
    drawPicture(picture, view, planes.data());
    drawClicks(prompts.inside, view, planes.data() + samples);
    drawClicks(prompts.outside, view, planes.data() + 2 * samples);
    if (prompts.box)
        drawBox(*prompts.box, view, planes.data() + 3 * samples);
    return planes;
}

}  // namespace annulus
