#pragma once

#include "ui/Settings.h"

#include <QColor>
#include <QIcon>
#include <QPen>

class QApplication;

namespace annulus::ui {

/// The colours of one look. Every widget takes its colours from here, by palette, style sheet or `theme()`.
struct Theme {
    QColor window, panel, raised;
    QColor hairline;
    QColor text, secondary, disabled;
    QColor accent, onAccent, selection;  ///< selection: accent laid thinly over the panel
    QColor warning, error, good;
};

Theme themeOf(Look look);

/// Style, palette, font and style sheet of the whole program. May be called again: the windows follow.
void applyTheme(QApplication& application, Look look);
/// What applyTheme last set; for hand-drawn parts.
const Theme& theme();

/// A line drawing of resources/icons in the colour of the text beside it; follows the look.
QIcon icon(const QString& name);
/// The same in a colour that carries meaning.
QIcon icon(const QString& name, const QColor& colour);

/// Lengths of the 4 px grid, in device-independent pixels.
namespace measure {
inline constexpr int grid = 4;
inline constexpr int padding = 12;
inline constexpr int control = 28;
inline constexpr int icon = 20;
inline constexpr int rail = 28;
inline constexpr int radius = 4;
}  // namespace measure

/// Colours that mean data (Okabe and Ito, colour-blind safe), the same in both looks; line style is the second cue.
namespace dataColour {
inline const QColor lesion{0xE6, 0x9F, 0x00};
inline const QColor ring1{0x56, 0xB4, 0xE9};
inline const QColor ring2{0x00, 0x9E, 0x73};
inline const QColor ring3{0xCC, 0x79, 0xA7};
inline const QColor secondReader{0xF0, 0xE4, 0x42};
inline const QColor proposal{0xFF, 0xFF, 0xFF};
inline const QColor clinical = ring1;
inline const QColor radiomics = lesion;
inline const QColor combined = ring2;
inline constexpr double fillOpacity = 0.12;
inline constexpr double lineWidth = 1.5;
inline constexpr double thinLine = 1.1;  ///< of what is not in hand
inline constexpr double handle = 7;
inline constexpr double handleHit = 14;
}  // namespace dataColour

/// Colour and line of the n-th ring (0: innermost); margins beyond the third go round.
QColor ringColour(int index);
Qt::PenStyle ringLine(int index);

/// A pen whose dashes can be told apart at 1.5 px and on a short sample: longer than Qt's own. Flat ends.
QPen linePen(const QColor& colour, qreal width, Qt::PenStyle style);

/// Heading of a panel: 12 pt semibold. Section word: small, secondary.
QFont headingFont();
QFont smallFont();
QFont monospaceFont();

}  // namespace annulus::ui
