#pragma once

#include <QDialog>

class QLabel;
class QSlider;

namespace annulus::ui {

class Settings;

/// A bar is made as long as a bank card (85.60 mm, ISO/IEC 7810 ID-1), which everybody has at hand: then a pixel of this
/// screen is known.
class ScreenCalibration : public QDialog {
    Q_OBJECT
public:
    ScreenCalibration(Settings& settings, QWidget* parent);
    [[nodiscard]] double mmPerPixel() const;

public slots:
    void accept() override;

private:
    class Bar;
    void showScale();

    Settings& settings_;
    Bar* bar_;
    QSlider* length_;
    QLabel* scale_;
};

}  // namespace annulus::ui
