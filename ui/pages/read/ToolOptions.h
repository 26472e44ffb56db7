#pragma once

#include "ui/pages/read/RoiEditor.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/keyMap.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace annulus::ui {

/// The line above the pictures: what the tool in hand does, its options in place, the window presets and the zoom.
class ToolOptions : public QWidget {
    Q_OBJECT
public:
    ToolOptions(const KeyMap& keys, RoiEditor& editor, DisplayControl& display, QWidget* parent = nullptr);
    void setZoom(double zoom);              ///< device pixels per image pixel; 0: no image
    void setManuallyCalibrated(bool manual);

signals:
    void focusView();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString hint() const;
    void update();
    void fillPresets();
    void retranslate();

    const KeyMap& keys_;
    RoiEditor& editor_;
    DisplayControl& display_;
    double zoom_ = 0;
    bool isManual_ = false;
    QLabel* tool_;
    QLabel* hint_;
    QLabel* lengthLabel_;
    QDoubleSpinBox* length_;
    QPushButton* apply_;
    QPushButton* remove_;
    QToolButton* presets_;
    QMenu* menu_;
    QLabel* zoomLabel_;
};

}  // namespace annulus::ui
