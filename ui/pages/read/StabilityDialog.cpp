#include "ui/pages/read/StabilityDialog.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/features/parameterFile.h"
#include "core/project/chosenExtraction.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

constexpr double steady = 0.05;  ///< what changes by less than this is called steady

QString number(double value) { return std::isfinite(value) ? QLocale().toString(value, 'g', 5) : QString(); }

/// A row that sorts by its numbers.
class Row : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget()->sortColumn();
        const QVariant mine = data(column, Qt::UserRole), its = other.data(column, Qt::UserRole);
        return mine.isValid() && its.isValid() ? mine.toDouble() < its.toDouble() : text(column) < other.text(column);
    }
};

}  // namespace

StabilityDialog::StabilityDialog(const Workspace& workspace, RoiKey key, QWidget* parent)
    : QDialog(parent), workspace_(workspace), key_(std::move(key)), displacement_(new QDoubleSpinBox(this)), shift_(new QDoubleSpinBox(this)), dilation_(new QDoubleSpinBox(this)),
      times_(new QSpinBox(this)), seed_(new QSpinBox(this)), start_(primaryButton(this)), save_(new QPushButton(this)), words_(label("secondary", this)), table_(new QTreeWidget(this))
{
    const Patient* patient = workspace.document.project().findPatient(key_.patient);
    const Roi* roi = patient ? patient->findRoi(key_.roi) : nullptr;
    setWindowTitle(roi ? tr("If %1 were drawn slightly differently").arg(lesionName(roi->name)) : tr("Stability"));
    const StabilitySettings usual;
    for (const auto& [box, value] : {std::pair{displacement_, usual.how.displacement}, std::pair{shift_, usual.how.translation}, std::pair{dilation_, usual.how.dilation}}) {
        box->setRange(0, 10);
        box->setDecimals(2);
        box->setSingleStep(0.1);
        box->setSuffix(" mm");
        box->setValue(value);
    }
    times_->setRange(2, 200);
    times_->setValue(usual.times);
    seed_->setRange(0, 1'000'000'000);
    seed_->setValue(static_cast<int>(usual.seed));
    start_->setText(tr("Draw again"));
    save_->setText(tr("Save table ..."));
    save_->setEnabled(false);
    words_->setWordWrap(true);
    words_->setText(tr("The outline is drawn again at random with these standard deviations: along its edge, shifted, and grown or shrunk. The same seed draws the same outlines."));
    table_->setHeaderLabels({tr("Region"), tr("Feature"), tr("Value"), tr("SD"), tr("Change"), tr("Lowest"), tr("Highest")});
    table_->setRootIsDecorated(false);
    table_->setUniformRowHeights(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(4, Qt::DescendingOrder);
    table_->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    table_->header()->setStretchLastSection(false);

    auto* form = new QFormLayout;
    form->addRow(tr("Along the edge"), displacement_);
    form->addRow(tr("Shift"), shift_);
    form->addRow(tr("Growth"), dilation_);
    auto* second = new QFormLayout;
    second->addRow(tr("How often"), times_);
    second->addRow(tr("Seed"), seed_);
    auto* top = new QHBoxLayout;
    top->setSpacing(measure::padding * 2);
    top->addLayout(form);
    top->addLayout(second);
    top->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(save_);
    buttons->addWidget(start_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding * 2, measure::padding * 2, measure::padding * 2, measure::padding * 2);
    column->setSpacing(measure::padding);
    column->addLayout(top);
    column->addWidget(words_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    resize(820, 620);
    connect(start_, &QPushButton::clicked, this, &StabilityDialog::start);
    connect(save_, &QPushButton::clicked, this, &StabilityDialog::save);
}

StabilitySettings StabilityDialog::settings() const
{
    StabilitySettings settings;
    settings.how.displacement = displacement_->value();
    settings.how.translation = shift_->value();
    settings.how.dilation = dilation_->value();
    settings.times = times_->value();
    settings.seed = static_cast<std::uint64_t>(seed_->value());
    return settings;
}

void StabilityDialog::start()
{
    if (isRunning_)
        return;
    const Project& project = workspace_.document.project();
    const ExtractionSettings chosen = chosenExtraction(project);
    const auto parsed = parseParameters(chosen.parameters);
    if (!parsed)
        return workspace_.notices.error(parsed.error());
    isRunning_ = true;
    start_->setEnabled(false);
    words_->setText(tr("The outline is being drawn again ..."));
    workspace_.jobs.start<std::vector<FeatureStability>>(
        [] { return tr("Outline drawn again at random"); }, this,
        [project, key = key_, choice = chosen.regions, features = parsed->settings, stability = settings()](const Progress& progress) {
            return outlineStability(project, key, choice, features, stability, progress);
        },
        [this](Result<std::vector<FeatureStability>> result) {
            isRunning_ = false;
            start_->setEnabled(true);
            if (result)
                fill(*std::move(result));
            else
                words_->setText(text(result.error()));
            emit finished();
        });
}

void StabilityDialog::fill(std::vector<FeatureStability> result)
{
    result_ = std::move(result);
    table_->setSortingEnabled(false);
    table_->clear();
    int known = 0, quiet = 0;
    for (const FeatureStability& one : result_) {
        auto* row = new Row(table_);
        row->setText(0, text(one.region));
        row->setText(1, text(one.feature));
        const double relative = one.relative();
        const double numbers[] = {one.value, one.standardDeviation, relative, one.low, one.high};
        for (int at = 0; at < 5; ++at) {
            const double value = numbers[at];
            row->setText(at + 2, at == 2 && std::isfinite(value) ? tr("%1 %").arg(QLocale().toString(value * 100, 'f', 1)) : number(value));
            row->setData(at + 2, Qt::UserRole, std::isnan(value) ? -1.0 : value);
            row->setTextAlignment(at + 2, Qt::AlignRight | Qt::AlignVCenter);
        }
        if (!one.reason.isEmpty())
            row->setToolTip(1, text(one.reason));
        known += std::isfinite(relative);
        quiet += relative < steady;
    }
    table_->setSortingEnabled(true);
    for (const int column : {0, 2, 3, 4, 5, 6})
        table_->resizeColumnToContents(column);
    words_->setText(tr("%1 of %2 features change by less than %3 % (standard deviation over the value). With outlines of a whole cohort, `annulus-cli agree --project` tells the ICC of each.")
                        .arg(quiet)
                        .arg(known)
                        .arg(QLocale().toString(steady * 100)));
    save_->setEnabled(!result_.empty());
}

void StabilityDialog::save()
{
    auto* dialog = new QFileDialog(this, tr("Save table"), workspace_.settings.folder("outlines"), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (const auto written = writeFileAtomically(pathOf(file), "\xEF\xBB\xBF" + stabilityCsv(result_)); !written)
            return workspace_.notices.error(written.error());
        workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "stability"}}});
    });
    dialog->open();
}

std::string stabilityCsv(const std::vector<FeatureStability>& rows)
{
    const auto cell = [](double value) { return std::isfinite(value) ? formatNumber(value) : std::string(); };
    std::string csv = csvLine({"region", "feature", "value", "sd", "relative", "low", "high", "reason"});
    for (const FeatureStability& one : rows)
        csv += csvLine({one.region, one.feature, cell(one.value), cell(one.standardDeviation), cell(one.relative()), cell(one.low), cell(one.high), one.reason.english()});
    return csv;
}

}  // namespace annulus::ui
