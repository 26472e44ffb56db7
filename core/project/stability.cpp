#include "core/project/stability.h"

#include "core/base/hash.h"
#include "core/base/parallelFor.h"
#include "core/project/regions.h"
#include "core/roi/checkOutline.h"
#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>

namespace annulus {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Another seed for each outline, whatever the order in which they are worked on.
std::uint64_t seedOf(const RoiKey& key, std::uint64_t seed)
{
    const std::string digits = Sha256().add(key.patient + "/" + key.roi).hex().substr(0, 16);
    return std::stoull(digits, nullptr, 16) ^ seed;
}

Outline perturbed(const Patient& patient, const Roi& roi, const StabilitySettings& settings, int number)
{
    const ImageRecord* image = patient.findImage(roi.imageUid);
    if (!image)
        return roi.outline;
    Mask mask = rasterise(roi.outline, makeGrid(image->facts.columns, image->facts.rows));
    if (mask.isEmpty())
        return roi.outline;
    if (const auto spacing = spacingForBox(*image, mask.box()))
        mask = withGrid(mask, withSpacing(mask.grid(), *spacing));
    return outlineOfMask(perturb(mask, settings.how, seedOf({patient.id, roi.id}, settings.seed), static_cast<std::uint64_t>(number)));
}

/// Results of one drawing, outline by outline.
using ResultsByRoi = std::map<RoiKey, FeatureResult>;

Result<ResultsByRoi> extracted(const Project& project, const std::vector<RoiKey>& keys, const RegionChoice& choice, const Settings& settings, const Progress& progress, int threads)
{
    const ExtractedProject work = extractProject(project, keys, choice, settings, progress, threads);
    if (work.isPartial || progress.cancelled())
        return stopped();
    ResultsByRoi results;
    for (const StoreFeatures& edit : work.edits)
        for (const FeatureResult& result : edit.results)
            results.emplace(RoiKey{edit.patient, result.roiId}, result);
    if (results.empty() && !work.refused.empty())
        return work.refused.front();
    return results;
}

/// Value by place; NaN where there is none.
std::vector<double> valuesOf(const FeatureResult& result)
{
    const auto numbers = result.numbers.load();
    if (!numbers)
        return std::vector<double>(result.kind->columns->size(), none);
    const auto values = (*numbers)->values();
    return {values.begin(), values.end()};
}

std::string viewOf(const Project& project, const RoiKey& key)
{
    const Patient* patient = project.findPatient(key.patient);
    const Roi* roi = patient ? patient->findRoi(key.roi) : nullptr;
    const ImageRecord* image = roi ? patient->findImage(roi->imageUid) : nullptr;
    return !image ? std::string() : image->facts.view.empty() ? image->facts.modality : image->facts.view;
}

RatedFeatures ratedOf(const Project& project, const ResultsByRoi& results)
{
    RatedFeatures rated;
    std::map<std::string, Eigen::Index> places;
    std::vector<std::vector<std::pair<Eigen::Index, double>>> rows;
    for (const auto& [key, result] : results) {
        rated.subjects.push_back(std::string(key.patient).append(" ").append(key.roi));
        const auto values = valuesOf(result);
        const std::string view = viewOf(project, key);
        auto& row = rows.emplace_back();
        forEachColumn(*result.kind->columns, [&](const std::string& region, const std::string& feature, std::size_t place) {
            const std::string name = std::string(view).append(view.empty() ? "" : "_").append(region).append("_").append(feature);
            const auto [at, isNew] = places.try_emplace(name, static_cast<Eigen::Index>(rated.features.size()));
            if (isNew)
                rated.features.push_back(name);
            row.emplace_back(at->second, values[place]);
        });
    }
    rated.values = Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rated.features.size()), none);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const auto& [column, value] : rows[row])
            rated.values(static_cast<Eigen::Index>(row), column) = value;
    return rated;
}

Result<void> check(const StabilitySettings& settings)
{
    if (settings.times < 2 || settings.times > 1000)
        return Error{Errc::invalid, message("project", "Outlines shall be drawn again %1 times; 2 to 1000 were expected.", settings.times), {}};
    for (const double length : {settings.how.displacement, settings.how.translation, settings.how.dilation})
        if (!(length >= 0 && length <= 50))
            return Error{Errc::invalid, message("project", "A displacement of %1 mm was asked for; 0 to 50 mm were expected.", length), {}};
    if (!(settings.how.correlation > 0 && settings.how.correlation <= 100))
        return Error{Errc::invalid, message("project", "A correlation length of %1 mm was asked for; one above 0 and up to 100 mm was expected.", settings.how.correlation), {}};
    return {};
}

/// Place by place over the drawings; the first one is the outline as it is.
std::vector<FeatureStability> spreadOf(const FeatureResult& asDrawn, const std::vector<std::vector<double>>& others)
{
    const auto numbers = asDrawn.numbers.load();
    const auto values = valuesOf(asDrawn);
    std::vector<FeatureStability> all;
    forEachColumn(*asDrawn.kind->columns, [&](const std::string& region, const std::string& feature, std::size_t place) {
        FeatureStability one{region, feature, values[place], none, none, none, numbers ? (*numbers)->reason(place) : numbers.error().what};
        std::vector<double> found;
        for (const auto& other : others)
            if (place < other.size() && std::isfinite(other[place]))
                found.push_back(other[place]);
        if (found.size() >= 2) {
            one.standardDeviation = standardDeviation(found);
            const MinMax range = minMax(found);
            one.low = range.min;
            one.high = range.max;
        } else if (one.reason.isEmpty()) {
            one.reason = message("project", "The outlines drawn again give no value.");
        }
        all.push_back(std::move(one));
    });
    return all;
}

}  // namespace

double FeatureStability::relative() const
{
    if (!std::isfinite(standardDeviation) || !std::isfinite(value))
        return none;
    if (standardDeviation == 0)
        return 0;
    return value == 0 ? std::numeric_limits<double>::infinity() : standardDeviation / std::abs(value);
}

Project withPerturbedOutlines(const Project& project, const std::vector<RoiKey>& keys, const StabilitySettings& settings, int number)
{
    Project next = project;
    for (auto& patient : next.patients) {
        Patient changed = *patient;
        bool isTouched = false;
        for (Roi& roi : changed.rois)
            if (std::ranges::find(keys, RoiKey{patient->id, roi.id}) != keys.end()) {
                roi.outline = perturbed(*patient, roi, settings, number);
                isTouched = true;
            }
        if (isTouched)
            patient = std::make_shared<const Patient>(std::move(changed));
    }
    return next;
}

Result<std::vector<FeatureStability>> outlineStability(const Project& project, const RoiKey& key, const RegionChoice& choice, const Settings& settings,
                                                       const StabilitySettings& stability, const Progress& progress)
{
    if (auto valid = check(stability); !valid)
        return std::move(valid).error();
    const std::vector<RoiKey> keys{key};
    const auto asDrawn = extracted(project, keys, choice, settings, progress.quiet(), 1);
    if (!asDrawn)
        return asDrawn.error();
    if (!asDrawn->contains(key))
        return Error{Errc::notFound, message("project", "The project holds no outline %1 with an image.", key.roi), key.patient};
    std::vector<std::vector<double>> others(static_cast<std::size_t>(stability.times));
    std::atomic<int> counted = 0;
    parallelFor(others.size(), [&](std::size_t number) {
        if (progress.cancelled())
            return;
        const auto results = extracted(withPerturbedOutlines(project, keys, stability, static_cast<int>(number)), keys, choice, settings, progress.quiet(), 1);
        if (results && results->contains(key) && results->at(key).kind->columns->size() == asDrawn->at(key).kind->columns->size())
            others[number] = valuesOf(results->at(key));
        progress.report(static_cast<double>(++counted) / stability.times, message("project", "Outline drawn again %1 times", counted.load()));
    });
    if (progress.cancelled())
        return stopped();
    return spreadOf(asDrawn->at(key), others);
}

Result<FeatureAgreement> stabilityAgreement(const Project& project, const std::vector<RoiKey>& keys, const RegionChoice& choice, const Settings& settings,
                                            const StabilitySettings& stability, const Progress& progress)
{
    if (auto valid = check(stability); !valid)
        return std::move(valid).error();
    std::vector<RatedFeatures> readers;
    for (int number = -1; number < stability.times; ++number) {
        const double from = static_cast<double>(number + 1) / (stability.times + 1), to = static_cast<double>(number + 2) / (stability.times + 1);
        const auto results = extracted(number < 0 ? project : withPerturbedOutlines(project, keys, stability, number), keys, choice, settings, progress.part(from, to), 0);
        if (!results)
            return results.error();
        readers.push_back(ratedOf(project, *results));
    }
    return featureAgreement(readers, IccComponents::anova, progress);
}

}  // namespace annulus
