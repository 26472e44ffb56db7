#pragma once

#include "core/base/Message.h"

#include <string_view>

namespace annulus {

/// What an object of this SOP class is instead of an image, "This is an RT plan, not an image."; empty for image classes
/// and for classes the table does not hold.
Message kindInsteadOfImage(std::string_view sopClassUid);

}  // namespace annulus
