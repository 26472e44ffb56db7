#pragma once

#include "core/project/Project.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace annulus::ui {

/// How rings are made around every lesion of the project: margins, one from the other or all from the edge, clipped or not.
class RingSettingsDialog : public QDialog {
    Q_OBJECT
public:
    RingSettingsDialog(const RingSettings& rings, QWidget* parent);

signals:
    void chosen(const annulus::RingSettings& rings);

private:
    [[nodiscard]] std::optional<RingSettings> entered() const;
    void check();

    QLineEdit* margins_;
    QRadioButton *cumulative_, *disjoint_;
    QCheckBox* clip_;
    QLabel* refused_;
    QPushButton* use_;
};

/// "1, 2.5, 5" as rising margins in mm; nothing where it is not that.
std::optional<std::vector<double>> marginsOf(const QString& words);

}  // namespace annulus::ui
