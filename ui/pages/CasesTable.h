#pragma once

#include "ui/Workspace.h"

#include <QWidget>

#include <set>
#include <string>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QModelIndex;
class QPoint;
class QTreeView;

namespace annulus::ui {

class CasesModel;
class MissingFiles;
class EmptyHint;

/// The tree of patients with its search line. It follows the selection and leads it.
class CasesTable : public QWidget {
    Q_OBJECT
public:
    CasesTable(const Workspace& workspace, const MissingFiles* missing, QWidget* parent = nullptr);

    [[nodiscard]] const CasesModel& model() const { return *model_; }
    /// Right of the search line: the page's own buttons.
    void addButton(QWidget* button);

signals:
    void patientsChanged();  ///< some came or went
    void readWanted();       ///< of what is selected
    void fileWanted();
    void missingImagesWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void showCounts();
    void followCurrent();
    void followSelection();
    void unfold(const QModelIndex& index);
    void keepUnfolded();
    void setAllUnfolded(bool unfolded);
    void showMenu(const QPoint& at);

    Workspace workspace_;
    CasesModel* model_;
    QHBoxLayout* top_;
    QLineEdit* filter_;
    QLabel* counts_;
    QTreeView* tree_;
    EmptyHint* empty_;
    QAction *read_, *file_, *copyId_, *copyPath_, *unfoldAll_, *foldAll_, *find_;
    std::set<std::string> unfolded_;
    bool following_ = false;
};

}  // namespace annulus::ui
