#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/features/extract.h"
#include "core/features/featureTable.h"
#include "core/features/settings.h"
#include "core/dicom/readFrame.h"
#include "core/project/Edit.h"
#include "core/project/recipe.h"

#include <functional>
#include <string>
#include <vector>

namespace annulus {

/// One outline of the project.
struct RoiKey {
    std::string patient, roi;
    auto operator<=>(const RoiKey&) const = default;
};

/// Every outline of the project, patient by patient.
std::vector<RoiKey> allRois(const Project& project);

/// The spacing that the features see, given the patient's at the lesion; rings always follow the patient's millimetres.
Spacing featureSpacing(const ImageRecord& image, const Spacing& patient, const AnnulusSettings& settings);

/// The columns that these settings give: chosen regions times features.
FeatureColumnsPtr featureColumns(const RingSettings& rings, const RegionChoice& choice, const Settings& settings);

struct ExtractedProject {
    std::vector<StoreFeatures> edits;  ///< one per patient
    std::vector<Error> refused;        ///< one per outline that gave nothing, with where
    bool isPartial = false;            ///< it was stopped before the end
};

/// The features of these outlines from a snapshot of the project. Each image is opened once; one that cannot be opened
/// is refused with its reason and the rest goes on. A ring that cannot be drawn gives features with that reason.
/// The same bits for any number of threads (0: all). When cancelled, what was finished is returned and the rest is
/// listed as refused with Errc::cancelled. `finished` hears of each result as soon as it is there, from worker threads.
using ResultListener = std::function<void(const std::string& patient, const FeatureResult& result)>;
ExtractedProject extractProject(const Project& project, const std::vector<RoiKey>& keys, const RegionChoice& choice,
                                const Settings& settings, const Progress& progress = {}, int threads = 0,
                                const ResultListener& finished = {});

/// The features of masks on an image's pixels, with the spacing that the settings choose: the patient's `spacing`, the detector's or a given
/// one. Rings always follow the patient's millimetres.
Result<std::vector<FeatureValue>> extractRegions(const ImageRecord& record, const Image& pixels, std::vector<NamedMask> masks, const Spacing& spacing,
                                                 const Settings& settings, const Progress& progress = {}, int threads = 1);

/// The rows of stored results for the long and the wide table, patient by patient, outline by outline. Where `today` is
/// given, a result that is out of date has no values but the reason: tables leave the program, greyed cells do not.
std::vector<FeatureTableItem> featureItems(const Project& project, const RecipeBase* today = nullptr);

/// One frame of a record, checked against its hash, on a grid that carries the record's spacing.
/// Missing, changed or unreadable: one sentence.
Result<Frame> openFrame(const ImageRecord& image, int frame);

}  // namespace annulus
