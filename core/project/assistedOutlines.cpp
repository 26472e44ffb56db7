#include "core/project/assistedOutlines.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/roi/rasterise.h"

namespace annulus {
namespace {

std::optional<Agreement> agreementOf(const Roi& roi, const Facts& facts)
{
    const Grid frame = makeGrid(facts.columns, facts.rows);
    const auto agreement = compareMasks(rasterise(roi.assist->proposed, frame), rasterise(roi.outline, frame));
    return agreement ? std::optional(*agreement) : std::nullopt;
}

}  // namespace

std::vector<AssistedOutline> assistedOutlines(const Project& project, const std::optional<std::string>& reader, const Progress& progress)
{
    std::vector<AssistedOutline> all;
    for (std::size_t at = 0; at < project.patients.size() && !progress.cancelled(); ++at) {
        const Patient& patient = *project.patients[at];
        progress.report(static_cast<double>(at) / static_cast<double>(project.patients.size()), message("project", "Proposals of %1", patient.id));
        for (const ImageRecord* image : imagesOf(patient))
            for (const Roi& roi : patient.rois)
                if (roi.assist && roi.imageUid == image->uid && (!reader || roi.reader == *reader))
                    all.push_back({patient.id, image->uid, roi.name, roi.reader, roi.frame, *roi.assist, agreementOf(roi, image->facts)});
    }
    return all;
}

std::string assistedCsv(const std::vector<AssistedOutline>& outlines)
{
    std::string csv = csvLine({"patient", "image_uid", "frame", "lesion", "reader", "model", "model_version", "model_sha256", "clicks_inside", "clicks_outside", "box",
                               "presence", "confidence", "least_presence", "least_confidence", "dice_to_proposal", "hd95_pixels", "proposed_pixels", "final_pixels"});
    for (const AssistedOutline& one : outlines) {
        const AssistNote& note = one.note;
        std::vector<std::string> line{one.patient, one.image, std::to_string(one.frame), one.lesion, one.reader, note.model, note.version, note.hash,
                                      std::to_string(note.prompts.inside.size()), std::to_string(note.prompts.outside.size()), note.prompts.box ? "1" : "0",
                                      formatNumber(note.presence), formatNumber(note.confidence), formatNumber(note.leastPresence), formatNumber(note.leastConfidence)};
        if (const auto& agreement = one.agreement)
            line.insert(line.end(), {formatNumber(agreement->dice), agreement->hd95 ? formatNumber(*agreement->hd95) : std::string(), formatNumber(agreement->areaA), formatNumber(agreement->areaB)});
        else
            line.insert(line.end(), 4, std::string());
        csv += csvLine(line);
    }
    return csv;
}

}  // namespace annulus
