#include "ui/pages/FeaturesPage.h"

#include "core/base/files.h"
#include "core/base/outputFile.h"
#include "core/project/exportNotes.h"
#include "ui/Settings.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/ColumnChooser.h"
#include "ui/pages/ExtractionPanel.h"
#include "ui/pages/FeatureInspector.h"
#include "ui/pages/FeatureTableModel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FrozenTable.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace annulus::ui {

namespace {

constexpr int panelWidth = 248;
constexpr int roomForCounts = 1200;  ///< in a narrower page the status line alone tells them

}  // namespace

FeaturesPage::FeaturesPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), model_(new FeatureTableModel(workspace.jobs, this)), panel_(new ExtractionPanel(workspace)),
      inspector_(new FeatureInspector(this)), stack_(new QStackedWidget(this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(panel_);
    scroll->setFixedWidth(panelWidth);
    stack_->addWidget(makeEmpty());
    stack_->addWidget(makeTable());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scroll);
    row->addWidget(hairline(Qt::Vertical, this));
    row->addWidget(stack_, 1);

    connect(panel_, &ExtractionPanel::choiceChanged, this, &FeaturesPage::useToday);
    connect(&workspace_.document, &Document::changed, this, &FeaturesPage::followDocument);
    connect(model_, &FeatureTableModel::countsChanged, this, &FeaturesPage::showCounts);
    connect(model_, &FeatureTableModel::dataChanged, this, [this] { inspector_->show(*model_, table_->currentIndex()); });
    retranslate();
    useToday();
    model_->setProject(workspace_.document.project());
    showTableOrNextStep();
}

void FeaturesPage::followDocument(const Project& before, const Project& after, const Touched& touched)
{
    if (std::exchange(opening_, workspace_.document.opening()) != workspace_.document.opening())
        columns_->reset();  // what was hidden was hidden in another project
    useToday();
    if (!touched.everything)
        model_->follow(after, touched.patients);
    else if (before.patients != after.patients)  // a setting or the name may be all that changed
        model_->setProject(after);
    showTableOrNextStep();
}

void FeaturesPage::useToday()
{
    model_->setToday(RecipeBase(workspace_.document.project().rings, panel_->regions(), panel_->settings()));
}

QWidget* FeaturesPage::inspector() { return inspector_; }

QWidget* FeaturesPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* picture = new QLabel(empty);
    picture->setPixmap(icon("table", theme().accent).pixmap(40));
    emptyHeading_ = label("heading", empty);
    emptyWords_ = label("secondary", empty);
    emptyWords_->setWordWrap(true);
    emptyWords_->setAlignment(Qt::AlignHCenter);
    emptyWords_->setFixedWidth(440);
    toRead_ = new QPushButton(empty);
    connect(toRead_, &QPushButton::clicked, this, [this] {
        if (panel_->keyCount() == 0)
            emit pageWanted(QStringLiteral("read"));
        else
            panel_->extract(panel_->keys());
    });
    auto* column = new QVBoxLayout(empty);
    column->setSpacing(12);
    column->addStretch(1);
    for (QWidget* part : {static_cast<QWidget*>(picture), static_cast<QWidget*>(emptyHeading_), static_cast<QWidget*>(emptyWords_), static_cast<QWidget*>(toRead_)})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return empty;
}

QWidget* FeaturesPage::makeTable()
{
    auto* page = new QWidget;
    rowFilter_ = new QLineEdit(page);
    featureFilter_ = new QLineEdit(page);
    for (QLineEdit* filter : {rowFilter_, featureFilter_}) {
        filter->setClearButtonEnabled(true);
        filter->setMinimumWidth(120);
        filter->setMaximumWidth(240);
        filter->addAction(icon("search"), QLineEdit::LeadingPosition);
    }
    connect(rowFilter_, &QLineEdit::textChanged, model_, &FeatureTableModel::setRowFilter);
    connect(featureFilter_, &QLineEdit::textChanged, this, &FeaturesPage::showFeatures);
    columns_ = new ColumnChooser(page);
    connect(columns_, &ColumnChooser::chosen, this, &FeaturesPage::showFeatures);
    counts_ = label("secondary", page);
    refresh_ = new QPushButton(page);
    export_ = new QPushButton(page);
    export_->setIcon(icon("export"));
    table_ = new FrozenTable(model_, FeatureTableModel::fixedColumns, page);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(measure::padding, 8, measure::padding, 8);
    top->setSpacing(measure::padding);
    top->addWidget(rowFilter_, 1);
    top->addWidget(featureFilter_, 1);
    top->addWidget(columns_);
    top->addWidget(counts_);
    top->addStretch(1);
    top->addWidget(refresh_);
    top->addWidget(export_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, page));
    column->addWidget(table_, 1);

    connect(table_, &FrozenTable::currentChanged, this, [this] { inspector_->show(*model_, table_->currentIndex()); });
    connect(refresh_, &QPushButton::clicked, this, [this] { panel_->extract(model_->staleKeys()); });
    connect(export_, &QPushButton::clicked, this, &FeaturesPage::chooseExport);
    return page;
}

void FeaturesPage::takeFocus() { (stack_->currentIndex() == 0 ? static_cast<QWidget*>(toRead_) : table_)->setFocus(); }

void FeaturesPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void FeaturesPage::retranslate()
{
    emptyHeading_->setText(tr("No features yet"));
    showNextStep();
    rowFilter_->setPlaceholderText(tr("Filter rows"));
    rowFilter_->setAccessibleName(rowFilter_->placeholderText());
    featureFilter_->setPlaceholderText(tr("Find feature"));
    featureFilter_->setAccessibleName(featureFilter_->placeholderText());
    export_->setText(tr("Export CSV ..."));
    export_->setToolTip(tr("Every value in the long form, with reasons where there is none; beside it a file of notes with the settings and what was calibrated by hand"));
    table_->setName(tr("Features"));
    table_->setEmptyWords(tr("No row has these words. Clear the row filter to see all."));
    columns_->retranslate();
    model_->retranslate();
    inspector_->show(*model_, table_->currentIndex());
    showCounts();
}

void FeaturesPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    counts_->setVisible(width() >= roomForCounts);
}

void FeaturesPage::showFeatures()
{
    const QStringList words = featureFilter_->text().split(' ', Qt::SkipEmptyParts);
    model_->setShownFeatures([words, hidden = columns_->hidden()](const std::string& feature) {
        const QString name = text(feature);
        return !hidden.contains(feature) && std::ranges::all_of(words, [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
    });
    table_->showOrder(model_->orderColumn(), model_->orderDirection());
}

void FeaturesPage::showTableOrNextStep()
{
    stack_->setCurrentIndex(model_->grid().rows.empty() ? 0 : 1);
    columns_->setFeatures(model_->grid().columns);
    inspector_->show(*model_, table_->currentIndex());
    showNextStep();
    emit statusChanged();
}

void FeaturesPage::showNextStep()
{
    const bool anyOutline = panel_->keyCount() > 0;
    emptyWords_->setText(anyOutline ? tr("Features are numbers computed from outlined regions. Choose settings and regions on the left, then extract.")
                                    : tr("Features are numbers computed from outlined regions. Outline a lesion on the Read page first."));
    emptyWords_->setMinimumHeight(emptyWords_->heightForWidth(emptyWords_->width()));
    lock(toRead_, {}, anyOutline ? workspace_.document.lockedWords() : QString());
    toRead_->setText(anyOutline ? tr("Extract %n outline(s)", nullptr, panel_->keyCount()) : tr("Go to Read"));
}

void FeaturesPage::showCounts()
{
    counts_->setText(tr("%1 rows, %2 features").arg(model_->rowCount()).arg(model_->columnCount() - FeatureTableModel::fixedColumns));
    counts_->setVisible(width() >= roomForCounts);
    const int stale = model_->staleCount();
    refresh_->setVisible(stale > 0);
    refresh_->setText(tr("%n out of date: extract again", nullptr, stale));
    lock(refresh_, tr("Computes the outlines that are out of date again with today's settings, and no others"), workspace_.document.lockedWords());
    inspector_->show(*model_, table_->currentIndex());  // the chosen value may be filtered away
    emit statusChanged();
}

QStringList FeaturesPage::statusParts() const
{
    const auto rows = model_->grid().rows.size();
    if (rows == 0)
        return {};
    QStringList parts{tr("%1 rows, %2 features").arg(rows).arg(model_->grid().columns.size())};
    if (const int stale = model_->staleCount(); stale > 0)
        parts += tr("%n outline(s) out of date", nullptr, stale);
    return parts;
}

void FeaturesPage::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Export features"), workspace_.settings.folder("export"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    dialog->selectFile("features.csv");
    connect(dialog, &QFileDialog::fileSelected, this, &FeaturesPage::exportCsv);
    dialog->open();
}

void FeaturesPage::exportCsv(const QString& file)
{
    workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
    workspace_.jobs.start<bool>(
        [name = QFileInfo(file).fileName()] { return tr("Export %1").arg(name); }, this,
        [project = workspace_.document.project(), path = pathOf(file),
         today = RecipeBase(workspace_.document.project().rings, panel_->regions(), panel_->settings())](const Progress& progress) -> Result<bool> {
            OutputFile out(path);
            // The mark tells Excel that the text is UTF-8; readCsv and pandas pass over it.
            auto written = out.write("\xEF\xBB\xBF");
            if (written)
                written = writeLong(featureItems(project, &today), [&](std::string_view lines) { return out.write(lines); }, progress);
            if (written)
                written = out.commit();
            if (written)
                written = writeFileAtomically(notesFileOf(path), exportNotes(project, toUtf8(path.filename()), &today));
            if (!written)
                return std::move(written).error();
            return true;
        },
        [this, file, stale = model_->staleCount()](Result<bool> written) {
            if (written)
                workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "features"}}});
            if (!written)
                workspace_.notices.error(written.error());
            else if (stale > 0)
                workspace_.notices.warn(tr("Saved %1").arg(file) + '\n' + tr("%n outline(s) out of date are in it without values, with the reason.", nullptr, stale));
            else
                workspace_.notices.done(tr("Saved %1").arg(file));
        });
}

}  // namespace annulus::ui
