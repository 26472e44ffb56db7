#include "core/exchange/exportOutlines.h"

#include "core/base/files.h"
#include "core/exchange/contourJson.h"
#include "core/exchange/labelFile.h"
#include "core/image/imageFiles.h"
#include "core/project/extraction.h"
#include "core/project/regions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace annulus {
namespace {

/// All outlines of one reader on one image.
struct ImageWork {
    const Patient* patient = nullptr;
    const ImageRecord* image = nullptr;
    std::string reader, stem;
    std::vector<const Roi*> rois;
};

bool isWanted(const ExportSettings& settings, const Roi& roi) { return (settings.allReaders && settings.reader.empty()) || roi.reader == settings.reader; }

/// "RCC", "US", "MG".
std::string shortName(const Facts& facts) { return facts.view.empty() ? facts.modality + facts.laterality : facts.laterality + facts.view; }

std::vector<ImageWork> workOf(const Project& project, const std::vector<std::string>& patients, const ExportSettings& settings)
{
    std::vector<ImageWork> work;
    for (const auto& patient : project.patients) {
        if (!patients.empty() && std::ranges::find(patients, patient->id) == patients.end())
            continue;
        std::map<std::pair<std::string, std::string>, std::size_t> places;  // image and reader
        std::set<std::string> taken;
        std::map<std::string, int> namesakes;
        for (const ImageRecord* image : imagesOf(*patient))
            ++namesakes[shortName(image->facts)];
        for (const ImageRecord* image : imagesOf(*patient))
            for (const Roi& roi : patient->rois) {
                if (roi.imageUid != image->uid || !isWanted(settings, roi))
                    continue;
                const auto [place, isNew] = places.try_emplace({image->uid, roi.reader}, work.size());
                if (isNew) {
                    // A name by which the masks find their image again.
                    const std::string view = shortName(image->facts);
                    std::string stem = namesakes[view] > 1 ? image->uid : fileNamePart(patient->id).append("_").append(fileNamePart(view));
                    if (!roi.reader.empty())
                        stem.append("_").append(fileNamePart(roi.reader));
                    std::string name = stem;
                    for (int count = 2; !taken.insert(name).second; ++count)
                        name = std::string(stem).append("_").append(std::to_string(count));
                    work.push_back({patient.get(), image, roi.reader, name, {}});
                }
                work[place->second].rois.push_back(&roi);
            }
    }
    return work;
}

/// A region of an outline with the name it is written under.
struct NamedRegion {
    std::string lesion, region;  ///< "Lesion 1", "lesion" or "ring_0-1mm"
    int frame = 1;
    Mask mask;
    const AssistNote* assist = nullptr;  ///< of the outline
};

struct Regions {
    std::vector<NamedRegion> list;
    std::vector<Error> refused;
};

/// Lesions first, then their rings, as the features see them.
Regions regionsOfImage(const Project& project, const ImageWork& work, const ExportSettings& settings)
{
    Regions all;
    RingSettings rings = project.rings;
    if (!settings.rings)
        rings.marginsMm.clear();
    std::map<int, Breast> breasts;
    std::vector<NamedRegion> ofRings;
    for (const Roi* roi : work.rois) {
        if (settings.rings && rings.clipToTissue && !breasts.contains(roi->frame)) {
            const auto frame = openFrame(*work.image, roi->frame);
            if (!frame) {
                all.refused.push_back(frame.error().in(roi->name));
                continue;
            }
            breasts[roi->frame] = findBreast(work.image->facts, *frame);
        }
        auto regions = regionsOf(*work.patient, *roi, rings, breasts[roi->frame]);
        if (!regions) {
            all.refused.push_back(std::move(regions).error());
            continue;
        }
        if (settings.rings && regions->ringsRefused)
            all.refused.push_back(regions->ringsRefused->in(roi->name));
        all.list.push_back({roi->name, "lesion", roi->frame, std::move(regions->lesion), roi->assist ? &*roi->assist : nullptr});
        for (Ring& ring : regions->rings) {
            if (ring.mask.isEmpty())
                all.refused.push_back({Errc::invalid, ring.whyEmpty, roi->name + " " + ring.name});
            else
                ofRings.push_back({roi->name, ring.name, roi->frame, std::move(ring.mask)});
        }
    }
    std::move(ofRings.begin(), ofRings.end(), std::back_inserter(all.list));
    return all;
}

/// Regions of one name on several frames are one segment.
std::vector<SegmentToWrite> segmentsOf(const std::vector<NamedRegion>& regions)
{
    std::vector<SegmentToWrite> segments;
    for (const NamedRegion& one : regions) {
        const bool isLesion = one.region == "lesion";
        const std::string label = isLesion ? one.lesion : std::string(one.lesion).append(" ").append(one.region);
        auto place = std::ranges::find_if(segments, [&](const SegmentToWrite& segment) {
            return segment.label == label && std::ranges::none_of(segment.frames, [&](const SegmentFrame& frame) { return frame.frame == one.frame; });
        });
        if (place == segments.end())
            place = segments.insert(segments.end(), {label, isLesion ? SegmentKind::lesion : SegmentKind::ring, label, {}});
        place->frames.push_back({one.frame, one.mask});
        if (one.assist) {
            place->model = one.assist->model;
            place->modelVersion = one.assist->version;
            place->modelHash = one.assist->hash;
        }
    }
    return segments;
}

Result<void> writeMasks(const std::filesystem::path& folder, const ImageWork& work, const std::vector<NamedRegion>& regions, const char* ending, ExportReport& report)
{
    std::set<std::filesystem::path> taken;
    for (const NamedRegion& one : regions) {
        std::string name = work.stem;
        if (work.image->facts.frames > 1)
            name.append("_frame").append(std::to_string(one.frame));
        name.append("_").append(fileNamePart(one.lesion));
        if (one.region != "lesion")
            name.append("_").append(one.region);
        std::filesystem::path file = folder / name;
        for (int count = 2; !taken.insert(file).second; ++count)
            file = folder / std::string(name).append("_").append(std::to_string(count));
        file += ending;
        if (auto written = writeMaskFile(file, one.mask); !written)
            return written;
        report.files.push_back(file);
    }
    return {};
}

/// ITK-SNAP's way: one volume of numbers for a frame, later ones on top, and the list of their names.
Result<void> writeLabelled(const std::filesystem::path& folder, const ImageWork& work, const std::vector<NamedRegion>& regions, ExportReport& report)
{
    std::map<int, std::vector<LabelledMask>> byFrame;
    for (const NamedRegion& one : regions)
        byFrame[one.frame].push_back({one.region == "lesion" ? one.lesion : std::string(one.lesion).append(" ").append(one.region), one.mask});
    for (const auto& [frame, masks] : byFrame) {
        std::string name = work.stem;
        if (work.image->facts.frames > 1)
            name.append("_frame").append(std::to_string(frame));
        const auto volume = folder / std::string(name).append(".nii.gz"), names = folder / std::string(name).append("_labels.txt");
        if (auto written = writeLabelledMasks(volume, names, masks); !written)
            return written;
        report.files.push_back(volume);
        report.files.push_back(names);
    }
    return {};
}

Result<void> write(const std::filesystem::path& folder, const ImageWork& work, const std::vector<NamedRegion>& regions, const ExportSettings& settings, ExportReport& report)
{
    switch (settings.format) {
    case OutlineFormat::nrrd: return writeMasks(folder, work, regions, ".nrrd", report);
    case OutlineFormat::nifti: return writeMasks(folder, work, regions, ".nii.gz", report);
    case OutlineFormat::png: return writeMasks(folder, work, regions, ".png", report);
    case OutlineFormat::labels: return writeLabelled(folder, work, regions, report);
    case OutlineFormat::dicomSeg: {
        const auto file = folder / std::string(work.stem).append(".dcm");
        const auto segments = segmentsOf(regions);
        auto written = writeSegmentation(file, work.image->path, segments, {work.reader, "Annulus outlines"});
        if (written)
            report.files.push_back(file);
        return written;
    }
    case OutlineFormat::json: break;
    }
    const auto file = folder / std::string(work.stem).append(".json");
    auto written = writeContourFile(file, contourFileOf(*work.image, work.rois));
    if (written)
        report.files.push_back(file);
    return written;
}

}  // namespace

std::string fileNamePart(std::string_view name)
{
    std::string part;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isKept = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_';
        part += isKept ? c : '_';
    }
    return part.empty() ? std::string("_") : part;
}

Result<ExportReport> exportOutlines(const Project& project, const std::vector<std::string>& patients, const ExportSettings& settings,
                                    const std::filesystem::path& folder, const Progress& progress)
{
    const auto work = workOf(project, patients, settings);
    if (work.empty())
        return Error{Errc::notFound, message("exchange", "There is no outline to export."), {}};
    ExportReport report;
    for (std::size_t at = 0; at < work.size(); ++at) {
        if (progress.cancelled())
            return stopped();
        const ImageWork& one = work[at];
        progress.report(static_cast<double>(at) / static_cast<double>(work.size()), message("exchange", "Outlines of %1", one.patient->id));
        const std::string where = one.patient->id + ": " + one.stem;
        const auto home = folder / std::filesystem::path(fileNamePart(one.patient->id));
        std::error_code problem;
        std::filesystem::create_directories(home, problem);
        if (problem)
            return Error{Errc::io, message("exchange", "The folder cannot be made: %1.", problem.message()), toUtf8(home)};
        Regions regions;
        if (settings.format != OutlineFormat::json)
            regions = regionsOfImage(project, one, settings);
        for (const Error& error : regions.refused)
            report.refused.push_back(error.in(where));
        if (regions.list.empty() && settings.format != OutlineFormat::json)
            continue;
        if (auto written = write(home, one, regions.list, settings, report); !written)
            report.refused.push_back(std::move(written).error().in(where));
        else
            report.outlines += settings.format == OutlineFormat::json ? one.rois.size() : static_cast<std::size_t>(std::ranges::count(regions.list, std::string("lesion"), &NamedRegion::region));
    }
    return report;
}

}  // namespace annulus
