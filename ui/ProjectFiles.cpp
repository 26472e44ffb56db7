#include "ui/ProjectFiles.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace annulus::ui {

namespace {
const QString suffix = QStringLiteral(".annulus");
}

ProjectFiles::ProjectFiles(const Workspace& workspace, ProjectStore store, QWidget* window)
    : QObject(window), workspace_(workspace), store_(std::move(store)), window_(window), new_(new QAction(this)), open_(new QAction(this)),
      save_(new QAction(this)), saveAs_(new QAction(this)), actions_{new_, open_, save_, saveAs_}
{
    new_->setShortcut(QKeySequence::New);
    open_->setShortcut(QKeySequence::Open);
    open_->setIcon(icon("folder"));
    save_->setShortcut(QKeySequence::Save);
    save_->setIcon(icon("save"));
    saveAs_->setShortcut(QKeySequence("Ctrl+Shift+S"));
    connect(new_, &QAction::triggered, this, [this] { afterUnsavedWork([this] { newProject(); }); });
    connect(open_, &QAction::triggered, this, [this] { afterUnsavedWork([this] { chooseAndOpen(); }); });
    connect(save_, &QAction::triggered, this, [this] { save(); });
    connect(saveAs_, &QAction::triggered, this, [this] { saveAs(); });
    connect(&workspace.document, &Document::fileChanged, this, &ProjectFiles::stateChanged);
    connect(&workspace.document, &Document::changed, this, &ProjectFiles::stateChanged);
    retranslate();
}

void ProjectFiles::retranslate()
{
    new_->setText(tr("New project"));
    open_->setText(tr("Open project ..."));
    save_->setText(tr("Save"));
    saveAs_->setText(tr("Save as ..."));
}

QString ProjectFiles::projectName() const
{
    const Document& document = workspace_.document;
    if (!document.project().name.empty())
        return text(document.project().name);
    return document.file().empty() ? tr("Untitled project") : text(document.file().stem());
}

QString ProjectFiles::savedWords() const
{
    const Document& document = workspace_.document;
    if (saving_)
        return tr("Saving ...");
    if (document.isModified())
        return tr("Changes not saved");
    return document.file().empty() ? QString() : tr("Saved");
}

void ProjectFiles::fill(QMenu& menu)
{
    menu.addActions({new_, open_});
    QMenu* recent = menu.addMenu(tr("Recent projects"));
    for (const QString& file : workspace_.settings.recentProjects()) {
        if (!QFileInfo::exists(file))
            continue;
        QAction* action = recent->addAction(QFileInfo(file).completeBaseName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { afterUnsavedWork([this, file] { open(file); }); });
    }
    recent->setToolTipsVisible(true);
    recent->setEnabled(!recent->isEmpty());
    menu.addSeparator();
    menu.addActions({save_, saveAs_});
}

void ProjectFiles::newProject()
{
    workspace_.selection.selectPatient({});
    workspace_.document.open({}, {});
}

void ProjectFiles::chooseAndOpen()
{
    auto* dialog = new QFileDialog(window_, tr("Open project"), workspace_.settings.folder("project"),
                                   tr("Annulus projects (*%1)").arg(suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectFiles::open);
    dialog->open();
}

void ProjectFiles::open(const QString& file)
{
    const auto path = pathOf(QFileInfo(file).absoluteFilePath());
    workspace_.jobs.start<Project>(
        tr("Open %1").arg(QFileInfo(file).fileName()), this,
        [path, read = store_.open](const Progress& progress) { return read(path, progress); },
        [this, path](Result<Project> opened) {
            if (!opened) {
                workspace_.notices.error(std::move(opened).error());
                return;
            }
            workspace_.selection.selectPatient({});
            workspace_.document.open(std::move(opened).value(), path);
            const auto& patients = workspace_.document.project().patients;
            if (!patients.empty())
                workspace_.selection.selectPatient(patients.front()->id);
            workspace_.settings.addRecentProject(text(path));
            workspace_.settings.setFolder("project", text(path.parent_path()));
        });
}

void ProjectFiles::save(std::function<void()> then)
{
    if (workspace_.document.file().empty())
        saveAs(std::move(then));
    else
        write(text(workspace_.document.file()), std::move(then));
}

void ProjectFiles::saveAs(std::function<void()> then)
{
    auto* dialog = new QFileDialog(window_, tr("Save project"), workspace_.settings.folder("project"),
                                   tr("Annulus projects (*%1)").arg(suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(projectName() + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, then = std::move(then)](const QString& file) { write(file, then); });
    dialog->open();
}

void ProjectFiles::write(const QString& file, std::function<void()> then)
{
    const auto path = pathOf(file);
    const Project snapshot = workspace_.document.project();
    const std::size_t edits = workspace_.document.revision();
    saving_ = true;
    emit stateChanged();
    workspace_.jobs.start<bool>(
        tr("Save %1").arg(QFileInfo(file).fileName()), this,
        [path, snapshot, save = store_.save](const Progress&) -> Result<bool> {
            auto saved = save(snapshot, path);
            if (!saved)
                return std::move(saved).error();
            return true;
        },
        [this, path, edits, then = std::move(then)](Result<bool> saved) {
            saving_ = false;
            if (!saved) {
                workspace_.notices.error(std::move(saved).error());
                emit stateChanged();
                return;
            }
            workspace_.document.markSaved(path, edits);
            workspace_.settings.addRecentProject(text(path));
            workspace_.settings.setFolder("project", text(path.parent_path()));
            emit stateChanged();
            if (then)
                then();
        });
}

void ProjectFiles::afterUnsavedWork(std::function<void()> then)
{
    if (!workspace_.document.isModified()) {
        then();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Annulus"), tr("%1 has changes that are not saved.").arg(projectName()),
                                     QMessageBox::NoButton, window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Save them before going on?"));
    auto* keep = question->addButton(tr("Save"), QMessageBox::AcceptRole);
    keep->setProperty("role", "primary");
    auto* drop = question->addButton(tr("Do not save"), QMessageBox::DestructiveRole);
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    connect(keep, &QPushButton::clicked, this, [this, then] { save(then); });
    connect(drop, &QPushButton::clicked, this, [then] { then(); });
    question->open();
}

}  // namespace annulus::ui
