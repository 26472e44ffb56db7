#include "ui/pages/importImages.h"

#include "core/dicom/scan.h"
#include "core/phantom/demoProject.h"
#include "core/project/importImages.h"
#include "core/project/store.h"
#include "ui/document/caseRows.h"

#include <algorithm>

namespace annulus::ui {

namespace {

namespace fs = std::filesystem;

ImportRow rowOf(const ImageRecord& record, bool isKnown)
{
    ImportRow row;
    row.outcome = isKnown ? ImportOutcome::known : record.facts.warnings.empty() ? ImportOutcome::taken : ImportOutcome::warned;
    row.path = record.path;
    row.patient = record.facts.patientId;
    row.what = imageName(record.facts);
    row.reasons = record.facts.warnings;
    return row;
}

}  // namespace

JobCounts Imported::counts() const
{
    const auto byOutcome = countOutcomes(rows);
    const auto count = [&](ImportOutcome outcome) { return byOutcome[static_cast<std::size_t>(outcome)]; };
    return {static_cast<int>(rows.size()) - count(ImportOutcome::known), count(ImportOutcome::refused)};
}

Result<Imported> importImages(const std::vector<fs::path>& places, const std::set<std::string>& known, const Progress& progress)
{
    const ScanResult scan = scanFolder(places, {}, progress);
    Imported imported;
    for (const RefusedFile& file : scan.refused)
        imported.rows.push_back({file.isCopy ? ImportOutcome::known : ImportOutcome::refused, file.path, {}, {}, {file.reason.what}});
    for (const ProbedFile& probed : scan.images) {
        ImageRecord record = recordOf(probed);
        const bool isKnown = known.contains(record.uid);
        imported.rows.push_back(rowOf(record, isKnown));
        if (!isKnown)
            imported.images.push_back(std::move(record));
    }
    std::ranges::stable_sort(imported.rows, {}, &ImportRow::path);
    imported.isPartial = scan.wasCancelled;
    if (imported.isPartial && imported.images.empty())
        return stopped();
    return imported;
}

Result<fs::path> prepareDemo(const fs::path& folder, const Progress& progress)
{
    const fs::path finished = folder / "cohort";
    const fs::path project = finished / "demo.annulus";
    std::error_code ignored;
    if (!fs::exists(finished, ignored)) {
        // A demo that was stopped half way must not be taken for whole.
        const fs::path draft = folder / "cohort.part";
        fs::remove_all(draft, ignored);
        phantom::DemoOptions options;
        options.folder = draft;
        auto written = phantom::writeDemo(options, progress.part(0, 0.7));
        if (!written)
            return std::move(written).error();
        auto made = phantom::demoProject(*written, options, progress.part(0.7, 1));
        if (!made)
            return std::move(made).error();
        if (auto saved = saveProject(*made, draft / project.filename()); !saved)
            return std::move(saved).error();
        std::error_code moved;
        fs::rename(draft, finished, moved);
        if (moved)
            return Error{Errc::io, message("jobs", "The demo cohort cannot be written: %1", moved.message()), finished.string()};
    }
    return project;
}

}  // namespace annulus::ui
