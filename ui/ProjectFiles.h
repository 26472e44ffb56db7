#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/project/Project.h"
#include "ui/Workspace.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace annulus::ui {

/// How projects get from and to disk. Both run on a worker.
struct ProjectStore {
    std::function<Result<Project>(const std::filesystem::path&, const Progress&)> open;
    std::function<Result<void>(const Project&, const std::filesystem::path&)> save;
};

/// New, open, save: the commands of the project's file, with their questions. Reading and writing are jobs on a
/// snapshot; the document changes on the window's thread.
class ProjectFiles : public QObject {
    Q_OBJECT
public:
    ProjectFiles(const Workspace& workspace, ProjectStore store, QWidget* window);

    /// Opens without asking for the present project.
    void open(const QString& file);
    void fill(QMenu& menu);
    /// Name of the project as the page bar shows it.
    [[nodiscard]] QString projectName() const;
    [[nodiscard]] QString savedWords() const;
    /// Runs `then` after the present project was saved or given up; not at all when the user thinks better of it.
    void afterUnsavedWork(std::function<void()> then);
    void retranslate();

    [[nodiscard]] const std::vector<QAction*>& actions() const { return actions_; }

signals:
    void stateChanged();

private:
    void newProject();
    void chooseAndOpen();
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    void write(const QString& file, std::function<void()> then);

    Workspace workspace_;
    ProjectStore store_;
    QWidget* window_;
    QAction *new_, *open_, *save_, *saveAs_;
    std::vector<QAction*> actions_;
    bool saving_ = false;
};

}  // namespace annulus::ui
