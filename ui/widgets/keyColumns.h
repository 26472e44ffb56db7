#pragma once

#include "ui/view/keyMap.h"
#include "ui/widgets/KeySheet.h"

namespace annulus::ui {

/// The whole sheet: the window's own keys, the mouse in a picture, and the keys of the picture as they are bound now.
QList<QList<KeySection>> keyColumns(const KeyMap& map);

}  // namespace annulus::ui
