#pragma once

#include "ui/Workspace.h"
#include "ui/document/importReport.h"

#include <QAbstractTableModel>
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

/// Every file of the imports of this session with what became of it.
class ImportReportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { outcomeColumn, fileColumn, patientColumn, whatColumn, reasonColumn, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void add(const ImportTitle& title, std::vector<ImportRow> rows);
    /// `import`: one of imports(), or all of them.
    void show(std::optional<ImportOutcome> outcome, const QString& filter, std::optional<int> import = {});
    void retranslate();
    [[nodiscard]] const std::vector<ImportRow>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<ImportTitle>& imports() const { return imports_; }
    /// Of one import, or of all.
    [[nodiscard]] std::vector<ImportRow> rowsOf(std::optional<int> import) const;
    [[nodiscard]] const ImportRow& shownRow(int row) const { return rows_[shown_[static_cast<std::size_t>(row)]]; }

private:
    void arrange();

    std::vector<ImportTitle> imports_;
    std::vector<ImportRow> rows_;
    std::vector<std::size_t> shown_;
    std::optional<ImportOutcome> outcome_;
    QString filter_;
    std::optional<int> import_;
};

/// The import report: counts as switches, a filter, the table, and the way to the file itself.
class ImportReportView : public QWidget {
    Q_OBJECT
public:
    explicit ImportReportView(const Workspace& workspace, QWidget* parent = nullptr);
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
