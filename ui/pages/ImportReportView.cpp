#include "ui/pages/ImportReportView.h"

#include "core/base/files.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace annulus::ui {

namespace {

/// What a switch says: the table beside it has the whole words.
QString shortWords(ImportOutcome outcome)
{
    if (outcome == ImportOutcome::warned)
        return ImportReportView::tr("With remarks");
    return outcomeWords(outcome);
}

/// Folder and file both tell something: what is too long loses its middle.
class FileDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

}  // namespace

ImportReportView::ImportReportView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new ImportReportModel(this)), back_(iconButton("chevron-left", this)),
      heading_(label("heading", this)), imports_(new QComboBox(this)), filter_(new QLineEdit(this)), export_(new QPushButton(this)),
      showFile_(new QPushButton(this)), table_(new QTableView(this)),
      reason_(new QLabel(this)), copy_(new QAction(this)), show_(new QAction(this))
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 8, measure::padding, 8);
    top->setSpacing(8);
    top->addWidget(back_);
    top->addWidget(heading_);
    imports_->setMinimumContentsLength(12);
    imports_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    imports_->view()->setTextElideMode(Qt::ElideMiddle);
    connect(imports_, &QComboBox::activated, this, &ImportReportView::refresh);
    top->addWidget(imports_);
    for (std::size_t i = 0; i < switches_.size(); ++i) {
        switches_[i] = new QToolButton(this);
        switches_[i]->setProperty("labelled", true);
        switches_[i]->setCheckable(true);
        switches_[i]->setFocusPolicy(Qt::TabFocus);
        const std::optional<ImportOutcome> outcome = i == 0 ? std::nullopt : std::optional(importOutcomes[i - 1]);
        connect(switches_[i], &QToolButton::clicked, this, [this, outcome] { showOutcome(outcome); });
        top->addWidget(switches_[i]);
    }
    top->addStretch(1);
    filter_->setClearButtonEnabled(true);
    filter_->setMinimumWidth(140);
    filter_->setMaximumWidth(260);
    filter_->addAction(icon("search"), QLineEdit::LeadingPosition);
    top->addWidget(filter_, 1);
    showFile_->setIcon(icon("folder"));
    export_->setIcon(icon("export"));
    top->addWidget(showFile_);
    top->addWidget(export_);

    setFocusProxy(table_);
    table_->setModel(model_);
    empty_ = new EmptyHint(table_);
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setTextElideMode(Qt::ElideRight);
    table_->setWordWrap(false);  // else a text is cut at a word long before the column ends
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(measure::control);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(ImportReportModel::outcomeColumn, 160);
    table_->setItemDelegateForColumn(ImportReportModel::fileColumn, new FileDelegate(table_));
    table_->setColumnWidth(ImportReportModel::fileColumn, 280);
    table_->setColumnWidth(ImportReportModel::patientColumn, 120);
    table_->setColumnWidth(ImportReportModel::whatColumn, 72);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(table_, 1);
    column->addWidget(hairline(Qt::Horizontal, this));
    reason_->setWordWrap(true);
    reason_->setTextFormat(Qt::PlainText);
    reason_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    reason_->setContentsMargins(measure::padding, 8, measure::padding, 8);
    reason_->setMinimumHeight(3 * fontMetrics().lineSpacing() + 16);
    reason_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(reason_);

    copy_->setShortcut(QKeySequence::Copy);
    copy_->setShortcutContext(Qt::WidgetShortcut);
    show_->setIcon(icon("folder"));
    table_->addActions({copy_, show_});
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy_, &QAction::triggered, this, &ImportReportView::copyRows);
    connect(show_, &QAction::triggered, this, &ImportReportView::showFile);
    connect(back_, &QToolButton::clicked, this, &ImportReportView::backWanted);
    connect(filter_, &QLineEdit::textChanged, this, &ImportReportView::refresh);
    connect(showFile_, &QPushButton::clicked, this, &ImportReportView::showFile);
    connect(table_, &QTableView::doubleClicked, this, &ImportReportView::showFile);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImportReportView::showReason);
    connect(export_, &QPushButton::clicked, this, &ImportReportView::exportCsv);
    retranslate();
}

void ImportReportView::clear()
{
    model_->clear();
    listImports();
    refresh();
}

void ImportReportView::add(const ImportTitle& title, std::vector<ImportRow> rows)
{
    model_->add(title, std::move(rows));
    listImports();
    imports_->setCurrentIndex(1);  // the newest
    refresh();
}

void ImportReportView::listImports()
{
    const auto chosen = chosenImport();
    imports_->clear();
    imports_->addItem(tr("All imports"));
    const auto& titles = model_->imports();
    for (std::size_t at = titles.size(); at-- > 0;)
        imports_->addItem(titleWords(titles[at]), static_cast<int>(at));
    imports_->setCurrentIndex(chosen ? imports_->findData(*chosen) : 0);
    imports_->setVisible(!titles.empty());
}

std::optional<int> ImportReportView::chosenImport() const
{
    const QVariant number = imports_->currentData();
    return number.isValid() ? std::optional(number.toInt()) : std::nullopt;
}

void ImportReportView::showOutcome(std::optional<ImportOutcome> outcome)
{
    outcome_ = outcome;
    refresh();
}

void ImportReportView::refresh()
{
    model_->show(outcome_, filter_->text(), chosenImport());
    for (const int column : {ImportReportModel::patientColumn, ImportReportModel::whatColumn})
        table_->setColumnHidden(column, outcome_ == ImportOutcome::refused);  // nothing is known of a refused file
    const auto rows = model_->rowsOf(chosenImport());
    const auto counts = countOutcomes(rows);
    switches_[0]->setText(tr("All %1").arg(rows.size()));
    switches_[0]->setChecked(!outcome_);
    for (std::size_t i = 0; i < importOutcomes.size(); ++i) {
        switches_[i + 1]->setText(QString("%1 %2").arg(shortWords(importOutcomes[i])).arg(counts[i]));
        switches_[i + 1]->setChecked(outcome_ == importOutcomes[i]);
        switches_[i + 1]->setEnabled(counts[i] > 0 || outcome_ == importOutcomes[i]);
    }
    if (!table_->currentIndex().isValid() && model_->rowCount() > 0)
        table_->selectionModel()->setCurrentIndex(model_->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);  // the first reason is read at once
    for (QToolButton* button : switches_)
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 2 * measure::padding);
    showReason();
    export_->setEnabled(!rows.empty());
}

void ImportReportView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImportReportView::retranslate()
{
    heading_->setText(tr("Import report"));
    describe(back_, tr("Back to the cases"));
    filter_->setPlaceholderText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter the import report"));
    showFile_->setText(tr("Show file"));
    show_->setText(showFile_->text());
    copy_->setText(tr("Copy"));
    export_->setText(tr("Save as CSV ..."));
    table_->setAccessibleName(heading_->text());
    empty_->setText(tr("No file of this kind."));
    imports_->setAccessibleName(tr("Import to show"));
    model_->retranslate();
    listImports();
    refresh();
}

void ImportReportView::showReason()
{
    const QModelIndex now = table_->currentIndex();
    showFile_->setEnabled(now.isValid());
    show_->setEnabled(now.isValid());
    if (!now.isValid()) {
        reason_->setText(tr("Choose a file to read the whole reason."));
        return;
    }
    const ImportRow& row = model_->shownRow(now.row());
    const QString reason = reasonWords(row);
    reason_->setText(reason.isEmpty() ? text(row.path) : text(row.path) + '\n' + reason);
}

void ImportReportView::copyRows()
{
    QString lines;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) {
        const ImportRow& one = model_->shownRow(row.row());
        lines += QStringList{outcomeWords(one.outcome), text(one.path), text(one.patient), one.what, reasonWords(one)}.join('\t') + '\n';
    }
    QGuiApplication::clipboard()->setText(lines);
}

void ImportReportView::showFile()
{
    if (table_->currentIndex().isValid())
        showInFolder(model_->shownRow(table_->currentIndex().row()).path);
}

void ImportReportView::exportCsv()
{
    auto* dialog = new QFileDialog(this, tr("Save import report"), workspace_.settings.folder("export"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    dialog->selectFile("import-report.csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        auto written = writeFileAtomically(pathOf(file), importReportCsv(model_->rowsOf(chosenImport())));
        if (!written)
            workspace_.notices.error(written.error());
        else
            workspace_.notices.done(tr("Saved %1").arg(file));
        if (written)
            workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "import report"}}});
        workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
    });
    dialog->open();
}

void showInFolder(const std::filesystem::path& file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(text(file.parent_path())));
}

}  // namespace annulus::ui
