#pragma once

#include "core/project/Project.h"

#include <functional>
#include <vector>

class QWidget;

namespace annulus::ui {

/// Asks, where texts of images seem to be Chinese under another label, how to read them; `then` gets the images with the
/// answer, at once where there is nothing to ask.
void askCharacterSet(QWidget* parent, std::vector<ImageRecord> images, std::function<void(std::vector<ImageRecord>)> then);

}  // namespace annulus::ui
