#pragma once

#include "core/project/Edit.h"

#include <cassert>
#include <cstdint>

namespace annulus::tests {

inline ImageRecord imageRecord(const std::string& patient, const std::string& uid, const std::string& laterality = "R",
                               const std::string& view = "CC")
{
    ImageRecord image;
    image.uid = uid;
    image.path = std::filesystem::path("/images") / (uid + ".dcm");
    image.hash = uid + " hashed";
    image.facts.patientId = patient;
    image.facts.patientName = patient + "^Name";
    image.facts.studyUid = patient + ".1";
    image.facts.studyDate = "20240101";
    image.facts.seriesUid = patient + ".1.1";
    image.facts.modality = "MG";
    image.facts.sopInstanceUid = uid;
    image.facts.laterality = laterality;
    image.facts.view = view;
    image.facts.rows = 40;
    image.facts.columns = 30;
    image.facts.patientSpacing = {0.07, 0.07, SpacingBasis::inBreast, 1.07};
    return image;
}

inline Outline squareOutline(double size, double at = 2)
{
    return {{{{at, at}, {at + size, at}, {at + size, at + size}, {at, at + size}}}};
}

inline Project applied(const Project& project, const Edit& edit)
{
    auto next = apply(project, edit);
    assert(next.ok());
    return std::move(next).value();
}

inline Recipe someRecipe(std::uint8_t mark)
{
    Recipe recipe;
    recipe.hashes[0][0] = mark;
    return recipe;
}

inline FeatureResult featureResult(const std::string& roi, const Recipe& recipe, const std::vector<FeatureValue>& values, const std::string& settings = {})
{
    FeatureTableRow row = rowOf(values);
    return {roi, recipe, makeFeatureKind(row.columns, settings), std::move(row.numbers)};
}

/// Two patients with two mammograms each and one outlined lesion.
inline Project smallProject()
{
    Project project;
    project.name = "small";
    project = applied(project, AddImages{{imageRecord("P2", "2.1"), imageRecord("P1", "1.2", "R", "MLO"), imageRecord("P1", "1.1"), imageRecord("P2", "2.2", "L")}});
    return applied(project, AddRoi{"P1", {newRoiId(project), "Lesion 1", "1.1", 1, "reader", squareOutline(5)}});
}

}  // namespace annulus::tests
