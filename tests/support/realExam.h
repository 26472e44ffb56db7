#pragma once

#include "core/image/imageFiles.h"
#include "core/phantom/imageAttributes.h"
#include "tests/support/places.h"

#include <filesystem>
#include <vector>

namespace annulus::tests {

/// The real four-view exam beside the project (16-bit pictures without headers), wrapped into mammography objects of one
/// patient in `folder`. The pictures carry no calibration; 0.07 mm at the detector is what the wrapping says.
/// Empty where the exam is not there.
inline std::vector<std::filesystem::path> wrapRealExam(const std::filesystem::path& folder)
{
    using namespace phantom;
    const std::filesystem::path exam = sharedFolder() / "data/mammo/nyu_exam";
    const struct {
        const char* name;
        Side side;
        View view;
    } pictures[] = {{"0_R-CC", Side::right, View::cc}, {"0_L-CC", Side::left, View::cc}, {"0_R-MLO", Side::right, View::mlo}, {"0_L-MLO", Side::left, View::mlo}};
    std::vector<std::filesystem::path> files;
    for (const auto& view : pictures) {
        const auto picture = readImageFile(exam / (std::string(view.name) + ".png"));
        if (!picture)
            return {};
        auto attributes = mammogramAttributes("real exam", view.side, view.view);
        attributes.patient = {"REAL-EXAM", "Exam^Real", "19600101", 60};
        attributes.instance.seriesUid = uidFrom(std::string("real exam series ") + view.name);
        attributes.instance.uid = uidFrom(std::string("real exam image ") + view.name);
        attributes.imagerSpacingMm = 0.07;
        attributes.look = WindowLook::linear;
        attributes.windowCentre = 2000;
        attributes.windowWidth = 4000;
        const auto file = folder / (std::string(view.name) + ".dcm");
        if (!writeMammogram(*picture, attributes, file))
            return {};
        files.push_back(file);
    }
    return files;
}

}  // namespace annulus::tests
