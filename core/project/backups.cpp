#include "core/project/backups.h"

#include "core/base/files.h"
#include "core/project/Log.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

namespace annulus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t dayLength = 10;  // "2026-11-22"
constexpr const char* backups = ".annulus-backups";
constexpr std::string_view unfinishedMark = ".part";

void keepBackup(const fs::path& project, const BackupRules& rules)
{
    std::error_code code;
    if (!fs::is_regular_file(project, code))
        return;
    const fs::path folder = backupFolder(project);
    fs::create_directories(folder, code);
    std::string name = utcNow();
    std::ranges::replace(name, ':', '-');  // for file systems of other systems
    fs::path backup = folder / (name + project.extension().string());
    // A second name of the same bytes costs nothing: the save gives the old name to a new file.
    fs::create_hard_link(project, backup, code);
    if (code)
        fs::copy_file(project, backup, fs::copy_options::skip_existing, code);
    if (code) {
        fs::remove(backup, code);
        return;
    }
    std::set<std::string> days;
    std::uintmax_t bytes = 0;
    std::size_t count = 0;
    for (const fs::path& old : backupsOf(project)) {
        bytes += fs::file_size(old, code);
        const bool isNew = count < rules.newest;
        const bool isLastOfDay = days.size() < rules.days && !days.contains(old.filename().string().substr(0, dayLength));
        if (count > 0 && ((!isNew && !isLastOfDay) || bytes > rules.bytes)) {
            bytes -= fs::file_size(old, code);
            fs::remove(old, code);
            continue;
        }
        days.insert(old.filename().string().substr(0, dayLength));
        ++count;
    }
}

/// Files that a save left behind when it was killed an hour ago or longer.
void removeUnfinished(const fs::path& project)
{
    std::error_code code;
    const std::string start = project.filename().string() + std::string(unfinishedMark);
    for (const auto& entry : fs::directory_iterator(project.parent_path(), code)) {
        if (!entry.path().filename().string().starts_with(start))
            continue;
        const auto age = fs::file_time_type::clock::now() - entry.last_write_time(code);
        if (!code && age > std::chrono::hours(1))
            fs::remove(entry.path(), code);
    }
}

}  // namespace

fs::path backupFolder(const fs::path& project) { return project.parent_path() / backups / project.stem(); }

std::vector<fs::path> backupsOf(const fs::path& project)
{
    std::vector<fs::path> found;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(backupFolder(project), code))
        if (entry.path().extension() == project.extension())
            found.push_back(entry.path());
    std::ranges::sort(found, std::greater());
    return found;
}

fs::path homeOf(const fs::path& file)
{
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    return isBackup(file) ? folder.parent_path().parent_path() : folder;
}

bool isBackup(const fs::path& file) { return fs::absolute(file).lexically_normal().parent_path().parent_path().filename() == backups; }

fs::path unfinishedName(const fs::path& project)
{
    return fs::path(project) += std::string(unfinishedMark) + std::to_string(::getpid());
}

Result<void> replaceProject(const fs::path& finished, const fs::path& project, const BackupRules& rules)
{
    keepBackup(project, rules);
    std::error_code code;
    if (const auto old = fs::status(project, code); !code && fs::is_regular_file(old))
        fs::permissions(finished, old.permissions(), code);  // names of patients stay as private as they were
    auto done = commitFile(finished, project);
    if (done)
        removeUnfinished(project);
    return done;
}

}  // namespace annulus
