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
    Latents latents;
    UltrasoundLesion ultrasoundLesion;
    UltrasoundSettings ultrasoundSettings;
    WindowLook look = WindowLook::sigmoid;
    Random random{0};
};

/// Two of five women come from site B, so that small cohorts have both.
Site siteOf(int index);

/// `index` counts from 0. Paints nothing: thousands of rows of the clinical table take seconds. Does not depend on other patients: cohorts of one seed begin alike.
DemoPatient drawDemoPatient(std::uint64_t seed, int index);

}  // namespace annulus::phantom
