#pragma once

#include "core/cohort/EligibilityFlow.h"
#include "core/cohort/missingData.h"
#include "ui/Workspace.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace annulus::ui {

class EmptyHint;
class TextTableModel;

/// Who is in the cohort by a set of rules, who is not and why, and which clinical values are missing.
class CohortView : public QWidget {
    Q_OBJECT
public:
    explicit CohortView(const Workspace& workspace, QWidget* parent = nullptr);

    struct Cohort {
        EligibilityFlow flow;
        MissingReport missing;     ///< of those who are in
        std::vector<Variable> variables;
        std::vector<Message> notes;
    };
    [[nodiscard]] const Cohort* cohort() const { return cohort_.get(); }
    /// Works it out anew, if it is to be seen.
    void refresh();

signals:
    void backWanted();
    void cohortChanged();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void show(std::shared_ptr<const Cohort> cohort);
    void showFlow();
    void showExcluded();
    void showMissing();
    void exportTables();

    Workspace workspace_;
    QToolButton* back_;
    QLabel *heading_, *summary_, *excludedTitle_, *missingTitle_, *notes_;
    QComboBox* rules_;
    QPushButton* export_;
    TextTableModel *flow_, *excluded_, *missing_;
    QTableView *flowTable_, *excludedTable_, *missingTable_;
    EmptyHint* empty_;
    std::shared_ptr<const Cohort> cohort_;
    std::size_t asked_ = 0;
    bool stale_ = true;
};

}  // namespace annulus::ui
