#pragma once

#include "core/project/extraction.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

namespace annulus {

using ResultsByRoi = std::map<RoiKey, FeatureResult>;

/// Results of an extraction under way, in a file of their own until they are where they belong: a run that was killed repeats nothing.
/// One line of JSON each, which names the patient, the recipe and the hash of its numbers.
class UnfinishedResults {
public:
    explicit UnfinishedResults(std::filesystem::path file);

    /// Appends a finished result; from any thread. Its numbers must be in memory.
    void add(const std::string& patient, const FeatureResult& result);
    /// They are elsewhere now.
    void remove();

    /// What an earlier run left that has these columns, was computed from what the project holds today and agrees with its own hash;
    /// the rest is to be computed again. A last line may be half written.
    static ResultsByRoi read(const std::filesystem::path& file, const FeatureKindPtr& kind, const Project& project, const RecipeBase& today);

private:
    std::filesystem::path file_;
    std::mutex mutex_;
    std::ofstream stream_;
};

/// Where an extraction of the window keeps them: beside the working copies, one file for each project (its file; a working copy that is
/// in none) and kind of result. Files that nobody came back to for a month go.
std::filesystem::path unfinishedResultsFile(const std::filesystem::path& workingFile, const std::filesystem::path& projectFile, const FeatureKindPtr& kind);

}  // namespace annulus
