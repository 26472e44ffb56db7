#pragma once

#include "core/exchange/exportOutlines.h"
#include "ui/Workspace.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace annulus::ui {

/// How outlines shall leave the program: format, whose, of which patients, with rings or without.
class ExportOutlinesDialog : public QDialog {
    Q_OBJECT
public:
    struct Choice {
        ExportSettings settings;
        bool selectedPatientOnly = false;
    };
    ExportOutlinesDialog(const Project& project, const std::string& patient, QWidget* parent = nullptr);
    [[nodiscard]] Choice choice() const;

private:
    QComboBox *format_, *reader_, *patients_;
    QCheckBox* rings_;
};

/// Asks how and where to, and writes as a job; the log says that it was done.
void askForOutlineExport(const Workspace& workspace, QWidget* window);

}  // namespace annulus::ui
