#pragma once

#include "core/readout/readPatient.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace annulus::ui {

/// Values that somebody tries out. They are never stored: another patient, or Reset, and they are gone.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget* parent = nullptr);

    /// Predictors of these models, the ones that moved the patient's risk most first. Values tried out are dropped.
    void setPatient(const std::vector<const Bundle*>& bundles, const PatientValues& values, const std::vector<Readout>& readouts);
    void setNothing();
    /// `values` with what is tried out in their place.
    [[nodiscard]] PatientValues applied(PatientValues values) const;
    [[nodiscard]] bool isTrying() const { return !features_.empty() || !clinical_.empty(); }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void clear();
    void addNumber(const BundlePredictor& predictor, const PatientValues& values);
    void addLevels(const BundlePredictor& predictor, const PatientValues& values);
    void reset();
    void took();

    std::map<std::string, double> features_;
    std::map<std::string, std::string> clinical_;
    QVBoxLayout* rows_;
    QLabel *title_, *about_;
    QPushButton* reset_;
    std::vector<std::function<void()>> resets_;
};

}  // namespace annulus::ui
