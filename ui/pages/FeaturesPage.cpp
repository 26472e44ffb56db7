#include "ui/pages/FeaturesPage.h"

#include "core/base/files.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
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
#include <set>

namespace annulus::ui {

namespace {

constexpr int panelWidth = 248;

/// Outlines whose features are out of date.
std::vector<RoiKey> staleKeys(const FeatureGrid& grid)
{
    std::set<RoiKey> keys;
    for (const FeatureGridRow& row : grid.rows)
        if (row.isStale)
            keys.insert({row.patient, row.roi});
    return {keys.begin(), keys.end()};
}

}  // namespace

FeaturesPage::FeaturesPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), model_(new FeatureTableModel(this)), panel_(new ExtractionPanel(workspace)),
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

    connect(panel_, &ExtractionPanel::choiceChanged, this, &FeaturesPage::rebuild);
    connect(&workspace_.document, &Document::changed, this, [this](const Project& before, const Project& after, const Touched& touched) {
        const auto hasFeatures = [&](const Project& project) {
            return std::ranges::any_of(touched.patients, [&](const std::string& id) {
                const Patient* patient = project.findPatient(id);
                return patient && !patient->features.empty();
            });
        };
        if (touched.everything || hasFeatures(before) || hasFeatures(after))
            rebuild();
        else
            showNextStep();
    });
    retranslate();
    rebuild();
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
        if (panel_->keys().empty())
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
        connect(filter, &QLineEdit::textChanged, this, [this] {
            model_->setFilters(rowFilter_->text(), featureFilter_->text());
            showCounts();
        });
    }
    counts_ = label("secondary", page);
    refresh_ = new QPushButton(page);
    export_ = new QPushButton(page);
    export_->setIcon(icon("export"));
    table_ = new FrozenTable(model_, FeatureTableModel::fixedColumns, page);
    table_->setFrozenWidth(FeatureTableModel::patientColumn, 92);
    table_->setFrozenWidth(FeatureTableModel::imageColumn, 72);
    table_->setFrozenWidth(FeatureTableModel::lesionColumn, 84);
    table_->setFrozenWidth(FeatureTableModel::regionColumn, 150);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(measure::padding, 8, measure::padding, 8);
    top->setSpacing(measure::padding);
    top->addWidget(rowFilter_, 1);
    top->addWidget(featureFilter_, 1);
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
    connect(refresh_, &QPushButton::clicked, this, [this] { panel_->extract(staleKeys(model_->grid())); });
    connect(export_, &QPushButton::clicked, this, &FeaturesPage::chooseExport);
    return page;
}

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
    export_->setToolTip(tr("Every value in the long form, with reasons where there is none"));
    table_->setName(tr("Features"));
    model_->retranslate();
    inspector_->show(*model_, table_->currentIndex());
    showCounts();
}

void FeaturesPage::rebuild()
{
    model_->setGrid(featureGrid(workspace_.document.project(), panel_->regions(), panel_->settings()));
    stack_->setCurrentIndex(model_->grid().rows.empty() ? 0 : 1);
    inspector_->show(*model_, table_->currentIndex());
    showNextStep();
    showCounts();
    emit statusChanged();
}

void FeaturesPage::showNextStep()
{
    const bool anyOutline = !panel_->keys().empty();
    emptyWords_->setText(anyOutline ? tr("Features are numbers computed from outlined regions. Choose settings and regions on the left, then extract.")
                                    : tr("Features are numbers computed from outlined regions. Outline a lesion on the Read page first."));
    emptyWords_->setMinimumHeight(emptyWords_->heightForWidth(emptyWords_->width()));
    toRead_->setText(anyOutline ? tr("Extract %n outline(s)", nullptr, static_cast<int>(panel_->keys().size())) : tr("Go to Read"));
}

void FeaturesPage::showCounts()
{
    counts_->setText(tr("%1 rows, %2 features").arg(model_->rowCount()).arg(model_->columnCount() - FeatureTableModel::fixedColumns));
    const int stale = model_->staleCount();
    refresh_->setVisible(stale > 0);
    refresh_->setText(tr("%n out of date: extract again", nullptr, stale));
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
        tr("Export %1").arg(QFileInfo(file).fileName()), this,
        [project = workspace_.document.project(), path = pathOf(file)](const Progress&) -> Result<bool> {
            // The mark tells Excel that the text is UTF-8; readCsv and pandas pass over it.
            auto written = writeFileAtomically(path, "\xEF\xBB\xBF" + longCsv(featureItems(project)));
            if (!written)
                return std::move(written).error();
            return true;
        },
        [this, file](Result<bool> written) {
            if (!written)
                workspace_.notices.error(written.error());
            else
                workspace_.notices.done(tr("Saved %1").arg(file));
        });
}

}  // namespace annulus::ui
