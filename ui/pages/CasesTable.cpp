#include "ui/pages/CasesTable.h"

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/caseRows.h"
#include "ui/pages/CasesDelegate.h"
#include "ui/pages/CasesModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

/// What most mammograms say.
ImageRecord exampleSpacing()
{
    ImageRecord image;
    image.facts.patientSpacing = {0.065, 0.065, SpacingBasis::inBreast, 1.07};
    return image;
}

}  // namespace

CasesTable::CasesTable(const Workspace& workspace, const MissingFiles* missing, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new CasesModel(workspace.document, missing, this)), top_(new QHBoxLayout),
      filter_(new QLineEdit(this)), counts_(label("secondary", this)), tree_(new QTreeView(this)), read_(new QAction(this)),
      file_(new QAction(this)), copyId_(new QAction(this)), copyPath_(new QAction(this)), unfoldAll_(new QAction(this)),
      foldAll_(new QAction(this)), find_(new QAction(this))
{
    filter_->setClearButtonEnabled(true);
    filter_->setMinimumWidth(160);
    filter_->setMaximumWidth(320);
    filter_->addAction(icon("search"), QLineEdit::LeadingPosition);
    top_->setContentsMargins(measure::padding, 8, measure::padding, 8);
    top_->setSpacing(measure::padding);
    top_->addWidget(filter_, 1);
    top_->addWidget(counts_);
    top_->addStretch(1);

    setFocusProxy(tree_);
    tree_->setModel(model_);
    empty_ = new EmptyHint(tree_);
    tree_->setItemDelegate(new CasesDelegate(tree_));
    tree_->setUniformRowHeights(true);
    tree_->setSortingEnabled(true);
    tree_->sortByColumn(CasesModel::titleColumn, Qt::AscendingOrder);
    tree_->setMouseTracking(true);
    tree_->setIndentation(20);
    tree_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = tree_->header();
    header->setStretchLastSection(false);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(64);
    header->setSectionResizeMode(CasesModel::titleColumn, QHeaderView::Stretch);
    // What is left belongs to the name; see resizeEvent for the remarks.
    const std::pair<int, int> widths[] = {{CasesModel::thumbnailColumn, 200}, {CasesModel::modalityColumn, 76}, {CasesModel::dateColumn, 92},
                                          {CasesModel::sizeColumn, 96}};
    for (const auto& [section, width] : widths)
        header->resizeSection(section, width);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top_);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(tree_, 1);

    // Enter opens what a double-click on an image opens; the keys work in the tree only.
    read_->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    copyId_->setShortcut(QKeySequence::Copy);
    for (QAction* action : {read_, copyId_})
        action->setShortcutContext(Qt::WidgetShortcut);
    file_->setIcon(icon("folder"));
    tree_->addActions({read_, copyId_});
    connect(read_, &QAction::triggered, this, [this] {
        if (tree_->currentIndex().isValid())
            emit readWanted();
    });
    connect(file_, &QAction::triggered, this, &CasesTable::fileWanted);
    connect(copyId_, &QAction::triggered, this, [this] {
        if (const QModelIndex index = tree_->currentIndex(); index.isValid())
            QGuiApplication::clipboard()->setText(text(model_->patient(index).id));
    });
    connect(copyPath_, &QAction::triggered, this, [this] {
        if (const ImageRecord* image = model_->image(tree_->currentIndex()))
            QGuiApplication::clipboard()->setText(text(image->path));
    });
    find_->setIcon(icon("search"));
    connect(find_, &QAction::triggered, this, &CasesTable::missingImagesWanted);
    connect(unfoldAll_, &QAction::triggered, this, [this] { setAllUnfolded(true); });
    connect(foldAll_, &QAction::triggered, this, [this] { setAllUnfolded(false); });
    connect(tree_, &QTreeView::customContextMenuRequested, this, &CasesTable::showMenu);

    connect(filter_, &QLineEdit::textChanged, model_, &CasesModel::setFilter);
    connect(filter_, &QLineEdit::returnPressed, this, [this] {
        if (!tree_->currentIndex().isValid())
            tree_->setCurrentIndex(model_->index(0, 0));
        tree_->setFocus();
    });
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        keepUnfolded();
        showCounts();
        emit patientsChanged();
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CasesTable::followCurrent);
    connect(tree_, &QTreeView::expanded, this, &CasesTable::unfold);
    connect(tree_, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (model_->level(index) == CasesModel::Level::patient)
            unfolded_.erase(model_->patient(index).id);
    });
    connect(tree_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (model_->level(index) == CasesModel::Level::image)
            emit readWanted();
    });
    connect(&workspace.selection, &Selection::patientChanged, this, &CasesTable::followSelection);
    retranslate();
}

void CasesTable::addButton(QWidget* button) { top_->addWidget(button); }

void CasesTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CasesTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Beside the inspector in a window of 1366 the name needs the room of the intent, which the inspector tells too.
    tree_->header()->setSectionHidden(CasesModel::intentColumn, width() < 1100);
    tree_->header()->resizeSection(CasesModel::chipColumn, std::clamp(width() / 6, 150, 360));
}

void CasesTable::retranslate()
{
    filter_->setPlaceholderText(tr("Search ID, name, study"));
    filter_->setAccessibleName(tr("Search the cases"));
    empty_->setText(tr("No patient has these words in ID, name or study."));
    tree_->setAccessibleName(tr("Cases"));
    read_->setText(tr("Open in Read"));
    file_->setText(tr("Show file"));
    copyId_->setText(tr("Copy patient ID"));
    copyPath_->setText(tr("Copy path of the file"));
    find_->setText(tr("Find missing images ..."));
    unfoldAll_->setText(tr("Unfold all"));
    foldAll_->setText(tr("Fold all"));
    model_->retranslate();
    // The words of a language are known in advance: none of them is cut, nor the heading above them.
    const auto fit = [this](int column, int widest) {
        const int heading = tree_->header()->sectionSizeHint(column);
        tree_->header()->resizeSection(column, std::max(widest + 2 * measure::padding, heading));
    };
    int widest = 0;
    for (const Intent intent : {Intent::presentation, Intent::processing})
        widest = std::max(widest, tree_->fontMetrics().horizontalAdvance(intentWords(intent)));
    fit(CasesModel::intentColumn, widest);
    fit(CasesModel::spacingColumn, tree_->fontMetrics().horizontalAdvance(spacingWords(exampleSpacing())));
    showCounts();
}

void CasesTable::showCounts()
{
    const int shown = model_->rowCount(), all = model_->patientCount();
    counts_->setText(shown == all ? tr("%n patient(s)", nullptr, all) : tr("%1 of %2 patients").arg(shown).arg(all));
}

void CasesTable::followCurrent()
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
}

void CasesTable::followSelection()
{
    if (following_)
        return;
    following_ = true;
    const QModelIndex index = model_->indexOfPatient(workspace_.selection.patient());
    tree_->setCurrentIndex(index);
    if (index.isValid())
        tree_->scrollTo(index);
    following_ = false;
}

void CasesTable::unfold(const QModelIndex& index)
{
    // One click shows the images: most patients have one study with a series or two.
    if (model_->level(index) == CasesModel::Level::patient)
        unfolded_.insert(model_->patient(index).id);
    for (int row = 0; row < model_->rowCount(index); ++row)
        tree_->expand(model_->index(row, 0, index));
}

void CasesTable::keepUnfolded()
{
    for (const std::string& id : std::set(unfolded_))
        if (const QModelIndex index = model_->indexOfPatient(id); index.isValid())
            tree_->expand(index);
    followSelection();
}

void CasesTable::setAllUnfolded(bool unfolded)
{
    for (int row = 0; row < model_->rowCount(); ++row)
        tree_->setExpanded(model_->index(row, 0), unfolded);
}

void CasesTable::showMenu(const QPoint& at)
{
    const bool onRow = tree_->indexAt(at).isValid();
    const bool onImage = onRow && model_->image(tree_->currentIndex());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (onRow)
        menu->addActions({read_, copyId_});
    if (onImage)
        menu->addActions({copyPath_, file_});
    if (onRow && model_->isMissing(tree_->currentIndex()))
        menu->addAction(find_);
    find_->setEnabled(!workspace_.document.readOnly());
    find_->setToolTip(workspace_.document.lockedWords());
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    menu->addActions({unfoldAll_, foldAll_});
    menu->popup(tree_->viewport()->mapToGlobal(at));
}

}  // namespace annulus::ui
