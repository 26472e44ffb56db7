#include "ui/ProjectFiles.h"

#include "ui/ExportOutlinesDialog.h"
#include "ui/ReaderAgreementDialog.h"

#include "core/project/backups.h"
#include "core/project/findImages.h"
#include "core/project/store.h"
#include "ui/RecoveryDialog.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/readers.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/projectQuestions.h"
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
const QString readerKey = QStringLiteral("reader");
const QString blindedKey = QStringLiteral("blinded");
}

ProjectStore storeWithWorkingCopies(const WorkingPlaces& places)
{
    return {[places](const std::filesystem::path& file, const Author& author, const Progress& progress) { return openForWork(file, places, author, progress); },
            [](const Project& project, WorkingCopy* working, const std::filesystem::path& file, bool replaceOther) {
                return working ? working->save(file, replaceOther) : saveProject(project, file);
            },
            copyProjectFile,
            [places] { return findRecoverable(places); },
            [places](const Recoverable& what, const Author& author, const Progress& progress) { return recover(what, places, author, progress); },
            [places](const Recoverable& what) { discardRecoverable(what, places); }};
}

ProjectStore plainStore()
{
    return {[](const std::filesystem::path& file, const Author&, const Progress& progress) { return openToLook(file, progress); },
            [](const Project& project, WorkingCopy*, const std::filesystem::path& file, bool) { return saveProject(project, file); },
            copyProjectFile};
}

ProjectFiles::ProjectFiles(const Workspace& workspace, ProjectStore store, QWidget* window)
    : QObject(window), workspace_(workspace), store_(std::move(store)), window_(window), new_(new QAction(this)), open_(new QAction(this)),
      save_(new QAction(this)), saveAs_(new QAction(this)), findImages_(new QAction(this)), reader_(new QAction(this)), rename_(new QAction(this)), rings_(new QAction(this)), exportOutlines_(new QAction(this)), compareReaders_(new QAction(this)), blinded_(new QAction(this)), actions_{new_, open_, save_, saveAs_}
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
    connect(findImages_, &QAction::triggered, this, &ProjectFiles::findMissingImages);
    connect(reader_, &QAction::triggered, this, [this] { askForReader(workspace_, window_); });
    connect(rename_, &QAction::triggered, this, [this] { askForProjectName(workspace_, window_); });
    connect(exportOutlines_, &QAction::triggered, this, [this] { askForOutlineExport(workspace_, window_); });
    connect(compareReaders_, &QAction::triggered, this, [this] {
        auto* dialog = new ReaderAgreementDialog(workspace_, window_);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ReaderAgreementDialog::pictureWanted, this, &ProjectFiles::pictureWanted);
        dialog->show();
        dialog->start();
    });
    connect(rings_, &QAction::triggered, this, [this] { askForRings(workspace_, window_); });
    workspace.document.setReader(workspace.settings.value(readerKey).toString().toStdString());
    blinded_->setCheckable(true);
    blinded_->setChecked(workspace.settings.value(blindedKey).toBool());
    workspace.document.setBlinded(blinded_->isChecked());
    connect(blinded_, &QAction::toggled, this, [this](bool on) {
        workspace_.settings.setValue(blindedKey, on);
        workspace_.document.setBlinded(on);
    });
    connect(&workspace.document, &Document::readerChanged, this, [this] {
        workspace_.settings.setValue(readerKey, text(workspace_.document.reader()));
        retranslate();
    });
    connect(&workspace.document, &Document::fileChanged, this, &ProjectFiles::stateChanged);
    connect(&workspace.document, &Document::changed, this, &ProjectFiles::stateChanged);
    connect(&workspace.document, &Document::diskTrouble, this, [this](const std::optional<Error>& trouble) {
        if (trouble && trouble->code == Errc::notFound)
            return (void)workspace_.notices.warn(text(trouble->what));
        if (troubleNotice_)
            workspace_.notices.dismiss(troubleNotice_);
        troubleNotice_ = trouble ? workspace_.notices.error(text(*trouble)) : 0;
        if (!trouble)
            workspace_.notices.done(tr("The working copy can be written again; nothing was lost."));
    });
    retranslate();
}

void ProjectFiles::retranslate()
{
    new_->setText(tr("New project"));
    open_->setText(tr("Open project ..."));
    save_->setText(tr("Save"));
    saveAs_->setText(tr("Save as ..."));
    findImages_->setText(tr("Find missing images ..."));
    rename_->setText(tr("Rename project ..."));
    rings_->setText(tr("Ring settings ..."));
    exportOutlines_->setText(tr("Export outlines ..."));
    compareReaders_->setText(tr("Compare readers ..."));
    blinded_->setText(tr("Read blinded"));
    blinded_->setToolTip(tr("Hides the outlines of other readers and brings the patients in an order of this reader's own"));
    const std::string& reader = workspace_.document.reader();
    reader_->setText(reader.empty() ? tr("Who is reading ...") : tr("Reader: %1 ...").arg(text(reader)));
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
    if (document.readOnly())
        return tr("Read-only");
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
    menu.addSeparator();
    menu.setToolTipsVisible(true);
    const QString whyNot = workspace_.document.lockedWords();
    for (QAction* change : {rename_, rings_, findImages_}) {
        change->setEnabled(whyNot.isEmpty());
        change->setToolTip(whyNot);
        menu.addAction(change);
    }
    compareReaders_->setEnabled(!blinded_->isChecked() && readersOf(workspace_.document.project()).size() > 1);
    menu.addActions({exportOutlines_, compareReaders_});
    menu.addActions({reader_, blinded_});
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
    const auto path = fileItself(pathOf(file));
    if (path == workspace_.document.file())
        newProject();  // gives up the lock that the same file needs again
    workspace_.jobs.start<OpenedProject>(
        [name = QFileInfo(file).fileName()] { return tr("Open %1").arg(name); }, this,
        [path, author = thisAuthor(workspace_.document.reader()), read = store_.open](const Progress& progress) { return read(path, author, progress); },
        [this, path](Result<OpenedProject> opened) {
            if (opened)
                take(std::move(opened).value());
            else
                cannotOpen(path, opened.error());
        });
}

/// A project that cannot be opened may have older states that can.
void ProjectFiles::cannotOpen(const std::filesystem::path& file, const Error& reason)
{
    const auto count = static_cast<int>(isBackup(file) ? 0 : backupsOf(file).size());
    if (count == 0 || reason.code == Errc::cancelled)
        return workspace_.notices.error(reason);
    workspace_.notices.error(text(reason) + '\n' + tr("There are %n older state(s) of it, kept as backups.", nullptr, count),
                             {tr("Open a backup ..."), [this, file] {
                                  askForBackup(file, window_, [this](const QString& backup) { afterUnsavedWork([this, backup] { open(backup); }); });
                              }});
}

void ProjectFiles::take(OpenedProject opened)
{
    const auto path = opened.file;
    workspace_.jobs.cancelAll();  // what still runs is for the project that goes
    for (const Message& note : opened.notes)
        workspace_.notices.warn(text(note));
    workspace_.selection.selectPatient({});
    workspace_.document.open(std::move(opened));
    const auto& patients = workspace_.document.project().patients;
    if (!patients.empty())
        workspace_.selection.selectPatient(patients.front()->id);
    if (path.empty())
        return;
    workspace_.settings.addRecentProject(text(path));
    workspace_.settings.setFolder("project", text(path.parent_path()));
}

void ProjectFiles::offerRecovery()
{
    if (!store_.findRecoverable)
        return;
    workspace_.jobs.start<std::vector<Recoverable>>(
        {}, this, [find = store_.findRecoverable](const Progress&) -> Result<std::vector<Recoverable>> { return find(); },
        [this](Result<std::vector<Recoverable>> found) {
            if (!found || found->empty())
                return;
            auto* dialog = new RecoveryDialog(*found, window_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &RecoveryDialog::restoreWanted, this, &ProjectFiles::restore);
            connect(dialog, &RecoveryDialog::discardWanted, this, [this](const Recoverable& what) { store_.discard(what); });
            dialog->open();
        },
        JobRunner::Visibility::quiet);
}

void ProjectFiles::restore(const Recoverable& what)
{
    afterUnsavedWork([this, what] {
        workspace_.jobs.cancelAll();
        if (std::error_code code; !what.source.empty() && (what.source == workspace_.document.file() || std::filesystem::equivalent(what.source, workspace_.document.file(), code)))
            newProject();  // the work needs the lock of its file, as it stands there since the program was started with it
        workspace_.jobs.start<OpenedProject>(
            [] { return tr("Restore unsaved work"); }, this, [what, author = thisAuthor(workspace_.document.reader()), recover = store_.recover](const Progress& progress) {
                return recover(what, author, progress);
            },
            [this](Result<OpenedProject> opened) {
                if (opened)
                    take(std::move(opened).value());
                else
                    workspace_.notices.error(std::move(opened).error());
            });
    });
}

void ProjectFiles::findMissingImages()
{
    auto* dialog = new QFileDialog(window_, tr("Where to look for missing images"), workspace_.settings.folder("import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        workspace_.jobs.start<FoundImages>(
            [] { return tr("Find missing images"); }, this,
            [project = workspace_.document.project(), place = pathOf(folder)](const Progress& progress) { return findImages(project, {place}, progress); },
            [this](Result<FoundImages> found) {
                if (!found) {
                    workspace_.notices.error(std::move(found).error());
                    return;
                }
                if (!found->found.images.empty())
                    if (auto moved = workspace_.document.apply(found->found); !moved)
                        workspace_.notices.error(std::move(moved).error());
                const auto missing = static_cast<int>(found->missing.size());
                const QString words = tr("%n image(s) found again", nullptr, static_cast<int>(found->found.images.size()));
                if (missing == 0)
                    workspace_.notices.done(words + '.');
                else
                    workspace_.notices.warn(tr("%1, %2 still missing, the first one %3.").arg(words).arg(missing).arg(text(found->missing.front().path)));
            });
    });
    dialog->open();
}

void ProjectFiles::save(std::function<void()> then)
{
    std::error_code code;
    if (workspace_.document.file().empty() || workspace_.document.readOnly())
        saveAs(std::move(then));
    else if (!workspace_.document.isModified() && std::filesystem::exists(workspace_.document.file(), code)) {
        if (then)  // a file that holds everything is not written again: older states would leave the backups for copies of it
            then();
    } else
        write(text(workspace_.document.file()), false, std::move(then));
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
            [this, then = std::move(then)](const QString& file) { write(file, true, then); });
    dialog->open();
}

void ProjectFiles::write(const QString& file, bool replaceOther, std::function<void()> then)
{
    const auto path = fileItself(pathOf(file));
    if (workspace_.document.readOnly()) {
        workspace_.jobs.start<bool>(
            [name = QFileInfo(file).fileName()] { return tr("Save %1").arg(name); }, this,
            [from = workspace_.document.file(), path, copy = store_.copy](const Progress&) -> Result<bool> {
                if (auto copied = copy(from, path); !copied)
                    return std::move(copied).error();
                return true;
            },
            [this, file](Result<bool> copied) {
                if (copied)
                    open(file);
                else
                    workspace_.notices.error(std::move(copied).error());
            });
        return;
    }
    const Project snapshot = workspace_.document.project();
    const std::size_t edits = workspace_.document.revision();
    saving_ = true;
    emit stateChanged();
    workspace_.jobs.start<bool>(
        [name = QFileInfo(file).fileName()] { return tr("Save %1").arg(name); }, this,
        [path, snapshot, replaceOther, working = workspace_.document.workingCopy(), save = store_.save](const Progress&) -> Result<bool> {
            auto saved = save(snapshot, working.get(), path, replaceOther);
            if (!saved)
                return std::move(saved).error();
            return true;
        },
        [this, path, edits, opening = workspace_.document.opening(), then = std::move(then)](Result<bool> saved) {
            saving_ = false;
            if (opening != workspace_.document.opening()) {
                emit stateChanged();  // another project was opened meanwhile
                return;
            }
            if (!saved) {
                if (saveNotice_)
                    workspace_.notices.dismiss(saveNotice_);
                saveNotice_ = workspace_.notices.error(text(saved.error()));
                emit stateChanged();
                return;
            }
            if (const int told = std::exchange(saveNotice_, 0))
                workspace_.notices.dismiss(told);
            workspace_.document.markSaved(path, edits);
            workspace_.settings.addRecentProject(text(path));
            workspace_.settings.setFolder("project", text(path.parent_path()));
            emit stateChanged();
            if (then)
                afterUnsavedWork(then);  // the user may have gone on working while it was saved
        });
}

void ProjectFiles::afterUnsavedWork(std::function<void()> then, std::function<void()> dropped)
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
    connect(drop, &QPushButton::clicked, this, [then, dropped] {
        if (dropped)
            dropped();
        then();
    });
    question->open();
}

}  // namespace annulus::ui
