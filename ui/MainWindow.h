#pragma once

#include "ui/ProjectFiles.h"
#include "ui/Settings.h"
#include "ui/Workspace.h"

#include <QMainWindow>
#include <QPointer>

#include <vector>

class QSplitter;
class QStackedWidget;

namespace annulus::ui {

class KeySheet;
class Page;
class PageBar;
class ReadOnlyBanner;
class SidePanel;
class StatusLine;
class Worklist;

/// The frame: page bar above, worklist left, page, inspector right, status line below. It knows no page by name.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Workspace& workspace, ProjectStore store, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// In the order of work. The window owns the page.
    void addPage(Page* page);
    [[nodiscard]] Page* page(const QString& id) const;
    [[nodiscard]] Page* currentPage() const { return current_; }
    /// Nothing happens for a page that does not exist.
    void showPage(const QString& id);
    ProjectFiles& files() { return *files_; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addShortcuts();
    void retranslate();
    void showStatus();
    [[nodiscard]] PageLayout layoutOfPage() const;
    void rememberLayout();
    void restoreLayout();
    void giveRoom(bool all);
    void closeAfterUnsavedWork();
    void askToStopJobs();
    void showKeys();

    Workspace workspace_;
    ProjectFiles* files_;
    PageBar* bar_;
    ReadOnlyBanner* banner_;
    QSplitter* splitter_;
    SidePanel* left_;
    SidePanel* right_;
    Worklist* worklist_;
    QStackedWidget* stack_;
    StatusLine* status_;
    std::vector<Page*> pages_;
    Page* current_ = nullptr;
    QPointer<KeySheet> keys_;
    bool closing_ = false;     ///< the questions were answered
    bool restoring_ = false;   ///< a layout is being laid out, not changed by hand
};

}  // namespace annulus::ui
