#include "core/project/findImages.h"

#include "core/base/hash.h"
#include "core/dicom/scan.h"

#include <algorithm>
#include <map>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;

/// The missing images by the hash of their file; one file may be known to several patients' records.
std::multimap<std::string, MissingImage> byHash(const Project& project, const std::vector<MissingImage>& missing)
{
    std::multimap<std::string, MissingImage> wanted;
    for (const MissingImage& one : missing)
        if (const Patient* patient = project.findPatient(one.patient))
            if (const ImageRecord* image = patient->findImage(one.uid))
                wanted.emplace(image->hash, one);
    return wanted;
}

}  // namespace

std::vector<MissingImage> missingImages(const Project& project, const Progress& progress)
{
    std::vector<MissingImage> missing;
    double done = 0;
    for (const auto& patient : project.patients) {
        if (progress.cancelled())
            break;
        progress.report(done++ / static_cast<double>(project.patients.size()));
        for (const ImageRecord* image : imagesOf(*patient)) {
            std::error_code code;
            if (!fs::exists(image->path, code))
                missing.push_back({patient->id, image->uid, image->path});
        }
    }
    return missing;
}

Result<FoundImages> findImages(const Project& project, const std::vector<fs::path>& places, const Progress& progress)
{
    FoundImages result;
    auto wanted = byHash(project, missingImages(project, progress.part(0, 0.1)));
    if (progress.cancelled())
        return stopped();
    std::set<fs::path> names;
    for (const auto& [hash, image] : wanted)
        names.insert(image.path.filename());
    std::vector<fs::path> files = wanted.empty() ? std::vector<fs::path>() : listFiles(places, progress.part(0.1, 0.2));
    std::ranges::stable_partition(files, [&](const fs::path& file) { return names.contains(file.filename()); });
    const Progress reading = progress.part(0.2, 1);
    double done = 0;
    for (const fs::path& file : files) {
        if (progress.cancelled())
            return stopped();
        if (wanted.empty())
            break;
        reading.report(done++ / static_cast<double>(files.size()));
        const auto hash = hashFile(file);
        if (!hash)
            continue;
        const auto [first, last] = wanted.equal_range(*hash);
        if (first == last && names.contains(file.filename()))
            result.changed.push_back(file);
        for (auto one = first; one != last; ++one)
            result.found.images.push_back({one->second.patient, one->second.uid, fs::absolute(file).lexically_normal()});
        wanted.erase(first, last);
    }
    for (const auto& [hash, image] : wanted)
        result.missing.push_back(image);
    std::ranges::sort(result.missing, {}, &MissingImage::path);
    return result;
}

}  // namespace annulus
