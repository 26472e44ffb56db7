#include "ui/pages/ExtractionPanel.h"

#include "core/base/files.h"
#include "core/features/extract.h"
#include "core/features/presets.h"
#include "core/project/WorkingCopy.h"
#include "core/project/chosenExtraction.h"
#include "core/project/unfinishedResults.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <thread>

namespace annulus::ui {

namespace {

int outlinesOf(const Patient* patient)
{
    return patient ? static_cast<int>(std::ranges::count_if(patient->rois, [](const Roi& roi) { return !roi.outline.isEmpty(); })) : 0;
}

struct Extraction {
    ExtractedProject result;
    int asked = 0;
    bool isPartial = false;
    std::vector<ExtractionFailure> failures;
    std::shared_ptr<UnfinishedResults> kept;  ///< what is to go when the results are on disk; null without a working copy
    [[nodiscard]] JobCounts counts() const { return {asked, static_cast<int>(result.refused.size())}; }
};

/// Where a project lies: its working copy and its file.
struct Workplace {
    std::filesystem::path working, project;
};

/// The features of these outlines; those that a run finished which was killed are taken as they are.
Extraction extracted(const Project& project, std::vector<RoiKey> keys, const RegionChoice& choice, const annulus::Settings& settings, const Workplace& place, const Progress& progress)
{
    Extraction done;
    done.asked = static_cast<int>(keys.size());
    const RecipeBase today(project.rings, choice, settings);
    const FeatureKindPtr kind = makeFeatureKind(featureColumns(project.rings, choice, settings), today.settingsText());
    std::map<std::string, StoreFeatures> earlier;
    ResultListener finished;
    if (!place.working.empty()) {
        const auto file = unfinishedResultsFile(place.working, place.project, kind);
        auto results = UnfinishedResults::read(file, kind, project, today);
        std::erase_if(keys, [&](const RoiKey& key) {
            const auto found = results.find(key);
            if (found == results.end())
                return false;
            StoreFeatures& edit = earlier[key.patient];
            edit.patient = key.patient;
            edit.results.push_back(std::move(found->second));
            return true;
        });
        done.kept = std::make_shared<UnfinishedResults>(file);
        finished = [kept = done.kept](const std::string& patient, const FeatureResult& result) { kept->add(patient, result); };
    }
    done.result = extractProject(project, keys, choice, settings, progress, 0, finished);
    done.isPartial = done.result.isPartial;
    for (auto& [patient, edit] : earlier)
        done.result.edits.push_back(std::move(edit));
    done.failures = failuresOf(done.result);
    return done;
}

}  // namespace

ExtractionPanel::ExtractionPanel(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), settingsTitle_(label("section", this)), regionsTitle_(label("section", this)),
      scopeTitle_(label("section", this)), summary_(label("secondary", this)), refused_(label("warning", this)),
      progressWords_(label("secondary", this)), skipWords_(label("secondary", this)), ringWords_(label("secondary", this)), preset_(new QComboBox(this)),
      file_(new QPushButton(this)), extract_(primaryButton(this)), cancel_(new QPushButton(this)), showFailures_(new QPushButton(this)), lesion_(new QCheckBox(this)),
      rings_(new QCheckBox(this)), unions_(new QCheckBox(this)), image_(new QRadioButton(this)), patient_(new QRadioButton(this)),
      all_(new QRadioButton(this)), bar_(new QProgressBar(this))
{
    setRole(this, "panel");
    for (QLabel* words : {summary_, refused_, progressWords_, skipWords_, ringWords_})
        words->setWordWrap(true);
    for (const Preset& preset : allPresets())
        preset_->addItem(text(std::string(preset.name)), text(std::string(preset.yaml)));
    all_->setChecked(true);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding, measure::padding, measure::padding, measure::padding);
    column->setSpacing(8);
    column->addWidget(settingsTitle_);
    column->addWidget(preset_);
    column->addWidget(file_);
    column->addWidget(summary_);
    column->addWidget(refused_);
    column->addSpacing(8);
    column->addWidget(regionsTitle_);
    column->addWidget(lesion_);
    column->addWidget(rings_);
    column->addWidget(unions_);
    column->addWidget(ringWords_);
    column->addSpacing(8);
    column->addWidget(scopeTitle_);
    for (QRadioButton* scope : {image_, patient_, all_})
        column->addWidget(scope);
    column->addSpacing(8);
    column->addWidget(extract_);
    column->addWidget(skipWords_);
    column->addWidget(bar_);
    column->addWidget(progressWords_);
    column->addWidget(cancel_);
    column->addWidget(showFailures_);
    column->addStretch(1);

    connect(preset_, &QComboBox::activated, this, &ExtractionPanel::choosePreset);
    connect(file_, &QPushButton::clicked, this, &ExtractionPanel::chooseFile);
    for (QCheckBox* region : {lesion_, rings_, unions_})
        connect(region, &QCheckBox::clicked, this, &ExtractionPanel::chooseRegions);
    for (QRadioButton* scope : {image_, patient_, all_})
        connect(scope, &QRadioButton::toggled, this, &ExtractionPanel::refresh);
    connect(extract_, &QPushButton::clicked, this, [this] { extract(pending(keys())); });
    connect(showFailures_, &QPushButton::clicked, this, &ExtractionPanel::showFailures);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (job_)
            job_->cancel();
    });
    connect(&workspace_.document, &Document::changed, this, [this](const Project& before, const Project& after, const Touched& touched) {
        countOutlines(before, after, touched);
        if (touched.everything)
            follow(after);
        refresh();
    });
    countOutlines({}, workspace_.document.project(), Touched{.everything = true, .patients = {}});
    connect(&workspace_.selection, &Selection::patientChanged, this, &ExtractionPanel::refresh);
    connect(&workspace_.selection, &Selection::imageChanged, this, &ExtractionPanel::refresh);
    follow(workspace_.document.project());
    retranslate();
}

std::vector<RoiKey> ExtractionPanel::keys() const
{
    const Project& project = workspace_.document.project();
    std::vector<RoiKey> keys;
    const auto add = [&](const Patient& patient) {
        for (const Roi& roi : patient.rois)
            if (!roi.outline.isEmpty() && (!image_->isChecked() || roi.imageUid == workspace_.selection.image()))
                keys.push_back({patient.id, roi.id});
    };
    if (all_->isChecked()) {
        for (const auto& patient : project.patients)
            add(*patient);
    } else if (const Patient* patient = project.findPatient(workspace_.selection.patient())) {
        add(*patient);
    }
    return keys;
}

/// What of them is not there yet or out of date: after a stop the next run goes on where it ended. Where nothing is, all of them.
std::vector<RoiKey> ExtractionPanel::pending(std::vector<RoiKey> keys) const
{
    const Project& project = workspace_.document.project();
    const RecipeBase today(project.rings, regions(), parameters_.settings);
    std::vector<RoiKey> left;
    for (const RoiKey& key : keys) {
        const Patient* patient = project.findPatient(key.patient);
        const auto roi = std::ranges::find(patient->rois, key.roi, &Roi::id);
        const auto result = std::ranges::find(patient->features, key.roi, [](const auto& one) -> const std::string& { return one->roiId; });
        if (result == patient->features.end() || (*result)->recipe != today.recipeOf(*patient, *roi))
            left.push_back(key);
    }
    return left.empty() ? keys : left;
}

int ExtractionPanel::keyCount() const { return all_->isChecked() ? outlines_ : static_cast<int>(keys().size()); }

void ExtractionPanel::countOutlines(const Project& before, const Project& after, const Touched& touched)
{
    if (touched.everything) {
        outlines_ = 0;
        for (const auto& patient : after.patients)
            outlines_ += outlinesOf(patient.get());
    } else {
        for (const std::string& id : touched.patients)
            outlines_ += outlinesOf(after.findPatient(id)) - outlinesOf(before.findPatient(id));
    }
}

/// The settings are the project's: they come with it, and with undo.
void ExtractionPanel::follow(const Project& project)
{
    ExtractionSettings chosen = chosenExtraction(project);
    if (chosen == extraction_)
        return;
    const bool isRead = chosen.parameters == extraction_.parameters;
    extraction_ = std::move(chosen);
    if (!isRead) {
        auto parameters = parseParameters(extraction_.parameters);
        if (!parameters)  // an earlier version could read them
            workspace_.notices.error(std::move(parameters).error().in(extraction_.name));
        parameters_ = parameters ? std::move(parameters).value() : ParameterFile{};
        featureCount_ = static_cast<int>(featureNames(parameters_.settings).size());
    }
    showChoice();
    emit choiceChanged();
}

/// The box names what is in force: a preset, or a file with the text it had when it was chosen.
void ExtractionPanel::showChoice()
{
    const QString name = text(extraction_.name), parameters = text(extraction_.parameters);
    int index = -1;
    for (int at = 0; at < preset_->count() && index < 0; ++at)
        if (preset_->itemData(at).toString() == parameters && preset_->itemText(at) == name)
            index = at;
    if (index < 0) {
        index = preset_->count();
        preset_->addItem(icon("file"), name, parameters);
    }
    preset_->setCurrentIndex(index);
    lesion_->setChecked(extraction_.regions.lesion);
    rings_->setChecked(extraction_.regions.rings);
    unions_->setChecked(extraction_.regions.unions);
}

void ExtractionPanel::choosePreset(int index)
{
    choose({preset_->itemText(index).toStdString(), preset_->itemData(index).toString().toStdString(), extraction_.regions});
}

void ExtractionPanel::chooseRegions()
{
    choose({extraction_.name, extraction_.parameters, {lesion_->isChecked(), rings_->isChecked(), unions_->isChecked()}});
}

/// One step of the undo list. A file may name rings and unions too. Where it cannot be read all stays as it is.
void ExtractionPanel::choose(const ExtractionSettings& extraction)
{
    const Project& project = workspace_.document.project();
    std::vector<Edit> edits{SetExtraction{extraction}};
    if (extraction.parameters != extraction_.parameters) {
        const auto parameters = parseParameters(extraction.parameters);
        if (!parameters) {
            workspace_.notices.error(parameters.error().in(extraction.name));
            showChoice();
            return;
        }
        const AnnulusSettings& own = parameters->settings.annulus;
        std::get<SetExtraction>(edits.front()).extraction.regions.unions = extraction.regions.unions || own.unions;
        if (const RingSettings rings{own.marginsMm, own.cumulative, project.rings.clipToTissue}; !own.marginsMm.empty() && rings != project.rings)
            edits.push_back(SetRingSettings{rings});
    }
    Project before = project;
    before.extraction = extraction_;  // a default in force counts as chosen: else a region would be called new settings
    if (auto applied = workspace_.document.applyAll(edits, nameOf(edits.front(), before)); !applied)
        workspace_.notices.error(applied.error());
    showChoice();
}

void ExtractionPanel::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open parameter file"), workspace_.settings.folder("parameters"),
                                   tr("PyRadiomics parameter files (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        workspace_.settings.setFolder("parameters", QFileInfo(file).absolutePath());
        useFile(file);
    });
    dialog->open();
}

void ExtractionPanel::useFile(const QString& file)
{
    auto parameters = readTextFile(pathOf(file));
    if (parameters)
        choose({QFileInfo(file).fileName().toStdString(), std::move(parameters).value(), extraction_.regions});
    else
        workspace_.notices.error(parameters.error());
}

void ExtractionPanel::extract(const std::vector<RoiKey>& keys)
{
    if (keys.empty())
        return;
    if (featureCount_ == 0) {  // they cannot be read, or ask for nothing: what is stored must stay
        workspace_.notices.warn(tr("These settings give no feature: choose a preset or another file."));
        return;
    }
    const int asked = static_cast<int>(keys.size());
    failures_.clear();
    workspace_.notices.dismiss(std::exchange(notice_, 0));  // it told of the extraction before
    const auto working = workspace_.document.workingCopy();
    const Workplace place = working ? Workplace{working->file(), working->source()} : Workplace{};
    job_ = workspace_.jobs.start<Extraction>(
        [asked] { return tr("Extract features of %n outline(s)", nullptr, asked); }, this,
        [project = workspace_.document.project(), keys, choice = regions(), settings = parameters_.settings, place](const Progress& progress) -> Result<Extraction> {
            return extracted(project, keys, choice, settings, place, progress);
        },
        [this, asked, used = extraction_, opening = workspace_.document.opening()](Result<Extraction> extracted) {
            if (opening != workspace_.document.opening())
                return;  // of a project that is no longer here
            if (!extracted) {
                workspace_.notices.error(extracted.error());
                return;
            }
            if (take(extracted->result, asked, used, std::move(extracted->failures)) && extracted->kept)  // they wait for the disk, and the window does not
                std::thread([kept = extracted->kept, working = workspace_.document.workingCopy()] {
                    if (!working || working->flush())
                        kept->remove();
                }).detach();
        });
    connect(job_, &Job::updated, this, &ExtractionPanel::refresh);
    connect(job_, &Job::finished, this, &ExtractionPanel::refresh);
    refresh();
}

bool ExtractionPanel::take(const ExtractedProject& extracted, int asked, const ExtractionSettings& used, std::vector<ExtractionFailure> failures)
{
    std::vector<Edit> edits(extracted.edits.begin(), extracted.edits.end());
    if (workspace_.document.project().extraction.parameters.empty())  // a default that is used is a choice
        edits.insert(edits.begin(), SetExtraction{used});
    auto applied = workspace_.document.applyAll(edits, message("jobs", "Extract features"));
    if (!applied) {
        workspace_.notices.error(applied.error());
        return false;
    }
    failures_ = std::move(failures);
    workspace_.document.note(Event{logKind::run, {{"protocol", used.name}, {"outlines", std::to_string(asked)}, {"refused", std::to_string(extracted.refused.size())}}});
    QString words = tr("Features of %1 of %n outline(s) extracted", nullptr, asked).arg(asked - static_cast<int>(extracted.refused.size()));
    const bool wasStopped = std::ranges::any_of(extracted.refused, [](const Error& error) { return error.code == Errc::cancelled; });
    if (failures_.empty() && !wasStopped) {
        workspace_.notices.done(words);
        return true;
    }
    if (wasStopped)
        words += '\n' + tr("The work was stopped: what was finished is here.");
    if (failures_.empty()) {
        notice_ = workspace_.notices.warn(words);
        return true;
    }
    words += '\n' + tr("%n outline(s), region(s) or image(s) have no value. The first: %1", nullptr, static_cast<int>(failures_.size())).arg(text(failures_.front().reason));
    notice_ = workspace_.notices.warn(words, {tr("Show all"), [self = QPointer(this)] {
                                                  if (self)
                                                      self->showFailures();
                                              }});
    return true;
}

void ExtractionPanel::showFailures()
{
    if (!failures_.empty())
        (new ExtractionFailuresDialog(workspace_, failures_, window()))->show();
}

void ExtractionPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExtractionPanel::retranslate()
{
    settingsTitle_->setText(tr("Settings"));
    preset_->setAccessibleName(tr("Preset of feature settings"));
    file_->setText(tr("PyRadiomics file ..."));
    regionsTitle_->setText(tr("Regions"));
    lesion_->setText(tr("Lesion"));
    rings_->setText(tr("Each ring"));
    unions_->setText(tr("Lesion and ring together"));
    scopeTitle_->setText(tr("Outlines"));
    image_->setText(tr("Of this image"));
    patient_->setText(tr("Of this patient"));
    cancel_->setText(tr("Cancel"));
    skipWords_->setText(tr("What is up to date is not made again, also after a stop; where everything is, all of it is."));
    refresh();
}

void ExtractionPanel::refresh()
{
    const Project& project = workspace_.document.project();
    const auto& settings = parameters_.settings;
    QStringList types, classes;
    for (const ImageType& type : settings.imageTypes)
        types += text(type.name);
    for (const ClassSelection& featureClass : settings.featureClasses)
        classes += text(featureClass.name);
    const QString bins = settings.features.binCount ? tr("%1 bins").arg(*settings.features.binCount) : tr("bin width %1").arg(settings.features.binWidth);
    QStringList lines;
    lines += tr("%n feature(s) of each region", nullptr, featureCount_);
    lines += types.join(QStringLiteral(", ")) + "; " + classes.join(QStringLiteral(", "));
    lines += bins;
    summary_->setText(lines.join('\n'));

    QStringList sentences;
    for (const Message& sentence : parameters_.refused)
        sentences += text(sentence);
    refused_->setText(sentences.join('\n'));
    refused_->setVisible(!sentences.isEmpty());

    QStringList margins;
    for (const double margin : project.rings.marginsMm)
        margins += QString::number(margin);
    ringWords_->setText(tr("Rings: %1 mm, %2").arg(margins.join(QStringLiteral(", ")),
                                                    project.rings.cumulative ? tr("each from the lesion's edge") : tr("one around the other")));

    showFailures_->setVisible(!failures_.empty());
    showFailures_->setText(tr("Without a value: %n ...", nullptr, static_cast<int>(failures_.size())));
    all_->setText(tr("All (%1)").arg(outlines_));
    image_->setEnabled(!workspace_.selection.image().empty());
    patient_->setEnabled(!workspace_.selection.patient().empty());

    const int count = keyCount();
    const bool running = job_ && !job_->isOver();
    const RegionChoice choice = regions();
    extract_->setText(tr("Extract %n outline(s)", nullptr, count));
    extract_->setEnabled(!running && count > 0 && featureCount_ > 0 && (choice.lesion || choice.rings || choice.unions));
    extract_->setToolTip(count > 0 ? QString() : tr("Nothing is outlined in this scope: draw an outline on the Read page first."));
    const QString whyNot = workspace_.document.lockedWords();
    if (!whyNot.isEmpty())
        lock(extract_, {}, whyNot);
    lock(preset_, tr("Feature settings of the project"), whyNot);
    lock(file_, tr("Read a PyRadiomics parameter file (YAML) unchanged"), whyNot);
    for (QCheckBox* region : {lesion_, rings_, unions_})
        lock(region, {}, whyNot);
    bar_->setVisible(running);
    cancel_->setVisible(running);
    progressWords_->setVisible(running);
    if (running) {
        bar_->setValue(static_cast<int>(job_->fraction() * 1000));
        progressWords_->setText(job_->isCancelling() ? tr("Stopping ...") : text(job_->step()));
        cancel_->setEnabled(!job_->isCancelling());
    }
}

}  // namespace annulus::ui
