#pragma once

#include "ui/Workspace.h"
#include "ui/pages/QualityModel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace annulus::ui {

class EmptyHint;

/// The quality report: what speaks against using a patient or an image, kind by kind, as a table to look through, to save
/// and to read from. It is made anew whenever it is opened or the project changes while it is.
class QualityView : public QWidget {
    Q_OBJECT
public:
    explicit QualityView(const Workspace& workspace, QWidget* parent = nullptr);
    [[nodiscard]] const QualityModel& model() const { return *model_; }

signals:
    void backWanted();
    void readWanted();  ///< the chosen patient and image are selected

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void findAnew();
    void take(std::vector<QualityFinding> findings);
    void refresh();
    void retranslate();
    void showWords();
    void open();
    void exportCsv();
    void copyRows();
    [[nodiscard]] const QualityFinding* current() const;

    Workspace workspace_;
    QualityModel* model_;
    QToolButton* back_;
    QLabel *heading_, *count_;
    QComboBox* kinds_;
    QLineEdit* filter_;
    QPushButton *read_, *export_;
    QTableView* table_;
    EmptyHint* empty_;
    QLabel* words_;
    QAction* copy_;
    bool running_ = false, again_ = false;
};

}  // namespace annulus::ui
