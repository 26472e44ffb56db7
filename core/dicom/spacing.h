#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"

#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// A row\column pair as DICOM stores it: y first.
struct StoredSpacing {
    double row = 0;
    double column = 0;
};

/// What a header says about lengths, before it is judged.
struct SpacingTags {
    std::optional<StoredSpacing> imager;         ///< Imager Pixel Spacing (0018,1164)
    std::optional<StoredSpacing> pixel;          ///< Pixel Spacing (0028,0030)
    std::optional<StoredSpacing> scanned;        ///< Nominal Scanned Pixel Spacing (0018,2010)
    std::optional<double> magnification;         ///< Estimated Radiographic Magnification Factor (0018,1114)
    std::optional<double> sourceToDetector;      ///< (0018,1110)
    std::optional<double> sourceToPatient;       ///< (0018,1111)
    std::string calibrationType;                 ///< Pixel Spacing Calibration Type (0028,0A02): GEOMETRY, FIDUCIAL
    std::string calibrationDescription;          ///< (0028,0A04)
};

struct JudgedSpacing {
    Spacing patient;   ///< the best estimate at the patient
    Spacing detector;  ///< as the header says
    Message words;     ///< the basis, or why there is none
    std::vector<Message> warnings;
};

/// The spacing of the whole image: mammograms and other projections by detector and magnification, ultrasound by
/// its regions, the rest by Pixel Spacing. Never invents one.
JudgedSpacing judgeSpacing(const std::string& modality, const SpacingTags& tags, const std::vector<UltrasoundRegion>& regions);

/// Spacing of one region from its deltas (0018,602C/602E), nothing unless both units (0018,6024/6026) are cm.
std::optional<Spacing> regionSpacing(int unitsX, int unitsY, double deltaX, double deltaY);

/// What lengths inside `box` are measured with. On ultrasound the region that contains the box decides; a box that is
/// partly outside, or that lies under two scales, is refused.
Result<Spacing> spacingAt(const Facts& facts, const Box& box);

/// "inBreast", "ultrasoundRegion", ...: for files and programs.
const char* basisName(SpacingBasis basis);
std::optional<SpacingBasis> basisOfName(std::string_view name);

/// "0.065" or "0.065 × 0.07" (across × down), four significant digits.
std::string spacingText(const Spacing& spacing);

}  // namespace annulus
