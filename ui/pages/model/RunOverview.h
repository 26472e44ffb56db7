#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QWidget>

class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace annulus::ui {

class FigureView;

/// One row of the overview: a model's areas in every mode and set, as they are written.
struct OverviewRow {
    std::string model, outcomeClass;
    QString name;
    QString publishedTrain, publishedTest, honestCv, honestTest, corrected, optimism;
    double gap = 0;  ///< published training minus honest cross-validation; NaN where one is missing
};
std::vector<OverviewRow> overviewRows(const RunResult& run, const PlotLook& look);

/// What a run says at a glance: who was in, how good it is, how much of that is optimism, and what a reviewer would object to.
class RunOverview : public QWidget {
    Q_OBJECT
public:
    explicit RunOverview(const Workspace& workspace, QWidget* parent = nullptr);
    void showRun(std::shared_ptr<const OpenRun> run, std::shared_ptr<const OpenRun> other);
    /// What of the open project is no longer what the run saw.
    void setChanged(std::vector<Message> changed);
    void retranslate();

signals:
    void modelChosen(const std::string& model);

private:
    void fill();
    void showStale();

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_, other_;
    std::vector<Message> changed_;
    QLabel *title_, *facts_, *stale_, *tableTitle_, *warningsTitle_;
    QTableWidget* table_;
    QWidget* warnings_;
    QVBoxLayout* warningLines_;
    FigureView* figure_;
};

}  // namespace annulus::ui
