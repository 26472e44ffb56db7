#include "ui/pages/model/RunSetup.h"

#include "core/base/files.h"
#include "core/protocol/protocols.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

RunSetup::RunSetup(const Workspace& workspace, ModelActions actions, QWidget* parent)
    : QWidget(parent), workspace_(workspace), actions_(std::move(actions)), soon_(new QTimer(this)), looking_(workspace.jobs), protocolTitle_(label("section", this)), modeTitle_(label("section", this)), dataTitle_(label("section", this)),
      runsTitle_(label("section", this)), hint_(label("secondary", this)), words_(label("secondary", this)), otherTitle_(label("section", this)), protocolChoice_(new QComboBox(this)), other_(new QComboBox(this)),
      file_(new QPushButton(this)), edit_(new QPushButton(this)), featuresFile_(new QPushButton(this)), clinicalFile_(new QPushButton(this)), run_(primaryButton(this)), cancel_(new QPushButton(this)),
      open_(new QPushButton(this)), published_(new QCheckBox(this)), honest_(new QCheckBox(this)), bar_(new QProgressBar(this)), runs_(new QListWidget(this))
{
    setRole(this, "panel");
    setFixedWidth(288);
    for (QLabel* words : {hint_, words_})
        words->setWordWrap(true);
    for (const ShippedProtocol& one : shippedProtocols())
        protocolChoice_->addItem(text(std::string(one.name)), text(std::string(one.yaml)));
    protocolChoice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    published_->setChecked(true);
    honest_->setChecked(true);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(edit_, 1);
    buttons->addWidget(file_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding, measure::padding, measure::padding, measure::padding);
    column->setSpacing(6);
    column->addWidget(protocolTitle_);
    column->addWidget(protocolChoice_);
    column->addLayout(buttons);
    column->addSpacing(8);
    column->addWidget(modeTitle_);
    column->addWidget(published_);
    column->addWidget(honest_);
    column->addSpacing(8);
    column->addWidget(dataTitle_);
    column->addWidget(featuresFile_);
    column->addWidget(clinicalFile_);
    column->addSpacing(8);
    column->addWidget(run_);
    column->addWidget(hint_);
    column->addWidget(bar_);
    column->addWidget(words_);
    column->addWidget(cancel_);
    column->addSpacing(8);
    column->addWidget(runsTitle_);
    column->addWidget(runs_, 1);
    column->addWidget(open_);
    column->addWidget(otherTitle_);
    column->addWidget(other_);
    column->addStretch();  // takes the room while there is no list of runs

    connect(protocolChoice_, &QComboBox::activated, this, [this] { emit protocolTextChosen(protocolChoice_->currentData().toString()); });
    connect(file_, &QPushButton::clicked, this, &RunSetup::chooseProtocolFile);
    connect(edit_, &QPushButton::clicked, this, &RunSetup::editWanted);
    for (const bool isFeatures : {true, false}) {
        QPushButton* button = isFeatures ? featuresFile_ : clinicalFile_;
        auto* menu = new QMenu(button);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, isFeatures] {
            menu->clear();
            menu->addAction(tr("This project's own"), this, [this, isFeatures] {
                (isFeatures ? features_ : clinical_).clear();
                showState();
            });
            menu->addAction(tr("From file ..."), this, [this, isFeatures] { chooseTable(isFeatures); });
        });
        button->setMenu(menu);
        button->setProperty("menu", "plain");
    }
    connect(open_, &QPushButton::clicked, this, &RunSetup::chooseFolder);
    connect(run_, &QPushButton::clicked, this, &RunSetup::start);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (job_)
            job_->cancel();
    });
    for (QCheckBox* mode : {published_, honest_})
        connect(mode, &QCheckBox::toggled, this, &RunSetup::showState);
    connect(runs_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            emit runChosen(kept_[static_cast<std::size_t>(row)].folder);
    });
    connect(other_, &QComboBox::activated, this, [this](int row) { emit otherChosen(row <= 0 ? std::filesystem::path() : kept_[static_cast<std::size_t>(row) - 1].folder); });
    connect(&workspace_.document, &Document::fileChanged, this, [this] {
        countOwn();
        refreshRuns();
    });
    connect(&workspace_.document, &Document::changed, this, [this] {
        countOwn();
        // Not with each step of a drag, and not started anew by the next.
        if (!soon_->isActive())
            soon_->start();
    });
    soon_->setSingleShot(true);
    soon_->setInterval(400);
    connect(soon_, &QTimer::timeout, this, &RunSetup::lookAtProject);
    own_ = ownDataOf(workspace_.document.project());
    retranslate();
    refreshRuns();
}

void RunSetup::retranslate()
{
    protocolTitle_->setText(tr("PROTOCOL"));
    modeTitle_->setText(tr("HOW IT IS JUDGED"));
    dataTitle_->setText(tr("DATA"));
    runsTitle_->setText(tr("RUNS"));
    otherTitle_->setText(tr("SIDE BY SIDE WITH"));
    protocolChoice_->setAccessibleName(tr("Protocol"));
    file_->setText(tr("From file ..."));
    edit_->setText(tr("Edit"));
    edit_->setToolTip(tr("Change the protocol by form or as text"));
    published_->setText(tr("as published"));
    nameRuns();
    published_->setToolTip(tr("The paper's steps in its order on one split: training and test"));
    honest_->setText(tr("honest"));
    honest_->setToolTip(tr("Everything that learns is refitted inside each fold; the test set stays locked until the end"));
    open_->setText(tr("Open run ..."));
    open_->setToolTip(tr("A folder that annulus-cli run has written"));
    cancel_->setText(tr("Stop"));
    runs_->setAccessibleName(tr("Runs"));
    other_->setAccessibleName(tr("Run side by side"));
    if (other_->count() > 0)
        other_->setItemText(0, tr("nothing"));
    showState();
}

void RunSetup::takeFocus() { (runs_->count() > 0 ? static_cast<QWidget*>(runs_) : run_->isEnabled() ? static_cast<QWidget*>(run_) : protocolChoice_)->setFocus(); }

bool RunSetup::isSettled() const { return !soon_->isActive() && !looking_.isRunning(); }

int RunSetup::runCount() const { return static_cast<int>(kept_.size()); }

void RunSetup::setProtocol(const std::optional<Protocol>& protocol)
{
    protocol_ = protocol;
    showState();
}

void RunSetup::showState()
{
    const auto fileWords = [](const std::filesystem::path& file, const QString& otherwise) { return file.empty() ? otherwise : text(file.filename()); };
    featuresFile_->setText(fileWords(features_, own_.withFeatures > 0 ? tr("Features of %n patient(s)", nullptr, own_.withFeatures) : tr("Features: choose CSV ...")));
    clinicalFile_->setText(fileWords(clinical_, own_.withClinical > 0 ? tr("Clinical values of %n patient(s)", nullptr, own_.withClinical) : tr("Clinical table: choose CSV ...")));
    featuresFile_->setToolTip(features_.empty() ? tr("The long or the wide form that Features and annulus-cli extract write") : text(features_));
    clinicalFile_->setToolTip(clinical_.empty() ? tr("One row for each patient; columns as the user guide names them") : text(clinical_));
    const bool isRunning = job_ && !job_->isOver();
    QString whyNot;
    if (!actions_.run)
        whyNot = tr("This program was built without the run engine.");
    else if (!protocol_)
        whyNot = tr("The protocol has an error: edit it first.");
    else if (!published_->isChecked() && !honest_->isChecked())
        whyNot = tr("Choose at least one way to judge.");
    else if ((features_.empty() && own_.withFeatures == 0) || (clinical_.empty() && own_.withClinical == 0))
        whyNot = tr("Choose the features and the clinical table: this project holds none of its own.");
    run_->setEnabled(whyNot.isEmpty() && !isRunning);
    run_->setText(!isRunning && goesOn() ? tr("Continue") : tr("Run"));
    hint_->setText(isRunning ? QString() : whyNot);
    hint_->setVisible(!hint_->text().isEmpty());
    bar_->setVisible(isRunning);
    words_->setVisible(isRunning);
    cancel_->setVisible(isRunning);
    runsTitle_->setVisible(runs_->count() > 0);
    runs_->setVisible(runs_->count() > 0);
    otherTitle_->setVisible(runs_->count() > 1);
    other_->setVisible(runs_->count() > 1);
}

/// The run that was stopped or failed is the one that is asked for: its finished folds are in its folder.
bool RunSetup::goesOn() const
{
    return stopped_ && protocol_ && stopped_->protocol == *protocol_ && stopped_->published == published_->isChecked() && stopped_->honest == honest_->isChecked() && stopped_->features == features_ &&
           stopped_->clinical == clinical_;
}

std::filesystem::path RunSetup::folderOfRuns() const
{
    return runsFolder(workspace_.document.file(), pathOf(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)) / "runs");
}

void RunSetup::refreshRuns(const std::filesystem::path& open)
{
    kept_ = runsIn(folderOfRuns());
    for (const auto& folder : opened_)
        if (std::ranges::none_of(kept_, [&](const KeptRun& run) { return run.folder == folder; }))
            kept_.push_back({folder, text(folder.filename()), QFileInfo(text(folder / "result.json")).lastModified().toString("yyyy-MM-dd HH:mm"), {}});
    {
        const QSignalBlocker quiet(runs_);
        runs_->clear();
        other_->clear();
        other_->addItem(tr("nothing"));
        for (const KeptRun& run : kept_) {
            auto* item = new QListWidgetItem(runs_);
            item->setToolTip(text(run.folder));
            item->setSizeHint({0, 44});
            other_->addItem(QString("%1, %2").arg(run.name, run.when));
        }
    }
    nameRuns();
    lookAtProject();
    showState();
    if (kept_.empty()) {
        emit runChosen({});
        return;
    }
    const auto found = std::ranges::find(kept_, open, &KeptRun::folder);
    runs_->setCurrentRow(found == kept_.end() ? 0 : static_cast<int>(found - kept_.begin()));
}

/// A run of this project's own data says when they have moved on.
void RunSetup::nameRuns()
{
    for (int row = 0; row < runs_->count(); ++row) {
        const KeptRun& run = kept_[static_cast<std::size_t>(row)];
        const bool isStale = !changesOf(run.folder).empty();
        runs_->item(row)->setText(QString("%1\n%2").arg(run.name, isStale ? tr("%1 · out of date").arg(run.when) : run.when));
    }
}

std::vector<Message> RunSetup::changesOf(const std::filesystem::path& folder) const
{
    const auto run = std::ranges::find(kept_, folder, &KeptRun::folder);
    return run != kept_.end() && run->project && state_ ? changedSince(*run->project, *state_) : std::vector<Message>();
}

/// Only where a run hangs on it: the look goes over every outline and value.
void RunSetup::lookAtProject()
{
    if (std::ranges::none_of(kept_, [](const KeptRun& run) { return run.project.has_value(); })) {
        state_.reset();
        return;
    }
    looking_.start<ProjectState>(
        this, [project = workspace_.document.project()](const Progress&) -> Result<ProjectState> { return projectState(project); },
        [this](Result<ProjectState> state) {
            if (!state || (state_ && *state_ == *state))
                return;
            state_ = std::move(state).value();
            nameRuns();
            emit stateChanged();
        });
}

void RunSetup::openFolder(const std::filesystem::path& folder)
{
    if (std::ranges::find(opened_, folder) == opened_.end())
        opened_.push_back(folder);
    refreshRuns(folder);
}

void RunSetup::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Open run"), workspace_.settings.folder("run"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        workspace_.settings.setFolder("run", QFileInfo(folder).absolutePath());
        if (!QFileInfo::exists(folder + "/result.json")) {
            workspace_.notices.error(tr("%1 holds no run: a folder with result.json was expected, as annulus-cli run writes it.").arg(QFileInfo(folder).fileName()));
            return;
        }
        openFolder(pathOf(folder));
    });
    dialog->open();
}

void RunSetup::chooseProtocolFile()
{
    auto* dialog = new QFileDialog(this, tr("Protocol"), workspace_.settings.folder("protocol"), tr("Protocols (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("protocol", QFileInfo(file).absolutePath());
        const auto read = readTextFile(pathOf(file));
        if (!read) {
            workspace_.notices.error(read.error());
            return;
        }
        const QString yaml = QString::fromStdString(*read);
        protocolChoice_->addItem(QFileInfo(file).fileName(), yaml);
        protocolChoice_->setCurrentIndex(protocolChoice_->count() - 1);
        emit protocolTextChosen(yaml);
    });
    dialog->open();
}

void RunSetup::chooseTable(bool isFeatures)
{
    auto* dialog = new QFileDialog(this, isFeatures ? tr("Features") : tr("Clinical table"), workspace_.settings.folder("import"), isFeatures ? tr("CSV files (*.csv)") : tr("Tables (*.csv *.xlsx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, isFeatures](const QString& file) {
        workspace_.settings.setFolder("import", QFileInfo(file).absolutePath());
        (isFeatures ? features_ : clinical_) = pathOf(file);
        showState();
    });
    dialog->open();
}

void RunSetup::countOwn()
{
    const OwnData now = ownDataOf(workspace_.document.project());
    if (now.withFeatures == own_.withFeatures && now.withClinical == own_.withClinical)
        return;
    own_ = now;
    showState();
}

void RunSetup::useFiles(const std::filesystem::path& features, const std::filesystem::path& clinical)
{
    features_ = features;
    clinical_ = clinical;
    showState();
}

void RunSetup::start()
{
    if (!run_->isEnabled() || !protocol_)
        return;
    RunOrder request{.protocol = *protocol_, .published = published_->isChecked(), .honest = honest_->isChecked(), .features = features_, .clinical = clinical_,
                       .out = goesOn() ? stopped_->out : newRunFolder(folderOfRuns(), protocol_->name), .project = workspace_.document.project()};
    const auto folder = request.out;
    stopped_ = request;
    stopped_->project = {};
    job_ = workspace_.jobs.start<std::vector<Event>>(
        [name = QString::fromStdString(protocol_->name)] { return tr("Run %1").arg(name); }, this,
        [request = std::move(request), run = actions_.run](const Progress& progress) { return run(request, progress); },
        [this, folder, opening = workspace_.document.opening()](Result<std::vector<Event>> events) {
            if (!events) {
                workspace_.notices.error(events.error());
                showState();
                return;
            }
            if (opening == workspace_.document.opening())
                for (const Event& event : *events)
                    workspace_.document.note(event);
            stopped_.reset();
            workspace_.notices.done(tr("The run is finished."));
            refreshRuns(folder);
        });
    connect(job_, &Job::updated, this, [this] {
        bar_->setValue(static_cast<int>(job_->fraction() * 1000));
        words_->setText(job_->isCancelling() ? tr("Stopping ...") : text(job_->step()));
    });
    connect(job_, &Job::finished, this, &RunSetup::showState);
    const bool hadFocus = run_->hasFocus();
    showState();
    if (hadFocus)
        cancel_->setFocus();  // not on to the next button: Space would open another run
}

}  // namespace annulus::ui
