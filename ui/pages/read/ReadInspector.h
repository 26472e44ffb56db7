#pragma once

#include "ui/pages/read/readState.h"
#include "ui/view/keyMap.h"
#include "ui/view/regionView.h"

#include <QWidget>

#include <map>
#include <vector>

class QCheckBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace annulus::ui {

class LesionLine;

/// Right of the pictures: lesions with their measures, ring switches with what clipping took, what the image says.
class ReadInspector : public QWidget {
    Q_OBJECT
public:
    explicit ReadInspector(const KeyMap& keys, QWidget* parent = nullptr);

    /// What is known of the lesions on screen, and the one whose rings and measures are told.
    struct Lesions {
        std::map<std::string, const RegionView*> views;
        const RegionView* told = nullptr;
        QString toldName;
    };
    void show(const ReadState& state, const RingSettings& rings, const std::vector<bool>& shown, const Lesions& lesions);
    void startRename();
    /// A section of somebody else's below all others.
    void append(QWidget* section);

signals:
    void chosen(const annulus::ui::LesionRow& row);
    void renamed(const std::string& roi, const QString& name);
    void deleteRequested(const std::string& roi);
    void ringToggled(int index, bool on);
    void calibrateRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showLesions(const ReadState& state, const std::map<std::string, const RegionView*>& views);
    void showRings(const RingSettings& rings, const std::vector<bool>& shown, const RegionView* told);
    void showRefusal(const ReadState& state, const RegionView* told);
    void showMeasures(const RegionView* told, const QString& name);
    void showImage(const ReadState& state);
    void retranslate();

    const KeyMap& keys_;
    QWidget* details_;  ///< everything below, hidden without an image
    QVBoxLayout* column_;
    QLabel* lesionsHeading_;
    QLabel* noLesion_;
    QVBoxLayout* lesions_;
    std::vector<LesionLine*> lines_;
    QLabel* ringsHeading_;
    QVBoxLayout* rings_;
    struct RingRow {
        QWidget* row;
        QCheckBox* box;
        QLabel* lost;
    };
    std::vector<RingRow> ringRows_;
    QLabel* refusal_;
    QPushButton* calibrate_;
    QLabel* measuresHeading_;
    QFormLayout* measures_;
    QLabel *areaName_, *area_, *axesName_, *axes_, *perimeterName_, *perimeter_, *pixelsName_, *pixels_;
    QLabel* notes_;
    QLabel* imageHeading_;
    QLabel* imageWords_;
};

}  // namespace annulus::ui
