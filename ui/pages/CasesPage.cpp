#include "ui/pages/CasesPage.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/MissingFiles.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/CaseInspector.h"
#include "ui/pages/CasesModel.h"
#include "ui/pages/CasesTable.h"
#include "ui/pages/ClinicalImportDialog.h"
#include "ui/pages/CohortView.h"
#include "ui/pages/DropZone.h"
#include "ui/pages/ImportReportView.h"
#include "ui/pages/QualityView.h"
#include "ui/pages/askCharacterSet.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/JobStrip.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QDateTime>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace annulus::ui {

namespace {

std::vector<std::filesystem::path> placesOf(const QMimeData& data)
{
    std::vector<std::filesystem::path> places;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            places.push_back(pathOf(url.toLocalFile()));
    return places;
}

bool isTable(const std::filesystem::path& file)
{
    const std::string extension = lowerCase(toUtf8(file.extension()));
    return extension == ".csv" || extension == ".tsv" || extension == ".xlsx";
}

std::set<std::string> knownUids(const Project& project)
{
    std::set<std::string> known;
    for (const auto& patient : project.patients)
        for (const ImageRecord* image : imagesOf(*patient))
            known.insert(image->uid);
    return known;
}

}  // namespace

CasesPage::CasesPage(const Workspace& workspace, ImportSource source, QWidget* parent)
    : Page(parent), workspace_(workspace), source_(std::move(source)), missing_(new MissingFiles(workspace.document, workspace.jobs, this)), running_(new JobStrip(this)), stack_(new QStackedWidget(this)),
      dropZone_(new DropZone), table_(new CasesTable(workspace, missing_)), report_(new ImportReportView(workspace)), quality_(new QualityView(workspace)), cohort_(new CohortView(workspace)),
      reportButton_(new QPushButton(this)), qualityButton_(new QPushButton(this)), cohortButton_(new QPushButton(this)),
      import_(primaryButton(this)), inspector_(new CaseInspector(workspace, this))
{
    setAcceptDrops(true);
    import_->setProperty("menu", true);
    auto* menu = new QMenu(import_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu->addAction(icon("folder"), tr("Folder ..."), this, &CasesPage::chooseFolder);
        menu->addAction(icon("file"), tr("Files ..."), this, &CasesPage::chooseFiles);
        if (workspace_.document.project().patients.empty())
            return;
        menu->addSeparator();
        menu->addAction(icon("table"), tr("Clinical table ..."), this, &CasesPage::chooseClinicalTable);
        menu->addSeparator();
        menu->addAction(icon("folder"), tr("Outlines from a folder ..."), this, [this] { chooseOutlines(true); });
        menu->addAction(icon("file"), tr("Outline files ..."), this, [this] { chooseOutlines(false); });
    });
    import_->setMenu(menu);
    table_->addButton(qualityButton_);
    table_->addButton(reportButton_);
    table_->addButton(cohortButton_);
    table_->addButton(import_);
    for (QWidget* state : std::initializer_list<QWidget*>{dropZone_, table_, report_, quality_, cohort_})
        stack_->addWidget(state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(running_);
    column->addWidget(stack_, 1);

    connect(running_, &JobStrip::busyChanged, dropZone_, &DropZone::setBusy);
    connect(dropZone_, &DropZone::importWanted, this, &CasesPage::chooseFolder);
    connect(dropZone_, &DropZone::demoWanted, this, &CasesPage::openDemo);
    connect(reportButton_, &QPushButton::clicked, this, &CasesPage::showReport);
    const auto goBack = [this] {
        stack_->setCurrentWidget(dropZone_);
        showTableOrDropZone();
    };
    connect(report_, &ImportReportView::backWanted, this, goBack);
    connect(cohort_, &CohortView::backWanted, this, goBack);
    connect(cohortButton_, &QPushButton::clicked, this, &CasesPage::showCohort);
    connect(qualityButton_, &QPushButton::clicked, this, [this] { stack_->setCurrentWidget(quality_); });
    connect(quality_, &QualityView::backWanted, this, [this] { stack_->setCurrentWidget(table_); });
    connect(quality_, &QualityView::readWanted, this, &CasesPage::openInRead);
    connect(table_, &CasesTable::patientsChanged, this, &CasesPage::showTableOrDropZone);
    connect(&workspace_.document, &Document::changed, this, [this] {
        showInspector();
        emit statusChanged();
    });
    connect(&workspace_.selection, &Selection::patientChanged, this, &CasesPage::showInspector);
    connect(&workspace_.selection, &Selection::imageChanged, this, &CasesPage::showInspector);
    connect(inspector_, &CaseInspector::readWanted, this, &CasesPage::openInRead);
    connect(table_, &CasesTable::readWanted, this, &CasesPage::openInRead);
    connect(inspector_, &CaseInspector::fileWanted, this, &CasesPage::showFile);
    connect(table_, &CasesTable::fileWanted, this, &CasesPage::showFile);
    connect(inspector_, &CaseInspector::missingImagesWanted, this, &Page::missingImagesWanted);
    connect(table_, &CasesTable::missingImagesWanted, this, &Page::missingImagesWanted);
    connect(missing_, &MissingFiles::changed, this, &CasesPage::showInspector);
    connect(&workspace_.document, &Document::fileChanged, this, &CasesPage::showLock);
    connect(&workspace_.document, &Document::fileChanged, this, &CasesPage::followProject);
    retranslate();
    showTableOrDropZone();
}

QWidget* CasesPage::inspector() { return inspector_; }

void CasesPage::takeFocus() { stack_->currentWidget()->setFocus(); }

void CasesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void CasesPage::retranslate()
{
    import_->setText(tr("Import"));
    reportButton_->setText(tr("Import report"));
    qualityButton_->setText(tr("Quality report"));
    cohortButton_->setText(tr("Cohort"));
    cohortButton_->setToolTip(tr("Who is in by the rules of a study, and which clinical values are missing"));
    showLock();
    showInspector();
}

void CasesPage::showTableOrDropZone()
{
    const bool isEmpty = table_->model().patientCount() == 0;
    if ((stack_->currentWidget() == report_ && report_->isVisible()) || (stack_->currentWidget() == cohort_ && cohort_->isVisible() && !isEmpty))
        return;
    if (stack_->currentWidget() == quality_ && quality_->isVisible() && !isEmpty)
        return;
    stack_->setCurrentWidget(isEmpty ? static_cast<QWidget*>(dropZone_) : table_);
    reportButton_->setVisible(!report_->model().rows().empty());
}

void CasesPage::showLock()
{
    const QString whyNot = workspace_.document.lockedWords();
    lock(import_, {}, whyNot);
    dropZone_->setLocked(whyNot);
    inspector_->setLocked(whyNot);
}

QStringList CasesPage::statusParts() const
{
    const Project& project = workspace_.document.project();
    if (project.patients.empty())
        return {};
    return {tr("%n patient(s)", nullptr, static_cast<int>(project.patients.size())),
            tr("%n image(s)", nullptr, static_cast<int>(project.imageCount()))};
}

void CasesPage::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Import folder"), workspace_.settings.folder("import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        workspace_.settings.setFolder("import", folder);
        importPlaces({pathOf(folder)});
    });
    dialog->open();
}

void CasesPage::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Import files"), workspace_.settings.folder("import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        workspace_.settings.setFolder("import", QFileInfo(files.first()).absolutePath());
        std::vector<std::filesystem::path> places;
        for (const QString& file : files)
            places.push_back(pathOf(file));
        importPlaces(places);
    });
    dialog->open();
}

void CasesPage::chooseClinicalTable()
{
    auto* dialog = new QFileDialog(this, tr("Import clinical table"), workspace_.settings.folder("clinical"), tr("Tables (*.csv *.txt *.tsv *.xlsx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("clinical", QFileInfo(file).absolutePath());
        importClinical(pathOf(file));
    });
    dialog->open();
}

void CasesPage::importClinical(const std::filesystem::path& file)
{
    if (workspace_.document.readOnly()) {
        workspace_.notices.error(workspace_.document.lockedWords());
        return;
    }
    auto* dialog = new ClinicalImportDialog(workspace_, file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&workspace_.document, &Document::fileChanged, dialog, [this, dialog, opening = workspace_.document.opening()] {
        if (opening != workspace_.document.opening())  // it was for a project that is no longer here
            dialog->reject();
    });
    dialog->open();
}

void CasesPage::showCohort() { stack_->setCurrentWidget(cohort_); }

void CasesPage::importPlaces(const std::vector<std::filesystem::path>& places)
{
    if (places.empty())
        return;
    if (workspace_.document.readOnly()) {
        workspace_.notices.error(workspace_.document.lockedWords());
        return;
    }
    const auto named = [places] { return places.size() == 1 ? text(places.front().filename()) : tr("%n place(s)", nullptr, static_cast<int>(places.size())); };
    running_->follow(workspace_.jobs.start<Imported>(
        [named] { return tr("Import %1").arg(named()); }, this,
        [scan = source_.scan, places, known = knownUids(workspace_.document.project())](const Progress& progress) { return scan(places, known, progress); },
        [this, named, opening = workspace_.document.opening()](Result<Imported> imported) {
            if (opening == workspace_.document.opening())  // else it was for a project that is no longer here
                take(named(), std::move(imported));
        }));
}

void CasesPage::take(const QString& name, Result<Imported> imported)
{
    if (!imported) {
        workspace_.notices.error(imported.error());
        return;
    }
    auto whole = std::make_shared<Imported>(*std::move(imported));
    askCharacterSet(this, std::move(whole->images), [this, name, whole, opening = workspace_.document.opening()](std::vector<ImageRecord> images) {
        whole->images = std::move(images);
        if (opening == workspace_.document.opening())  // else it was for a project that is no longer here
            add(name, std::move(*whole));
    });
}

void CasesPage::add(const QString& name, Imported imported)
{
    const ImportTitle title{name, QDateTime::currentDateTime().toString(timeForm), imported.isPartial};
    report_->add(title, imported.rows);
    const auto counts = countOutcomes(imported.rows);
    const int taken = static_cast<int>(imported.images.size());
    const int refused = counts[static_cast<std::size_t>(ImportOutcome::refused)];
    if (taken > 0) {
        const bool wasEmpty = workspace_.document.project().patients.empty();
        auto added = workspace_.document.apply(AddImages{std::move(imported.images)});
        if (!added) {
            workspace_.notices.error(added.error());
            return;
        }
        if (wasEmpty)
            workspace_.selection.selectPatient(workspace_.document.project().patients.front()->id);
    }
    if (!workspace_.document.project().patients.empty())
        workspace_.document.note(eventOf(importNote(title, imported.rows)));
    showTableOrDropZone();
    const Notices::Action toReport{tr("Report"), [this] { emit pageWanted(id()); showReport(); }};
    QString words = tr("%n image(s) imported", nullptr, taken);
    if (refused > 0)
        words = tr("%1, %2").arg(words, tr("%n file(s) refused", nullptr, refused));
    if (imported.isPartial)
        words += '\n' + tr("The import was stopped: what it had found is here.");
    if (taken == 0 || refused > 0)
        workspace_.notices.warn(words, toReport);
    else
        workspace_.notices.done(words, {tr("Undo"), [this, revision = workspace_.document.revision()] {
                                          if (workspace_.document.revision() == revision)  // else it would undo something newer
                                              workspace_.document.undo();
                                      }});
}

void CasesPage::chooseOutlines(bool folder)
{
    auto* dialog = new QFileDialog(this, tr("Import outlines: DICOM Segmentation, RT Structure Set, masks, contours"), workspace_.settings.folder("outlines"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    connect(dialog, &QFileDialog::filesSelected, this, [this, folder](const QStringList& files) {
        workspace_.settings.setFolder("outlines", folder ? files.first() : QFileInfo(files.first()).absolutePath());
        std::vector<std::filesystem::path> places;
        for (const QString& file : files)
            places.push_back(pathOf(file));
        importOutlinesFrom(places);
    });
    dialog->open();
}

void CasesPage::importOutlinesFrom(const std::vector<std::filesystem::path>& places)
{
    if (workspace_.document.readOnly()) {
        workspace_.notices.error(workspace_.document.lockedWords());
        return;
    }
    const auto named = [places] { return places.size() == 1 ? text(places.front().filename()) : tr("%n place(s)", nullptr, static_cast<int>(places.size())); };
    running_->follow(workspace_.jobs.start<ImportedOutlines>(
        [named] { return tr("Import outlines from %1").arg(named()); }, this,
        [project = workspace_.document.project(), places, reader = workspace_.document.reader()](const Progress& progress) { return importOutlineFiles(project, places, reader, progress); },
        [this, named, opening = workspace_.document.opening()](Result<ImportedOutlines> imported) {
            if (opening == workspace_.document.opening())  // else it was for a project that is no longer here
                takeOutlines(named(), std::move(imported));
        }));
}

void CasesPage::takeOutlines(const QString& name, Result<ImportedOutlines> imported)
{
    if (!imported) {
        workspace_.notices.error(imported.error());
        return;
    }
    const int taken = static_cast<int>(imported->edits.size());
    if (taken > 0) {
        const auto added = workspace_.document.applyAll(numberedAnew(workspace_.document.project(), std::move(imported->edits)), message("cases", "Import of %1 outlines", taken));
        if (!added) {
            workspace_.notices.error(added.error());
            return;
        }
    }
    const ImportTitle title{name, QDateTime::currentDateTime().toString(timeForm), imported->isPartial};
    report_->add(title, imported->rows);
    workspace_.document.note(eventOf(importNote(title, imported->rows)));
    showTableOrDropZone();
    const int left = static_cast<int>(imported->rows.size()) - taken;
    QString words = tr("%n outline(s) imported", nullptr, taken);
    if (left > 0)
        words = tr("%1, %2").arg(words, tr("%n left out", nullptr, left));
    const Notices::Action toReport{tr("Report"), [this] { emit pageWanted(id()); showReport(); }};
    if (taken == 0 || left > 0)
        workspace_.notices.warn(words, toReport);
    else
        workspace_.notices.done(words, {tr("Undo"), [this, revision = workspace_.document.revision()] {
                                          if (workspace_.document.revision() == revision)  // else it would undo something newer
                                              workspace_.document.undo();
                                      }});
}

/// Another project: its log tells of its imports.
void CasesPage::followProject()
{
    if (std::exchange(opening_, workspace_.document.opening()) == workspace_.document.opening())
        return;
    report_->clear();
    if (stack_->currentWidget() == report_ || stack_->currentWidget() == quality_ || stack_->currentWidget() == cohort_)
        stack_->setCurrentWidget(table_);
    showTableOrDropZone();
    auto working = workspace_.document.presentWorkingCopy();
    const std::filesystem::path source = working ? working->file() : workspace_.document.file();
    if (source.empty())
        return;
    workspace_.jobs.start<std::vector<ImportNote>>(
        {}, this,
        [working = std::move(working), source](const Progress& progress) {
            if (working)
                (void)working->flush();  // what could not be written is not in the list; the trouble is told elsewhere
            return readImports(source, progress);
        },
        [this, opening = opening_](Result<std::vector<ImportNote>> notes) {
            if (!notes || opening != opening_ || !report_->model().imports().empty())
                return;
            for (const ImportNote& note : *notes)
                report_->add(titleOf(note), rowsOf(note));
            showTableOrDropZone();
        },
        JobRunner::Visibility::quiet);
}

void CasesPage::openDemo()
{
    running_->follow(workspace_.jobs.start<std::filesystem::path>(
        [] { return tr("Prepare the demo cohort"); }, this, source_.demo,
        [this](Result<std::filesystem::path> ready) {
            if (!ready) {
                workspace_.notices.error(ready.error());
                return;
            }
            emit projectWanted(text(*ready));
        }));
}

void CasesPage::showReport()
{
    const auto counts = countOutcomes(report_->model().rows());
    const bool anyRefused = counts[static_cast<std::size_t>(ImportOutcome::refused)] > 0;
    report_->showOutcome(anyRefused ? std::optional(ImportOutcome::refused) : std::nullopt);
    stack_->setCurrentWidget(report_);
}

void CasesPage::showInspector()
{
    const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    const ImageRecord* image = patient ? patient->findImage(workspace_.selection.image()) : nullptr;
    if (image)
        inspector_->showImage(*patient, *image, missing_->has(*image) ? 1 : 0);
    else if (patient)
        inspector_->showPatient(*patient, missing_->countOf(*patient));
    else
        inspector_->showNothing();
}

void CasesPage::openInRead() { emit pageWanted(QStringLiteral("read")); }

void CasesPage::showFile()
{
    const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    if (const ImageRecord* image = patient ? patient->findImage(workspace_.selection.image()) : nullptr)
        showInFolder(image->path);
}

void CasesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (placesOf(*event->mimeData()).empty() || workspace_.document.readOnly())
        return;
    event->acceptProposedAction();
    dropZone_->setHot(true);
}

void CasesPage::dragLeaveEvent(QDragLeaveEvent*) { dropZone_->setHot(false); }

void CasesPage::dropEvent(QDropEvent* event)
{
    dropZone_->setHot(false);
    event->acceptProposedAction();
    const auto places = placesOf(*event->mimeData());
    if (places.size() == 1 && isTable(places.front()) && !workspace_.document.project().patients.empty())
        importClinical(places.front());
    else
        importPlaces(places);
}

}  // namespace annulus::ui
