#pragma once

#include "core/dicom/Facts.h"

namespace annulus {

/// Two-dimensional tissue, the only part of an ultrasound frame whose greys are echoes of B-mode.
bool isBMode(const UltrasoundRegion& region);

/// "B-mode", "colour flow", "spectral Doppler", ...: by Region Spatial Format (0018,6012) and Data Type (0018,6014).
Message regionName(const UltrasoundRegion& region);

}  // namespace annulus
