#pragma once

#include "core/project/Edit.h"
#include "core/project/blobs.h"

#include <nlohmann/json_fwd.hpp>

namespace annulus {

/// An edit as the log keeps it: {"v":1,"edit":"SetOutline",...}. Thumbnails and numbers of features go to `keep`.
nlohmann::json toJson(const Edit& edit, const KeepBlob& keep);

/// The way back, to the bit. Throws exceptions of std for anything that is not an edit of this or an earlier version.
Edit editFromJson(const nlohmann::json& json, const StoredParts& parts);

}  // namespace annulus
