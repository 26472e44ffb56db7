#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

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

private:
    void fillModels();
    void chooseModel();
    void buildFields();
    void followFields();
    void redraw();
    [[nodiscard]] const NomogramPicture* picture() const;
    [[nodiscard]] RunChoice choice() const;

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_;
    NomogramCase case_;
    FigureView* figure_;
    QComboBox* model_;
    QLabel *reading_, *notice_, *nothing_;
    QWidget* side_;
    QFormLayout* form_;
    std::vector<QWidget*> fields_;
    bool filling_ = false;
};

}  // namespace annulus::ui
