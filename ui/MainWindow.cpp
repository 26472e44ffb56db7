#include "ui/MainWindow.h"

#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/Page.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/NoticeBar.h"
#include "ui/widgets/PageBar.h"
#include "ui/widgets/ReadOnlyBanner.h"
#include "ui/widgets/SidePanel.h"
#include "ui/widgets/StatusLine.h"
#include "ui/widgets/Worklist.h"
#include "ui/widgets/keyColumns.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

MainWindow::MainWindow(const Workspace& workspace, ProjectStore store, QWidget* parent)
    : QMainWindow(parent), workspace_(workspace), files_(new ProjectFiles(workspace, std::move(store), this)),
      bar_(new PageBar(workspace, *files_, this)), banner_(new ReadOnlyBanner(this)), splitter_(new QSplitter(Qt::Horizontal, this)),
      left_(new SidePanel(SidePanel::Side::left)), right_(new SidePanel(SidePanel::Side::right)),
      worklist_(new Worklist(workspace)), stack_(new QStackedWidget), status_(new StatusLine(workspace.notices, this))
{
    setMinimumSize(1024, 640);
    setWindowIcon(icon("annulus", themeOf(Look::dark).accent));

    left_->setObjectName("worklistPanel");
    right_->setObjectName("inspectorPanel");
    left_->setShortcutText("F9");
    right_->setShortcutText("F10");
    left_->showContent(worklist_);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(left_);
    splitter_->addWidget(stack_);
    splitter_->addWidget(right_);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setStretchFactor(2, 0);

    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(banner_);
    column->addWidget(splitter_, 1);
    column->addWidget(new NoticeBar(workspace.notices, central));
    column->addWidget(status_);
    setCentralWidget(central);

    connect(banner_, &ReadOnlyBanner::copyWanted, files_, [this] { files_->saveAs(); });
    connect(bar_, &PageBar::pageChosen, this, &MainWindow::showPage);
    connect(files_, &ProjectFiles::stateChanged, this, &MainWindow::showStatus);
    connect(files_, &ProjectFiles::pictureWanted, this, [this] { showPage(QStringLiteral("read")); });
    connect(worklist_, &Worklist::patientPicked, this, [this] {
        if (current_)
            current_->takeFocus();
    });
    connect(splitter_, &QSplitter::splitterMoved, this, &MainWindow::rememberLayout);
    for (SidePanel* panel : {left_, right_})
        connect(panel, &SidePanel::openChanged, this, [this] {
            if (restoring_)
                return;
            rememberLayout();
            restoreLayout();
        });
    addShortcuts();
    retranslate();
    restoreGeometry(workspace.settings.windowGeometry());
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page* page)
{
    pages_.push_back(page);
    stack_->addWidget(page);
    bar_->addPage(page->id());
    bar_->setPageTitle(page->id(), page->title());
    connect(page, &Page::statusChanged, this, [this, page] {
        if (page == current_)
            showStatus();
    });
    connect(page, &Page::pageWanted, this, &MainWindow::showPage);
    connect(page, &Page::nextUnreadWanted, worklist_, &Worklist::stepToUnread);
    connect(page, &Page::missingImagesWanted, files_, &ProjectFiles::findMissingImages);
    connect(page, &Page::roomWanted, this, [this, page](bool all) {
        if (page == current_)
            giveRoom(all);
    });
    const auto number = static_cast<int>(pages_.size());
    auto* key = new QShortcut(QKeySequence(QString("Alt+%1").arg(number)), this);
    connect(key, &QShortcut::activated, this, [this, id = page->id()] { showPage(id); });
    if (!current_)
        showPage(page->id());
}

Page* MainWindow::page(const QString& id) const
{
    const auto found = std::ranges::find_if(pages_, [&](const Page* page) { return page->id() == id; });
    return found == pages_.end() ? nullptr : *found;
}

void MainWindow::showPage(const QString& id)
{
    Page* next = page(id);
    if (!next || next == current_)
        return;
    current_ = next;
    stack_->setCurrentWidget(next);
    bar_->setCurrentPage(id);
    QWidget* inspector = next->inspector();
    right_->setVisible(inspector != nullptr);
    if (inspector)
        right_->showContent(inspector);
    workspace_.settings.setPage(id);
    restoreLayout();
    showStatus();
    next->activated();
    next->takeFocus();
}

void MainWindow::addShortcuts()
{
    addActions({bar_->undoAction(), bar_->redoAction(), bar_->keysAction(), bar_->quitAction()});
    connect(bar_->keysAction(), &QAction::triggered, this, &MainWindow::showKeys);
    connect(bar_->quitAction(), &QAction::triggered, this, &QWidget::close);
    for (QAction* action : files_->actions())
        addAction(action);
    const auto key = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    key(QKeySequence("F9"), [this] { left_->setOpen(!left_->isOpen()); });
    key(QKeySequence("F10"), [this] { right_->setOpen(!right_->isOpen()); });
    key(QKeySequence::Find, [this] {
        left_->setOpen(true);
        worklist_->focusFilter();
    });
    key(QKeySequence("Ctrl+PgDown"), [this] { worklist_->step(1); });
    key(QKeySequence("Ctrl+PgUp"), [this] { worklist_->step(-1); });
}

/// The sheet of keys; asked for again it goes away.
void MainWindow::showKeys()
{
    if (keys_) {
        keys_->close();
        return;
    }
    keys_ = new KeySheet(
        [this] {
            const auto found = std::ranges::find_if(pages_, [](const Page* page) { return page->keyMap() != nullptr; });
            return keyColumns(found == pages_.end() ? KeyMap() : *(*found)->keyMap());
        },
        this);
    keys_->setAttribute(Qt::WA_DeleteOnClose);
    keys_->show();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    left_->setTitle(tr("Worklist"));
    right_->setTitle(tr("Inspector"));
    for (const Page* page : pages_)
        bar_->setPageTitle(page->id(), page->title());
    showStatus();
}

void MainWindow::showStatus()
{
    status_->setParts(current_ ? current_->statusParts() : QStringList());
    status_->setSaved(files_->savedWords());
    banner_->showReason(workspace_.document.lockedWords());
    setWindowTitle(QString("%1%2 - Annulus").arg(files_->projectName(), workspace_.document.isModified() ? " *" : ""));
}

PageLayout MainWindow::layoutOfPage() const
{
    PageLayout usual;
    usual.worklistOpen = current_->wantsWorklist();
    return workspace_.settings.layout(current_->id(), usual);
}

void MainWindow::rememberLayout()
{
    if (!current_)
        return;
    PageLayout layout = layoutOfPage();
    const QList<int> sizes = splitter_->sizes();
    layout.worklistOpen = left_->isOpen();
    if (left_->isOpen() && sizes[0] > measure::rail)
        layout.worklistWidth = sizes[0];
    if (current_->inspector()) {
        layout.inspectorOpen = right_->isOpen();
        if (right_->isOpen() && sizes[2] > measure::rail)
            layout.inspectorWidth = sizes[2];
    }
    workspace_.settings.setLayout(current_->id(), layout);
}

void MainWindow::restoreLayout()
{
    restoring_ = true;
    const PageLayout layout = layoutOfPage();
    left_->setOpen(layout.worklistOpen);
    right_->setOpen(layout.inspectorOpen);
    const int left = layout.worklistOpen ? layout.worklistWidth : measure::rail;
    const int right = !current_->inspector() ? 0 : layout.inspectorOpen ? layout.inspectorWidth : measure::rail;
    splitter_->setSizes({left, std::max(200, splitter_->width() - left - right), right});
    restoring_ = false;
}

/// Both panels fold for as long as the page wants; what the user chose for them is not touched.
void MainWindow::giveRoom(bool all)
{
    if (!all)
        return restoreLayout();
    restoring_ = true;
    left_->setOpen(false);
    right_->setOpen(false);
    const int right = current_->inspector() ? measure::rail : 0;
    splitter_->setSizes({measure::rail, std::max(200, splitter_->width() - measure::rail - right), right});
    restoring_ = false;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool isBusy = workspace_.jobs.runningCount() > 0;
    if (!closing_ && (isBusy || workspace_.document.isModified())) {
        event->ignore();  // the answer to the question closes: a window cannot close itself from within this event
        if (isBusy)
            askToStopJobs();
        else
            closeAfterUnsavedWork();
        return;
    }
    workspace_.settings.setWindowGeometry(saveGeometry());
    event->accept();
}

void MainWindow::closeAfterUnsavedWork()
{
    files_->afterUnsavedWork(
        [this] {
            closing_ = true;
            close();
        },
        [this] { workspace_.document.giveUp(); });
}

void MainWindow::askToStopJobs()
{
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Annulus"),
                                     tr("%n job(s) are still running.", nullptr, workspace_.jobs.runningCount()), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Stop them and close? What they have finished stays in the project."));
    auto* stop = question->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    auto* stay = question->addButton(tr("Keep working"), QMessageBox::RejectRole);
    stay->setProperty("role", "primary");
    question->setDefaultButton(stay);
    connect(stop, &QPushButton::clicked, this, [this] {
        workspace_.jobs.cancelAll();
        closeAfterUnsavedWork();
    });
    question->open();
}

}  // namespace annulus::ui
