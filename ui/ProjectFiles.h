#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/recoverWork.h"
#include "ui/Workspace.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace annulus::ui {

/// How projects get from and to disk. All run on a worker.
struct ProjectStore {
    std::function<Result<OpenedProject>(const std::filesystem::path&, const Author&, const Progress&)> open;
    /// `working` is null for a project without one; `replaceOther`: the user wants the file that is there replaced.
    std::function<Result<void>(const Project&, WorkingCopy* working, const std::filesystem::path&, bool replaceOther)> save;
    /// A project that may only be read is copied as a file, with its log.
    std::function<Result<void>(const std::filesystem::path& from, const std::filesystem::path& to)> copy = copyProjectFile;
    std::function<std::vector<Recoverable>()> findRecoverable = {};
    std::function<Result<OpenedProject>(const Recoverable&, const Author&, const Progress&)> recover = {};
    std::function<void(const Recoverable&)> discard = {};
};

/// Project files with working copies at these places.
ProjectStore storeWithWorkingCopies(const WorkingPlaces& places);
/// Project files alone, for pictures and tests.
ProjectStore plainStore();

/// New, open, save: the commands of the project's file, with their questions. Reading and writing are jobs on a
/// snapshot; the document changes on the window's thread.
class ProjectFiles : public QObject {
    Q_OBJECT
public:
    ProjectFiles(const Workspace& workspace, ProjectStore store, QWidget* window);

    /// Opens without asking for the present project.
    void open(const QString& file);
    /// Looks for work that another run of the program left behind and offers it.
    void offerRecovery();
    void fill(QMenu& menu);
    /// Name of the project as the page bar shows it.
    [[nodiscard]] QString projectName() const;
    [[nodiscard]] QString savedWords() const;
    /// Runs `then` after the present project was saved, or is not wanted; not at all when the user thinks better of it.
    /// Work that is not wanted goes when another project takes its place. `dropped` runs before `then` where nothing will.
    void afterUnsavedWork(std::function<void()> then, std::function<void()> dropped = {});
    void retranslate();

    [[nodiscard]] const std::vector<QAction*>& actions() const { return actions_; }

public slots:
    void saveAs(std::function<void()> then = {});
    /// Asks for a folder and looks there for image files that are not where the project knows them.
    void findMissingImages();

signals:
    void stateChanged();
    void pictureWanted();  ///< the lesion that is selected shall be seen

private:
    void newProject();
    void chooseAndOpen();
    void cannotOpen(const std::filesystem::path& file, const Error& reason);
    void take(OpenedProject opened);
    void restore(const Recoverable& what);
    void save(std::function<void()> then = {});
    void write(const QString& file, bool replaceOther, std::function<void()> then);

    Workspace workspace_;
    ProjectStore store_;
    QWidget* window_;
    QAction *new_, *open_, *save_, *saveAs_, *findImages_, *reader_, *rename_, *rings_, *exportOutlines_, *compareReaders_, *blinded_;
    std::vector<QAction*> actions_;
    bool saving_ = false;
    int troubleNotice_ = 0, saveNotice_ = 0;
};

}  // namespace annulus::ui
