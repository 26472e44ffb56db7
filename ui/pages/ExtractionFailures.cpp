#include "ui/pages/ExtractionFailures.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/features/emptyParts.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/featureGrid.h"
#include "ui/document/imageNames.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace annulus::ui {
namespace {

constexpr int reasonColumn = 5;

/// "Ring 0-1 mm", "Lesion: wavelet-LH".
QString partWords(const std::string& part)
{
    if (part.empty())
        return ExtractionFailuresDialog::tr("everything");
    const auto colon = part.find(": ");
    const QString region = regionWords(part.substr(0, colon));
    return colon == std::string::npos ? region : region + ": " + text(part.substr(colon + 2));
}

}  // namespace

std::vector<ExtractionFailure> failuresOf(const ExtractedProject& extracted)
{
    std::vector<ExtractionFailure> failures;
    for (const Error& refused : extracted.refused)
        if (refused.code != Errc::cancelled) {
            const auto colon = refused.where.find(": ");  // "patient: image: outline"
            failures.push_back({{refused.where.substr(0, colon), {}}, colon == std::string::npos ? std::string() : refused.where.substr(colon + 2), refused.what});
        }
    for (const StoreFeatures& edit : extracted.edits)
        for (const FeatureResult& result : edit.results)
            if (const auto numbers = result.numbers.load())
                for (const EmptyPart& part : emptyParts(*result.kind->columns, **numbers))
                    failures.push_back({{edit.patient, result.roiId}, part.image.empty() ? part.region : part.region + ": " + part.image, part.reason});
    return failures;
}

ExtractionFailuresDialog::ExtractionFailuresDialog(const Workspace& workspace, std::vector<ExtractionFailure> failures, QWidget* parent)
    : QDialog(parent), workspace_(workspace), failures_(std::move(failures)), table_(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What the extraction could not compute"));
    auto* hint = label("secondary", this);
    hint->setText(tr("Double-click a row to go to its outline. The table of features has the same reasons in its cells."));
    hint->setWordWrap(true);
    table_->setHeaderLabels({tr("Patient"), tr("Image"), tr("Outline"), tr("Reader"), tr("Part"), tr("Reason")});
    table_->setRootIsDecorated(false);
    table_->setAlternatingRowColors(true);
    table_->setUniformRowHeights(true);
    for (std::size_t at = 0; at < failures_.size(); ++at) {
        const ExtractionFailure& failure = failures_[at];
        const Patient* patient = workspace_.document.project().findPatient(failure.key.patient);
        const Roi* roi = patient ? patient->findRoi(failure.key.roi) : nullptr;
        const ImageRecord* image = roi ? patient->findImage(roi->imageUid) : nullptr;
        auto* row = new QTreeWidgetItem(table_, {text(failure.key.patient), image ? imageName(image->facts) : QString(), roi ? lesionName(roi->name) : QString(), roi ? text(roi->reader) : QString(), partWords(failure.part), text(failure.reason)});
        row->setData(0, Qt::UserRole, static_cast<int>(at));
        row->setToolTip(reasonColumn, text(failure.reason));
    }
    for (int column = 0; column < reasonColumn; ++column) {
        table_->resizeColumnToContents(column);
        table_->setColumnWidth(column, table_->columnWidth(column) + measure::padding);
    }
    table_->sortByColumn(0, Qt::AscendingOrder);
    table_->setSortingEnabled(true);
    auto* save = new QPushButton(tr("Save table ..."), this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding * 2, measure::padding * 2, measure::padding * 2, measure::padding * 2);
    column->setSpacing(measure::padding);
    column->addWidget(table_, 1);
    column->addWidget(hint);
    column->addLayout(buttons);
    resize(900, 520);
    connect(table_, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem* item) { goTo(failures_[static_cast<std::size_t>(item->data(0, Qt::UserRole).toInt())].key); });
    connect(save, &QPushButton::clicked, this, &ExtractionFailuresDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void ExtractionFailuresDialog::goTo(const RoiKey& key)
{
    const Patient* patient = workspace_.document.project().findPatient(key.patient);
    const Roi* roi = patient ? patient->findRoi(key.roi) : nullptr;
    if (!patient)
        return;
    workspace_.selection.selectPatient(key.patient);
    if (!roi)
        return;
    workspace_.selection.selectImage(key.patient, roi->imageUid, roi->frame);
    workspace_.selection.selectRoi(roi->id);
}

void ExtractionFailuresDialog::save()
{
    auto* dialog = new QFileDialog(this, tr("Save table"), workspace_.settings.folder("features"), tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        std::string csv = csvLine({"patient", "outline", "part", "reason"});
        for (const ExtractionFailure& failure : failures_)
            csv += csvLine({failure.key.patient, failure.key.roi, failure.part, failure.reason.english()});
        if (const auto written = writeFileAtomically(pathOf(file), csv); !written)
            workspace_.notices.error(written.error());
        else
            workspace_.document.note(Event{logKind::exported, {{"file", file.toStdString()}, {"what", "what an extraction could not compute"}}});
    });
    dialog->open();
}

}  // namespace annulus::ui
