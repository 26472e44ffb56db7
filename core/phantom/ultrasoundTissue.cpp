#include "core/phantom/ultrasoundTissue.h"

#include "core/phantom/posteriorShadow.h"
#include "core/phantom/powerLaw.h"
#include "core/phantom/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace annulus::phantom {
namespace {

/// Depths in mm of the lower edges of the layers at one place along the probe.
struct Layers {
    double skin, fat, gland, retroFat, muscle;
};

/// A slow random line: sum of a few cosines along the probe.
class Wave {
public:
    Wave(double sd, double longestMm, Random random)
    {
        for (std::size_t k = 0; k < parts_.size(); ++k)
            parts_[k] = {random.normal() * sd / std::pow(static_cast<double>(k) + 1, 0.9), 2 * std::numbers::pi * (static_cast<double>(k) + 0.6) / longestMm,
                         random.uniform(0, 2 * std::numbers::pi)};
    }
    double operator()(double x) const
    {
        double sum = 0;
        for (const auto& part : parts_)
            sum += part.height * std::cos(part.turn * x + part.phase);
        return sum;
    }

private:
    struct Part { double height, turn, phase; };
    std::array<Part, 6> parts_{};
};

class Anatomy {
public:
    /// The gland reaches at least down to `deepestMm`: a tumour lies in it, not in the muscle.
    Anatomy(double deepestMm, const Random& random)
        : skin_(0.03, 40, random.split(1)), fat_(1.0, 42, random.split(2)), gland_(0.9, 45, random.split(3)),
          muscle_(0.5, 60, random.split(4)), pleura_(0.5, 50, random.split(5))
    {
        Random draw = random.split(6);
        fatDepth_ = draw.uniform(5.5, 8.5);
        glandDepth_ = std::max(draw.uniform(19, 22.5), deepestMm + draw.uniform(0.5, 2.5));
        muscleDepth_ = glandDepth_ + draw.uniform(2.0, 3.5);
        pleuraDepth_ = muscleDepth_ + draw.uniform(6.5, 8.5);
        slope_ = draw.normal() * 0.03;
    }
    [[nodiscard]] Layers at(double x) const
    {
        const double tilt = slope_ * (x - 20);
        return {1.35 + skin_(x), fatDepth_ + fat_(x) + tilt, glandDepth_ + gland_(x) + tilt, muscleDepth_ + muscle_(x) + tilt,
                pleuraDepth_ + pleura_(x) + tilt};
    }

private:
    Wave skin_, fat_, gland_, muscle_, pleura_;
    double fatDepth_, glandDepth_, muscleDepth_, pleuraDepth_, slope_;
};

/// Bright lines that lie mostly across the beam: septa in fat, planes between layers, fibres of the muscle.
Raster specularLines(const Anatomy& anatomy, const UltrasoundSettings& settings, Random random)
{
    Raster lines(settings.width, settings.height);
    const double mm = settings.mmPerPixel;
    const double widthMm = settings.width * mm;
    const Wave glint(0.6, 18, random.split(40));  // no plane lies square to the beam all the way
    const auto draw = [&](const std::vector<Point>& path, double halfWidthMm, double brightness) {
        std::vector<StrokePoint> points;
        for (std::size_t k = 0; k < path.size(); ++k) {
            const double t = static_cast<double>(k) / static_cast<double>(path.size() - 1);
            // A line across the beam answers strongest.
            const Point a = path[k == 0 ? 0 : k - 1];
            const Point b = path[k == 0 ? 1 : k];
            const double across = std::abs(b.x - a.x) / std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
            const double shine = std::clamp(0.7 + 0.5 * glint(path[k].x), 0.15, 1.2);
            points.push_back({{path[k].x / mm, path[k].y / mm}, halfWidthMm / mm,
                              brightness * shine * across * across * std::sqrt(std::max(std::sin(std::numbers::pi * t), 0.0))});
        }
        drawStroke(lines, points);
    };
    const auto along = [&](double from, double to, double (*depth)(const Layers&), double jitter, Random wobble) {
        std::vector<Point> path;
        const Wave wave(jitter, 25, wobble);
        for (double x = from; x <= to; x += 0.4)
            path.push_back({x, depth(anatomy.at(x)) + wave(x)});
        return path;
    };
    const auto number = [&](int from, int extra) { return from + static_cast<int>(random.below(static_cast<std::uint64_t>(extra))); };

    for (int k = number(16, 10); k > 0; --k) {  // Cooper's ligaments and septa of the subcutaneous fat
        const double x = random.uniform(-3, widthMm);
        const Layers here = anatomy.at(x);
        const Point start{x, random.uniform(here.skin + 0.5, here.fat + 1.5)};
        const double angle = random.normal() * 0.35;
        const double length = random.uniform(3, 14);
        const auto path = wanderingPath(start, angle, length, 0.3, 0.9, random);
        const double halfWidth = random.uniform(0.05, 0.14);
        draw(path, halfWidth, random.uniform(6, 15));
    }
    for (int k = 0; k < 3; ++k) {  // front and back of the gland, in pieces
        const double from = random.uniform(-4, widthMm * 0.6);
        draw(along(from, from + random.uniform(12, 26), [](const Layers& l) { return l.fat; }, 0.15, random.split(static_cast<std::uint64_t>(k))), 0.13, 13);
        const double back = random.uniform(-4, widthMm * 0.6);
        draw(along(back, back + random.uniform(10, 24), [](const Layers& l) { return l.gland; }, 0.2, random.split(static_cast<std::uint64_t>(k + 10))), 0.12, 11);
    }
    for (int k = number(18, 10); k > 0; --k) {  // within the gland
        const double x = random.uniform(-2, widthMm);
        const Layers here = anatomy.at(x);
        const auto path = wanderingPath({x, random.uniform(here.fat, here.gland)}, random.normal() * 0.28, random.uniform(2, 9), 0.3, 0.7, random);
        draw(path, random.uniform(0.06, 0.16), random.uniform(3, 9));
    }
    draw(along(-6, widthMm + 6, [](const Layers& l) { return l.retroFat; }, 0.05, random.split(30)), 0.10, 15);  // fascia of the muscle
    for (int k = number(34, 14); k > 0; --k) {  // fibres
        const double share = random.uniform(0.08, 0.95);
        const double from = random.uniform(-5, widthMm);
        std::vector<Point> path;
        const double length = random.uniform(4, 16);
        for (double x = from; x <= from + length; x += 0.4) {
            const Layers here = anatomy.at(x);
            path.push_back({x, here.retroFat + share * (here.muscle - here.retroFat)});
        }
        draw(path, 0.06, random.uniform(4, 12));
    }
    draw(along(-6, widthMm + 6, [](const Layers& l) { return l.muscle; }, 0.04, random.split(31)), 0.16, 20);  // pleura
    return lines;
}

double gauss(double x) { return std::exp(-0.5 * x * x); }

/// Backscatter of the layers without the lesion.
double layerDb(const Layers& here, double depth, double texture)
{
    double db = depth < 0.25 ? 9 : depth < 2.5 ? 3 + 2 * std::cos((depth - 0.25) * 5) : 0;  // gel and the two lines of the skin
    const auto below = [&](double edge, double softness) { return smoothStep(edge - softness, edge + softness, depth); };
    db += (-9 + 2.4 * texture - db) * below(here.skin, 0.12);
    db += (-1.5 + 3.8 * texture - db) * below(here.fat, 0.6);
    db += (-9 + 2.4 * texture - db) * below(here.gland, 0.5);
    db += (-11 + 1.5 * texture - db) * below(here.retroFat, 0.15);
    db += (-19 - 0.5 * (depth - here.muscle) + 2.5 * texture - db) * below(here.muscle + 0.3, 0.5);
    return db;
}

}  // namespace

Echoes paintEchoes(const StarShape& lesion, const UltrasoundLesion& look, const UltrasoundSettings& settings, const Random& random)
{
    const double mm = settings.mmPerPixel;
    const Anatomy anatomy(lesion.centre.y + lesion.verticalExtent().second, random.split(1));
    const auto [texture, inner] = powerLawSheets(256, 4 * mm, {3.0, 9}, {}, random.split(2));
    const auto [ragged, shade] = powerLawSheets(256, 4 * mm, {3.2, 6}, {0, 1.0}, random.split(3));
    const auto [lobules, strengths] = powerLawSheets(256, 4 * mm, {4, 5}, {0, 0.4}, random.split(7));
    const Raster lines = specularLines(anatomy, settings, random.split(4));
    const Wave contact(0.05, 30, random.split(5));
    const Raster patches = powerLawSheets(128, 4 * mm, {2.4, 1.5}, {}, random.split(9)).first;
    const double unevenness = 3.6 * std::exp(-0.45 * (std::clamp(look.uniformity, -2.5, 3.0) - 0.5));
    const double frontShift = 3.6 * (std::clamp(look.rim, -2.5, 4.0) - 1);
    const double frontPatches = 1.6 * std::exp(0.30 * (std::clamp(look.rim, -2.5, 4.0) - 1));
    const double edgeMm = look.circumscribed ? 0.2 : 1.0;

    Echoes echoes{Raster(settings.width, settings.height), Raster(settings.width, settings.height)};
    Raster share(settings.width, settings.height);  // how far a pixel belongs to the lesion
    for (int i = 0; i < settings.width; ++i) {
        const double x = i * mm;
        const Layers here = anatomy.at(x);
        for (int j = 0; j < settings.height; ++j) {
            const double y = j * mm;
            // Layers of fat and gland are stretched along the skin.
            const double grain = cubicPeriodic(texture, i / 6.5, j / 3.2);
            double db = layerDb(here, y + 0.25 * cubicPeriodic(ragged, i / 4.0, j / 4.0), grain) + lines.at(i, j);
            // Lobules of fat: flat ovals, bounded by thin septa along the zero lines of a smooth field.
            const double fatness = smoothStep(here.skin, here.skin + 0.6, y) * (1 - smoothStep(here.fat - 0.5, here.fat + 2.5, y))
                                   + smoothStep(here.gland - 0.8, here.gland + 0.4, y) * (1 - smoothStep(here.retroFat - 0.4, here.retroFat, y));
            if (fatness > 0) {
                const double lobule = cubicPeriodic(lobules, i / 7.5, j / 3.3);
                const double strength = std::max(0.0, 0.5 + 0.7 * cubicPeriodic(strengths, i / 9.0, j / 4.0));
                db += fatness * (7 * strength * gauss(lobule / 0.13) + 1.3 * lobule);
            }
            const double dx = x - lesion.centre.x;
            const double dy = y - lesion.centre.y;
            const double inside = lesion.radiusAt(std::atan2(dy, dx)) - std::sqrt(dx * dx + dy * dy)
                                  + (look.circumscribed ? 0.03 : 0.5) * cubicPeriodic(ragged, i / 3.0, j / 3.0);
            double attenuation = 0.10 + 0.10 * std::max(0.0, contact(x) * 4) * (y < 3 ? 1 : 0) + 0.04 * cubicPeriodic(shade, i / 2.0, j / 9.0);
            if (inside > -3) {
                // The tumour's front: the millimetre of tissue outside the true border, not beyond.
                const double outside = lesion.radiusAt(std::atan2(dy, dx)) - std::sqrt(dx * dx + dy * dy);
                const double front = smoothStep(-1.15, -0.85, outside) * (1 - smoothStep(-0.15, 0.1, outside));
                if (front > 0)
                    db += front * (frontShift + frontPatches * cubicPeriodic(patches, i / 4.0, j / 4.0));
                const double within = smoothStep(-edgeMm, edgeMm, inside);
                // An echogenic rim where the tumour grows into the tissue, or a thin capsule.
                const double rim = look.circumscribed ? 4 * gauss((inside + 0.2) / 0.16)
                                                      : 4.5 * gauss((inside + 0.9) / 0.7);
                const double body = look.echoDb + unevenness * cubicPeriodic(inner, i / 4.0, j / 3.5) - 1.5 * smoothStep(0, 4, inside);
                db += rim * (1 - within) + (body - db) * within;
                share.at(i, j) = static_cast<float>(within);
            }
            echoes.scatterDb.at(i, j) = static_cast<float>(db);
            echoes.attenuation.at(i, j) = static_cast<float>(attenuation);
        }
    }
    addPosterior(echoes.attenuation, share, lesion, look, mm, random.split(8));
    if (look.calcifications) {
        Random draw = random.split(6);
        Raster spots(settings.width, settings.height);
        for (int k = 0; k < 9; ++k) {
            const double angle = draw.uniform(0, 2 * std::numbers::pi);
            const double from = 0.6 * std::sqrt(draw.uniform()) * lesion.radiusAt(angle);
            const Point at{(lesion.centre.x + from * std::cos(angle)) / mm, (lesion.centre.y + from * std::sin(angle)) / mm};
            addSpot(spots, at, draw.uniform(0.07, 0.13) / mm, draw.uniform(14, 24));
        }
        for (std::size_t k = 0; k < spots.values.size(); ++k)
            echoes.scatterDb.values[k] += spots.values[k];
    }
    return echoes;
}

}  // namespace annulus::phantom
