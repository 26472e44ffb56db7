#include "ui/pages/read/LiveRisk.h"

#include "core/features/parameterFile.h"
#include "core/project/chosenExtraction.h"
#include "core/project/liveReadout.h"
#include "core/project/patientValues.h"
#include "ui/document/Document.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/patient/BundleShelf.h"
#include "ui/pages/patient/paintReadout.h"
#include "ui/pages/patient/readoutView.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace annulus::ui {

struct LiveRisk::Question {
    RegionInput input;
    LoadedFramePtr frame;
    std::vector<ShelvedBundle> bundles;
    RingSettings rings;
    ExtractionSettings extraction;
    std::string reader;

    [[nodiscard]] bool isSame(const Question& other) const
    {
        return input == other.input && frame == other.frame && bundles.size() == other.bundles.size() && extraction == other.extraction && rings == other.rings && reader == other.reader;
    }
};

struct LiveRisk::Answer {
    QString title;
    ReadoutView view;
    QString refused;
};

namespace {

/// Stored features of the other views, those of this one made anew.
Result<Readout> readLive(const Bundle& bundle, const RegionInput& input, const LoadedFrame& frame, const RecipeBase& today, const RingSettings& rings, const std::string& reader,
                         const Progress& progress)
{
    const ImageRecord* image = input.patient->findImage(input.roi.imageUid);
    const auto recipe = image ? liveRecipe(bundle, viewOfImage(image->facts), rings) : Result<LiveRecipe>(LiveRecipe{});
    if (!recipe)
        return recipe.error();
    PatientValues stored = patientValues(*input.patient, occasionOf(*input.patient, input.roi.imageUid), bundle, today, reader);
    const auto values = liveValues(std::move(stored), *recipe, *input.patient, input.roi, *frame.grey, input.breast, progress);
    if (!values)
        return values.error();
    return readPatient(bundle, *values);
}

}  // namespace

LiveRisk::LiveRisk(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), title_(label("section", this)), about_(label("secondary", this)), lines_(new QVBoxLayout)
{
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding, 8, measure::padding, measure::padding);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addLayout(lines_);
    column->addWidget(about_);
    about_->setWordWrap(true);
    about_->setFont(smallFont());
    title_->setText(tr("Live readout"));
    about_->setText(tr("Follows the outline; nothing is stored. Research use only."));
    hide();
    if (workspace_.models)
        connect(workspace_.models, &BundleShelf::changed, this, [this] {
            asked_.reset();
            if (wanted_)
                show(wanted_->input, wanted_->frame);
        });
}

LiveRisk::~LiveRisk() = default;

void LiveRisk::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        title_->setText(tr("Live readout"));
        about_->setText(tr("Follows the outline; nothing is stored. Research use only."));
        asked_.reset();
        startNext();
    }
    QWidget::changeEvent(event);
}

void LiveRisk::show(std::optional<RegionInput> input, LoadedFramePtr frame)
{
    const bool canRead = input && frame && frame->grey && workspace_.models && !workspace_.models->bundles().empty() && !input->roi.outline.isEmpty();
    if (!canRead) {
        wanted_.reset();
        asked_.reset();
        clear();
        hide();
        return;
    }
    const Project& project = workspace_.document.project();
    wanted_ = std::make_unique<Question>(Question{*std::move(input), std::move(frame), workspace_.models->bundles(), project.rings, chosenExtraction(project), workspace_.document.reader()});
    if (!running_)
        startNext();
}

void LiveRisk::startNext()
{
    if (!wanted_ || running_ || (asked_ && asked_->isSame(*wanted_)))
        return;
    asked_ = std::make_unique<Question>(*wanted_);
    running_ = true;
    workspace_.jobs.start<std::vector<Answer>>(
        {}, this,
        [question = *wanted_](const Progress& progress) -> Result<std::vector<Answer>> {
            const auto parsed = parseParameters(question.extraction.parameters);
            const RecipeBase today(question.rings, question.extraction.regions, parsed ? parsed->settings : annulus::Settings());
            std::vector<Answer> answers;
            for (const ShelvedBundle& one : question.bundles) {
                const auto read = readLive(*one.bundle, question.input, *question.frame, today, question.rings, question.reader, progress);
                if (!read && read.error().code == Errc::cancelled)
                    return read.error();
                Answer answer{text(one.bundle->name), {}, {}};
                if (read)
                    answer.view = readoutView(*one.bundle, one.hash, *read);
                else
                    answer.refused = text(read.error());
                if (read && !read->refused.isEmpty())
                    answer.refused = answer.view.refused;
                answers.push_back(std::move(answer));
            }
            return answers;
        },
        [this](Result<std::vector<Answer>> answers) {
            running_ = false;
            if (answers && wanted_)
                showAnswers(*answers);
            emit changed();
            startNext();
        },
        JobRunner::Visibility::quiet);
}

void LiveRisk::clear()
{
    while (QLayoutItem* item = lines_->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void LiveRisk::showAnswers(const std::vector<Answer>& answers)
{
    clear();
    for (const Answer& answer : answers) {
        QLabel* title = label("secondary", this);
        title->setText(title->fontMetrics().elidedText(answer.title, Qt::ElideRight, 270));
        title->setToolTip(answer.title);
        lines_->addWidget(title);
        for (const RiskLine& line : answer.view.risks) {
            QLabel* risk = label("heading", this);
            risk->setObjectName("risk");
            risk->setText(line.words);
            risk->setToolTip(line.outcome + QStringLiteral("\n") + answer.view.trustWords + QStringLiteral("\n") + answer.view.notes.join('\n'));
            lines_->addWidget(risk);
            QLabel* outcome = label(answer.view.trust == Trust::good ? "secondary" : "warning", this);
            outcome->setText(answer.view.trust == Trust::good ? line.outcome : line.outcome + QStringLiteral(" · ") + answer.view.trustWords);
            lines_->addWidget(outcome);
        }
        if (!answer.refused.isEmpty()) {
            QLabel* refused = label("warning", this);
            refused->setWordWrap(true);
            refused->setText(answer.refused);
            lines_->addWidget(refused);
        }
    }
    setVisible(true);
}

QStringList LiveRisk::words() const
{
    QStringList all;
    for (int at = 0; at < lines_->count(); ++at)
        if (const auto* risk = qobject_cast<QLabel*>(lines_->itemAt(at)->widget()); risk && risk->objectName() == "risk")
            all << risk->text();
    return all;
}

}  // namespace annulus::ui
