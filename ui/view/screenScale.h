#pragma once

#include <QString>

class QScreen;

namespace annulus::ui {

class Settings;

/// How large a pixel of a screen is.
struct ScreenScale {
    double mmPerPixel = 0;    ///< of a device pixel; 0: not known
    bool isMeasured = false;  ///< held against a card of known length; else what the screen says of itself
};

/// What was measured on this screen, else its own word where that is plausible.
ScreenScale screenScale(const QScreen& screen, const Settings& settings);
void setMeasuredScale(const QScreen& screen, Settings& settings, double mmPerPixel);

/// "0.264 mm a pixel, measured" or "... by the screen's own word, not measured".
QString scaleWords(const ScreenScale& scale);

}  // namespace annulus::ui
