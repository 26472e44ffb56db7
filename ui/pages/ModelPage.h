#pragma once

#include "ui/Workspace.h"
#include "ui/jobs/Latest.h"
#include "ui/pages/Page.h"
#include "ui/pages/model/OpenRun.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTimer;

namespace annulus::ui {

class ModelInspector;
class NomogramPanel;
class ProtocolEditor;
class ReportWriter;
class RunFiguresView;
class RunOverview;
class RunSetup;
class RunTablesView;

/// From features and clinical table to curves, tables and nomogram: choose a protocol, run it, look at what came out, and at how much of it is optimism.
class ModelPage : public Page {
    Q_OBJECT
public:
    ModelPage(const Workspace& workspace, ModelActions actions, QWidget* parent = nullptr);
    ~ModelPage() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("model"); }
    [[nodiscard]] QString title() const override { return tr("Model"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    [[nodiscard]] bool wantsWorklist() const override { return false; }
    void takeFocus() override;
    void activated() override;

    /// Begins a report of the run; figure by figure, so that the window stays live.
    void writeReportTo(const std::filesystem::path& pdf);
    [[nodiscard]] bool isReporting() const { return writer_ != nullptr; }
    void openRunFolder(const std::filesystem::path& folder);
    /// "overview", "figures", "tables", "nomogram", "protocol", or one of the figures by its id.
    void showPart(const QString& part);
    [[nodiscard]] bool isSettled() const { return !loading_.isRunning() && !loadingOther_.isRunning(); }
    RunSetup& setup() { return *setup_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void loadRun(const std::filesystem::path& folder, bool isOther);
    void showRun();
    void showState();
    void showChanges();
    void openPatient(const QString& patient);
    void chooseReport();
    void drawReport();
    void nameReport();

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_, other_;
    RunSetup* setup_;
    QTabBar* tabs_;
    QPushButton* report_;
    QStackedWidget* stack_;
    RunOverview* overview_;
    RunFiguresView* figures_;
    RunTablesView* tables_;
    NomogramPanel* nomogram_;
    ProtocolEditor* editor_;
    ModelInspector* inspector_;
    QWidget* empty_;
    QLabel *emptyHeading_, *emptyWords_;
    Latest loading_, loadingOther_;
    std::shared_ptr<ReportWriter> writer_;  ///< while a report is made
    std::filesystem::path reportFile_;
    QTimer* drawing_;
};

}  // namespace annulus::ui
