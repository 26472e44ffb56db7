#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;

namespace annulus::ui {

class FeatureMapLayer;
class KeyMap;

/// In the inspector of Read: which feature is mapped over the lesion, how far its neighbourhood reaches, how much of the
/// picture shows through.
class FeatureMapPanel : public QWidget {
    Q_OBJECT
public:
    FeatureMapPanel(const KeyMap& keys, FeatureMapLayer& layer, QWidget* parent = nullptr);

signals:
    void computeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void takeWish();
    void retranslate();

    const KeyMap& keys_;
    FeatureMapLayer& layer_;
    QLabel *heading_, *radiusName_, *opacityName_, *definition_, *problem_;
    QComboBox* feature_;
    QDoubleSpinBox* radius_;
    QSlider* opacity_;
    QPushButton *compute_, *toggle_;
    QProgressBar* bar_;
};

}  // namespace annulus::ui
