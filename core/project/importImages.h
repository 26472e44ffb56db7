#pragma once

#include "core/dicom/probe.h"
#include "core/project/Project.h"

namespace annulus {

/// What the project keeps of a file that the probe took, with all warnings of the probe. An object without a UID is
/// known by its hash. The file must not be a refused one.
ImageRecord recordOf(const ProbedFile& probed);

}  // namespace annulus
