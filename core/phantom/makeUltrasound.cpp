#include "core/phantom/makeUltrasound.h"

#include "core/base/text.h"
#include "core/phantom/lettering.h"
#include "core/phantom/speckle.h"
#include "core/phantom/ultrasoundTissue.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr double topRoomMm = 4.5;     ///< skin and fat over a lesion
constexpr double bottomRoomMm = 7.5;  ///< what lies behind it is seen

/// The running mean over the width of the beam: what one line loses its neighbours lose in part.
void blurAcross(std::vector<float>& line, int reach, std::vector<float>& scratch)
{
    const int count = static_cast<int>(line.size());
    scratch.assign(line.size() + 1, 0);
    for (std::size_t i = 0; i < line.size(); ++i)
        scratch[i + 1] = scratch[i] + line[i];
    for (int i = 0; i < count; ++i) {
        const int from = std::max(0, i - reach);
        const int to = std::min(count, i + reach + 1);
        line[static_cast<std::size_t>(i)] = (scratch[static_cast<std::size_t>(to)] - scratch[static_cast<std::size_t>(from)]) / static_cast<float>(to - from);
    }
}

/// Envelope, attenuation along the beam, gain and log compression to 0..255.
Raster compressed(const Echoes& echoes, const UltrasoundSettings& settings, const Random& random)
{
    PointSpread spread;
    spread.focusRow = 0.45 * settings.height;
    std::vector<Raster> looks;
    for (int k = 0; k < settings.looks; ++k)
        looks.push_back(receivedEnvelope(echoes.scatterDb, spread, random.split(static_cast<std::uint64_t>(10 + k))));
    Random electronic = random.split(2);
    Raster grey(settings.width, settings.height);
    std::vector<float> lost(static_cast<std::size_t>(settings.width), 0);
    std::vector<float> beam;
    std::vector<float> scratch;
    for (int j = 0; j < settings.height; ++j) {
        // Time-gain compensation lifts the noise of the receiver with depth.
        const double floorDb = -47 + 17.0 * j / settings.height;
        const double floorPower = std::pow(10, floorDb / 10);
        for (int i = 0; i < settings.width; ++i)
            lost[static_cast<std::size_t>(i)] += echoes.attenuation.at(i, j) * static_cast<float>(settings.mmPerPixel);
        beam = lost;
        blurAcross(beam, std::max(1, static_cast<int>(0.45 / settings.mmPerPixel)), scratch);
        for (int i = 0; i < settings.width; ++i) {
            const float loss = beam[static_cast<std::size_t>(i)];
            double power = 0;
            for (const Raster& look : looks)
                power += static_cast<double>(look.at(i, j)) * look.at(i, j);
            power /= settings.looks;
            const double noise = roughNormal(electronic);
            const double received = power * std::pow(10, -loss / 10) + floorPower * (1 + 0.25 * noise * noise);
            const double db = 10 * std::log10(received + 1e-12);
            grey.at(i, j) = static_cast<float>((db + settings.dynamicRangeDb - 31) / settings.dynamicRangeDb * 255);
        }
    }
    return grey;
}

void decorate(const Canvas& canvas, const UltrasoundSettings& s)
{
    const int right = s.left + s.width;
    for (int mm = 0; mm * 1.0 <= s.height * s.mmPerPixel; mm += 5) {  // depth scale, a tick every 5 mm
        const int y = s.top + static_cast<int>(std::lround(mm / s.mmPerPixel));
        const bool whole = mm % 10 == 0;
        canvas.fill(right + 8, y, whole ? 10 : 5, 1, 190);
        if (whole && mm > 0)
            letter(canvas, right + 24, y - 7, std::to_string(mm / 10), 2, 190);
    }
    const int focus = s.top + static_cast<int>(0.45 * s.height);
    for (int k = 0; k < 6; ++k)
        canvas.fill(right + 2 + k, focus - k, 1, 2 * k + 1, 150);
    for (int k = 0; k < 180; ++k)  // grey bar
        canvas.fill(18, s.top + k, 12, 1, static_cast<std::uint8_t>(255 - k * 255 / 179));
    letter(canvas, 18, 14, "US", 2, 210);
    letter(canvas, s.left + 60, 14, "L12", 2, 210);
    letter(canvas, s.left + 140, 14, formatFixed(s.height * s.mmPerPixel / 10, 1) + " CM", 2, 210);
    letter(canvas, s.left, s.top + s.height + 14, s.label, 2, 210);
    // The mark that tells which end of the probe is at the left.
    canvas.fill(s.left, s.top - 14, 8, 2, 230);
    canvas.fill(s.left, s.top - 14, 2, 10, 230);
}

}  // namespace

StarShape placeLesion(const UltrasoundLesion& look, const UltrasoundSettings& settings)
{
    Random random = Random(settings.seed).split(1);
    const double widthMm = settings.width * settings.mmPerPixel;
    const double heightMm = settings.height * settings.mmPerPixel;
    // A large tumour is hardly ever taller than wide: the probe presses it flat.
    const double aspect = look.parallel ? random.uniform(1.3, 1.75) : random.uniform(0.74, 0.96) + 0.002 * std::max(0.0, look.diameterMm - 20);
    const double irregularity = look.circumscribed ? 0.035 : 0.13;
    StarShape shape = drawShape({0, 0}, look.diameterMm / 2, aspect, irregularity, random.split(1));
    shape = scaledTo(shape, std::min({look.diameterMm, widthMm * 0.72, heightMm - topRoomMm - bottomRoomMm}));
    const auto [low, high] = shape.verticalExtent();
    shape.centre = {widthMm * random.uniform(0.45, 0.55), std::clamp(random.uniform(11, 16), topRoomMm - low, heightMm - high - bottomRoomMm)};
    return shape;
}

double fittingScale(double diameterMm, const UltrasoundSettings& settings, Random random)
{
    // Sonographers set the depth to the patient: frames' scales differ, and a large tumour is shown whole.
    constexpr double scales[] = {0.055, 0.06, 0.065, 0.07, 0.08, 0.09, 0.1, 0.11};
    auto first = static_cast<std::size_t>(random.below(4));
    while (first + 1 < std::size(scales)
           && (scales[first] * settings.height < diameterMm + topRoomMm + bottomRoomMm || scales[first] * settings.width * 0.72 < diameterMm))
        ++first;
    return scales[first];
}

Ultrasound makeUltrasound(const UltrasoundLesion& lesion, const UltrasoundSettings& settings)
{
    const Random random(settings.seed);
    Ultrasound result;
    result.lesion = placeLesion(lesion, settings);
    const Echoes echoes = paintEchoes(result.lesion, lesion, settings, random.split(2));
    const Raster grey = compressed(echoes, settings, random.split(3));

    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(settings.columns) * static_cast<std::size_t>(settings.rows), 0);
    const Canvas canvas{pixels, settings.columns, settings.rows};
    for (int j = 0; j < settings.height; ++j)
        for (int i = 0; i < settings.width; ++i)
            canvas.fill(settings.left + i, settings.top + j, 1, 1, static_cast<std::uint8_t>(std::clamp(std::lround(grey.at(i, j)), 0L, 255L)));
    decorate(canvas, settings);

    const double mm = settings.mmPerPixel;
    const Grid grid = makeGrid(settings.columns, settings.rows, {.x = mm, .y = mm, .basis = SpacingBasis::ultrasoundRegion});
    result.image = {grid, std::move(pixels)};
    result.region = {settings.left, settings.top, settings.left + settings.width - 1, settings.top + settings.height - 1, mm, mm};
    result.frame = {-settings.left * mm, -settings.top * mm, mm, mm};
    result.lesionMask = rasterise(result.lesion, grid, result.frame);
    return result;
}

}  // namespace annulus::phantom
