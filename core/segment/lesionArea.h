#pragma once

#include "core/dicom/Facts.h"
#include "core/segment/promptView.h"

namespace annulus {

/// The part of a frame that holds tissue: what a net is shown, so that menus and scales around it are not. On ultrasound the
/// smallest 2-D region (Region Spatial Format (0018,6012) = 1) with all prompts inside, without prompts the largest one; else the whole frame.
Box lesionArea(const Facts& facts, const Prompts& prompts);

}  // namespace annulus
