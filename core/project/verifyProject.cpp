#include "core/project/verifyProject.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/parallelFor.h"
#include "core/project/FileLock.h"
#include "core/project/backups.h"
#include "core/project/database.h"
#include "core/project/replay.h"

#include <algorithm>
#include <optional>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;

/// The parts that are there, each held against its hash.
std::set<std::string> checkBlobs(SQLite::Database& database, const fs::path& file, VerifyReport& report)
{
    std::set<std::string> present;
    SQLite::Statement rows(database, "SELECT hash, bytes FROM blob");
    while (rows.executeStep()) {
        const auto bytes = rows.getColumn(1);
        const std::string hash = rows.getColumn(0).getString();
        if (blobHash({static_cast<const std::uint8_t*>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes())}) != hash)
            report.problems.push_back({Errc::corrupt, message("project", "The part %1 was changed after it was written.", hash), toUtf8(file)});
        present.insert(hash);
    }
    return present;
}

/// Numbers and thumbnails that the state names and the file does not have.
void checkPresent(const Project& stored, const std::set<std::string>& present, const fs::path& file, VerifyReport& report)
{
    const auto need = [&](const Digest& digest, const std::string& patient) {
        if (const std::string hash = toHex(digest); !present.contains(hash))
            report.problems.push_back({Errc::corrupt, message("project", "The part %1 of patient %2 is missing.", hash, patient), toUtf8(file)});
    };
    for (const auto& patient : stored.patients) {
        for (const auto& result : patient->features)
            need(result->numbers.digest(), patient->id);
        for (const ImageRecord* image : imagesOf(*patient))
            if (image->thumbnail)
                need(image->thumbnail.digest(), patient->id);
    }
}

/// Entries removed from the end leave a sound chain; the remark of the last one stays. Files of earlier builds have none.
void checkEnd(SQLite::Database& database, const LogHead& head, const fs::path& file, VerifyReport& report)
{
    const std::string written = readRemark(database, logHeadRemark);
    if (!written.empty() && written != std::to_string(head.number) + ' ' + head.hash)
        report.problems.push_back({Errc::corrupt, message("project", "The log ends with entry %1, but the last one written was entry %2.", head.number, written.substr(0, written.find(' '))), toUtf8(file)});
}

/// Where the stored state is not what the log tells.
void compare(const Project& stored, const Project& told, const fs::path& file, VerifyReport& report)
{
    const auto differs = [&](Message what) { report.problems.push_back({Errc::corrupt, std::move(what), toUtf8(file)}); };
    const auto patientDiffers = [&](const Patient& patient) { differs(message("project", "The stored patient %1 is not what the log tells.", patient.id)); };
    if (stored.name != told.name)
        differs(message("project", "The stored name of the project is not what the log tells."));
    if (stored.rings != told.rings)
        differs(message("project", "The stored ring settings are not what the log tells."));
    if (stored.codebook != told.codebook)
        differs(message("project", "The stored codebook is not what the log tells."));
    if (stored.extraction != told.extraction)
        differs(message("project", "The stored settings of the extraction are not what the log tells."));
    if (stored.nextRoi != told.nextRoi)
        differs(message("project", "The stored number of the next outline is not what the log tells."));
    for (const auto& patient : told.patients) {
        const Patient* other = stored.findPatient(patient->id);
        if (!other || *other != *patient)
            patientDiffers(*patient);
    }
    for (const auto& patient : stored.patients)
        if (!told.findPatient(patient->id))
            patientDiffers(*patient);
}

void checkImages(const Project& project, VerifyReport& report, const Progress& progress)
{
    std::vector<const ImageRecord*> images;
    for (const auto& patient : project.patients)
        for (const ImageRecord* image : imagesOf(*patient))
            images.push_back(image);
    std::vector<std::optional<Error>> found(images.size());
    parallelFor(images.size(), [&](std::size_t at) {
        const ImageRecord& image = *images[at];
        std::error_code code;
        if (progress.cancelled())
            return;
        if (!fs::exists(image.path, code)) {
            found[at] = Error{Errc::notFound, message("project", "The image file is not there."), toUtf8(image.path)};
            return;
        }
        const auto hash = hashFile(image.path);
        if (!hash)
            found[at] = hash.error();
        else if (*hash != image.hash)
            found[at] = Error{Errc::corrupt, message("project", "The image file is not the one that was imported."), toUtf8(image.path)};
    });
    for (auto& one : found)
        if (one) {
            report.missingImages += one->code == Errc::notFound;
            report.problems.push_back(*std::move(one));
        }
}

}  // namespace

Result<Project> replayProject(const fs::path& file, const Progress& progress)
{
    auto database = openForReading(file);
    if (!database)
        return std::move(database).error();
    return guarded(
        [&]() -> Result<Project> {
            const auto entries = readLog(**database);
            if (entries.empty())
                return Error{Errc::notFound, message("project", "The project has no log: it was written in an earlier format, which had none."), toUtf8(file)};
            return replay(entries, fetchFrom(*database), homeOf(file), progress);
        },
        [&](const std::exception& problem) -> Result<Project> { return readingFailed(file, problem); });
}

Result<void> writeReplayed(const fs::path& file, const fs::path& given, const Progress& progress)
{
    const fs::path target = fileItself(given);
    const auto attempt = FileLock::take(target);
    if (attempt.holder)
        return Error{Errc::conflict, heldBy(*attempt.holder), toUtf8(target)};
    auto told = replayProject(file, progress);
    if (!told)
        return std::move(told).error();
    auto from = openForReading(file);
    if (!from)
        return std::move(from).error();
    return writeProjectFile(target, [&](SQLite::Database& made) {
        copyDatabase(**from, made);
        SQLite::Transaction transaction(made);
        made.exec(emptyStateSql);
        writeDifference(made, {}, *told, target.parent_path(), keepIn(made));
        LogHead head = readHead(made);
        writeEvent(made, head, saveEvent(target), thisAuthor());
        transaction.commit();
    });
}

Result<VerifyReport> verifyProject(const fs::path& file, const VerifySettings& settings, const Progress& progress)
{
    auto opened = openForReading(file);
    if (!opened)
        return std::move(opened).error();
    SQLite::Database& database = **opened;
    using Report = Result<VerifyReport>;
    return guarded(
        [&]() -> Report {
            if (const std::string check = database.execAndGet("PRAGMA integrity_check(1)").getString(); check != "ok")
                return damaged(file, check);
            VerifyReport report;
            const auto entries = readLog(database);
            if (entries.empty())
                return Error{Errc::notFound, message("project", "The project has no log: it was written in an earlier format, which had none."), toUtf8(file)};
            report.head = readHead(database);
            checkEnd(database, report.head, file, report);
            report.edits = static_cast<std::size_t>(std::ranges::count(entries, logKind::edit, &LogEntry::kind));
            const auto present = checkBlobs(database, file, report);
            auto stored = readProject(*opened, homeOf(file), progress.part(0, 0.3));
            if (!stored)
                return std::move(stored).error();
            report.patients = stored->patients.size();
            report.images = stored->imageCount();
            checkPresent(*stored, present, file, report);
            if (auto chain = checkChain(entries); !chain) {
                report.problems.push_back(std::move(chain).error().in(toUtf8(file)));
            } else if (auto told = replay(entries, fetchFrom(*opened), homeOf(file), progress.part(0.3, 0.6)); !told) {
                if (told.error().code == Errc::cancelled)
                    return std::move(told).error();
                report.problems.push_back(std::move(told).error().in(toUtf8(file)));
            } else {
                compare(*stored, *told, file, report);
            }
            if (settings.images)
                checkImages(*stored, report, progress.part(0.6, 1));
            if (progress.cancelled())
                return stopped();
            return report;
        },
        [&](const std::exception& problem) -> Report { return readingFailed(file, problem); });
}

}  // namespace annulus
