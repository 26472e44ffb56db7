#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace annulus::ui {

class FigureView;

/// The values of a case on a nomogram, and what follows.
struct NomogramCase {
    std::vector<double> linear;  ///< beta x of each axis
};
/// Each axis at the middle of its values.
NomogramCase middleCase(const NomogramPicture& picture);
/// The value of an axis where its points are `points`: between the values of a number, the nearest level of a factor.
double linearAtPoints(const NomogramPicture& picture, std::size_t axis, double points);
/// A number's value at beta x, and back.
double valueAtLinear(const NomogramLine& axis, double linear);
double linearAtValue(const NomogramLine& axis, double value);
/// What is known of a patient on each axis: clinical values as the model's bundle codes them, scores as the run has them.
std::vector<std::optional<double>> patientOnNomogram(const NomogramPicture& picture, const OpenRun& run, const RunChoice& choice, const Patient& patient);
struct NomogramReading {
    double points = 0, probability = 0;
    std::optional<Interval> interval;  ///< 95 % of the probability by the covariance of the coefficients
};
NomogramReading readNomogram(const NomogramPicture& picture, const NomogramCase& values);

/// A live nomogram: drag a predictor's mark or type its value, read points and probability.
class NomogramPanel : public QWidget {
    Q_OBJECT
public:
    explicit NomogramPanel(const Workspace& workspace, QWidget* parent = nullptr);
    void showRun(std::shared_ptr<const OpenRun> run);
    void retranslate();
    /// Whether the run has one at all.
    [[nodiscard]] bool hasNomogram() const;

signals:
    /// What variables are called, or the order of the axes, is another now and written beside the run.
    void namesChanged(const annulus::ui::VariableNames& names);

private:
    void fillModels();
    void chooseModel();
    void buildFields();
    void followFields();
    void redraw();
    void takePatient();
    void editNames();
    [[nodiscard]] const NomogramPicture* picture() const { return picture_ ? &*picture_ : nullptr; }
    [[nodiscard]] RunChoice choice() const;

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_;
    std::optional<NomogramPicture> picture_;  ///< in the wanted order, levels as the model calls them
    NomogramCase case_;
    FigureView* figure_;
    QComboBox* model_;
    QLabel *reading_, *patientWords_, *notice_, *nothing_;
    QPushButton* names_;
    QWidget* side_;
    QFormLayout* form_;
    std::vector<QWidget*> fields_;
    bool filling_ = false;
};

}  // namespace annulus::ui
