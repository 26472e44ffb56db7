#include "core/rings/rings.h"
#include "core/roi/checkOutline.h"
#include "core/roi/measure.h"
#include "core/roi/rasterise.h"
#include "core/segment/breast.h"
#include "tests/support/masks.h"

#include <benchmark/benchmark.h>

#include <numbers>

// A lesion of 20 mm on a full field of 3328 x 4096 pixels at 0.065 mm: after an edit, rings are to be on the screen within
// 80 ms, 50 is the aim.

using namespace annulus;
using namespace annulus::tests;

namespace {

const Grid field = makeGrid(3328, 4096, millimetres(0.065, 0.065));

/// A spiculated outline of 400 vertices, 20 mm across.
Outline lesionOutline()
{
    Contour contour;
    for (int at = 0; at < 400; ++at) {
        const double t = 2 * std::numbers::pi * at / 400;
        const double radius = (10 / 0.065) * (0.85 + 0.15 * std::sin(11 * t));
        contour.push_back({1200 + radius * std::cos(t), 2000 + radius * std::sin(t)});
    }
    return {{contour}};
}

/// Half an ellipse of tissue at the left border in noisy air.
Image mammogram()
{
    Random random(1);
    std::vector<std::uint16_t> pixels;
    pixels.reserve(static_cast<std::size_t>(field.pixelCount()));
    for (std::int64_t j = 0; j < field.size.j; ++j)
        for (std::int64_t i = 0; i < field.size.i; ++i) {
            const double x = static_cast<double>(i) / 2300;
            const double y = (static_cast<double>(j) - 2048) / 1850;
            const double depth = 1 - x * x - y * y;
            pixels.push_back(static_cast<std::uint16_t>(100 + static_cast<double>(random.below(60)) + (depth > 0 ? 400 + 2500 * std::sqrt(depth) : 0)));
        }
    return {field, std::move(pixels)};
}

const Mask& breast()
{
    static const Mask mask = *breastMask(mammogram());
    return mask;
}

void rasteriseOutline(benchmark::State& state)
{
    const Outline outline = lesionOutline();
    for (auto _ : state)
        benchmark::DoNotOptimize(rasterise(outline, field));
}
BENCHMARK(rasteriseOutline)->Unit(benchmark::kMillisecond);

void checkAndMeasure(benchmark::State& state)
{
    const Outline outline = lesionOutline();
    for (auto _ : state) {
        benchmark::DoNotOptimize(checkOutline(outline, field));
        benchmark::DoNotOptimize(measureOutline(outline, spacingOf(field)));
    }
}
BENCHMARK(checkAndMeasure)->Unit(benchmark::kMillisecond);

/// What follows every edit of an outline: pixels, three rings, clipped to the breast.
void outlineToClippedRings(benchmark::State& state)
{
    const Outline outline = lesionOutline();
    const std::vector<double> margins{1, 2, 3};
    const RingClip clip{&breast(), nullptr};
    for (auto _ : state)
        benchmark::DoNotOptimize(makeRings(rasterise(outline, field), margins, true, clip));
}
BENCHMARK(outlineToClippedRings)->Unit(benchmark::kMillisecond);

/// Once per image.
void findBreast(benchmark::State& state)
{
    const Image image = mammogram();
    for (auto _ : state)
        benchmark::DoNotOptimize(breastMask(image));
}
BENCHMARK(findBreast)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
