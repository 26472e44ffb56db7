#pragma once

#include "ui/Workspace.h"
#include "ui/jobs/Latest.h"
#include "ui/pages/model/OpenRun.h"
#include "ui/pages/model/runOrder.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTimer;

namespace annulus::ui {

class Job;

/// What to run on what, the run while it goes on, and the runs that are kept.
class RunSetup : public QWidget {
    Q_OBJECT
public:
    RunSetup(const Workspace& workspace, ModelActions actions, QWidget* parent = nullptr);

    void retranslate();
    void takeFocus();
    /// Of the editor: nothing while its text has an error.
    void setProtocol(const std::optional<Protocol>& protocol);
    [[nodiscard]] int runCount() const;
    /// Looks at the disk again. `open`: this run is chosen.
    void refreshRuns(const std::filesystem::path& open = {});
    void openFolder(const std::filesystem::path& folder);
    void useFiles(const std::filesystem::path& features, const std::filesystem::path& clinical);
    void start();
    /// What of the open project, as it was looked at last, is no longer what this run of its own data saw.
    [[nodiscard]] std::vector<Message> changesOf(const std::filesystem::path& folder) const;
    [[nodiscard]] bool isSettled() const;

signals:
    void stateChanged();
    void protocolTextChosen(const QString& yaml);
    void editWanted();
    void runChosen(const std::filesystem::path& folder);
    void otherChosen(const std::filesystem::path& folder);  ///< empty: none

private:
    void chooseProtocolFile();
    void chooseTable(bool isFeatures);
    void countOwn();
    void lookAtProject();
    void nameRuns();
    void chooseFolder();
    void showState();
    [[nodiscard]] std::filesystem::path folderOfRuns() const;
    [[nodiscard]] bool goesOn() const;

    Workspace workspace_;
    ModelActions actions_;
    std::optional<Protocol> protocol_;
    std::filesystem::path features_, clinical_;
    OwnData own_;   ///< of the open project
    std::vector<KeptRun> kept_;
    std::optional<ProjectState> state_;
    QTimer* soon_;
    Latest looking_;
    std::vector<std::filesystem::path> opened_;  ///< from elsewhere, in this session
    QLabel *protocolTitle_, *modeTitle_, *dataTitle_, *runsTitle_, *hint_, *words_, *otherTitle_;
    QComboBox *protocolChoice_, *other_;
    QPushButton *file_, *edit_, *featuresFile_, *clinicalFile_, *run_, *cancel_, *open_;
    QCheckBox *published_, *honest_;
    QProgressBar* bar_;
    QListWidget* runs_;
    QPointer<Job> job_;
    std::optional<RunOrder> stopped_;  ///< goes on where it was when the same is asked for again
};

}  // namespace annulus::ui
