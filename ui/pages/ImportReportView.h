#pragma once

#include "ui/Workspace.h"
#include "ui/pages/ImportReportModel.h"

#include <QWidget>

#include <array>
#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace annulus::ui {

class EmptyHint;

/// The import report: counts as switches, a filter, the table, and the way to the file itself.
class ImportReportView : public QWidget {
    Q_OBJECT
public:
    explicit ImportReportView(const Workspace& workspace, QWidget* parent = nullptr);
    /// Another project has imports of its own.
    void clear();
    void add(const ImportTitle& title, std::vector<ImportRow> rows);
    [[nodiscard]] const ImportReportModel& model() const { return *model_; }
    void showOutcome(std::optional<ImportOutcome> outcome);

signals:
    void backWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void listImports();
    [[nodiscard]] std::optional<int> chosenImport() const;
    void showFile();
    void exportCsv();
    void showReason();
    void copyRows();

    Workspace workspace_;
    ImportReportModel* model_;
    QToolButton* back_;
    QLabel* heading_;
    QComboBox* imports_;  ///< all, then the newest first
    EmptyHint* empty_;
    std::array<QToolButton*, 5> switches_{};  ///< all, then importOutcomes
    QLineEdit* filter_;
    QPushButton *export_, *showFile_;
    QTableView* table_;
    QLabel* reason_;   ///< of the current row, whole
    QAction *copy_, *show_;
    std::optional<ImportOutcome> outcome_;
};

/// Opens the folder of a file in the system's file manager, the file selected where the system can.
void showInFolder(const std::filesystem::path& file);

}  // namespace annulus::ui
