#include "ui/pages/patient/PatientPage.h"

#include "core/features/parameterFile.h"
#include "core/project/Log.h"
#include "core/project/chosenExtraction.h"
#include "core/project/liveReadout.h"
#include "core/readout/bundleFile.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/document/caseRows.h"
#include "ui/document/worklist.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/patient/ReadoutCard.h"
#include "ui/pages/patient/WhatIfPanel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDate>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace annulus::ui {

namespace {

constexpr int pictureSide = 340;

QScrollArea* scrolled(QWidget* body, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(body);
    return area;
}

void emptyOut(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

/// "2024-01-15 left"
QString occasionWords(const Occasion& occasion)
{
    const QString side = occasion.laterality == "L" ? PatientPage::tr("left") : occasion.laterality == "R" ? PatientPage::tr("right") : QString();
    return QStringList{dateWords(occasion.from), side}.join(' ').trimmed();
}

}  // namespace

struct PatientPage::Look {
    std::string patient;
    std::vector<ShelvedBundle> bundles;
    std::vector<Occasion> occasions;
    std::vector<PatientValues> values;
    std::vector<Readout> readouts, compared;
};

PatientPage::PatientPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), shelf_(*workspace.models), reading_(workspace.jobs), drawing_(workspace.jobs), whatIf_(new WhatIfPanel)
{
    makeLayout();
    connect(&shelf_, &BundleShelf::changed, this, &PatientPage::refreshSoon);
    connect(&workspace_.selection, &Selection::patientChanged, this, &PatientPage::refreshSoon);
    connect(&workspace_.document, &Document::readerChanged, this, &PatientPage::refreshSoon);
    connect(&workspace_.document, &Document::changed, this, [this](const Project&, const Project&, const Touched& touched) {
        if (touched.everything || touched.patients.contains(workspace_.selection.patient()))
            refreshSoon();
    });
    connect(&workspace_.document, &Document::fileChanged, this, &PatientPage::refreshSoon);
    connect(whatIf_, &WhatIfPanel::changed, this, &PatientPage::showCards);
    retranslate();
}

PatientPage::~PatientPage() = default;

void PatientPage::makeLayout()
{
    stack_ = new QStackedLayout(this);
    blank_ = new QWidget(this);
    emptyWords_ = label("secondary", blank_);
    emptyWords_->setAlignment(Qt::AlignCenter);
    emptyWords_->setWordWrap(true);
    addFirst_ = primaryButton(blank_);
    auto* middle = new QVBoxLayout(blank_);
    middle->addStretch(1);
    middle->addWidget(emptyWords_);
    middle->addSpacing(8);
    middle->addWidget(addFirst_, 0, Qt::AlignHCenter);
    middle->addStretch(1);
    stack_->addWidget(blank_);

    content_ = new QWidget(this);
    heading_ = label("heading", content_);
    facts_ = label("secondary", content_);
    occasion_ = new QComboBox(content_);
    compare_ = new QComboBox(content_);
    for (QComboBox* box : {occasion_, compare_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, &PatientPage::refreshSoon);
    }
    addButton_ = new QPushButton(content_);
    removeButton_ = new QPushButton(content_);
    reportButton_ = primaryButton(content_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(measure::padding, 8, measure::padding, 8);
    top->setSpacing(measure::padding);
    top->addWidget(heading_);
    top->addWidget(facts_);
    top->addWidget(occasion_);
    top->addWidget(compare_);
    top->addStretch(1);
    top->addWidget(addButton_);
    top->addWidget(removeButton_);
    top->addWidget(reportButton_);

    auto* left = new QWidget;
    pictures_ = new QVBoxLayout(left);
    pictures_->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    pictures_->setSpacing(8);
    auto* right = new QWidget;
    cards_ = new QVBoxLayout(right);
    cards_->setContentsMargins(0, 0, measure::padding, measure::padding);
    cards_->setSpacing(measure::padding);
    QScrollArea* leftArea = scrolled(left, content_);
    leftArea->setFixedWidth(pictureSide + 2 * measure::padding + 14);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(leftArea);
    columns->addWidget(scrolled(right, content_), 1);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(hairline(Qt::Horizontal, content_));
    column->addSpacing(8);
    column->addLayout(columns, 1);
    stack_->addWidget(content_);
    for (QPushButton* button : {addButton_, addFirst_})
        connect(button, &QPushButton::clicked, this, &PatientPage::addBundle);
    connect(removeButton_, &QPushButton::clicked, this, &PatientPage::removeBundle);
    connect(reportButton_, &QPushButton::clicked, this, &PatientPage::printReport);
}

void PatientPage::retranslate()
{
    addButton_->setText(tr("Add model ..."));
    addFirst_->setText(tr("Add model ..."));
    removeButton_->setText(tr("Remove model"));
    reportButton_->setText(tr("Report ..."));
    occasion_->clear();  // their words are made anew
    describe(occasion_, tr("Breast and time that are read"));
    describe(compare_, tr("Another side or time, marked beside"));
    describe(addButton_, tr("Put a model bundle on the shelf: it reads the patients of all projects"));
    describe(removeButton_, tr("Take a model off the shelf"));
    describe(reportButton_, tr("One to two pages as PDF: pictures, readout with reasons, where the models come from"));
    refreshSoon();
}

void PatientPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

QWidget* PatientPage::inspector() { return whatIf_; }

QStringList PatientPage::statusParts() const
{
    return {tr("Research use only"), tr("%n model(s)", nullptr, static_cast<int>(shelf_.bundles().size()))};
}

void PatientPage::activated()
{
    isVisible_ = true;
    refreshSoon();
}

void PatientPage::addBundle()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Add model"), workspace_.settings.folder("model"), tr("Model bundles (*%1)").arg(bundleExtension));
    if (file.isEmpty())
        return;
    workspace_.settings.setFolder("model", QFileInfo(file).path());
    if (const auto added = shelf_.add(pathOf(file)); !added)
        workspace_.notices.error(added.error());
}

void PatientPage::removeBundle()
{
    QMenu menu(this);
    for (const ShelvedBundle& one : shelf_.bundles())
        menu.addAction(text(one.bundle->name), this, [this, hash = one.hash] { shelf_.remove(hash); });
    menu.exec(removeButton_->mapToGlobal(QPoint(0, removeButton_->height())));
}

PatientReport PatientPage::report(bool withName) const
{
    PatientReport report;
    report.patient = text(patient_);
    report.facts = facts_->text();
    if (const Patient* patient = workspace_.document.project().findPatient(patient_); patient && withName)
        report.name = personName(patient->name);
    QStringList made{QCoreApplication::applicationName() + ' ' + QCoreApplication::applicationVersion(), QDate::currentDate().toString(Qt::ISODate)};
    if (const std::string& reader = workspace_.document.reader(); !reader.empty())
        made.prepend(text(reader));
    report.madeBy = made.join(QStringLiteral(" · "));
    report.pictures = keyImages_;
    for (std::size_t at = 0; at < read_.size(); ++at)  // what is tried out is no data
        report.readouts.push_back(readoutView(*read_[at].bundle, read_[at].hash, readouts_[at], knownTraining(*read_[at].bundle)));
    return report;
}

void PatientPage::printReport()
{
    QFileDialog dialog(this, tr("Report"), workspace_.settings.folder("export"), tr("PDF (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix("pdf");
    dialog.selectFile(text(patient_) + "-readout.pdf");
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString file = dialog.selectedFiles().first();
    workspace_.settings.setFolder("export", QFileInfo(file).path());
    const bool withName = QMessageBox::question(this, tr("Report"), tr("Print the patient's name on it? Without, the ID alone says whose it is."), QMessageBox::Yes | QMessageBox::No,
                                                QMessageBox::No) == QMessageBox::Yes;
    if (const auto written = writePatientReport(report(withName), pathOf(file)); !written)
        workspace_.notices.error(written.error());
    else
        workspace_.document.note({logKind::exported, {{"file", file.toStdString()}, {"what", "patient report"}, {"patient", patient_}}});
}

void PatientPage::refreshSoon()
{
    isRead_ = false;
    if (isQueued_)
        return;
    isQueued_ = true;
    QMetaObject::invokeMethod(this, [this] {
        isQueued_ = false;
        if (isVisible_ && isVisible())
            refresh();
    }, Qt::QueuedConnection);
}

void PatientPage::showEmpty(const QString& words, bool offersModel)
{
    reading_.cancel();
    drawing_.cancel();
    readouts_.clear();
    whatIf_->setNothing();
    emptyWords_->setText(words);
    addFirst_->setVisible(offersModel);
    stack_->setCurrentWidget(blank_);
    isRead_ = true;
    emit statusChanged();
}

void PatientPage::refresh()
{
    const Project& project = workspace_.document.project();
    const std::string id = workspace_.selection.patient();
    for (const Error& problem : shelf_.refused())
        workspace_.notices.error(problem);
    if (shelf_.bundles().empty())
        return showEmpty(tr("No model yet. A model bundle comes out of a run on the page Model, or from a colleague."), true);
    const auto found = std::ranges::find_if(project.patients, [&](const auto& one) { return one->id == id; });
    if (found == project.patients.end())
        return showEmpty(tr("Choose a patient in the worklist."), false);
    if (std::exchange(picturesOf_, id) != id)
        emptyOut(*pictures_);
    const auto [chosen, other] = chosenOccasions();
    reading_.start<Look>(
        this,
        [project, patient = *found, bundles = shelf_.bundles(), reader = workspace_.document.reader(), chosen, other](const Progress& progress) -> Result<Look> {
            const FrameSource frames = decodedFrames();
            Look look{patient->id, bundles, occasionsOf(*patient), {}, {}, {}};
            const auto at = [&](std::size_t place) { return place < look.occasions.size() ? look.occasions[place] : Occasion(); };
            const ExtractionSettings extraction = chosenExtraction(project);
            const auto parsed = parseParameters(extraction.parameters);
            const RecipeBase today(project.rings, extraction.regions, parsed ? parsed->settings : annulus::Settings());
            for (const ShelvedBundle& one : bundles) {
                look.values.push_back(freshValues(*patient, at(chosen), *one.bundle, today, project.rings, reader, frames, progress));
                look.readouts.push_back(readPatient(*one.bundle, look.values.back()));
                if (other && *other < look.occasions.size())
                    look.compared.push_back(readPatient(*one.bundle, freshValues(*patient, at(*other), *one.bundle, today, project.rings, reader, frames, progress)));
                if (progress.cancelled())
                    return stopped();
            }
            return look;
        },
        [this](Result<Look> look) {
            if (look)
                take(*std::move(look));
        });
    drawPictures();
}

void PatientPage::drawPictures()
{
    const Project& project = workspace_.document.project();
    const auto found = std::ranges::find_if(project.patients, [&](const auto& one) { return one->id == workspace_.selection.patient(); });
    if (found == project.patients.end() || shelf_.bundles().empty())
        return;
    const auto [chosen, other] = chosenOccasions();
    drawing_.start<std::vector<KeyImage>>(
        this,
        [patient = *found, rings = project.rings, bundle = shelf_.bundles().front().bundle, reader = workspace_.document.reader(), chosen, other,
         side = static_cast<int>(pictureSide * devicePixelRatioF())](const Progress& progress) -> Result<std::vector<KeyImage>> {
            std::vector<KeyImage> pictures;
            const auto occasions = occasionsOf(*patient);
            for (const std::optional<std::size_t>& place : {std::optional(chosen), other}) {
                if (!place || *place >= occasions.size())
                    continue;
                for (const Roi* roi : readoutRois(*patient, occasions[*place], *bundle, reader)) {
                    if (progress.cancelled())
                        return stopped();
                    pictures.push_back(keyImage(*patient, *roi, rings, side, progress));
                    if (place == other)
                        pictures.back().title += QStringLiteral(" · ") + occasionWords(occasions[*place]);
                }
            }
            return pictures;
        },
        [this](Result<std::vector<KeyImage>> pictures) {
            if (pictures)
                showPictures(*pictures);
        });
}

void PatientPage::take(Look look)
{
    const bool isOther = patient_ != look.patient;
    patient_ = look.patient;
    read_ = std::move(look.bundles);
    values_ = std::move(look.values);
    readouts_ = std::move(look.readouts);
    compared_ = std::move(look.compared);
    if (isOther)
        occasion_->clear();
    showOccasions(look.occasions);
    if (const Patient* patient = workspace_.document.project().findPatient(patient_)) {
        heading_->setText(text(patient->id));
        facts_->setText(QStringList{sexWords(patient->sex), dateWords(patient->birthDate)}.join(QStringLiteral("  ")).trimmed());
    }
    std::vector<const Bundle*> bundles;
    PatientValues all;
    for (std::size_t at = 0; at < read_.size(); ++at) {
        bundles.push_back(read_[at].bundle.get());
        all.features.insert(values_[at].features.begin(), values_[at].features.end());
        all.clinical.insert(values_[at].clinical.begin(), values_[at].clinical.end());
    }
    whatIf_->setPatient(bundles, all, readouts_);
    emptyOut(*cards_);
    shownCards_.clear();
    for (std::size_t at = 0; at < read_.size(); ++at) {
        shownCards_.push_back(new ReadoutCard(this));
        cards_->addWidget(shownCards_.back());
    }
    cards_->addStretch(1);
    showCards();
    removeButton_->setEnabled(!shelf_.bundles().empty());
    stack_->setCurrentWidget(content_);
    isRead_ = true;
    emit statusChanged();
}

/// What is tried out comes before another occasion.
std::optional<Beside> PatientPage::besideOf(std::size_t place) const
{
    if (whatIf_->isTrying())
        return Beside{readPatient(*read_[place].bundle, whatIf_->applied(values_[place])), tr("what if")};
    if (place < compared_.size())
        return Beside{compared_[place], compare_->currentText()};
    return {};
}

/// Places in the list of occasions: the one that is read, and the one beside it.
std::pair<std::size_t, std::optional<std::size_t>> PatientPage::chosenOccasions() const
{
    if (patient_ != workspace_.selection.patient())
        return {0, {}};
    const int chosen = std::max(0, occasion_->currentIndex()), other = compare_->currentData().isValid() ? compare_->currentData().toInt() : -1;
    return {static_cast<std::size_t>(chosen), other < 0 || other == chosen ? std::nullopt : std::optional(static_cast<std::size_t>(other))};
}

void PatientPage::showOccasions(const std::vector<Occasion>& occasions)
{
    if (occasions == occasions_ && occasion_->count() > 0)
        return;
    occasions_ = occasions;
    occasion_->clear();
    compare_->clear();
    compare_->addItem(tr("compare with ..."));
    for (std::size_t at = 0; at < occasions.size(); ++at) {
        occasion_->addItem(occasionWords(occasions[at]));
        compare_->addItem(occasionWords(occasions[at]), static_cast<int>(at));
    }
    occasion_->setVisible(!occasions.empty());
    compare_->setVisible(occasions.size() > 1);
}

void PatientPage::showCards()
{
    for (std::size_t at = 0; at < shownCards_.size(); ++at) {
        const Bundle& bundle = *read_[at].bundle;
        shownCards_[at]->show(readoutView(bundle, read_[at].hash, readouts_[at], knownTraining(bundle), besideOf(at)));
    }
}

std::map<std::string, std::string> PatientPage::knownTraining(const Bundle& bundle) const
{
    std::map<std::string, std::string> known;
    if (!bundle.training.empty())
        for (const auto& patient : workspace_.document.project().patients)
            known.emplace(trainingKey(bundle.salt, patient->id), patient->id);
    return known;
}

void PatientPage::showPictures(const std::vector<KeyImage>& pictures)
{
    keyImages_ = pictures;
    emptyOut(*pictures_);
    for (const KeyImage& one : pictures) {
        QLabel* title = label("section", this);
        title->setText(one.title);
        pictures_->addWidget(title);
        if (!one.picture.isNull()) {
            auto* picture = new QLabel(this);
            QImage image = one.picture;
            image.setDevicePixelRatio(devicePixelRatioF());
            picture->setPixmap(QPixmap::fromImage(image));
            picture->setAccessibleName(one.title);
            pictures_->addWidget(picture);
        }
        QLabel* words = label("secondary", this);
        words->setWordWrap(true);
        words->setText(one.words);
        pictures_->addWidget(words);
    }
    if (pictures.empty()) {
        QLabel* words = label("secondary", this);
        words->setWordWrap(true);
        words->setText(tr("No lesion is outlined on this patient's images."));
        pictures_->addWidget(words);
    }
    pictures_->addStretch(1);
}

}  // namespace annulus::ui
