#pragma once

#include "ui/Workspace.h"
#include "ui/pages/Page.h"
#include "ui/pages/importImages.h"
#include "ui/pages/importOutlineFiles.h"

#include <QPointer>

#include <functional>
#include <set>

class QPushButton;
class QStackedWidget;

namespace annulus::ui {

class CaseInspector;
class CasesTable;
class CohortView;
class DropZone;
class ImportReportView;
class JobStrip;
class MissingFiles;
class QualityView;

/// How images come in; core's own functions but for tests.
struct ImportSource {
    std::function<Result<Imported>(const std::vector<std::filesystem::path>&, const std::set<std::string>&, const Progress&)> scan;
    std::function<Result<std::filesystem::path>(const Progress&)> demo;  ///< makes the demo, answers its project file
};

/// Import, the tree of patients, and the report of what was taken and refused.
class CasesPage : public Page {
    Q_OBJECT
public:
    CasesPage(const Workspace& workspace, ImportSource source, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("cases"); }
    [[nodiscard]] QString title() const override { return tr("Cases"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    void takeFocus() override;
    [[nodiscard]] bool wantsWorklist() const override { return false; }

    /// Starts the import of files and folders as a job.
    void importPlaces(const std::vector<std::filesystem::path>& places);
    /// The same for outlines of the project's images.
    void importOutlinesFrom(const std::vector<std::filesystem::path>& places);
    void openDemo();
    void showReport();
    void showCohort();
    /// Asks what the columns of a clinical table mean before it is taken.
    void importClinical(const std::filesystem::path& file);

signals:
    /// The demo is ready: a project file to open.
    void projectWanted(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    void showTableOrDropZone();
    void showLock();
    void chooseFolder();
    void chooseFiles();
    void chooseClinicalTable();
    void take(const QString& name, Result<Imported> imported);
    void add(const QString& name, Imported imported);
    void chooseOutlines(bool folder);
    void takeOutlines(const QString& name, Result<ImportedOutlines> imported);
    void followProject();
    void showInspector();
    void openInRead();
    void showFile();

    Workspace workspace_;
    ImportSource source_;
    MissingFiles* missing_;
    JobStrip* running_;
    QStackedWidget* stack_;
    DropZone* dropZone_;
    CasesTable* table_;
    ImportReportView* report_;
    QualityView* quality_;
    CohortView* cohort_;
    QPushButton *reportButton_, *qualityButton_, *cohortButton_, *import_;
    std::size_t opening_ = 0;  ///< of the project whose imports the report tells of
    CaseInspector* inspector_;
};

}  // namespace annulus::ui
