#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace annulus::ui {

/// The tables of a run as they are printed, one at a time, and taken away as CSV, XLSX, HTML or LaTeX.
class RunTablesView : public QWidget {
    Q_OBJECT
public:
    explicit RunTablesView(const Workspace& workspace, QWidget* parent = nullptr);
    void showRun(std::shared_ptr<const OpenRun> run);
    void retranslate();
    void takeFocus();

private:
    void showTable(int place);
    void chooseExport(bool all);

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_;
    QListWidget* list_;
    QLabel *title_, *notes_;
    QTableWidget* table_;
    QPushButton *one_, *all_;
};

}  // namespace annulus::ui
