#pragma once

#include "core/run/RunResult.h"

namespace annulus::tests {

/// A run of two classes, both modes, three models, whose evaluations are core's own of seeded scores.
RunResult exampleRun();

}  // namespace annulus::tests
