#pragma once

#include "core/methods/runCases.h"

namespace annulus {

/// A place where the reference is known to be off by more than its own tolerance: how far, and why. The bound is as binding as a tolerance.
struct Departure {
    const char *method, *caseName, *quantity, *term, *index;  ///< * for any
    double rel, abs;                                          ///< within max(abs, rel x |expected|)
    const char* why;
};

/// The known departure that covers an expected value, or null.
const Departure* departureFor(const CaseValue& expected);

}  // namespace annulus
