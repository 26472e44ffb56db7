#include "ui/view/VtkWidget.h"

namespace annulus::tests {

/// Found by runTests.cpp.
void beforeApplication();
void beforeApplication() { ui::setDefaultSurfaceFormat(); }

}  // namespace annulus::tests
