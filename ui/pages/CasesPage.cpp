#include "ui/pages/CasesPage.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/CaseInspector.h"
#include "ui/pages/CasesDelegate.h"
#include "ui/pages/CasesModel.h"
#include "ui/pages/DropZone.h"
#include "ui/pages/ImportReportView.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

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
    : Page(parent), workspace_(workspace), source_(std::move(source)), model_(new CasesModel(workspace.document, this)),
      stack_(new QStackedWidget(this)), dropZone_(new DropZone), report_(new ImportReportView(workspace)),
      inspector_(new CaseInspector(this))
{
    setAcceptDrops(true);
    stack_->addWidget(dropZone_);
    stack_->addWidget(makeTable());
    stack_->addWidget(report_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);

    connect(dropZone_, &DropZone::importWanted, this, &CasesPage::chooseFolder);
    connect(dropZone_, &DropZone::demoWanted, this, &CasesPage::openDemo);
    connect(report_, &ImportReportView::backWanted, this, [this] {
        stack_->setCurrentIndex(0);
        showTableOrDropZone();
    });
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        showTableOrDropZone();
        keepUnfolded();
        showCounts();
    });
    connect(&workspace_.document, &Document::changed, this, [this] {
        showInspector();
        emit statusChanged();
    });
    connect(&workspace_.selection, &Selection::patientChanged, this, &CasesPage::followSelection);
    connect(&workspace_.selection, &Selection::imageChanged, this, &CasesPage::showInspector);
    connect(inspector_, &CaseInspector::readWanted, this, [this] { emit pageWanted(QStringLiteral("read")); });
    connect(inspector_, &CaseInspector::fileWanted, this, [this] {
        const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
        if (const ImageRecord* image = patient ? patient->findImage(workspace_.selection.image()) : nullptr)
            showInFolder(image->path);
    });
    retranslate();
    showTableOrDropZone();
}

QWidget* CasesPage::inspector() { return inspector_; }

QWidget* CasesPage::makeTable()
{
    auto* table = new QWidget;
    filter_ = new QLineEdit(table);
    filter_->setClearButtonEnabled(true);
    filter_->setMinimumWidth(160);
    filter_->setMaximumWidth(320);
    filter_->addAction(icon("search"), QLineEdit::LeadingPosition);
    counts_ = label("secondary", table);
    reportButton_ = new QPushButton(table);
    import_ = primaryButton(table);
    import_->setProperty("menu", true);
    auto* menu = new QMenu(import_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu->addAction(icon("folder"), tr("Folder ..."), this, &CasesPage::chooseFolder);
        menu->addAction(icon("file"), tr("Files ..."), this, &CasesPage::chooseFiles);
    });
    import_->setMenu(menu);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(measure::padding, 8, measure::padding, 8);
    top->setSpacing(measure::padding);
    top->addWidget(filter_, 1);
    top->addWidget(counts_);
    top->addStretch(1);
    top->addWidget(reportButton_);
    top->addWidget(import_);

    tree_ = new QTreeView(table);
    tree_->setModel(model_);
    tree_->setItemDelegate(new CasesDelegate(tree_));
    tree_->setUniformRowHeights(true);
    tree_->setSortingEnabled(true);
    tree_->sortByColumn(CasesModel::titleColumn, Qt::AscendingOrder);
    tree_->setMouseTracking(true);
    tree_->setIndentation(20);
    tree_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView* header = tree_->header();
    header->setStretchLastSection(false);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(64);
    header->setSectionResizeMode(CasesModel::titleColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(CasesModel::chipColumn, QHeaderView::Stretch);
    // Together 716: with the inspector beside it the table fits a window of 1366, and the rest is shared by name and remarks.
    const std::pair<int, int> widths[] = {{CasesModel::thumbnailColumn, 200}, {CasesModel::modalityColumn, 80}, {CasesModel::dateColumn, 92},
                                          {CasesModel::sizeColumn, 96}, {CasesModel::spacingColumn, 132}, {CasesModel::intentColumn, 116}};
    for (const auto& [section, width] : widths)
        header->resizeSection(section, width);

    auto* column = new QVBoxLayout(table);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, table));
    column->addWidget(tree_, 1);

    connect(filter_, &QLineEdit::textChanged, model_, &CasesModel::setFilter);
    connect(reportButton_, &QPushButton::clicked, this, &CasesPage::showReport);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CasesPage::followCurrent);
    connect(tree_, &QTreeView::expanded, this, &CasesPage::unfold);
    connect(tree_, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (model_->level(index) == CasesModel::Level::patient)
            unfolded_.erase(model_->patient(index).id);
    });
    connect(tree_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (model_->level(index) == CasesModel::Level::image)
            emit pageWanted(QStringLiteral("read"));
    });
    return table;
}

void CasesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void CasesPage::retranslate()
{
    filter_->setPlaceholderText(tr("Search ID, name, study"));
    filter_->setAccessibleName(tr("Search the cases"));
    import_->setText(tr("Import"));
    reportButton_->setText(tr("Import report"));
    tree_->setAccessibleName(tr("Cases"));
    model_->retranslate();
    showCounts();
    showInspector();
}

void CasesPage::showTableOrDropZone()
{
    if (stack_->currentWidget() == report_ && report_->isVisible())
        return;
    stack_->setCurrentIndex(model_->patientCount() == 0 ? 0 : 1);
    reportButton_->setVisible(!report_->model().rows().empty());
}

void CasesPage::showCounts()
{
    const int shown = model_->rowCount(), all = model_->patientCount();
    counts_->setText(shown == all ? tr("%n patient(s)", nullptr, all) : tr("%1 of %2 patients").arg(shown).arg(all));
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

void CasesPage::importPlaces(const std::vector<std::filesystem::path>& places)
{
    if (places.empty())
        return;
    const QString name = places.size() == 1 ? tr("Import %1").arg(text(places.front().filename()))
                                            : tr("Import %n place(s)", nullptr, static_cast<int>(places.size()));
    workspace_.jobs.start<Imported>(
        name, this,
        [scan = source_.scan, places, known = knownUids(workspace_.document.project())](const Progress& progress) { return scan(places, known, progress); },
        [this](Result<Imported> imported) { take(std::move(imported)); });
}

void CasesPage::take(Result<Imported> imported)
{
    if (!imported) {
        workspace_.notices.error(imported.error());
        return;
    }
    report_->add(imported->rows);
    const auto counts = countOutcomes(imported->rows);
    const int taken = static_cast<int>(imported->images.size());
    const int refused = counts[static_cast<std::size_t>(ImportOutcome::refused)];
    if (taken > 0) {
        const bool wasEmpty = workspace_.document.project().patients.empty();
        auto added = workspace_.document.apply(AddImages{std::move(imported->images)});
        if (!added) {
            workspace_.notices.error(added.error());
            return;
        }
        if (wasEmpty)
            workspace_.selection.selectPatient(workspace_.document.project().patients.front()->id);
    }
    showTableOrDropZone();
    const Notices::Action toReport{tr("Report"), [this] { emit pageWanted(id()); showReport(); }};
    QString words = tr("%n image(s) imported", nullptr, taken);
    if (refused > 0)
        words = tr("%1, %2").arg(words, tr("%n file(s) refused", nullptr, refused));
    if (imported->isPartial)
        words += '\n' + tr("The import was stopped: what it had found is here.");
    if (taken == 0 || refused > 0)
        workspace_.notices.warn(words, toReport);
    else
        workspace_.notices.done(words, {tr("Undo"), [this, revision = workspace_.document.revision()] {
                                          if (workspace_.document.revision() == revision)  // else it would undo something newer
                                              workspace_.document.undo();
                                      }});
}

void CasesPage::openDemo()
{
    workspace_.jobs.start<std::filesystem::path>(
        tr("Prepare the demo cohort"), this, source_.demo,
        [this](Result<std::filesystem::path> ready) {
            if (!ready) {
                workspace_.notices.error(ready.error());
                return;
            }
            emit projectWanted(text(*ready));
        });
}

void CasesPage::showReport()
{
    const auto counts = countOutcomes(report_->model().rows());
    const bool anyRefused = counts[static_cast<std::size_t>(ImportOutcome::refused)] > 0;
    report_->showOutcome(anyRefused ? std::optional(ImportOutcome::refused) : std::nullopt);
    stack_->setCurrentWidget(report_);
}

void CasesPage::followCurrent()
{
    if (following_)
        return;
    const QModelIndex index = tree_->currentIndex();
    if (!index.isValid())
        return;
    following_ = true;
    if (const ImageRecord* image = model_->image(index))
        workspace_.selection.selectImage(model_->patient(index).id, image->uid);
    else
        workspace_.selection.selectPatient(model_->patient(index).id);
    following_ = false;
    showInspector();
}

void CasesPage::followSelection()
{
    if (following_)
        return;
    following_ = true;
    const QModelIndex index = model_->indexOfPatient(workspace_.selection.patient());
    tree_->setCurrentIndex(index);
    if (index.isValid())
        tree_->scrollTo(index);
    following_ = false;
    showInspector();
}

void CasesPage::unfold(const QModelIndex& index)
{
    // One click shows the images: most patients have one study with a series or two.
    if (model_->level(index) == CasesModel::Level::patient)
        unfolded_.insert(model_->patient(index).id);
    for (int row = 0; row < model_->rowCount(index); ++row)
        tree_->expand(model_->index(row, 0, index));
}

void CasesPage::keepUnfolded()
{
    for (const std::string& id : std::set(unfolded_))
        if (const QModelIndex index = model_->indexOfPatient(id); index.isValid())
            tree_->expand(index);
    followSelection();
}

void CasesPage::showInspector()
{
    const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient());
    const ImageRecord* image = patient ? patient->findImage(workspace_.selection.image()) : nullptr;
    if (image)
        inspector_->showImage(*patient, *image);
    else if (patient)
        inspector_->showPatient(*patient);
    else
        inspector_->showNothing();
}

void CasesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (placesOf(*event->mimeData()).empty())
        return;
    event->acceptProposedAction();
    dropZone_->setHot(true);
}

void CasesPage::dragLeaveEvent(QDragLeaveEvent*) { dropZone_->setHot(false); }

void CasesPage::dropEvent(QDropEvent* event)
{
    dropZone_->setHot(false);
    event->acceptProposedAction();
    importPlaces(placesOf(*event->mimeData()));
}

}  // namespace annulus::ui
