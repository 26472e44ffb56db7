#pragma once

#include "ui/view/tools/Tool.h"

#include <memory>

namespace annulus::ui {

class LesionAssist;

/// Clicks inside, Shift-clicks outside, a drag for a box; Enter or a double-click accepts. What is found is the assist's.
std::unique_ptr<Tool> makeAssistTool(LesionAssist& assist);

}  // namespace annulus::ui
