#pragma once

#include "core/dicom/probe.h"
#include "core/project/Project.h"

namespace annulus {

/// What the project keeps of a file that the probe took. The file must not be a refused one.
ImageRecord recordOf(const ProbedFile& probed);

}  // namespace annulus
