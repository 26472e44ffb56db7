#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <vector>

namespace annulus {

/// How many older states of a project file are kept, in `.annulus-backups` beside it: the newest saves, then the last
/// one of each day. They share nothing with the file that replaced them, so bytes are bounded too; the newest one stays
/// whatever its size.
struct BackupRules {
    std::size_t newest = 3;
    std::size_t days = 4;
    std::uintmax_t bytes = std::uintmax_t(4) << 30;
};

std::filesystem::path backupFolder(const std::filesystem::path& project);
/// Whether the file lies in such a folder.
bool isBackup(const std::filesystem::path& file);
/// The folder that image paths in a project file are relative to: its own, of a backup that of the project.
std::filesystem::path homeOf(const std::filesystem::path& file);
/// Newest first.
std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& project);

/// Puts a finished file in the place of the project; what was there becomes the newest backup. The old file or the
/// whole new one is there at any moment. Without room or right to keep a backup the save goes on.
Result<void> replaceProject(const std::filesystem::path& finished, const std::filesystem::path& project, const BackupRules& rules = {});

/// A name beside the target for a file that is being written.
std::filesystem::path unfinishedName(const std::filesystem::path& project);

}  // namespace annulus
