#include "core/dicom/regionNames.h"

namespace annulus {

// PS3.3 C.8.5.5.1.1 and C.8.5.5.1.2.

bool isBMode(const UltrasoundRegion& region) { return region.spatialFormat == 1 && region.dataType == 1; }

Message regionName(const UltrasoundRegion& region)
{
    switch (region.dataType) {
    case 1: return region.spatialFormat == 2 ? message("dicom", "M-mode") : region.spatialFormat == 1 ? message("dicom", "B-mode") : message("dicom", "tissue");
    case 2: return message("dicom", "colour flow");
    case 3: return message("dicom", "pulsed wave Doppler");
    case 4: return message("dicom", "continuous wave Doppler");
    case 5:
    case 6:
    case 7: return message("dicom", "Doppler trace");
    case 13: return message("dicom", "grey bar");
    case 14: return message("dicom", "colour bar");
    default: break;
    }
    return region.spatialFormat == 5 ? message("dicom", "graphics") : message("dicom", "other data (type %1)", region.dataType);
}

}  // namespace annulus
