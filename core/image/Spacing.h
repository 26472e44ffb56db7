#pragma once

#include <compare>

namespace annulus {

/// Where a pixel spacing comes from; decides how a length may be worded and whether rings may be drawn.
enum class SpacingBasis {
    uncalibrated,      ///< none known: lengths are in pixels, rings are refused
    inBreast,          ///< detector spacing divided by magnification: an estimate at the breast
    detector,          ///< Imager Pixel Spacing (0018,1164) as it stands
    calibrated,        ///< Pixel Spacing (0028,0030) that differs from the detector's (fiducial or geometry)
    ultrasoundRegion,  ///< Sequence of Ultrasound Regions (0018,6011)
    file,              ///< written in an NRRD or NIfTI file, or Pixel Spacing of another modality
    given,             ///< said on the command line
    manual             ///< two clicks and a length; always flagged
};

/// Distance of neighbouring pixel centres in mm, x along a row (column spacing), y down a column (row spacing).
/// DICOM writes row\column = y\x; the border code swaps once.
struct Spacing {
    double x = 1;
    double y = 1;
    SpacingBasis basis = SpacingBasis::uncalibrated;
    double magnification = 1;  ///< by which inBreast was divided

    [[nodiscard]] bool isCalibrated() const { return basis != SpacingBasis::uncalibrated; }
    [[nodiscard]] double pixelAreaMm2() const { return x * y; }
    bool operator==(const Spacing&) const = default;
};

}  // namespace annulus
