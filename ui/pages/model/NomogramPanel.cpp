#include "ui/pages/model/NomogramPanel.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/model/VariableNamesDialog.h"
#include "ui/plots/FigureView.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

NomogramPanel::NomogramPanel(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), figure_(new FigureView(workspace.settings, this)), model_(new QComboBox(this)), reading_(label("heading", this)), patientWords_(label("secondary", this)), notice_(label("secondary", this)),
      nothing_(label("secondary", this)), names_(new QPushButton(this)), side_(new QWidget(this)), form_(new QFormLayout)
{
    reading_->setWordWrap(true);
    patientWords_->setWordWrap(true);
    notice_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    form_->setHorizontalSpacing(measure::padding);
    side_->setFixedWidth(280);
    auto* column = new QVBoxLayout(side_);
    column->setContentsMargins(measure::padding, measure::padding, measure::padding, measure::padding);
    column->setSpacing(8);
    column->addWidget(model_);
    column->addLayout(form_);
    column->addSpacing(8);
    column->addWidget(reading_);
    column->addWidget(patientWords_);
    column->addWidget(notice_);
    column->addStretch(1);
    column->addWidget(names_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(figure_, 1);
    row->addWidget(nothing_, 1);
    row->addWidget(side_);
    connect(model_, &QComboBox::activated, this, &NomogramPanel::chooseModel);
    connect(figure_, &FigureView::dragged, this, [this](int handle, double x, double) {
        if (const NomogramPicture* shown = picture()) {
            case_.linear[static_cast<std::size_t>(handle)] = linearAtPoints(*shown, static_cast<std::size_t>(handle), x);
            buildFields();
            redraw();
        }
    });
    connect(figure_, &FigureView::exportFailed, this, [this](const QString& sentence) { workspace_.notices.error(sentence); });
    connect(names_, &QPushButton::clicked, this, &NomogramPanel::editNames);
    connect(&workspace_.selection, &Selection::patientChanged, this, [this] {
        takePatient();
        buildFields();
        redraw();
    });
    retranslate();
}

void NomogramPanel::retranslate()
{
    names_->setText(tr("Names and order ..."));
    names_->setToolTip(tr("What the axes are called and in what order they stand, on screen and in print"));
    describe(model_, tr("Model"));
    notice_->setText(tr("What if: these values are not saved. Research use only."));
    nothing_->setText(tr("This run has no nomogram: it is drawn from a model of two classes by logistic regression with few predictors, as a combined or clinical model is."));
    fillModels();
}

void NomogramPanel::showRun(std::shared_ptr<const OpenRun> run)
{
    run_ = std::move(run);
    fillModels();
}

bool NomogramPanel::hasNomogram() const { return model_->count() > 0; }

void NomogramPanel::fillModels()
{
    const QString before = model_->currentText();
    model_->clear();
    const PlotLook look = screenLook(workspace_.settings.look());
    if (run_)
        for (std::size_t i = 0; i < run_->result.models.size(); ++i)
            if (const ModelResult& model = run_->result.models[i]; !model.nomogram.empty())
                model_->addItem(QString("%1, %2").arg(modelName(model.name, look), modeName(model.mode, look)), static_cast<qulonglong>(i));
    const int again = model_->findText(before);
    // The combined model is what a paper prints.
    int combined = 0;
    for (int i = 0; i < model_->count(); ++i)
        if (run_->result.models[model_->itemData(i).toULongLong()].kind == "combined" && combined == 0)
            combined = i;
    model_->setCurrentIndex(model_->count() == 0 ? -1 : again >= 0 ? again : combined);
    const bool has = hasNomogram();
    figure_->setVisible(has);
    side_->setVisible(has);
    nothing_->setVisible(!has);
    chooseModel();
}

RunChoice NomogramPanel::choice() const
{
    const ModelResult& model = run_->result.models[model_->currentData().toULongLong()];
    return {.mode = model.mode, .set = {}, .outcomeClass = {}, .model = model.name, .models = {}};
}

void NomogramPanel::chooseModel()
{
    picture_.reset();
    if (!run_ || model_->currentIndex() < 0) {
        figure_->clear();
        return;
    }
    const NomogramPicture& fitted = run_->result.models[model_->currentData().toULongLong()].nomogram.front();
    picture_ = orderedNomogram(fitted, run_->extras.names);
    const PlotLook look = screenLook(workspace_.settings.look());
    const NomogramPicture named = namedNomogram(fitted, run_->extras.names, look);
    const NomogramPicture* shown = picture();
    case_ = middleCase(*shown);
    takePatient();
    while (form_->rowCount() > 0)
        form_->removeRow(0);
    fields_.clear();
    for (std::size_t i = 0; i < shown->axes.size(); ++i) {
        const NomogramLine& axis = shown->axes[i];
        QWidget* field = nullptr;
        // Numbers that stand for levels are chosen by the levels' names.
        if (axis.values.empty() || named.axes[i].labels != axis.labels) {
            auto* levels = new QComboBox(side_);
            for (const std::string& level : named.axes[i].labels)
                levels->addItem(text(level));
            connect(levels, &QComboBox::activated, this, &NomogramPanel::followFields);
            field = levels;
        } else {
            auto* number = new QDoubleSpinBox(side_);
            const auto [low, high] = std::ranges::minmax(axis.values);
            const double range = high - low;
            number->setDecimals(range > 20 ? 0 : range > 2 ? 1 : 3);
            number->setRange(low, high);
            number->setSingleStep(range / 50);
            number->setKeyboardTracking(false);
            connect(number, &QDoubleSpinBox::valueChanged, this, &NomogramPanel::followFields);
            field = number;
        }
        auto* name = label("plain", side_);
        name->setText(variableName(run_->extras.names, axis.variable, look));
        name->setWordWrap(true);
        name->setBuddy(field);
        field->setAccessibleName(name->text());
        form_->addRow(name, field);
        fields_.push_back(field);
    }
    buildFields();
    redraw();
}

/// The fields say what the marks stand at.
void NomogramPanel::buildFields()
{
    const NomogramPicture* shown = picture();
    if (!shown)
        return;
    filling_ = true;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const NomogramLine& axis = shown->axes[i];
        if (auto* number = qobject_cast<QDoubleSpinBox*>(fields_[i]))
            number->setValue(valueAtLinear(axis, case_.linear[i]));
        else if (auto* levels = qobject_cast<QComboBox*>(fields_[i]))
            levels->setCurrentIndex(static_cast<int>(std::ranges::min_element(axis.linear, {}, [&](double one) { return std::abs(one - case_.linear[i]); }) - axis.linear.begin()));
    }
    filling_ = false;
}

void NomogramPanel::followFields()
{
    const NomogramPicture* shown = picture();
    if (filling_ || !shown)
        return;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const NomogramLine& axis = shown->axes[i];
        if (auto* number = qobject_cast<QDoubleSpinBox*>(fields_[i]))
            case_.linear[i] = linearAtValue(axis, number->value());
        else if (auto* levels = qobject_cast<QComboBox*>(fields_[i]))
            case_.linear[i] = axis.linear[static_cast<std::size_t>(std::max(0, levels->currentIndex()))];
    }
    redraw();
}

/// The open patient's marks; what is not known of her stays where it was.
void NomogramPanel::takePatient()
{
    patientWords_->clear();
    const Patient* patient = picture() ? workspace_.document.project().findPatient(workspace_.selection.patient()) : nullptr;
    if (patient) {
        const auto known = patientOnNomogram(*picture(), *run_, choice(), *patient);
        int count = 0;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i]) {
                case_.linear[i] = *known[i];
                ++count;
            }
        patientWords_->setText(tr("Patient %1: %2 of %3 values known. Drag a mark to ask what if.").arg(text(patient->id)).arg(count).arg(known.size()));
    }
    patientWords_->setVisible(patient != nullptr);
}

void NomogramPanel::editNames()
{
    if (!picture())
        return;
    std::vector<std::string> variables;
    for (const NomogramLine& axis : picture()->axes)
        variables.push_back(axis.variable);
    auto* dialog = new VariableNamesDialog(run_->extras.names, variables, screenLook(workspace_.settings.look()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, run = run_] {
        const VariableNames names = dialog->names();
        if (run != run_ || names == run->extras.names)
            return;
        if (const auto written = writeVariableNames(run->folder, names); !written) {
            workspace_.notices.error(written.error());
            return;
        }
        emit namesChanged(names);
    });
    dialog->open();
}

void NomogramPanel::redraw()
{
    const NomogramPicture* shown = picture();
    if (!shown)
        return;
    const NomogramReading reading = readNomogram(*shown, case_);
    QString words = tr("%1 points, probability %2").arg(reading.points, 0, 'f', 1).arg(reading.probability, 0, 'f', 3);
    if (reading.interval)
        words += tr(" (95% CI %1 to %2)").arg(reading.interval->low, 0, 'f', 2).arg(reading.interval->high, 0, 'f', 2);
    reading_->setText(words);
    figure_->showFigure([run = run_, choice = choice(), values = case_, reading](const PlotLook& look) {
        auto numbers = findRunFigure("nomogram")->make(run->result, run->extras, choice, look);
        if (!numbers)
            return Figure();
        auto& plot = std::get<NomogramPlot>(*numbers);
        for (const double linear : values.linear)
            plot.linear.emplace_back(linear);
        plot.interval = reading.interval;
        plot.canDrag = true;
        return figureOf(*numbers, look);
    });
}

}  // namespace annulus::ui
