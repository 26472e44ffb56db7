#pragma once

#include "ui/pages/read/RoiEditor.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace annulus::ui {

/// The options of the calibration tool: how long the clicked line is by the file, how long it is said to be, and the
/// way back to the file's own scale.
class CalibrationOptions : public QWidget {
    Q_OBJECT
public:
    explicit CalibrationOptions(RoiEditor& editor, QWidget* parent = nullptr);
    /// What the hand should do now.
    [[nodiscard]] QString hint() const;
    void refresh();

signals:
    void focusView();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeLine();
    void showState();
    void apply();
    void retranslate();

    RoiEditor& editor_;
    QLabel* line_;
    QLabel* lengthLabel_;
    QDoubleSpinBox* length_;
    QPushButton* apply_;
    QPushButton* back_;
    bool wasTyped_ = false;            ///< the length, since the line was clicked
    std::optional<Segment> measured_;  ///< the line that the length field was filled for
};

}  // namespace annulus::ui
