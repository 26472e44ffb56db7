#include "ui/pages/model/NomogramPanel.h"

#include "ui/Settings.h"
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
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

NomogramPanel::NomogramPanel(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), figure_(new FigureView(workspace.settings, this)), model_(new QComboBox(this)), reading_(label("heading", this)), notice_(label("secondary", this)),
      nothing_(label("secondary", this)), side_(new QWidget(this)), form_(new QFormLayout)
{
    reading_->setWordWrap(true);
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
    column->addWidget(notice_);
    column->addStretch(1);
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
    retranslate();
}

void NomogramPanel::retranslate()
{
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

const NomogramPicture* NomogramPanel::picture() const
{
    if (!run_ || model_->currentIndex() < 0)
        return nullptr;
    return &run_->result.models[model_->currentData().toULongLong()].nomogram.front();
}

RunChoice NomogramPanel::choice() const
{
    const ModelResult& model = run_->result.models[model_->currentData().toULongLong()];
    return {.mode = model.mode, .set = {}, .outcomeClass = {}, .model = model.name, .models = {}};
}

void NomogramPanel::chooseModel()
{
    const NomogramPicture* shown = picture();
    if (!shown) {
        figure_->clear();
        return;
    }
    case_ = middleCase(*shown);
    while (form_->rowCount() > 0)
        form_->removeRow(0);
    fields_.clear();
    for (const NomogramLine& axis : shown->axes) {
        QWidget* field = nullptr;
        if (axis.values.empty()) {
            auto* levels = new QComboBox(side_);
            for (const std::string& level : axis.labels)
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
        name->setText(text(axis.variable));
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
    filling_ = true;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const NomogramLine& axis = shown->axes[i];
        if (auto* number = qobject_cast<QDoubleSpinBox*>(fields_[i]))
            number->setValue(valueAtLinear(axis, case_.linear[i]));
        else if (auto* levels = qobject_cast<QComboBox*>(fields_[i]))
            levels->setCurrentIndex(static_cast<int>(std::ranges::find(axis.linear, case_.linear[i]) - axis.linear.begin()));
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
