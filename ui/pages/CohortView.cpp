#include "ui/pages/CohortView.h"

#include "core/base/files.h"
#include "core/cohort/derive.h"
#include "core/cohort/eligibility.h"
#include "core/project/clinical.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/TextTable.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

Result<std::shared_ptr<const CohortView::Cohort>> workOut(const Project& project, const std::string& preset)
{
    auto codebook = codebookOf(project);
    if (!codebook)
        return std::move(codebook).error();
    auto cohort = std::make_shared<CohortView::Cohort>();
    ClinicalTable table = withAge(clinicalTable(project, *codebook));
    std::vector<std::string> columns;  // those of the table, without what is derived for the rules
    for (const ClinicalColumn& column : table.columns) {
        columns.push_back(column.variable.name);
        cohort->variables.push_back(column.variable);
    }
    if (table.find("ihc") || table.find("her2")) {
        auto derived = withHer2(std::move(table));
        if (!derived)
            return std::move(derived).error();
        cohort->notes = std::move(derived->notes);
        table = std::move(derived->table);
    }
    setViewFacts(table, viewsOfPatients(project));
    const EligibilityRules* rules = findEligibilityPreset(preset);
    auto flow = applyEligibility(rules ? *rules : EligibilityRules{}, table);
    if (!flow)
        return std::move(flow).error();
    cohort->flow = std::move(flow).value();
    const auto rows = table.rows();
    std::vector<std::size_t> included;
    for (const std::string& patient : cohort->flow.included)
        included.push_back(rows.at(patient));
    if (!columns.empty())
        cohort->missing = missingReport(table.rowsAt(included), columns);
    cohort->missing.patients = included.size();
    return std::shared_ptr<const CohortView::Cohort>(std::move(cohort));
}

TextCell numberCell(std::size_t number, TextCell::Tone tone = TextCell::Tone::plain) { return {QString::number(number), {}, tone, true}; }

QWidget* titled(QLabel* title, QWidget* body, QWidget* parent)
{
    auto* part = new QWidget(parent);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    title->setContentsMargins(measure::padding, 8, measure::padding, 8);
    column->addWidget(title);
    column->addWidget(body, 1);
    return part;
}

}  // namespace

CohortView::CohortView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), back_(iconButton("chevron-left", this)), heading_(label("heading", this)), summary_(label("secondary", this)), excludedTitle_(label("section", this)),
      missingTitle_(label("section", this)), notes_(label("secondary", this)), rules_(new QComboBox(this)), export_(new QPushButton(this)), flow_(new TextTableModel(this)), excluded_(new TextTableModel(this)),
      missing_(new TextTableModel(this)), flowTable_(rowTable(flow_, this)), excludedTable_(rowTable(excluded_, this)), missingTable_(rowTable(missing_, this))
{
    for (const EligibilityRules& rules : eligibilityPresets())
        rules_->addItem(QString(), text(rules.name));
    rules_->addItem(QString(), QString());
    rules_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    export_->setIcon(icon("export"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 8, measure::padding, 8);
    top->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{back_, heading_, rules_, summary_})
        top->addWidget(widget);
    top->addStretch(1);
    top->addWidget(export_);

    empty_ = new EmptyHint(excludedTable_);
    notes_->setWordWrap(true);
    notes_->setContentsMargins(measure::padding, 8, measure::padding, 8);
    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->addWidget(flowTable_);
    upper->addWidget(titled(excludedTitle_, excludedTable_, upper));
    upper->setStretchFactor(0, 3);
    upper->setStretchFactor(1, 2);
    auto* both = new QSplitter(Qt::Vertical, this);
    both->addWidget(upper);
    both->addWidget(titled(missingTitle_, missingTable_, both));
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(both, 1);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addWidget(notes_);
    connect(back_, &QToolButton::clicked, this, &CohortView::backWanted);
    connect(rules_, &QComboBox::activated, this, [this] { stale_ = true; refresh(); });
    connect(export_, &QPushButton::clicked, this, &CohortView::exportTables);
    connect(flowTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CohortView::showExcluded);
    connect(excludedTable_, &QTableView::activated, this, [this](const QModelIndex& index) { workspace_.selection.selectPatient(excluded_->cell(index.row(), 0).text.toStdString()); });
    connect(excludedTable_, &QTableView::clicked, this, [this](const QModelIndex& index) { workspace_.selection.selectPatient(excluded_->cell(index.row(), 0).text.toStdString()); });
    connect(&workspace_.document, &Document::changed, this, [this] {
        stale_ = true;
        if (isVisible())
            refresh();
    });
    retranslate();
}

void CohortView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CohortView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CohortView::retranslate()
{
    heading_->setText(tr("Cohort"));
    describe(back_, tr("Back to the cases"));
    const std::pair<const char*, QString> names[] = {{"mammography", tr("Mammography study (nine to be in, five to be out)")}, {"ultrasound", tr("Ultrasound study (six to be out)")}, {"", tr("No rules: everybody")}};
    for (const auto& [name, words] : names)
        if (const int at = rules_->findData(QString(name)); at >= 0)
            rules_->setItemText(at, words);
    describe(rules_, tr("Rules of eligibility"));
    export_->setText(tr("Export ..."));
    describe(export_, tr("Flow, excluded patients and missing values as CSV"));
    missingTitle_->setText(tr("Missing values of the patients who are in"));
    if (cohort_)
        show(cohort_);
}

void CohortView::refresh()
{
    if (!stale_)
        return;
    stale_ = false;
    const std::size_t number = ++asked_;
    workspace_.jobs.start<std::shared_ptr<const Cohort>>(
        {}, this, [project = workspace_.document.project(), preset = rules_->currentData().toString().toStdString()](const Progress&) { return workOut(project, preset); },
        [this, number](Result<std::shared_ptr<const Cohort>> cohort) {
            if (number != asked_)
                return;
            if (cohort)
                show(std::move(cohort).value());
            else
                workspace_.notices.error(cohort.error());
        },
        JobRunner::Visibility::quiet);
}

void CohortView::show(std::shared_ptr<const Cohort> cohort)
{
    const int row = flowTable_->currentIndex().row();
    cohort_ = std::move(cohort);
    summary_->setText(tr("%1 of %2 patients are in").arg(cohort_->flow.included.size()).arg(cohort_->flow.assessed));
    showFlow();
    // The first rule that excludes somebody, or the one that was looked at.
    const auto& steps = cohort_->flow.steps;
    const auto first = std::ranges::find_if(steps, [](const FlowStep& step) { return !step.excluded.empty(); });
    const int chosen = row >= 0 ? row : first == steps.end() ? 0 : static_cast<int>(first - steps.begin()) + 1;
    flowTable_->setCurrentIndex(flow_->index(std::min(chosen, flow_->rowCount() - 1), 0));
    showExcluded();
    showMissing();
    QStringList notes;
    for (const Message& note : cohort_->notes)
        notes += text(note);
    notes_->setText(notes.join('\n'));
    notes_->setVisible(!notes.isEmpty());
    emit cohortChanged();
}

void CohortView::showFlow()
{
    const EligibilityFlow& flow = cohort_->flow;
    std::vector<std::vector<TextCell>> rows;
    const TextCell noNumber{{}, {}, TextCell::Tone::plain, true};
    rows.push_back({noNumber, {tr("Patients of the project")}, noNumber, noNumber, numberCell(flow.assessed), {}});
    for (std::size_t at = 0; at < flow.steps.size(); ++at) {
        const FlowStep& step = flow.steps[at];
        const QString name = text(speaksChinese() && !step.chinese.empty() ? step.chinese : step.name);
        const TextCell::Tone tone = step.checked ? TextCell::Tone::plain : TextCell::Tone::secondary;
        rows.push_back({numberCell(at + 1, TextCell::Tone::secondary), {step.isInclusion ? name : tr("Out: %1").arg(name), text(step.rule), tone}, numberCell(step.before, tone),
                        {step.checked ? QString::number(step.excluded.size()) : QStringLiteral("–"), {}, tone, true}, numberCell(step.after(), tone), {text(step.notChecked), {}, TextCell::Tone::warning}});
    }
    rows.push_back({noNumber, {tr("In the cohort")}, noNumber, noNumber, numberCell(flow.included.size()), {}});
    const bool isFirst = flow_->columnCount() == 0;
    flow_->show({{}, tr("Criterion"), tr("Asked"), tr("Out"), tr("Left"), tr("Remark")}, std::move(rows));
    constexpr int widths[] = {36, 420, 72, 72, 72};
    for (int at = 0; isFirst && at < static_cast<int>(std::size(widths)); ++at)
        flowTable_->setColumnWidth(at, widths[at]);
}

void CohortView::showExcluded()
{
    const int at = flowTable_->currentIndex().row() - 1;
    const bool isStep = cohort_ && at >= 0 && at < static_cast<int>(cohort_->flow.steps.size());
    std::vector<std::vector<TextCell>> rows;
    if (isStep)
        for (const Excluded& out : cohort_->flow.steps[static_cast<std::size_t>(at)].excluded)
            rows.push_back({{text(out.patient)}, {text(out.reason)}});
    excludedTitle_->setText(isStep ? tr("Out by rule %1: %n patient(s)", nullptr, static_cast<int>(rows.size())).arg(at + 1) : tr("Choose a rule to see whom it excludes"));
    empty_->setText(isStep ? tr("This rule excludes nobody.") : QString());
    excluded_->show({tr("Patient"), tr("Reason")}, std::move(rows));
    excludedTable_->setColumnWidth(0, 140);
}

void CohortView::showMissing()
{
    const MissingReport& report = cohort_->missing;
    std::vector<std::vector<TextCell>> rows;
    for (const MissingInColumn& column : report.columns) {
        const auto variable = std::ranges::find(cohort_->variables, column.column, &Variable::name);
        const double share = report.patients == 0 ? 0 : 100.0 * static_cast<double>(column.missing) / static_cast<double>(report.patients);
        const QString reason = column.reasons.empty() ? QString() : text(column.reasons.front().first);
        const TextCell::Tone tone = column.missing == 0 ? TextCell::Tone::secondary : TextCell::Tone::plain;
        rows.push_back({{variable == cohort_->variables.end() ? text(column.column) : text(variable->labelIn(speaksChinese())), text(column.column), tone}, {QString::number(column.missing), {}, tone, true},
                        {tr("%1 %").arg(share, 0, 'f', 1), {}, tone, true}, {reason, {}, TextCell::Tone::secondary}});
    }
    std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a[1].text.toInt() > b[1].text.toInt(); });
    missingTitle_->setText(report.columns.empty() ? tr("The project has no clinical values: import a clinical table.")
                                                  : tr("Missing values of the %1 patients who are in; %2 lack none").arg(report.patients).arg(report.complete));
    missing_->show({tr("Column"), tr("Missing"), tr("Share"), tr("Most frequent reason")}, std::move(rows));
    missingTable_->setColumnWidth(0, 260);
}

void CohortView::exportTables()
{
    if (!cohort_)
        return;
    auto* dialog = new QFileDialog(this, tr("Folder for flow.csv, excluded.csv and missing.csv"), workspace_.settings.folder("export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        workspace_.settings.setFolder("export", folder);
        const std::string mark = "\xef\xbb\xbf";  // spreadsheets take it for UTF-8 then
        const std::pair<const char*, std::string> files[] = {{"flow.csv", flowCsv(cohort_->flow)}, {"excluded.csv", excludedCsv(cohort_->flow)}, {"missing.csv", missingCsv(cohort_->missing)}};
        for (const auto& [name, csv] : files)
            if (const auto written = writeFileAtomically(pathOf(folder) / name, std::string(mark).append(csv)); !written) {
                workspace_.notices.error(written.error());
                return;
            }
        workspace_.notices.done(tr("Flow, excluded patients and missing values exported"));
    });
    dialog->open();
}

}  // namespace annulus::ui
