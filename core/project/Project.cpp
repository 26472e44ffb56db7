#include "core/project/Project.h"

#include "core/dicom/breastView.h"

#include <algorithm>

namespace annulus {
namespace {

template <class T>
bool samePointee(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b)
{
    return a == b || (a && b && *a == *b);
}

/// Smaller is read earlier.
int readingRank(const Facts& facts)
{
    const int modality = isMammogram(facts) ? 0 : 1;
    const int view = facts.view == "CC" ? 0 : facts.view == "MLO" ? 1 : 2;
    const int side = facts.laterality == "R" ? 0 : facts.laterality == "L" ? 1 : 2;
    return 100 * modality + 10 * view + side;
}

}  // namespace

bool ImageRecord::operator==(const ImageRecord& other) const
{
    return uid == other.uid && path == other.path && hash == other.hash && facts == other.facts &&
           manualSpacing == other.manualSpacing && thumbnail == other.thumbnail;
}

bool Patient::operator==(const Patient& other) const
{
    return id == other.id && name == other.name && sex == other.sex && birthDate == other.birthDate &&
           clinical == other.clinical && status == other.status && studies == other.studies && rois == other.rois &&
           std::ranges::equal(features, other.features, samePointee<FeatureResult>);
}

const ImageRecord* Patient::findImage(std::string_view uid) const
{
    for (const Study& study : studies)
        for (const Series& one : study.series)
            for (const ImageRecord& image : one.images)
                if (image.uid == uid)
                    return &image;
    return nullptr;
}

const Roi* Patient::findRoi(std::string_view roi) const
{
    const auto found = std::ranges::find(rois, roi, &Roi::id);
    return found == rois.end() ? nullptr : &*found;
}

const FeatureResult* Patient::findFeatures(std::string_view roi) const
{
    const auto found = std::ranges::find_if(features, [&](const auto& result) { return result->roiId == roi; });
    return found == features.end() ? nullptr : found->get();
}

const Patient* Project::findPatient(std::string_view id) const
{
    const auto found = std::ranges::lower_bound(patients, id, {}, [](const auto& patient) -> std::string_view { return patient->id; });
    return found == patients.end() || (*found)->id != id ? nullptr : found->get();
}

std::size_t Project::imageCount() const
{
    std::size_t count = 0;
    for (const auto& patient : patients)
        for (const Study& study : patient->studies)
            for (const Series& series : study.series)
                count += series.images.size();
    return count;
}

bool Project::operator==(const Project& other) const
{
    return name == other.name && rings == other.rings && extraction == other.extraction && codebook == other.codebook && nextRoi == other.nextRoi &&
           std::ranges::equal(patients, other.patients, samePointee<Patient>);
}

std::vector<const ImageRecord*> imagesOf(const Patient& patient)
{
    std::vector<const ImageRecord*> images;
    for (const Study& study : patient.studies) {
        const auto first = static_cast<std::ptrdiff_t>(images.size());
        for (const Series& series : study.series)
            for (const ImageRecord& image : series.images)
                images.push_back(&image);
        std::stable_sort(images.begin() + first, images.end(),
                         [](const ImageRecord* a, const ImageRecord* b) { return readingRank(a->facts) < readingRank(b->facts); });
    }
    return images;
}

}  // namespace annulus
