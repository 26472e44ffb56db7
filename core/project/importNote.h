#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Log.h"

#include <filesystem>
#include <string>
#include <vector>

namespace annulus {

/// What became of one file of an import.
struct ImportedFile {
    std::string outcome;  ///< a word of the caller's: "taken", "refused", ...
    std::filesystem::path path;
    std::string patient, image;    ///< as the report names them; empty where refused
    std::vector<Message> reasons;  ///< why it was refused, what to know about it
    bool operator==(const ImportedFile&) const = default;
};

/// One import as the log remembers it: the edit that follows holds only what was taken.
struct ImportNote {
    std::string name;        ///< of the folder, or how many places it was
    bool isPartial = false;  ///< it was stopped
    std::vector<ImportedFile> files;
    std::string time = {};   ///< UTC; the log's
    bool operator==(const ImportNote&) const = default;
};

Event eventOf(const ImportNote& note);

/// The imports that the log of a project file or working copy tells of, oldest first.
Result<std::vector<ImportNote>> readImports(const std::filesystem::path& file, const Progress& progress = {});

}  // namespace annulus
