#include "core/features/featureMap.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/features/definitions.h"
#include "core/features/discretise.h"
#include "core/features/RoiPixels.h"
#include "core/features/preprocess.h"
#include "core/filters/boxes.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace annulus {
namespace {

/// A class with the indices of what is wanted of it, and the map of each.
struct Job {
    const FeatureClass* featureClass;
    std::vector<std::size_t> wanted;
    std::vector<std::size_t> maps;
};

Result<std::vector<Job>> jobsOf(const std::vector<std::string>& wanted)
{
    std::vector<Job> jobs;
    for (std::size_t map = 0; map < wanted.size(); ++map) {
        const auto parts = split(wanted[map], '_');
        const FeatureClass* featureClass = parts.size() == 2 ? findFeatureClass(parts[0]) : nullptr;
        const auto defs = featureClass != nullptr ? featureClass->features() : std::span<const FeatureDef>();
        const auto def = std::find_if(defs.begin(), defs.end(), [&](const FeatureDef& one) { return one.name == parts[1]; });
        if (def == defs.end() || featureClass->isShape)
            return Error{Errc::notFound, message("features", "%1 is no feature that can be mapped; a class and a feature were expected, such as glcm_Idn.", wanted[map]), {}};
        auto job = std::find_if(jobs.begin(), jobs.end(), [&](const Job& one) { return one.featureClass == featureClass; });
        if (job == jobs.end())
            job = jobs.insert(jobs.end(), Job{featureClass, {}, {}});
        job->wanted.push_back(static_cast<std::size_t>(def - defs.begin()));
        job->maps.push_back(map);
    }
    return jobs;
}

/// What all neighbourhoods are cut from.
struct Region {
    Grid grid;
    Size size;  ///< of the region's box
    std::vector<std::uint8_t> inside;
    std::vector<double> values;  ///< over the box
    Levels levels;
    bool isFloat32 = false;
};

Result<Region> regionOf(const Image& image, const Mask& mask, const FeatureSettings& settings)
{
    const Box box = mask.box();
    const Image part = cropTo(image, box);
    const auto pixels = gather(part, cropTo(mask, box));
    if (!pixels)
        return pixels.error();
    Region region{part.grid, box.size(), toBytes(mask, box), toDoubles(part), discretise(*pixels, settings), pixels->isFloat32};
    if (!region.levels.problem.isEmpty())
        return Error{Errc::invalid, region.levels.problem, {}};
    return region;
}

/// Pixels that the radius reaches along each axis; none across the plane that force2D keeps.
std::array<std::int64_t, 3> reachOf(const Grid& grid, const FeatureMapSettings& settings)
{
    constexpr double most = 1e6;  // any image
    const FeatureSettings& features = settings.extraction.features;
    std::array<std::int64_t, 3> reach{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const bool isLeftOut = grid.dimensions == 3 && features.force2D && 2 - features.force2Ddimension == static_cast<int>(axis);
        if (!isLeftOut && static_cast<int>(axis) < grid.dimensions)
            reach[axis] = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::min(most, std::floor(settings.radiusMm / grid.spacing[axis] * (1 + 1e-9)))));
    }
    return reach;
}

/// One neighbourhood as classes read it; its vectors are used again for the next.
struct Kernel {
    RoiPixels pixels;
    Levels levels;
};

void cut(const Region& region, const std::array<std::int64_t, 3>& middle, const std::array<std::int64_t, 3>& reach, Kernel& kernel)
{
    const std::array<std::int64_t, 3> size{region.size.i, region.size.j, region.size.k};
    std::array<std::int64_t, 3> low{}, high{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        low[axis] = std::max<std::int64_t>(0, middle[axis] - reach[axis]);
        high[axis] = std::min(size[axis] - 1, middle[axis] + reach[axis]);
    }
    RoiPixels& pixels = kernel.pixels;
    pixels.grid = region.grid;
    pixels.box = {low[0], low[1], low[2], high[0], high[1], high[2]};
    pixels.isFloat32 = region.isFloat32;
    pixels.count = 0;
    pixels.values.clear();
    kernel.levels.level.clear();
    kernel.levels.counts.assign(region.levels.counts.size(), 0);
    for (std::int64_t k = low[2]; k <= high[2]; ++k)
        for (std::int64_t j = low[1]; j <= high[1]; ++j)
            for (std::int64_t i = low[0]; i <= high[0]; ++i) {
                const auto at = static_cast<std::size_t>((k * size[1] + j) * size[0] + i);
                const bool isInside = region.inside[at] != 0;
                kernel.levels.level.push_back(isInside ? region.levels.level[at] : 0);
                if (!isInside)
                    continue;
                ++pixels.count;
                pixels.values.push_back(region.values[at]);
                ++kernel.levels.counts[static_cast<std::size_t>(region.levels.level[at])];
            }
}

/// All maps along one row of the region's box.
void mapRow(const Region& region, std::int64_t j, std::int64_t k, const std::array<std::int64_t, 3>& reach, const FeatureSettings& settings, const std::vector<Job>& jobs, std::vector<FeatureMap>& maps)
{
    Kernel kernel;
    for (std::int64_t i = 0; i < region.size.i; ++i) {
        const auto at = static_cast<std::size_t>((k * region.size.j + j) * region.size.i + i);
        if (region.inside[at] == 0)
            continue;
        cut(region, {i, j, k}, reach, kernel);
        for (const Job& job : jobs) {
            const auto outcomes = job.featureClass->compute({kernel.pixels, kernel.levels, settings}, job.wanted);
            for (std::size_t index = 0; index < outcomes.size(); ++index)
                if (const auto& value = outcomes[index].value; value && std::isfinite(*value)) {
                    maps[job.maps[index]].values[at] = *value;
                    maps[job.maps[index]].known[at] = 1;
                }
        }
    }
}

/// The steps before any feature, as extract() does them.
Result<ImageAndMask> prepare(Image image, Mask region, const Settings& settings)
{
    if (settings.normalize) {
        auto normalised = normalise(image, settings);
        if (!normalised)
            return std::move(normalised).error();
        image = std::move(normalised).value();
    }
    if (wantsResampling(settings)) {
        auto both = resample(image, region, settings);
        if (!both)
            return std::move(both).error();
        image = std::move(both->image);
        region = std::move(both->mask);
    }
    if (!settings.resegmentRange.empty()) {
        auto inRange = resegment(image, region, settings);
        if (!inRange)
            return std::move(inRange).error();
        region = std::move(inRange).value();
    }
    if (region.isEmpty())
        return checkRegion(region, settings).error();
    return ImageAndMask{std::move(image), std::move(region)};
}

}  // namespace

Result<std::vector<FeatureMap>> featureMaps(const Image& whole, const Mask& outlined, const FeatureMapSettings& settings, const Progress& progress, int threads)
{
    if (outlined.isEmpty())
        return Error{Errc::invalid, message("features", "The region is empty; it has no features."), {}};
    if (!(settings.radiusMm > 0) || !std::isfinite(settings.radiusMm))
        return Error{Errc::invalid, message("features", "The radius of a feature map is %1 mm; a number above 0 was expected.", settings.radiusMm), {}};
    if (!whole.grid.isCalibrated())
        return Error{Errc::invalid, message("features", "The image has no pixel spacing, so a radius in mm is unknown; give the spacing."), {}};
    const auto jobs = jobsOf(settings.wanted);
    if (!jobs)
        return jobs.error();
    auto prepared = prepare(whole, outlined, settings.extraction);
    if (!prepared)
        return std::move(prepared).error();
    const auto& [image, mask] = *prepared;
    FeatureSettings features = settings.extraction.features;
    features.force2D = features.force2D && image.grid.dimensions == 3;
    const auto region = regionOf(image, mask, features);
    if (!region)
        return region.error();
    const auto pixels = static_cast<std::size_t>(region->size.i * region->size.j * region->size.k);
    std::vector<FeatureMap> maps;
    for (const std::string& feature : settings.wanted)
        maps.push_back({feature, image.grid, prepared->mask.box(), std::vector<double>(pixels, 0), std::vector<std::uint8_t>(pixels, 0)});
    const auto reach = reachOf(image.grid, settings);
    const auto rows = static_cast<std::size_t>(region->size.j * region->size.k);
    std::atomic<std::size_t> done = 0;
    parallelFor(
        rows,
        [&](std::size_t row) {
            if (progress.cancelled())
                return;
            mapRow(*region, static_cast<std::int64_t>(row) % region->size.j, static_cast<std::int64_t>(row) / region->size.j, reach, features, *jobs, maps);
            progress.report(static_cast<double>(++done) / static_cast<double>(rows), message("features", "Feature maps"));
        },
        threads);
    if (progress.cancelled())
        return stopped();
    return maps;
}

}  // namespace annulus
