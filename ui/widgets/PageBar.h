#pragma once

#include "ui/Workspace.h"

#include <QWidget>

#include <vector>

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace annulus::ui {

class ProjectFiles;

/// The bar that is always there: pages in the order of work, undo and redo, the project, jobs, language, look.
class PageBar : public QWidget {
    Q_OBJECT
public:
    PageBar(const Workspace& workspace, ProjectFiles& files, QWidget* parent = nullptr);

    void addPage(const QString& id);
    void setPageTitle(const QString& id, const QString& title);
    void setCurrentPage(const QString& id);
    [[nodiscard]] QAction* undoAction() const { return undo_; }
    [[nodiscard]] QAction* redoAction() const { return redo_; }
    [[nodiscard]] QAction* keysAction() const { return keys_; }  ///< the cheat sheet
    [[nodiscard]] QAction* quitAction() const { return quit_; }

signals:
    void pageChosen(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void showHistory();
    void showProject();

    Workspace workspace_;
    ProjectFiles& files_;
    QHBoxLayout* pagesLayout_;
    QButtonGroup* pages_;
    QAction *undo_, *redo_, *keys_, *quit_;
    QToolButton *undoButton_, *redoButton_, *project_, *language_, *look_, *keysButton_;
};

}  // namespace annulus::ui
