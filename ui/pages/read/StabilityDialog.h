#pragma once

#include "core/project/stability.h"
#include "ui/Workspace.h"

#include <QDialog>

#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace annulus::ui {

/// "How much would my features change if I drew it slightly differently": the outline is drawn again at random, and every
/// feature tells how far it moved.
class StabilityDialog : public QDialog {
    Q_OBJECT
public:
    StabilityDialog(const Workspace& workspace, RoiKey key, QWidget* parent = nullptr);

    void start();
    [[nodiscard]] const std::vector<FeatureStability>& result() const { return result_; }

signals:
    void finished();

private:
    [[nodiscard]] StabilitySettings settings() const;
    void fill(std::vector<FeatureStability> result);
    void save();

    Workspace workspace_;
    RoiKey key_;
    QDoubleSpinBox *displacement_, *shift_, *dilation_;
    QSpinBox *times_, *seed_;
    QPushButton *start_, *save_;
    QLabel* words_;
    QTreeWidget* table_;
    std::vector<FeatureStability> result_;
    bool isRunning_ = false;
};

/// The table as CSV: region,feature,value,sd,relative,low,high,reason.
std::string stabilityCsv(const std::vector<FeatureStability>& rows);

}  // namespace annulus::ui
