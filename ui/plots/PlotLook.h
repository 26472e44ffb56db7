#pragma once

#include "core/base/Message.h"
#include "ui/Settings.h"
#include "ui/theme/Theme.h"

#include <QFont>

#include <memory>
#include <vector>

class QTranslator;

namespace annulus::ui {

/// How figures are drawn: the window's colours or a journal's page, the language of the labels, the size of type.
struct PlotLook {
    Theme theme;
    QColor background;
    bool isPaper = false;
    double pixelsPerInch = 96;   ///< of the units that a figure is laid out in
    double textPoints = 9;       ///< titles of axes; numbers are a little smaller
    std::vector<std::shared_ptr<const QTranslator>> catalogues;  ///< none where the labels follow the window or stay English
    bool isEnglish = false;      ///< whatever the window speaks
    bool isChinese = false;

    [[nodiscard]] double px(double points) const { return points * pixelsPerInch / 72; }
    [[nodiscard]] QFont font(double size = 1, bool bold = false) const;
    /// A text of a figure. lupdate knows the name.
    [[nodiscard]] QString translate(const char* context, const char* source) const;
    [[nodiscard]] QString words(const Message& message) const;
};

/// What the window shows.
PlotLook screenLook(Look look);
/// What goes into a manuscript: white, type of 8 points at the printed size. `language`: "en" or "zh_CN"; empty as the window.
PlotLook paperLook(const QString& language = {});

/// Okabe and Ito's colours, without the yellow that vanishes on paper; the n-th goes round. Line styles are the second cue.
QColor seriesColour(int index, const PlotLook& look);
Qt::PenStyle seriesLine(int index);

/// Two ends and a pale middle that people with any colour vision tell apart: blue, background, vermilion.
QColor divergingColour(double minusOneToOne, const PlotLook& look);
/// From the background to a dark blue.
QColor sequentialColour(double zeroToOne, const PlotLook& look);
/// Black or white, whichever is read more easily on it.
QColor textOn(const QColor& fill);
/// `colour` laid over the background.
QColor tinted(const QColor& colour, double opacity, const PlotLook& look);

}  // namespace annulus::ui
