#pragma once

#include "core/dicom/Facts.h"

namespace annulus {

/// Its texts are declared in a set of single bytes and look like Chinese in GB18030: nobody but the user can tell.
bool seemsMislabelled(const Facts& facts);

/// The same facts with their texts read as GB18030 (GBK and GB2312 are parts of it) and a remark that this was chosen.
/// Only texts that were read byte by byte can be read again; others stay.
Facts readAsGb18030(Facts facts);

}  // namespace annulus
