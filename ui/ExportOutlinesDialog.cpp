#include "ui/ExportOutlinesDialog.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/readers.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

ExportOutlinesDialog::ExportOutlinesDialog(const Project& project, const std::string& patient, QWidget* parent)
    : QDialog(parent), format_(new QComboBox(this)), reader_(new QComboBox(this)), patients_(new QComboBox(this)), rings_(new QCheckBox(this))
{
    setWindowTitle(tr("Export outlines"));
    const std::pair<QString, OutlineFormat> formats[] = {{tr("DICOM Segmentation"), OutlineFormat::dicomSeg}, {tr("Masks, NRRD"), OutlineFormat::nrrd}, {tr("Masks, NIfTI"), OutlineFormat::nifti},
                                                         {tr("Masks, PNG"), OutlineFormat::png}, {tr("Labels for ITK-SNAP"), OutlineFormat::labels}, {tr("Contours, JSON"), OutlineFormat::json}};
    for (const auto& [words, format] : formats)
        format_->addItem(words, static_cast<int>(format));
    reader_->addItem(tr("Everybody's"));
    for (const std::string& reader : readersOf(project))
        reader_->addItem(reader.empty() ? tr("without a name") : text(reader), text(reader));
    patients_->addItem(tr("All patients"));
    if (project.findPatient(patient))
        patients_->addItem(text(patient));
    rings_->setText(tr("With their rings"));
    rings_->setChecked(true);

    auto* form = new QFormLayout;
    form->setSpacing(measure::padding);
    form->addRow(tr("Format"), format_);
    form->addRow(tr("Outlines"), reader_);
    form->addRow(tr("Patients"), patients_);
    form->addRow(QString(), rings_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* go = primaryButton(this);
    go->setText(tr("Choose folder ..."));
    go->setDefault(true);
    buttons->addButton(go, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding * 2, measure::padding * 2, measure::padding * 2, measure::padding * 2);
    column->setSpacing(measure::padding);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(380);
    connect(format_, &QComboBox::currentIndexChanged, this, [this] { rings_->setEnabled(choice().settings.format != OutlineFormat::json); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
}

ExportOutlinesDialog::Choice ExportOutlinesDialog::choice() const
{
    const bool everybody = reader_->currentIndex() == 0;
    return {{static_cast<OutlineFormat>(format_->currentData().toInt()), everybody ? std::string() : reader_->currentData().toString().toStdString(), everybody, rings_->isChecked()},
            patients_->currentIndex() == 1};
}

namespace {

void startExport(const Workspace& workspace, QWidget* window, const ExportOutlinesDialog::Choice& choice, const QString& folder)
{
    workspace.settings.setFolder("outlines", folder);
    std::vector<std::string> patients;
    if (choice.selectedPatientOnly)
        patients.push_back(workspace.selection.patient());
    workspace.jobs.start<ExportReport>(
        [] { return ExportOutlinesDialog::tr("Export outlines"); }, window,
        [project = workspace.document.project(), patients, settings = choice.settings, folder = pathOf(folder)](const Progress& progress) {
            return exportOutlines(project, patients, settings, folder, progress);
        },
        [workspace, folder, opening = workspace.document.opening()](Result<ExportReport> report) {
            if (!report)
                return workspace.notices.error(report.error());
            if (opening == workspace.document.opening() && !report->files.empty())
                workspace.document.note(Event{logKind::exported, {{"file", folder.toStdString()}, {"what", "outlines"}}});
            const QString words = ExportOutlinesDialog::tr("%n outline(s) exported", nullptr, static_cast<int>(report->outlines));
            if (report->refused.empty()) {
                workspace.notices.done(words);
                return;
            }
            QStringList reasons{words};
            constexpr std::size_t most = 6;
            for (std::size_t at = 0; at < std::min(most, report->refused.size()); ++at)
                reasons << text(report->refused[at]);
            if (report->refused.size() > most)
                reasons << ExportOutlinesDialog::tr("... and %n more", nullptr, static_cast<int>(report->refused.size() - most));
            workspace.notices.warn(reasons.join('\n'));
        });
}

}  // namespace

void askForOutlineExport(const Workspace& workspace, QWidget* window)
{
    auto* dialog = new ExportOutlinesDialog(workspace.document.project(), workspace.selection.patient(), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, window, [workspace, window, dialog] {
        auto* folders = new QFileDialog(window, ExportOutlinesDialog::tr("Export outlines to"), workspace.settings.folder("outlines"));
        folders->setAttribute(Qt::WA_DeleteOnClose);
        folders->setFileMode(QFileDialog::Directory);
        folders->setOption(QFileDialog::ShowDirsOnly);
        QObject::connect(folders, &QFileDialog::fileSelected, window, [workspace, window, choice = dialog->choice()](const QString& folder) { startExport(workspace, window, choice, folder); });
        folders->open();
    });
    dialog->open();
}

}  // namespace annulus::ui
