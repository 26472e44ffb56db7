#include "core/features/extract.h"

#include "core/base/parallelFor.h"
#include "core/features/definitions.h"
#include "core/features/preprocess.h"
#include "core/filters/boxes.h"
#include "core/filters/imageFilters.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <type_traits>

namespace annulus {
namespace {

/// One class with the indices of the features asked for.
struct Job {
    const FeatureClass* featureClass;
    std::vector<std::size_t> wanted;
};

/// Selections that name a class or feature of this version; the parameter file has reported the others.
std::vector<Job> jobsOf(const Settings& settings, bool isShape)
{
    std::vector<Job> jobs;
    for (const FeatureClass* featureClass : allFeatureClasses()) {
        const auto selection = std::find_if(settings.featureClasses.begin(), settings.featureClasses.end(),
                                            [&](const ClassSelection& one) { return one.name == featureClass->name; });
        if (selection == settings.featureClasses.end() || featureClass->isShape != isShape)
            continue;
        Job job{featureClass, {}};
        const auto defs = featureClass->features();
        for (std::size_t index = 0; index < defs.size(); ++index) {
            const bool isNamed = std::find(selection->features.begin(), selection->features.end(), defs[index].name) != selection->features.end();
            if (isNamed || (selection->features.empty() && !defs[index].deprecated))
                job.wanted.push_back(index);
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

std::string fullName(std::string_view imageType, const FeatureClass& featureClass, std::size_t index)
{
    return std::string(imageType) + '_' + std::string(featureClass.name) + '_' + std::string(featureClass.features()[index].name);
}

std::vector<FeatureValue> compute(const std::string& region, std::string_view imageType, const ClassInput& input, const std::vector<Job>& jobs)
{
    std::vector<FeatureValue> values;
    for (const Job& job : jobs) {
        auto outcomes = job.featureClass->compute(input, job.wanted);
        for (std::size_t at = 0; at < job.wanted.size(); ++at) {
            FeatureValue value{region, fullName(imageType, *job.featureClass, job.wanted[at]), outcomes[at].value, std::move(outcomes[at].reason)};
            if (value.value && !std::isfinite(*value.value)) {
                value.value.reset();
                value.reason = message("features", "The definition has no finite value for this region (a division by zero).");
            }
            values.push_back(std::move(value));
        }
    }
    return values;
}

void append(std::vector<FeatureValue>& all, std::vector<FeatureValue> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The axis that force2D leaves out of a volume; a plane image has none to spare.
std::optional<int> flatAxisOf(const FeatureSettings& settings, int dimensions)
{
    return settings.force2D && dimensions == 3 ? std::optional(2 - settings.force2Ddimension) : std::nullopt;
}

/// Names of the images that an image type derives.
std::vector<std::string> derivedNames(const ImageType& type, int dimensions)
{
    const ImageFilter* filter = findImageFilter(type.name);
    return filter ? filter->names(type.filter, dimensions, flatAxisOf(type.settings, dimensions)) : std::vector<std::string>();
}

bool needsLargest(const Settings& settings)
{
    return std::any_of(settings.imageTypes.begin(), settings.imageTypes.end(), [](const ImageType& type) { return type.name != "Original"; });
}

void appendReasons(std::vector<FeatureValue>& all, const std::string& region, std::string_view imageType, const std::vector<Job>& jobs, const Message& reason)
{
    for (const Job& job : jobs)
        for (const std::size_t index : job.wanted)
            all.push_back({region, fullName(imageType, *job.featureClass, index), {}, reason});
}

/// Every class on one derived image.
void computeImage(std::vector<FeatureValue>& all, const std::string& region, const std::string& derived, const Result<RoiPixels>& roi, const FeatureSettings& settings, bool ibsiDefinitions,
                  const std::vector<Job>& jobs)
{
    if (!roi)
        return appendReasons(all, region, derived, jobs, roi.error().what);
    const Levels levels = discretise(*roi, settings);
    const auto plane = levels.problem.isEmpty() ? levelPlane(levels, roi->box.size(), settings) : std::nullopt;
    append(all, compute(region, derived, {*roi, levels, settings, ibsiDefinitions, false, plane ? &*plane : nullptr}, jobs));
}

bool holdsWholeNumbers(const Image& image)
{
    return std::visit([](const auto& pixels) { return std::is_integral_v<typename std::decay_t<decltype(pixels)>::value_type>; }, image.pixels);
}

/// Every class on every derived image of one region. `largest` is the whole image's.
std::vector<FeatureValue> computeImages(const std::string& name, const Image& image, const Mask& region, double largest, const Settings& settings,
                                        const std::vector<Job>& jobs, const Progress& progress)
{
    std::vector<FeatureValue> values;
    const Box box = region.box();
    const Mask inBox = cropTo(region, box);
    // Filters of each pixel alone need no image where its values are few: what becomes of each value is enough.
    const bool wantsOwn = holdsWholeNumbers(image) && std::ranges::any_of(settings.imageTypes, [](const ImageType& type) {
        const ImageFilter* filter = findImageFilter(type.name);
        return filter && filter->ofPixel;
    });
    const Result<RoiPixels> own = wantsOwn ? gather(image, region) : Result<RoiPixels>(RoiPixels{});
    const bool hasDistinct = own && !own->distinct.empty();
    for (const ImageType& type : settings.imageTypes) {
        const ImageFilter* filter = findImageFilter(type.name);
        if (!filter || progress.cancelled())
            continue;
        const auto take = [&](const std::string& derived, const Result<RoiPixels>& roi) { computeImage(values, name, derived, roi, type.settings, settings.annulus.ibsiDefinitions, jobs); };
        const FilterInput input{image, region, box, type.filter, largest, flatAxisOf(type.settings, image.grid.dimensions), 2 - type.settings.force2Ddimension};
        if (filter->ofPixel && hasDistinct) {
            const auto function = filter->ofPixel(largest);
            take(filter->names(type.filter, image.grid.dimensions, input.flatAxis).front(), function ? mapped(*own, *function) : Result<RoiPixels>(function.error()));
            continue;
        }
        filter->derive(input, [&](const std::string& derived, Result<Image> made) {
            if (!progress.cancelled())
                take(derived, made ? gather(*made, inBox) : Result<RoiPixels>(made.error()));
        });
    }
    return values;
}

/// The pixels inside a box. PyRadiomics looks for shape before resegmentation only where its pixels' box is after it.
Mask within(const Mask& region, const Box& box)
{
    if (box == region.box())
        return region;
    const Size size = box.size();
    return intersect(region, fromBytes(region.grid(), box, std::vector<std::uint8_t>(static_cast<std::size_t>(size.i * size.j * size.k), 1)));
}

/// Pre-processing of one region and then every class, in PyRadiomics' order of work.
Result<std::vector<FeatureValue>> extractRegion(const Image& whole, double wholeLargest, const NamedMask& named, const Settings& settings, const Progress& progress)
{
    if (named.mask.isEmpty() && !named.whyEmpty.isEmpty())
        return Error{Errc::invalid, named.whyEmpty, {}};
    auto placed = onGridOf(whole.grid, named.mask, settings);
    if (!placed)
        return std::move(placed).error();
    Mask region = std::move(placed).value();
    if (region.isEmpty())
        return checkRegion(region, settings).error();
    std::optional<Image> madeImage;
    if (wantsResampling(settings)) {
        auto both = resample(whole, region, settings);
        if (!both)
            return std::move(both).error();
        madeImage = std::move(both->image);
        region = std::move(both->mask);
    } else if (settings.preCrop) {
        if (auto check = checkRegion(region, settings); !check)
            return std::move(check).error();
        ImageAndMask both = croppedAround(whole, region, settings);
        madeImage = std::move(both.image);
        region = std::move(both.mask);
    }
    const Image& image = madeImage ? *madeImage : whole;
    if (auto check = checkRegion(region, settings); !check)
        return std::move(check).error();
    Mask kept = region;
    if (!settings.resegmentRange.empty()) {
        auto inRange = resegment(image, region, settings);
        if (!inRange)
            return std::move(inRange).error();
        kept = std::move(inRange).value();
        if (auto check = checkRegion(kept, settings); !check)
            return std::move(check).error();
    }
    const Levels noLevels;
    const RoiPixels shape = gatherShape(settings.resegmentShape ? kept : within(region, kept.box()));
    const ClassInput shapeInput{shape, noLevels, settings.features, settings.annulus.ibsiDefinitions, settings.annulus.shapeFromOneSlice};
    auto values = compute(named.name, "original", shapeInput, jobsOf(settings, true));
    const auto jobs = jobsOf(settings, false);
    if (jobs.empty())
        return values;
    const double largest = madeImage && needsLargest(settings) ? largestMagnitude(image) : wholeLargest;
    append(values, computeImages(named.name, image, kept, largest, settings, jobs, progress));
    return values;
}

/// The image as a volume of one slice, for settings that ask for it.
Result<std::vector<FeatureValue>> extractAsVolume(const Image& image, std::span<const NamedMask> regions, Settings settings, const Progress& progress, int threads)
{
    settings.annulus.asVolume = false;
    if (settings.resampledPixelSpacing.size() == 2)
        settings.resampledPixelSpacing.push_back(0);  // keeps the slice
    std::vector<NamedMask> masks;
    for (const NamedMask& region : regions)
        masks.push_back({region.name, withGrid(region.mask, asOneSlice(region.mask.grid()))});
    return extract(Image{asOneSlice(image.grid), image.pixels}, masks, settings, progress, threads);
}

/// A plane image has no axis to spare: force2D has no effect (docs/parity.md).
bool forcesPlane(const Settings& settings, int dimensions)
{
    return dimensions == 2 && (settings.features.force2D || std::any_of(settings.imageTypes.begin(), settings.imageTypes.end(), [](const ImageType& type) { return type.settings.force2D; }));
}
Settings withoutForce2D(Settings settings)
{
    settings.features.force2D = false;
    for (ImageType& type : settings.imageTypes)
        type.settings.force2D = false;
    return settings;
}

std::vector<FeatureValue> withReason(const std::string& region, const Settings& settings, int dimensions, const Message& reason)
{
    std::vector<FeatureValue> values;
    for (auto& name : featureNames(settings, dimensions))
        values.push_back({region, std::move(name), {}, reason});
    return values;
}

}  // namespace

std::vector<std::string> featureNames(const Settings& settings, int dimensions)
{
    if (settings.annulus.asVolume)
        dimensions = 3;
    std::vector<std::string> names;
    for (const Job& job : jobsOf(settings, true))
        for (const std::size_t index : job.wanted)
            names.push_back(fullName("original", *job.featureClass, index));
    const auto jobs = jobsOf(settings, false);
    for (const ImageType& type : settings.imageTypes)
        for (const std::string& derived : derivedNames(type, dimensions))
            for (const Job& job : jobs)
                for (const std::size_t index : job.wanted)
                    names.push_back(fullName(derived, *job.featureClass, index));
    return names;
}

Result<std::vector<FeatureValue>> extract(const Image& image, std::span<const NamedMask> regions, const Settings& settings,
                                          const Progress& progress, int threads)
{
    if (settings.annulus.asVolume && image.grid.dimensions == 2)
        return extractAsVolume(image, regions, settings, progress, threads);
    if (forcesPlane(settings, image.grid.dimensions))
        return extract(image, regions, withoutForce2D(settings), progress, threads);
    std::optional<Image> normalised;
    if (settings.normalize) {
        auto result = normalise(image, settings);
        if (!result)
            return std::move(result).error();
        normalised = std::move(result).value();
    }
    const Image& source = normalised ? *normalised : image;
    const double largest = needsLargest(settings) ? largestMagnitude(source) : 0;
    std::vector<std::vector<FeatureValue>> perRegion(regions.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(
        regions.size(),
        [&](std::size_t index) {
            if (progress.cancelled())
                return;
            auto values = extractRegion(source, largest, regions[index], settings, progress);
            perRegion[index] = values ? std::move(values).value() : withReason(regions[index].name, settings, image.grid.dimensions, values.error().what);
            progress.report(static_cast<double>(++done) / static_cast<double>(regions.size()), message("features", "Features of %1", regions[index].name));
        },
        threads);
    if (progress.cancelled())
        return stopped();
    std::vector<FeatureValue> all;
    for (auto& values : perRegion)
        append(all, std::move(values));
    return all;
}

bool failedAltogether(std::span<const FeatureValue> values, std::string_view region)
{
    return std::none_of(values.begin(), values.end(), [&](const FeatureValue& one) { return one.region == region && one.value; });
}

}  // namespace annulus
