#pragma once

#include "core/phantom/clinicalRow.h"
#include "core/phantom/imageAttributes.h"
#include "core/phantom/makeUltrasound.h"

namespace annulus::phantom {

/// One woman of the demo: who she is, what her table row says, what her breasts and lesion are like.
struct DemoPatient {
    ClinicalRow row;
    PatientAttributes person;
    StudyAttributes mammography;
    StudyAttributes ultrasound;
    Breasts breasts;
    Lesion lesion;  ///< in the breast of row.side
    UltrasoundLesion ultrasoundLesion;
    WindowLook look = WindowLook::sigmoid;
    Random random{0};
};

/// `index` counts from 0. Does not depend on other patients: cohorts of one seed begin alike.
DemoPatient drawDemoPatient(std::uint64_t seed, int index);

}  // namespace annulus::phantom
