#pragma once

#include "core/base/Progress.h"
#include "core/project/Project.h"

namespace annulus::bench {

/// How large a made-up project is. The defaults are the cohort that the design asks to stay quick with.
struct Scale {
    int patients = 5000;
    int imagesPerPatient = 4;   ///< R CC, R MLO, L CC, L MLO; every fifth patient has ultrasound frames in place of L
    int features = 3000;        ///< of each outline, divided among its regions; one outline on each image
    int regions = 1;            ///< lesion, then rings
    int thumbnailPixels = 24;   ///< a side
    std::uint64_t seed = 1;
};

/// A project of valid records without image files: the same scale gives the same project. Features fit today's
/// default settings, but for one outline in a hundred, whose outline has moved on.
Project scaleProject(const Scale& scale);

}  // namespace annulus::bench
