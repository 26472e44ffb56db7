#pragma once

#include "ui/pages/read/RoiEditor.h"
#include "ui/view/keyMap.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QMenu;
class QToolButton;

namespace annulus::ui {

/// The options of the tools that work on pixels - brush, wand, live wire - and the menu of what can be done to the outline as a
/// whole.
class RegionOptions : public QWidget {
    Q_OBJECT
public:
    RegionOptions(const KeyMap& keys, RoiEditor& editor, QWidget* parent = nullptr);
    void refresh();

signals:
    void focusView();
    void commandWanted(annulus::ui::Command command);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take();
    void fillMenu();
    void retranslate();

    const KeyMap& keys_;
    RoiEditor& editor_;
    QDoubleSpinBox* size_;
    QComboBox *unit_, *shape_;
    QCheckBox* adapts_;
    QLabel* toleranceLabel_;
    QDoubleSpinBox* tolerance_;
    QToolButton* outline_;
    QMenu* menu_;
    QDoubleSpinBox* step_;
    QLabel* stepLabel_;
    bool isFilling_ = false;
};

}  // namespace annulus::ui
