#pragma once

#include "core/features/parameterFile.h"
#include "core/project/extraction.h"
#include "ui/Workspace.h"
#include "ui/pages/ExtractionFailures.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace annulus::ui {

class Job;

/// What to extract, from what, with which settings; and the job while it runs.
class ExtractionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ExtractionPanel(const Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] const annulus::Settings& settings() const { return parameters_.settings; }
    [[nodiscard]] const RegionChoice& regions() const { return extraction_.regions; }
    /// The outlines of the chosen scope.
    [[nodiscard]] std::vector<RoiKey> keys() const;
    /// How many they are, without walking through the cohort.
    [[nodiscard]] int keyCount() const;
    /// Those of them whose features are not there yet or out of date; all where none is.
    [[nodiscard]] std::vector<RoiKey> pending(std::vector<RoiKey> keys) const;
    /// Extracts these outlines as a job; its results come as one step of the undo list.
    void extract(const std::vector<RoiKey>& keys);

signals:
    void choiceChanged();  ///< settings or regions

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void follow(const Project& project);
    void choosePreset(int index);
    void chooseRegions();
    void chooseFile();
    void useFile(const QString& file);
    void choose(const ExtractionSettings& extraction);
    void showChoice();
    void refresh();
    bool take(const ExtractedProject& extracted, int asked, const ExtractionSettings& used, std::vector<ExtractionFailure> failures);
    void showFailures();
    void countOutlines(const Project& before, const Project& after, const Touched& touched);

    Workspace workspace_;
    ExtractionSettings extraction_;  ///< of the project
    ParameterFile parameters_;       ///< what its text says
    QLabel *settingsTitle_, *regionsTitle_, *scopeTitle_, *summary_, *refused_, *progressWords_, *skipWords_, *ringWords_;
    QComboBox* preset_;
    QPushButton *file_, *extract_, *cancel_, *showFailures_;
    QCheckBox *lesion_, *rings_, *unions_;
    QRadioButton *image_, *patient_, *all_;
    QProgressBar* bar_;
    QPointer<Job> job_;
    std::vector<ExtractionFailure> failures_;  ///< of the last extraction
    int notice_ = 0;                           ///< what was told of it
    int outlines_ = 0;      ///< of the project
    int featureCount_ = 0;  ///< of one region with these settings
};

}  // namespace annulus::ui
