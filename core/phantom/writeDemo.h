#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/phantom/dicomObject.h"
#include "core/phantom/makeMammogram.h"

#include <filesystem>
#include <vector>

namespace annulus::phantom {

struct DemoOptions {
    std::filesystem::path folder;
    int patients = 6;
    std::uint64_t seed = 15;
    MammogramSettings detector;
    Compression compression = Compression::jpegLs;  ///< a sixth of the bytes in the same time
    int threads = 0;  ///< 0: all; the bytes do not depend on it
};

/// An outline that a reader drew.
struct DrawnOutline {
    std::size_t image = 0;  ///< which of DemoReport::images
    std::string reader;
    Outline outline;
};

struct DemoReport {
    int patients = 0;
    std::vector<std::filesystem::path> images;  ///< DICOM files in order
    std::vector<DrawnOutline> outlines;         ///< of both readers, in the order of the images
    std::filesystem::path clinicalTable;
    std::filesystem::path truth;
    std::uintmax_t bytes = 0;  ///< of the images
};

/// Writes a synthetic cohort: dicom/<patient>/<patient>_<view>.dcm (CC and MLO of both sides, ultrasound of the index
/// lesion), masks/{truth,reader1,reader2}/<patient>_<view>.png for the images that show the lesion, clinical.csv and
/// truth.json with everything that was planted. The same options give the same bytes, and a larger cohort begins with the same patients.
Result<DemoReport> writeDemo(const DemoOptions& options, const Progress& progress = {});

}  // namespace annulus::phantom
