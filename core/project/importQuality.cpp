#include "core/project/importQuality.h"

#include "core/base/csv.h"
#include "core/dicom/breastPose.h"
#include "core/dicom/breastView.h"
#include "core/dicom/hanging.h"
#include "core/dicom/remarks.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace annulus {
namespace {

constexpr std::array names{"missingView", "lateralityConflict", "lateralityUnknown", "mixedIntent", "mixedCompression", "uncalibrated", "burnedIn", "burnedInSuspected", "duplicate"};
static_assert(names.size() == qualities.size());

using Images = std::vector<const ImageRecord*>;


const std::string& dateOf(const Facts& facts) { return facts.studyDate.empty() ? facts.acquisitionDate : facts.studyDate; }

bool isStandard(const Facts& facts)
{
    return isMammogram(facts) && roleOf(facts) == BreastImageRole::standard && facts.frames <= 1 && (facts.view == "CC" || facts.view == "MLO") && !facts.laterality.empty();
}

bool isCalibrated(const ImageRecord& image)
{
    return image.spacing().isCalibrated() || std::ranges::any_of(image.facts.regions, [](const UltrasoundRegion& region) { return region.spacing.has_value(); });
}

/// Of each breast of the newest examination that has a standard view, both are expected.
void findMissingViews(const Images& images, const std::function<void(Message)>& tell)
{
    std::string newest;
    for (const ImageRecord* image : images)
        if (isStandard(image->facts))
            newest = std::max(newest, dateOf(image->facts));
    std::map<std::string, std::set<std::string>> views;
    for (const ImageRecord* image : images)
        if (isStandard(image->facts) && dateOf(image->facts) == newest)
            views[image->facts.laterality].insert(image->facts.view);
    for (const auto& [side, has] : views)
        if (has.size() < 2)
            tell(message("project", "%1 is missing: of this breast there is only %2.", side + (has.contains("CC") ? "MLO" : "CC"), side + *has.begin()));
}

/// How many images of a kind have a property and how many have not.
struct Share {
    int with = 0, without = 0;
    void count(bool has) { ++(has ? with : without); }
    [[nodiscard]] bool isMixed() const { return with > 0 && without > 0; }
    [[nodiscard]] bool mostHave() const { return with > without; }
};

bool isRaw(const ImageRecord& image) { return image.facts.intent == Intent::processing; }
bool isLossy(const ImageRecord& image) { return image.facts.lossy; }
bool tellsIntent(const ImageRecord& image) { return image.facts.intent != Intent::unknown; }
bool any(const ImageRecord&) { return true; }

using Property = bool (*)(const ImageRecord&);

/// A property that images of one modality should share: of one patient, and of the patients of a project.
struct Mixture {
    Property counts, has;
    std::map<std::string, Share> patients{};  ///< by modality: how many patients have it in every image, or in none

    [[nodiscard]] std::map<std::string, Share> of(const Images& images) const
    {
        std::map<std::string, Share> shares;
        for (const ImageRecord* image : images)
            if (counts(*image))
                shares[image->facts.modality].count(has(*image));
        return shares;
    }
    void addPatient(const Images& images)
    {
        for (const auto& [modality, share] : of(images))
            if (!share.isMixed())
                patients[modality].count(share.with > 0);
    }
    /// Few against many: ties are no minority.
    [[nodiscard]] bool isOdd(const std::string& modality, const Share& share) const
    {
        const auto all = patients.find(modality);
        return all != patients.end() && all->second.isMixed() && all->second.with != all->second.without && (share.with > 0) != all->second.mostHave();
    }
};

class Finder {
public:
    explicit Finder(const Project& project)
    {
        for (const auto& patient : project.patients) {
            const Images images = imagesOf(*patient);
            intent_.addPatient(images);
            compression_.addPatient(images);
        }
    }

    void find(const Patient& patient, std::vector<QualityFinding>& findings) const
    {
        const auto first = static_cast<std::ptrdiff_t>(findings.size());
        const Images images = imagesOf(patient);
        const auto tell = [&](Quality quality, std::string image, Message words) { findings.push_back({quality, patient.id, std::move(image), std::move(words)}); };
        findMissingViews(images, [&](Message words) { tell(Quality::missingView, {}, std::move(words)); });
        for (const auto& [modality, share] : intent_.of(images)) {
            if (share.isMixed())
                tell(Quality::mixedIntent, {}, message("project", "%1 images For Processing stand beside %2 For Presentation; features of one kind only should be compared.", share.with, share.without));
            else if (intent_.isOdd(modality, share))
                tell(Quality::mixedIntent, {}, share.with > 0 ? message("project", "All mammograms are For Processing; those of most patients are For Presentation.")
                                                              : message("project", "All mammograms are For Presentation; those of most patients are For Processing."));
        }
        for (const auto& [modality, share] : compression_.of(images)) {
            if (share.isMixed())
                tell(Quality::mixedCompression, {}, message("project", "%1 of %2 images (%3) are compressed with loss.", share.with, share.with + share.without, modality));
            else if (compression_.isOdd(modality, share))
                tell(Quality::mixedCompression, {}, share.with > 0 ? message("project", "The images (%1) are compressed with loss; those of most patients are not.", modality)
                                                                   : message("project", "The images (%1) are compressed without loss; those of most patients with it.", modality));
        }
        for (const ImageRecord* image : images)
            findOn(*image, [&](Quality quality, Message words) { tell(quality, image->uid, std::move(words)); });
        std::stable_sort(findings.begin() + first, findings.end(), [](const QualityFinding& a, const QualityFinding& b) { return a.quality < b.quality; });
    }

private:
    template <class Tell>
    static void findOn(const ImageRecord& image, const Tell& tell)
    {
        const Facts& facts = image.facts;
        if (const BreastPose pose = breastPose(facts); pose.warning)
            tell(Quality::lateralityConflict, *pose.warning);
        for (const Message& warning : facts.warnings) {
            if (isSameRemark(warning, sidesDisagree({}, {})))
                tell(Quality::lateralityConflict, warning);
            if (isSameRemark(warning, letteringSeen(0)) && facts.burnedIn != "YES")
                tell(Quality::burnedInSuspected, warning);
        }
        if (isMammogram(facts) && facts.laterality.empty())
            tell(Quality::lateralityUnknown, message("project", "The side of the breast is not known."));
        if (!isCalibrated(image))
            tell(Quality::uncalibrated, facts.spacingWords);
        if (facts.burnedIn == "YES")
            tell(Quality::burnedIn, message("project", "The object says that text is burned into the picture (0028,0301)."));
    }

    Mixture intent_{tellsIntent, isRaw}, compression_{any, isLossy};
};

/// The object whose UID another file had, by the path that the import named; the rest of the sentence is the import's.
void addDuplicates(const Project& project, std::span<const ImportNote> imports, std::vector<QualityFinding>& findings)
{
    std::map<std::string, std::pair<std::string, std::string>> byPath;  // patient and image
    for (const auto& patient : project.patients)
        for (const ImageRecord* image : imagesOf(*patient))
            byPath.emplace(image->path.string(), std::pair(patient->id, image->uid));
    for (const ImportNote& note : imports)
        for (const ImportedFile& file : note.files)
            for (const Message& reason : file.reasons) {
                const auto owner = reason.arguments.empty() ? byPath.end() : byPath.find(std::filesystem::path(reason.arguments.front()).lexically_normal().string());
                if (owner != byPath.end() && file.image.empty())
                    findings.push_back({Quality::duplicate, owner->second.first, owner->second.second,
                                        message("project", "%1 has the same SOP Instance UID and was not taken.", file.path.string())});
            }
}

}  // namespace

const char* nameOf(Quality quality) { return names[static_cast<std::size_t>(quality)]; }

std::optional<Quality> qualityOfName(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(qualities[static_cast<std::size_t>(found - names.begin())]);
}

std::vector<QualityFinding> findQuality(const Project& project, std::span<const ImportNote> imports, const Progress& progress)
{
    std::vector<QualityFinding> findings;
    const Finder finder(project);
    for (const auto& patient : project.patients) {
        if (progress.cancelled())
            return findings;
        finder.find(*patient, findings);
    }
    addDuplicates(project, imports, findings);
    std::ranges::stable_sort(findings, {}, &QualityFinding::patient);
    return findings;
}

std::vector<QualityFinding> findingsOf(std::span<const QualityFinding> findings, std::string_view patient)
{
    std::vector<QualityFinding> own;
    std::ranges::copy_if(findings, std::back_inserter(own), [&](const QualityFinding& finding) { return finding.patient == patient; });
    return own;
}

std::string qualityCsv(std::span<const QualityFinding> findings)
{
    std::string csv = "\xEF\xBB\xBF";
    csv += csvLine({"patient", "image", "quality", "words"});
    for (const QualityFinding& finding : findings)
        csv += csvLine({finding.patient, finding.image, nameOf(finding.quality), finding.words.english()});
    return csv;
}

}  // namespace annulus
