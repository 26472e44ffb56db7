#include "core/features/extract.h"

#include "core/base/parallelFor.h"
#include "core/base/text.h"
#include "core/features/definitions.h"
#include "core/features/preprocess.h"

#include <algorithm>
#include <atomic>
#include <cmath>

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

/// Pre-processing of one region and then every class, in PyRadiomics' order of work.
Result<std::vector<FeatureValue>> extractRegion(const Image& whole, const NamedMask& named, const Settings& settings)
{
    if (named.mask.isEmpty() && !named.whyEmpty.isEmpty())
        return Error{Errc::invalid, named.whyEmpty, {}};
    auto placed = onGridOf(whole.grid, named.mask, settings);
    if (!placed)
        return std::move(placed).error();
    Mask region = std::move(placed).value();
    if (region.isEmpty())
        return checkRegion(region, settings).error();
    std::optional<Image> resampledImage;
    if (wantsResampling(settings)) {
        auto both = resample(whole, region, settings);
        if (!both)
            return std::move(both).error();
        resampledImage = std::move(both->image);
        region = std::move(both->mask);
    }
    const Image& image = resampledImage ? *resampledImage : whole;
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
    const RoiPixels shape = gatherShape(settings.resegmentShape ? kept : region);
    auto values = compute(named.name, "original", {shape, noLevels, settings.features, settings.annulus.ibsiDefinitions}, jobsOf(settings, true));
    const auto jobs = jobsOf(settings, false);
    if (jobs.empty())
        return values;
    auto roi = gather(image, kept);
    if (!roi)
        return std::move(roi).error();
    for (const ImageType& type : settings.imageTypes) {
        const Levels levels = discretise(*roi, type.settings);
        append(values, compute(named.name, lowerCase(type.name), {*roi, levels, type.settings, settings.annulus.ibsiDefinitions}, jobs));
    }
    return values;
}

std::vector<FeatureValue> withReason(const std::string& region, const Settings& settings, const Message& reason)
{
    std::vector<FeatureValue> values;
    for (auto& name : featureNames(settings))
        values.push_back({region, std::move(name), {}, reason});
    return values;
}

}  // namespace

std::vector<std::string> featureNames(const Settings& settings)
{
    std::vector<std::string> names;
    for (const Job& job : jobsOf(settings, true))
        for (const std::size_t index : job.wanted)
            names.push_back(fullName("original", *job.featureClass, index));
    for (const ImageType& type : settings.imageTypes)
        for (const Job& job : jobsOf(settings, false))
            for (const std::size_t index : job.wanted)
                names.push_back(fullName(lowerCase(type.name), *job.featureClass, index));
    return names;
}

Result<std::vector<FeatureValue>> extract(const Image& image, std::span<const NamedMask> regions, const Settings& settings,
                                          const Progress& progress, int threads)
{
    std::optional<Image> normalised;
    if (settings.normalize) {
        auto result = normalise(image, settings);
        if (!result)
            return std::move(result).error();
        normalised = std::move(result).value();
    }
    const Image& source = normalised ? *normalised : image;
    std::vector<std::vector<FeatureValue>> perRegion(regions.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(
        regions.size(),
        [&](std::size_t index) {
            if (progress.cancelled())
                return;
            auto values = extractRegion(source, regions[index], settings);
            perRegion[index] = values ? std::move(values).value() : withReason(regions[index].name, settings, values.error().what);
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
