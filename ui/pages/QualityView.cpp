#include "ui/pages/QualityView.h"

#include "core/base/files.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>

#include <utility>

namespace annulus::ui {

QualityView::QualityView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new QualityModel(this)), back_(iconButton("chevron-left", this)), heading_(label("heading", this)),
      count_(label("secondary", this)), kinds_(new QComboBox(this)), filter_(new QLineEdit(this)), read_(new QPushButton(this)), export_(new QPushButton(this)),
      table_(new QTableView(this)), words_(new QLabel(this)), copy_(new QAction(this))
{
    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 8, measure::padding, 8);
    top->setSpacing(8);
    top->addWidget(back_);
    top->addWidget(heading_);
    top->addWidget(kinds_);
    top->addWidget(count_);
    top->addStretch(1);
    filter_->setClearButtonEnabled(true);
    filter_->setMaximumWidth(260);
    filter_->addAction(icon("search"), QLineEdit::LeadingPosition);
    top->addWidget(filter_, 1);
    read_->setIcon(icon("image"));
    export_->setIcon(icon("export"));
    top->addWidget(read_);
    top->addWidget(export_);

    setFocusProxy(table_);
    table_->setModel(model_);
    empty_ = new EmptyHint(table_);
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(measure::control);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(QualityModel::patientColumn, 160);
    table_->setColumnWidth(QualityModel::imageColumn, 100);
    table_->setColumnWidth(QualityModel::qualityColumn, 200);
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words_->setContentsMargins(measure::padding, 8, measure::padding, 8);
    words_->setMinimumHeight(2 * fontMetrics().lineSpacing() + 16);
    words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(table_, 1);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(words_);

    copy_->setShortcut(QKeySequence::Copy);
    copy_->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(copy_);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy_, &QAction::triggered, this, &QualityView::copyRows);
    connect(back_, &QToolButton::clicked, this, &QualityView::backWanted);
    connect(kinds_, &QComboBox::activated, this, &QualityView::refresh);
    connect(filter_, &QLineEdit::textChanged, this, &QualityView::refresh);
    connect(read_, &QPushButton::clicked, this, &QualityView::open);
    connect(table_, &QTableView::doubleClicked, this, &QualityView::open);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &QualityView::showWords);
    connect(export_, &QPushButton::clicked, this, &QualityView::exportCsv);
    connect(&workspace_.document, &Document::changed, this, [this] {
        if (isVisible())
            findAnew();
    });
    retranslate();
}

void QualityView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    findAnew();
}

/// On a worker: the log of the imports is read, too. A change meanwhile is looked at afterwards.
void QualityView::findAnew()
{
    if (std::exchange(running_, true)) {
        again_ = true;
        return;
    }
    auto working = workspace_.document.presentWorkingCopy();
    const std::filesystem::path source = working ? working->file() : workspace_.document.file();
    workspace_.jobs.start<std::vector<QualityFinding>>(
        {}, this,
        [working = std::move(working), source, project = workspace_.document.project()](const Progress& progress) -> Result<std::vector<QualityFinding>> {
            std::vector<ImportNote> imports;
            if (working)
                (void)working->flush();  // what could not be written is told elsewhere
            if (!source.empty())
                if (auto notes = readImports(source, progress))
                    imports = *std::move(notes);
            return findQuality(project, imports, progress);
        },
        [this](Result<std::vector<QualityFinding>> found) {
            running_ = false;
            if (found)
                take(*std::move(found));
            if (std::exchange(again_, false) && isVisible())
                findAnew();
        },
        JobRunner::Visibility::quiet);
}

void QualityView::take(std::vector<QualityFinding> findings)
{
    if (findings == model_->findings())
        return;
    model_->setFindings(workspace_.document.project(), std::move(findings));
    retranslate();
}

void QualityView::refresh()
{
    const QVariant kind = kinds_->currentData();
    model_->show(kind.isValid() ? std::optional(qualities[static_cast<std::size_t>(kind.toInt())]) : std::nullopt, filter_->text());
    count_->setText(tr("%n finding(s)", nullptr, model_->rowCount()));
    empty_->setText(model_->findings().empty() ? tr("Nothing was found that speaks against a patient or an image.") : tr("No finding of this kind."));
    if (model_->rowCount() > 0)
        table_->selectionModel()->setCurrentIndex(model_->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    export_->setEnabled(!model_->findings().empty());
    showWords();
}

void QualityView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        model_->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void QualityView::retranslate()
{
    heading_->setText(tr("Quality report"));
    describe(back_, tr("Back to the cases"));
    filter_->setPlaceholderText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter the quality report"));
    read_->setText(tr("Open in Read"));
    export_->setText(tr("Save as CSV ..."));
    copy_->setText(tr("Copy"));
    table_->setAccessibleName(heading_->text());
    kinds_->setAccessibleName(tr("Kind of finding"));
    const QVariant chosen = kinds_->currentData();
    kinds_->clear();
    kinds_->addItem(tr("All findings %1").arg(model_->findings().size()));
    for (std::size_t at = 0; at < qualities.size(); ++at)
        if (const int count = model_->countOf(qualities[at]); count > 0)
            kinds_->addItem(QStringLiteral("%1 %2").arg(qualityWords(qualities[at])).arg(count), static_cast<int>(at));
    kinds_->setCurrentIndex(std::max(0, chosen.isValid() ? kinds_->findData(chosen) : 0));
    refresh();
}

const QualityFinding* QualityView::current() const
{
    const QModelIndex now = table_->currentIndex();
    return now.isValid() && now.row() < model_->rowCount() ? &model_->shownFinding(now.row()) : nullptr;
}

void QualityView::showWords()
{
    const QualityFinding* const finding = current();
    read_->setEnabled(finding != nullptr);
    words_->setText(finding ? text(finding->words) : QString());
}

void QualityView::open()
{
    const QualityFinding* const finding = current();
    if (!finding)
        return;
    if (finding->image.empty())
        workspace_.selection.selectPatient(finding->patient);
    else
        workspace_.selection.selectImage(finding->patient, finding->image);
    emit readWanted();
}

void QualityView::exportCsv()
{
    auto* dialog = new QFileDialog(this, tr("Save the quality report"), workspace_.settings.folder("export"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    dialog->selectFile("quality-report.csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
        const auto written = writeFileAtomically(pathOf(file), qualityCsv(model_->findings()));
        if (!written)
            return (void)workspace_.notices.error(written.error());
        workspace_.notices.done(tr("Saved %1").arg(file));
        workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "quality report"}}});
    });
    dialog->open();
}

void QualityView::copyRows()
{
    QString lines;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model_->columnCount(); ++column)
            cells << model_->index(row.row(), column).data().toString();
        lines += cells.join('\t') + '\n';
    }
    QGuiApplication::clipboard()->setText(lines);
}

}  // namespace annulus::ui
