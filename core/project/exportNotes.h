#pragma once

#include "core/project/extraction.h"

#include <filesystem>
#include <string>

namespace annulus {

/// What a feature table of the project cannot say in its columns, as JSON: how the numbers were made, which images were
/// calibrated by hand and how that compares to the file's own scale, in which polarity and by which rule of grey pixels were
/// seen, which outlines are out of date. `today`: null where
/// every result was computed just now.
std::string exportNotes(const Project& project, const std::string& tableName, const RecipeBase* today = nullptr);

/// Where the notes of a table lie: "features.csv" -> "features.notes.json".
std::filesystem::path notesFileOf(const std::filesystem::path& table);

}  // namespace annulus
