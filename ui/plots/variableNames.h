#pragma once

#include "core/cohort/Codebook.h"
#include "core/protocol/Protocol.h"
#include "core/run/RunResult.h"
#include "ui/plots/PlotLook.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace annulus::ui {

/// What the variables of a run are called on figures and in what order a nomogram has its axes: by the codebook, unless somebody wrote another
/// name for this run.
struct VariableNames {
    std::map<std::string, std::string> own;       ///< by variable
    std::vector<std::string> order;               ///< of axes; those that are not in it follow as the model has them
    std::map<std::string, ClinicalVariable> coding;  ///< how the protocol made numbers of the columns
    bool operator==(const VariableNames&) const = default;
};

/// Kept beside the run, as names.json; a run without has the codebook's.
VariableNames readVariableNames(const std::filesystem::path& run, const RunResult& result);
Result<void> writeVariableNames(const std::filesystem::path& run, const VariableNames& names);

/// "Lesion size > 2 cm" of size_cm where the protocol cuts it; the name itself where no codebook knows it (features).
QString variableName(const VariableNames& names, const std::string& variable, const PlotLook& look);
/// A level of a factor in the codebook's words.
QString levelName(const std::string& variable, const std::string& level, const PlotLook& look);

/// The axes in the wanted order.
NomogramPicture orderedNomogram(NomogramPicture picture, const VariableNames& names);
/// The axes in the wanted order, numbers that stand for levels or for a cut written as such ("II", "no"). What the model is stays.
NomogramPicture namedNomogram(NomogramPicture picture, const VariableNames& names, const PlotLook& look);

}  // namespace annulus::ui
