#pragma once

#include "core/project/clinical.h"
#include "ui/Workspace.h"

#include <QDialog>

#include <filesystem>
#include <memory>
#include <set>
#include <string>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;

namespace annulus::ui {

class CodebookModel;
class TextTableModel;

/// A clinical table on its way into the project: how the file was read, what its columns mean, what was not understood, and whose rows they are.
/// Everything is read anew on a worker when a choice changes; what is imported is what is shown.
class ClinicalImportDialog : public QDialog {
    Q_OBJECT
public:
    ClinicalImportDialog(const Workspace& workspace, std::filesystem::path file, QWidget* parent = nullptr);

    /// Everything that one reading shows.
    struct Draft {
        Sheet sheet;
        ClinicalReading reading;
        PatientJoin join;
        std::vector<MatchingOffer> offers;
    };
    [[nodiscard]] const Draft* draft() const { return draft_.get(); }
    void setMatching(IdMatching matching);
    void assignHeader(const QString& header, const QString& variable);
    void changeVariable(const Variable& variable);
    /// What the button does: one undoable step, then the dialog is gone.
    void import();

signals:
    void draftChanged();

private:
    void read();
    void show(std::shared_ptr<const Draft> draft);
    void showProblem(const Error& problem);
    void showPreview();
    void showCells();
    void showPatients();
    void showSummary();
    void loadCodebook();
    void saveCodebook();

    Workspace workspace_;
    std::filesystem::path file_;
    SheetOptions options_;
    IdMatching matching_ = IdMatching::exact;
    Codebook codebook_;
    std::set<std::string> leftOut_;
    std::map<std::string, std::string> meaning_;  ///< variable by header, where the user said so
    std::size_t asked_ = 0;  ///< number of the newest reading that was asked for
    std::shared_ptr<const Draft> draft_;

    QComboBox *encoding_, *delimiter_, *sheet_, *match_;
    QLabel *sheetLabel_, *encodingLabel_, *delimiterLabel_, *summary_, *notes_;
    QTabWidget* tabs_;
    CodebookModel* columns_;
    TextTableModel *preview_, *cells_, *patients_;
    QPushButton* import_;
};

}  // namespace annulus::ui
