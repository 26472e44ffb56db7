#include "ui/pages/importOutlineFiles.h"

#include "ui/document/imageNames.h"
#include "ui/text.h"

namespace annulus::ui {

JobCounts ImportedOutlines::counts() const
{
    const int refused = countOutcomes(rows)[static_cast<std::size_t>(ImportOutcome::refused)];
    return {static_cast<int>(rows.size()), refused};
}

Result<ImportedOutlines> importOutlineFiles(const Project& project, const std::vector<std::filesystem::path>& places, const std::string& reader, const Progress& progress)
{
    OutlineImport found = importOutlines(project, places, reader, progress);
    ImportedOutlines imported;
    imported.isPartial = progress.cancelled();
    for (std::size_t at = 0; at < found.edits.size(); ++at) {
        const AddRoi& edit = found.edits[at];
        const Patient* patient = project.findPatient(edit.patient);
        const ImageRecord* image = patient ? patient->findImage(edit.roi.imageUid) : nullptr;
        const QString what = image ? QStringLiteral("%1 · %2").arg(imageName(image->facts), lesionName(edit.roi.name)) : lesionName(edit.roi.name);
        imported.rows.push_back({ImportOutcome::taken, found.sources[at], edit.patient, what, {}});
    }
    for (std::size_t at = 0; at < found.refused.size(); ++at) {
        const Error& error = found.refused[at];
        imported.rows.push_back({error.code == Errc::conflict ? ImportOutcome::known : ImportOutcome::refused, found.refusedFiles[at], {}, {}, {error.what}});
    }
    imported.edits = std::move(found.edits);
    return imported;
}

}  // namespace annulus::ui
