#pragma once

#include "ui/pages/read/RoiEditor.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/keyMap.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace annulus::ui {

class AssistOptions;
class CalibrationOptions;
class RegionOptions;
class LesionAssist;
class Settings;

/// The line above the pictures: what the tool in hand does, its options in place, the window presets and the zoom.
class ToolOptions : public QWidget {
    Q_OBJECT
public:
    ToolOptions(const KeyMap& keys, RoiEditor& editor, LesionAssist& assist, Settings& settings, QWidget* parent = nullptr);
    /// Whose presets are offered; asked when the menu opens.
    void setDisplay(const DisplayControl& display) { display_ = &display; }
    void setZoom(double zoom);              ///< device pixels per image pixel; 0: no image
    /// One more button at the right end.
    void addButton(QWidget* button);
    void refresh();  ///< the image or its scale is another

signals:
    void focusView();
    void commandWanted(annulus::ui::Command command);
    void presetChosen(const annulus::ui::DisplayControl::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString hint() const;
    void fillPresets();
    void retranslate();

    const KeyMap& keys_;
    RoiEditor& editor_;
    const LesionAssist& assisting_;
    const DisplayControl* display_ = nullptr;
    double zoom_ = 0;
    QLabel* tool_;
    QLabel* hint_;
    CalibrationOptions* calibration_;
    RegionOptions* regions_;
    AssistOptions* assist_;
    QToolButton* presets_;
    QMenu* menu_;
    QLabel* zoomLabel_;
    QHBoxLayout* row_;
};

}  // namespace annulus::ui
