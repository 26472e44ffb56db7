#include "app/commands/agree.h"
#include "app/commands/lesionInput.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/imageFiles.h"
#include "core/roi/agreement.h"
#include "core/stats/blandAltman.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <map>

namespace annulus {
namespace {

using nlohmann::ordered_json;

/// "case" of case.png and case.nii.gz.
std::string nameOf(const std::filesystem::path& file)
{
    std::filesystem::path stem = file.filename().stem();
    if (lowerCase(toUtf8(file.extension())) == ".gz")
        stem = stem.stem();
    return toUtf8(stem);
}

using MaskFiles = std::map<std::string, std::filesystem::path>;

Result<MaskFiles> masksIn(const std::string& folder)
{
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code))
        return Error{Errc::notFound, message("app", "There is no such folder; one with masks was expected."), folder};
    MaskFiles masks;
    for (auto file = std::filesystem::directory_iterator(folder, code); !code && file != std::filesystem::directory_iterator(); file.increment(code)) {
        const std::filesystem::path path = file->path();
        if (!isImageFileName(path) && lowerCase(toUtf8(path.extension())) != ".dcm")
            continue;
        const auto [place, isNew] = masks.emplace(nameOf(path), path);
        if (!isNew)
            return Error{Errc::conflict, message("app", "The files %1 and %2 have one name; one mask of each name was expected.", toUtf8(place->second.filename()), toUtf8(path.filename())), folder};
    }
    if (code)
        return Error{Errc::io, message("app", "The folder cannot be read: %1.", code.message()), folder};
    if (masks.empty())
        return Error{Errc::notFound, message("app", "The folder holds no mask (.png, .nrrd, .nhdr, .nii, .nii.gz or .dcm)."), folder};
    return masks;
}

/// An empty mask is an answer too: the reader saw nothing.
Result<Mask> readMask(const std::filesystem::path& file, std::optional<int> label)
{
    if (isImageFileName(file))
        return readMaskFile(file, label);
    auto lesion = readLesion(file, label);
    return lesion ? Result<Mask>(std::move(lesion->mask)) : std::move(lesion).error();
}

struct Pair {
    std::string name;
    std::optional<Agreement> agreement;
    std::string reason;  ///< why there is none
};

Result<Agreement> compare(const std::filesystem::path& a, const std::filesystem::path& b, std::optional<int> label, const std::optional<Spacing>& spacing)
{
    auto first = readMask(a, label);
    if (!first)
        return std::move(first).error();
    auto second = readMask(b, label);
    if (!second)
        return std::move(second).error();
    if (!spacing)
        return compareMasks(*first, *second);
    return compareMasks(withGrid(*first, withSpacing(first->grid(), *spacing)), withGrid(*second, withSpacing(second->grid(), *spacing)));
}

std::vector<Pair> compareAll(const AgreeOptions& options, const MaskFiles& a, const MaskFiles& b, const std::optional<Spacing>& spacing)
{
    std::vector<Pair> pairs;
    for (const auto& [name, file] : a) {
        const auto partner = b.find(name);
        if (partner == b.end()) {
            pairs.push_back({name, {}, message("app", "%1 has no mask of this name.", options.b).english()});
            continue;
        }
        const auto agreement = compare(file, partner->second, options.label, spacing);
        pairs.push_back(agreement ? Pair{name, *agreement, {}} : Pair{name, {}, agreement.error().sentence()});
    }
    for (const auto& [name, file] : b)
        if (!a.contains(name))
            pairs.push_back({name, {}, message("app", "%1 has no mask of this name.", options.a).english()});
    std::ranges::sort(pairs, {}, &Pair::name);
    return pairs;
}

std::string optionalCell(const std::optional<double>& value) { return value ? formatNumber(*value) : std::string(); }

std::string csvOf(const std::vector<Pair>& pairs)
{
    std::string csv = csvLine({"name", "dice", "jaccard", "hd95", "mean_surface_distance", "area_a", "area_b", "area_difference", "unit", "reason"});
    for (const Pair& pair : pairs) {
        if (!pair.agreement) {
            csv += csvLine({pair.name, "", "", "", "", "", "", "", "", pair.reason});
            continue;
        }
        const Agreement& one = *pair.agreement;
        csv += csvLine({pair.name, formatNumber(one.dice), formatNumber(one.jaccard), optionalCell(one.hd95), optionalCell(one.meanSurfaceDistance),
                        formatNumber(one.areaA), formatNumber(one.areaB), formatNumber(one.areaDifference), one.inPixels ? "pixels" : "mm",
                        one.hd95 ? "" : message("app", "One of the masks is empty: it has no surface.").english()});
    }
    return csv;
}

ordered_json numberOrNull(const std::optional<double>& value) { return value ? ordered_json(*value) : ordered_json(); }
ordered_json jsonOf(const Interval& interval) { return ordered_json::array({interval.low, interval.high}); }

ordered_json jsonOf(const Pair& pair)
{
    ordered_json json{{"name", pair.name}};
    if (pair.agreement) {
        const Agreement& one = *pair.agreement;
        json.update({{"dice", one.dice}, {"jaccard", one.jaccard}, {"hd95", numberOrNull(one.hd95)}, {"meanSurfaceDistance", numberOrNull(one.meanSurfaceDistance)},
                     {"areaA", one.areaA}, {"areaB", one.areaB}, {"areaDifference", one.areaDifference}, {"unit", one.inPixels ? "pixels" : "mm"}});
    }
    json["reason"] = pair.agreement ? ordered_json() : ordered_json(pair.reason);
    return json;
}

/// Mean, median and spread of one measure over the pairs that have it.
ordered_json summaryOf(const std::vector<double>& values)
{
    if (values.empty())
        return {};
    const MinMax range = minMax(values);
    ordered_json json{{"n", values.size()}, {"mean", mean(values)}, {"sd", nullptr}, {"median", median(values)}, {"min", range.min}, {"max", range.max}};
    if (values.size() > 1)
        json["sd"] = standardDeviation(values);
    return json;
}

struct Measured {
    std::vector<double> dice, jaccard, hd95, distance, areaA, areaB;
    bool isMixed = false;  ///< some in mm, some in pixels: lengths and areas are not put together
};

Measured measuredOf(const std::vector<Pair>& pairs)
{
    Measured all;
    std::optional<bool> inPixels;
    for (const Pair& pair : pairs) {
        if (!pair.agreement)
            continue;
        const Agreement& one = *pair.agreement;
        all.isMixed = all.isMixed || (inPixels && *inPixels != one.inPixels);
        inPixels = one.inPixels;
        all.dice.push_back(one.dice);
        all.jaccard.push_back(one.jaccard);
        all.areaA.push_back(one.areaA);
        all.areaB.push_back(one.areaB);
        if (one.hd95) {
            all.hd95.push_back(*one.hd95);
            all.distance.push_back(*one.meanSurfaceDistance);
        }
    }
    return all;
}

ordered_json areaJson(const Measured& all)
{
    const auto area = all.isMixed ? Result<BlandAltman>(Error{}) : blandAltman(all.areaA, all.areaB);
    if (!area)
        return {};
    return {{"pairs", area->pairs}, {"bias", area->bias}, {"sd", area->standardDeviation}, {"biasInterval", jsonOf(area->biasInterval)},
            {"limits", jsonOf(area->limits)}, {"lowInterval", jsonOf(area->lowInterval)}, {"highInterval", jsonOf(area->highInterval)}};
}

void printJson(const std::vector<Pair>& pairs, const Measured& all)
{
    auto list = ordered_json::array();
    for (const Pair& pair : pairs)
        list.push_back(jsonOf(pair));
    ordered_json json{{"pairs", std::move(list)}, {"dice", summaryOf(all.dice)}, {"jaccard", summaryOf(all.jaccard)}};
    json["hd95"] = all.isMixed ? ordered_json() : summaryOf(all.hd95);
    json["meanSurfaceDistance"] = all.isMixed ? ordered_json() : summaryOf(all.distance);
    json["area"] = areaJson(all);
    std::printf("%s\n", json.dump(2).c_str());
}

}  // namespace

Exit agreeMasks(const AgreeOptions& options)
{
    const auto spacing = givenSpacing(options.spacing);
    if (!spacing)
        return wrongUsage(spacing.error());
    const auto a = masksIn(options.a);
    if (!a)
        return fail(a.error());
    const auto b = masksIn(options.b);
    if (!b)
        return fail(b.error());
    const auto pairs = compareAll(options, *a, *b, *spacing);
    const Measured all = measuredOf(pairs);
    for (const Pair& pair : pairs)
        if (!pair.agreement)
            note(pair.name + ": " + pair.reason);
    if (all.dice.empty())
        return fail({Errc::notFound, message("app", "No mask of %1 could be compared with one of %2.", options.a, options.b), {}});
    const Exit status = all.dice.size() == pairs.size() ? Exit::done : Exit::partly;
    if (options.json) {
        printJson(pairs, all);
        return options.out.empty() ? status : writeTable(options, csvOf(pairs), status);
    }
    note(message("app", "%1 pairs: mean Dice %2, mean Jaccard %3.", all.dice.size(), formatFixed(mean(all.dice), 4), formatFixed(mean(all.jaccard), 4)).english());
    return writeTable(options, csvOf(pairs), status);
}

}  // namespace annulus
