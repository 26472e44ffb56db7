#pragma once

#include "core/project/Project.h"

#include <QString>

#include <map>
#include <string>

namespace annulus::ui {

// How readers call an image, the same on every page.

/// "RCC", "LMLO, magnification", "US L", "MG"; never empty.
QString imageName(const Facts& facts);
/// The same for all images of a patient by SOP Instance UID; equal ones are counted: "US L 1/2", "US L 2/2".
std::map<std::string, QString> imageNames(const Patient& patient);

}  // namespace annulus::ui
