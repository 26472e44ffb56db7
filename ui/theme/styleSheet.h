#pragma once

#include "ui/theme/Theme.h"

namespace annulus::ui {

/// resources/theme/annulus.qss with its @words replaced by the colours of the look.
QString styleSheet(const Theme& theme);

}  // namespace annulus::ui
