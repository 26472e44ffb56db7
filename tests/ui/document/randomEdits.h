#pragma once

#include "core/base/random.h"
#include "tests/core/project/builders.h"

namespace annulus::tests {

/// One of the edits a user makes, on a project of P0, P1, ...: outlines come, go, change; features are stored.
inline Edit randomEdit(const Project& project, Random& random)
{
    const auto& patient = *project.patients[random.below(project.patients.size())];
    const auto chosen = [&]() -> const Roi& { return patient.rois[random.below(patient.rois.size())]; };
    switch (patient.rois.empty() ? 0 : random.below(6)) {
    case 0: return AddRoi{patient.id, {newRoiId(project), "Lesion " + std::to_string(random.below(9)), imagesOf(patient).front()->uid, 1, "reader", squareOutline(3)}};
    case 1: return DeleteRoi{patient.id, chosen().id};
    case 2: return RenameRoi{patient.id, chosen().id, "Renamed " + std::to_string(random.below(9))};
    case 3: return SetOutline{patient.id, chosen().id, squareOutline(random.uniform(2, 9)), {}};
    default: break;
    }
    std::vector<FeatureValue> values{{"lesion", "original_firstorder_Mean", random.normal(), {}}};
    if (random.below(2) == 0)
        values.push_back({"ring_0-1mm", "original_firstorder_Mean", random.normal(), {}});
    if (random.below(12) == 0)  // a kind of its own, rarely
        values.push_back({"lesion", "original_firstorder_Energy", {}, message("features", "The region has no pixels.")});
    return StoreFeatures{patient.id, {featureResult(chosen().id, someRecipe(3), values)}};
}

inline Project manyPatients(int count)
{
    std::vector<ImageRecord> images;
    for (int i = 0; i < count; ++i)
        images.push_back(imageRecord("P" + std::to_string(i), std::to_string(i) + ".1"));
    return applied({}, AddImages{images});
}

}  // namespace annulus::tests
