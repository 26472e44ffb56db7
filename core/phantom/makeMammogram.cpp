#include "core/phantom/makeMammogram.h"

#include "core/phantom/massInView.h"
#include "core/phantom/parenchyma.h"
#include "core/phantom/powerLaw.h"

#include <algorithm>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr double distanceStepMm = 0.8;
constexpr int grainSize = 512;

/// White noise a little smoothed by the scintillator's spread, row by row.
class QuantumNoise {
public:
    QuantumNoise(int width, Random random) : width_(width), random_(random)
    {
        for (auto& line : lines_)
            draw(line);
    }

    /// Unit SD values of the next row.
    const std::vector<float>& next()
    {
        result_.resize(static_cast<std::size_t>(width_));
        const auto& [above, here, below] = lines_;
        // 1 4 1 down and (in draw) across: norm sqrt(18) each.
        for (std::size_t i = 0; i < result_.size(); ++i)
            result_[i] = (above[i] + 4 * here[i] + below[i]) * 0.2357F;
        std::rotate(lines_.begin(), lines_.begin() + 1, lines_.end());
        draw(lines_.back());
        return result_;
    }

private:
    void draw(std::vector<float>& line)
    {
        white_.resize(static_cast<std::size_t>(width_) + 2);
        for (float& value : white_)
            value = roughNormal(random_);
        line.resize(static_cast<std::size_t>(width_));
        for (std::size_t i = 0; i < line.size(); ++i)
            line[i] = (white_[i] + 4 * white_[i + 1] + white_[i + 2]) * 0.2357F;
    }

    int width_;
    Random random_;
    std::array<std::vector<float>, 3> lines_;
    std::vector<float> white_;
    std::vector<float> result_;
};

/// The skin: a bright line of about 1.7 mm, cut tangentially.
double skinLine(double distance) { return 0.15 * smoothStep(0.0, 0.9, distance) * (1 - smoothStep(0.9, 2.6, distance)); }

}  // namespace

MammogramSettings fullSizeSettings() { return {.rows = 4096, .columns = 3328, .imagerSpacingMm = 0.07}; }

Mammogram makeMammogram(const Breast& breast, Side side, View view, const Lesion* lesion, const MammogramSettings& settings)
{
    const double pixelMm = settings.breastSpacingMm();
    const double widthMm = settings.columns * pixelMm;
    const BreastView flat = projectBreast(breast, view, settings.rows * pixelMm);
    const Random random = Random(breast.seed).split(view == View::cc ? 21 : 22);
    const Raster distance = skinDistance(flat, widthMm, distanceStepMm);
    const Tissue tissue = paintTissue(breast, flat, distance, distanceStepMm, widthMm, settings.beta, random.split(1));

    // Only as wide as the breast reaches: everything beyond is air.
    double reachMm = 0;
    for (const Point& p : flat.skin)
        reachMm = std::max(reachMm, p.x);
    const int width = std::min(settings.columns, static_cast<int>(reachMm / pixelMm) + 4);
    const double scale = tissue.stepMm / pixelMm;
    Raster base = enlarged(tissue.brightness, width, settings.rows, scale);
    const Raster fineness = enlarged(tissue.fineness, width, settings.rows, scale);
    const Raster skin = enlarged(distance, width, settings.rows, distanceStepMm / pixelMm);
    const double coarseLimit = 0.5 / tissue.stepMm;
    const Raster grain = powerLawSheets(grainSize, pixelMm, {settings.beta, 26}, {coarseLimit, 1e9}, random.split(2)).first;
    Raster extra = drawStrands(breast, flat, width, settings.rows, pixelMm, lesion, random.split(3));
    addLymphNodes(extra, breast, flat, pixelMm, Random(breast.seed).split(24));
    addBenignCalcifications(extra, breast, flat, pixelMm, Random(breast.seed).split(23));
    if (lesion)
        addMass(base, extra, *lesion, flat, pixelMm);

    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(settings.rows) * static_cast<std::size_t>(settings.columns), 0);
    QuantumNoise noise(width, random.split(4));
    for (int j = 0; j < settings.rows; ++j) {
        const auto& noiseRow = noise.next();
        for (int x = 0; x < width; ++x) {
            const double depth = skin.at(x, j);
            if (depth <= 0)
                continue;
            const double brightness = base.at(x, j) + fineness.at(x, j) * grain.at(x % grainSize, j % grainSize) + skinLine(depth)
                                      + extra.at(x, j) * smoothStep(0.5, 3, depth);
            const double edge = smoothStep(-0.2, 1.2, depth);
            const double clean = edge * (settings.offset + settings.gain * std::min(brightness, 1.65));
            const double sd = settings.noise * (1 + 0.55 * std::clamp(brightness, 0.0, 1.6)) * edge;
            const double value = clean + sd * static_cast<double>(noiseRow[static_cast<std::size_t>(x)]);
            const int column = side == Side::left ? x : settings.columns - 1 - x;
            pixels[static_cast<std::size_t>(j) * static_cast<std::size_t>(settings.columns) + static_cast<std::size_t>(column)]
                = static_cast<std::uint16_t>(std::clamp(value, 1.0, 4095.0) + 0.5);
        }
    }

    Mammogram result;
    const Grid grid = makeGrid(settings.columns, settings.rows,
                               {.x = pixelMm, .y = pixelMm, .basis = SpacingBasis::inBreast, .magnification = settings.magnification});
    result.image = {grid, std::move(pixels)};
    result.frame = side == Side::left ? PixelFrame{0, 0, pixelMm, pixelMm} : PixelFrame{(settings.columns - 1) * pixelMm, 0, -pixelMm, pixelMm};
    result.lesionMask = Mask(grid);
    if (lesion) {
        result.lesion = massOutline(*lesion, flat);
        result.lesionMask = rasterise(*result.lesion, grid, result.frame);
    }
    return result;
}

}  // namespace annulus::phantom
