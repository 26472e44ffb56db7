#include "ui/pages/model/RunOverview.h"

#include "ui/Settings.h"
#include "ui/plots/FigureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

/// "0.84 (0.79–0.89)"
QString areaWords(const Evaluation* evaluation)
{
    if (!evaluation || !std::isfinite(evaluation->auc))
        return QStringLiteral("–");
    const QString auc = QString::number(evaluation->auc, 'f', 2);
    if (!std::isfinite(evaluation->aucLow))
        return auc;
    return QString("%1 (%2–%3)").arg(auc, QString::number(evaluation->aucLow, 'f', 2), QString::number(evaluation->aucHigh, 'f', 2));
}

QLabel* warningLine(const QString& words, QWidget* parent)
{
    auto* line = new QLabel(words, parent);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return line;
}

}  // namespace

std::vector<OverviewRow> overviewRows(const RunResult& run, const PlotLook& look)
{
    std::vector<OverviewRow> rows;
    for (const std::string& outcomeClass : classesToTell(run))
        for (const ModelResult& model : run.models) {
            const bool isKnown = std::ranges::any_of(rows, [&](const OverviewRow& row) { return row.model == model.name && row.outcomeClass == outcomeClass; });
            if (isKnown)
                continue;
            OverviewRow row{.model = model.name, .outcomeClass = outcomeClass, .name = modelName(model.name, look), .publishedTrain = {}, .publishedTest = {}, .honestCv = {}, .honestTest = {}, .corrected = "–", .optimism = "–", .gap = std::nan("")};
            if (!outcomeClass.empty())
                row.name += QString(", %1").arg(QString::fromStdString(outcomeClass));
            const Evaluation* train = run.evaluation("published", model.name, "train", outcomeClass);
            const Evaluation* held = run.evaluation("honest", model.name, "cv", outcomeClass);
            row.publishedTrain = areaWords(train);
            row.publishedTest = areaWords(run.evaluation("published", model.name, "test", outcomeClass));
            row.honestCv = areaWords(held);
            row.honestTest = areaWords(run.evaluation("honest", model.name, "test", outcomeClass));
            for (const OptimismLine& line : run.optimism)
                if (line.model == model.name && line.outcomeClass == outcomeClass && std::isfinite(line.corrected))
                    row.corrected = QString::number(line.corrected, 'f', 2);
            if (train && held && std::isfinite(train->auc) && std::isfinite(held->auc)) {
                row.gap = train->auc - held->auc;
                row.optimism = QString("%1%2").arg(row.gap < 0 ? QStringLiteral("−") : QStringLiteral("+")).arg(std::abs(row.gap), 0, 'f', 2);
            }
            rows.push_back(std::move(row));
        }
    return rows;
}

RunOverview::RunOverview(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), title_(label("heading", this)), facts_(label("secondary", this)), stale_(label("warning", this)), tableTitle_(label("section", this)), warningsTitle_(label("section", this)),
      table_(new QTableWidget(this)), warnings_(new QWidget(this)), warningLines_(new QVBoxLayout(warnings_)), figure_(new FigureView(workspace.settings, this))
{
    title_->setWordWrap(true);
    facts_->setWordWrap(true);
    stale_->setWordWrap(true);
    table_->setShowGrid(false);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(measure::control);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    warningLines_->setContentsMargins(0, 0, 0, 0);
    warningLines_->setSpacing(8);
    figure_->setMinimumHeight(300);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(measure::padding, measure::padding, measure::padding, measure::padding);
    column->setSpacing(8);
    for (QWidget* one : std::initializer_list<QWidget*>{title_, facts_, stale_, tableTitle_, table_, warningsTitle_, warnings_})
        column->addWidget(one);
    column->addSpacing(8);
    column->addWidget(figure_, 1);
    column->addStretch(0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (auto* item = table_->item(row, 0))
            emit modelChosen(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(figure_, &FigureView::exportFailed, this, [this](const QString& sentence) { workspace_.notices.error(sentence); });
    retranslate();
}

void RunOverview::retranslate()
{
    tableTitle_->setText(tr("AREA UNDER THE ROC CURVE (95% CI)"));
    warningsTitle_->setText(tr("WHAT A REVIEWER WOULD OBJECT TO"));
    table_->setAccessibleName(tr("Models and their areas under the curve"));
    fill();
}

void RunOverview::showRun(std::shared_ptr<const OpenRun> run, std::shared_ptr<const OpenRun> other)
{
    run_ = std::move(run);
    other_ = std::move(other);
    fill();
}

void RunOverview::setChanged(std::vector<Message> changed)
{
    changed_ = std::move(changed);
    showStale();
}

void RunOverview::showStale()
{
    const PlotLook look = screenLook(workspace_.settings.look());
    QStringList words;
    if (run_)
        for (const Message& one : run_->stale)
            words += look.words(one);
    for (const Message& one : changed_)
        words += look.words(one);
    stale_->setText(words.join('\n'));
    stale_->setVisible(!words.isEmpty());
}

void RunOverview::fill()
{
    if (!run_)
        return;
    const RunResult& run = run_->result;
    const PlotLook look = screenLook(workspace_.settings.look());
    title_->setText(QString::fromStdString(run.title.empty() ? run.protocol : run.title));
    const auto training = std::ranges::count_if(run.patients, &RunPatient::training);
    QStringList facts{tr("%n patient(s) included", nullptr, static_cast<int>(run.patients.size())), tr("%1 for training, %2 in the locked test set").arg(training).arg(static_cast<qsizetype>(run.patients.size()) - training)};
    if (run.assessed > run.patients.size())
        facts.prepend(tr("%n assessed", nullptr, static_cast<int>(run.assessed)));
    facts += tr("seed %1").arg(run.seed);
    facts_->setText(facts.join("  ·  "));
    showStale();

    const auto rows = overviewRows(run, look);
    const auto others = other_ ? overviewRows(other_->result, look) : std::vector<OverviewRow>();
    QStringList header{tr("Model")};
    std::vector<QString OverviewRow::*> columns;
    const auto add = [&](const QString& title, QString OverviewRow::* member) {
        if (std::ranges::all_of(rows, [&](const OverviewRow& row) { return row.*member == "–"; }))
            return;
        header += title;
        columns.push_back(member);
    };
    add(tr("Published: training"), &OverviewRow::publishedTrain);
    add(tr("Published: test"), &OverviewRow::publishedTest);
    add(tr("Honest: cross-validation"), &OverviewRow::honestCv);
    add(tr("Honest: test"), &OverviewRow::honestTest);
    add(tr("Bootstrap-corrected"), &OverviewRow::corrected);
    add(tr("Optimism"), &OverviewRow::optimism);
    const QSignalBlocker quiet(table_);
    const bool comparesHonest = std::ranges::any_of(others, [](const OverviewRow& row) { return row.honestCv != "–"; });
    const int extra = other_ ? 1 : 0;
    table_->clear();
    table_->setColumnCount(static_cast<int>(header.size()) + extra);
    table_->setRowCount(static_cast<int>(rows.size()));
    if (other_)
        header += comparesHonest ? tr("Other run: cross-validation") : tr("Other run: published test");
    table_->setHorizontalHeaderLabels(header);
    for (int r = 0; r < table_->rowCount(); ++r) {
        const OverviewRow& row = rows[static_cast<std::size_t>(r)];
        auto* name = new QTableWidgetItem(row.name);
        name->setData(Qt::UserRole, QString::fromStdString(row.model));
        table_->setItem(r, 0, name);
        int c = 1;
        for (const auto member : columns) {
            auto* cell = new QTableWidgetItem(row.*member);
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (member == &OverviewRow::optimism && row.gap > 0.05)
                cell->setForeground(look.theme.warning);
            table_->setItem(r, c++, cell);
        }
        if (other_) {
            const auto found = std::ranges::find_if(others, [&](const OverviewRow& one) { return one.model == row.model && one.outcomeClass == row.outcomeClass; });
            auto* cell = new QTableWidgetItem(found == others.end() ? QStringLiteral("–") : comparesHonest ? found->honestCv : found->publishedTest);
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(r, c, cell);
        }
    }
    for (int c = 0; c < table_->columnCount(); ++c)
        table_->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    // The style sheet makes headers bolder than what their size hint knows.
    QFont bold = table_->horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    for (int c = 0; c < table_->columnCount(); ++c) {
        table_->resizeColumnToContents(c);
        const int title = QFontMetrics(bold).horizontalAdvance(table_->horizontalHeaderItem(c)->text());
        table_->setColumnWidth(c, std::max(table_->columnWidth(c), title) + 2 * measure::padding);
    }
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->setFixedHeight(measure::control * (table_->rowCount() + 1) + 8);

    while (QLayoutItem* item = warningLines_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const RunWarning& warning : run.warnings) {
        const QString model = warning.model.empty() ? QString() : modelName(warning.model, look) + ": ";
        warningLines_->addWidget(warningLine("•  " + model + look.words(warning.what), warnings_));
    }
    for (const Message& note : run.notes) {
        auto* line = warningLine("•  " + look.words(note), warnings_);
        setRole(line, "secondary");
        warningLines_->addWidget(line);
    }
    warningsTitle_->setVisible(warningLines_->count() > 0);
    figure_->setMaximumHeight(160 + 64 * std::max(3, table_->rowCount()));
    const RunFigure* optimism = findRunFigure("optimism");
    const RunFigure* flow = findRunFigure("flow");
    const RunFigure* shown = optimism->make(run, run_->extras, firstChoice(run), look) ? optimism : flow;
    figure_->showFigure([run = run_, shown](const PlotLook& wanted) {
        const auto numbers = shown->make(run->result, run->extras, firstChoice(run->result), wanted);
        return numbers ? figureOf(*numbers, wanted) : Figure();
    });
}

}  // namespace annulus::ui
