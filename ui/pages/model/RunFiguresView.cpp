#include "ui/pages/model/RunFiguresView.h"

#include "ui/Settings.h"
#include "ui/plots/FigureView.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

constexpr int idRole = Qt::UserRole;

std::optional<PlotNumbers> numbersOf(const RunFigure& figure, const OpenRun& run, const RunChoice& choice, const PlotLook& look)
{
    return figure.make(run.result, run.extras, fitted(choice, run.result), look);
}

}  // namespace

RunFiguresView::RunFiguresView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), figure_("roc"), list_(new QListWidget(this)), mode_(new QComboBox(this)), set_(new QComboBox(this)), class_(new QComboBox(this)),
      model_(new QComboBox(this)), models_(new QPushButton(this)), save_(new QPushButton(this)), modelsMenu_(new QMenu(this)), view_(new FigureView(workspace.settings, this)),
      otherView_(new FigureView(workspace.settings)), title_(label("secondary", this)), otherTitle_(label("secondary", nullptr)), nothing_(label("secondary", this)), otherSide_(new QWidget(this))
{
    list_->setFixedWidth(212);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    models_->setMenu(modelsMenu_);
    models_->setProperty("menu", "plain");
    for (QComboBox* choice : {mode_, set_, class_, model_})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    save_->setIcon(icon("export"));

    auto* choices = new QHBoxLayout;
    choices->setContentsMargins(measure::padding, 8, measure::padding, 8);
    choices->setSpacing(8);
    for (QWidget* one : std::initializer_list<QWidget*>{mode_, set_, class_, model_, models_})
        choices->addWidget(one);
    choices->addStretch(1);
    choices->addWidget(save_);
    auto* side = new QVBoxLayout(otherSide_);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(otherTitle_, 0, Qt::AlignHCenter);
    side->addWidget(otherView_, 1);
    auto* firstSide = new QWidget(this);
    auto* first = new QVBoxLayout(firstSide);
    first->setContentsMargins(0, 0, 0, 0);
    first->addWidget(title_, 0, Qt::AlignHCenter);
    first->addWidget(view_, 1);
    first->addWidget(nothing_, 1);
    auto* both = new QHBoxLayout;
    both->setContentsMargins(measure::padding, 0, measure::padding, measure::padding);
    both->setSpacing(measure::padding);
    both->addWidget(firstSide, 1);
    both->addWidget(otherSide_, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(choices);
    column->addWidget(hairline(Qt::Horizontal, this));
    column->addLayout(both, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(list_);
    row->addWidget(hairline(Qt::Vertical, this));
    row->addLayout(column, 1);

    connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (filling_ || !item)
            return;
        figure_ = item->data(idRole).toString().toStdString();
        takeModelWithFigure();
        redraw();
    });
    const auto follow = [this](QComboBox* box, std::string RunChoice::* member) {
        connect(box, &QComboBox::activated, this, [this, box, member] {
            choice_.*member = box->currentData().toString().toStdString();
            choice_ = fitted(choice_, run_->result);
            fillChoices();
            redraw();
            emit choiceChanged();
        });
    };
    follow(mode_, &RunChoice::mode);
    follow(set_, &RunChoice::set);
    follow(class_, &RunChoice::outcomeClass);
    follow(model_, &RunChoice::model);
    connect(save_, &QPushButton::clicked, view_, &FigureView::chooseExport);
    for (FigureView* view : {view_, otherView_}) {
        connect(view, &FigureView::patientPicked, this, &RunFiguresView::patientPicked);
        connect(view, &FigureView::exportFailed, this, [this](const QString& sentence) { workspace_.notices.error(sentence); });
    }
    retranslate();
    showRun(nullptr, nullptr);
}

void RunFiguresView::retranslate()
{
    save_->setText(tr("Save figure ..."));
    save_->setToolTip(tr("As PDF, SVG or PNG for a manuscript, or its numbers as CSV"));
    list_->setAccessibleName(tr("Figures"));
    describe(mode_, tr("Mode of the run"));
    describe(set_, tr("Patients judged"));
    describe(class_, tr("Class told from the others"));
    describe(model_, tr("Model"));
    models_->setText(tr("Models"));
    models_->setToolTip(tr("Which models are drawn together"));
    if (run_) {
        fillList();
        fillChoices();
        redraw();
    }
}

void RunFiguresView::takeFocus() { list_->setFocus(); }

void RunFiguresView::showRun(std::shared_ptr<const OpenRun> run, std::shared_ptr<const OpenRun> other)
{
    run_ = std::move(run);
    other_ = std::move(other);
    otherSide_->setVisible(other_ != nullptr);
    if (!run_) {
        view_->clear();
        otherView_->clear();
        list_->clear();
        return;
    }
    choice_ = fitted(choice_, run_->result);
    fillList();
    fillChoices();
    redraw();
    emit choiceChanged();
}

void RunFiguresView::showFigure(const std::string& id)
{
    for (int i = 0; i < list_->count(); ++i)
        if (list_->item(i)->data(idRole).toString().toStdString() == id)
            list_->setCurrentRow(i);
}

/// Only figures that this run has, whatever part of it is chosen.
void RunFiguresView::fillList()
{
    filling_ = true;
    list_->clear();
    const PlotLook look = screenLook(workspace_.settings.look());
    int current = -1;
    for (const RunFigure& figure : runFigures()) {
        bool has = numbersOf(figure, *run_, choice_, look).has_value();
        for (const ModelResult& model : run_->result.models) {
            if (has)
                break;
            RunChoice other = choice_;
            other.mode = model.mode;
            other.model = model.name;
            has = numbersOf(figure, *run_, other, look).has_value();
        }
        if (!has)
            continue;
        auto* item = new QListWidgetItem(look.translate("plots", figure.title), list_);
        item->setData(idRole, QString(figure.id));
        item->setSizeHint({0, measure::control});
        if (figure_ == figure.id)
            current = list_->count() - 1;
    }
    if (current < 0 && list_->count() > 0) {
        current = 0;
        figure_ = list_->item(0)->data(idRole).toString().toStdString();
    }
    list_->setCurrentRow(current);
    filling_ = false;
}

/// A combined model has no LASSO of its own: the first model that has the figure is shown.
void RunFiguresView::takeModelWithFigure()
{
    const RunFigure* figure = findRunFigure(figure_);
    const PlotLook look = screenLook(workspace_.settings.look());
    if (!figure || !figure->isOfOneModel || numbersOf(*figure, *run_, choice_, look))
        return;
    for (const std::string& model : modelsOf(run_->result, choice_.mode)) {
        RunChoice other = choice_;
        other.model = model;
        if (!numbersOf(*figure, *run_, other, look))
            continue;
        choice_ = other;
        fillChoices();
        emit choiceChanged();
        return;
    }
}

void RunFiguresView::fillChoices()
{
    const RunResult& run = run_->result;
    const PlotLook look = screenLook(workspace_.settings.look());
    const auto fill = [](QComboBox* box, const std::vector<std::string>& values, const std::string& now, auto&& words) {
        box->clear();
        for (const std::string& value : values)
            box->addItem(words(value), QString::fromStdString(value));
        box->setCurrentIndex(box->findData(QString::fromStdString(now)));
    };
    fill(mode_, run.modes, choice_.mode, [&](const std::string& mode) { return modeName(mode, look); });
    fill(set_, setsOf(run, choice_.mode), choice_.set, [&](const std::string& set) { return setName(set, look); });
    fill(class_, classesToTell(run), choice_.outcomeClass, [](const std::string& name) { return QString::fromStdString(name); });
    const auto models = modelsOf(run, choice_.mode);
    fill(model_, models, choice_.model, [&](const std::string& name) { return modelName(name, look); });
    modelsMenu_->clear();
    for (const std::string& name : models) {
        QAction* action = modelsMenu_->addAction(modelName(name, look));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(choice_.models, name) != choice_.models.end());
        connect(action, &QAction::toggled, this, [this, name](bool on) {
            std::erase(choice_.models, name);
            if (on)
                choice_.models.push_back(name);
            // In the order of the protocol, whatever the order of the clicks.
            const auto order = modelsOf(run_->result, choice_.mode);
            std::ranges::sort(choice_.models, {}, [&](const std::string& one) { return std::ranges::find(order, one) - order.begin(); });
            redraw();
        });
    }
}

void RunFiguresView::drawInto(FigureView* view, QLabel* title, const std::shared_ptr<const OpenRun>& run)
{
    const RunFigure* figure = findRunFigure(figure_);
    const bool has = figure && run && numbersOf(*figure, *run, choice_, screenLook(workspace_.settings.look())).has_value();
    view->setVisible(has);
    if (!has)
        return view->clear();
    title->setText(other_ ? text(run->folder.filename()) : QString());
    title->setVisible(other_ != nullptr);
    view->showFigure([figure, run, choice = choice_](const PlotLook& look) {
        const auto numbers = numbersOf(*figure, *run, choice, look);
        Figure made = numbers ? figureOf(*numbers, look) : Figure();
        made.id = figure->id;
        return made;
    });
}

void RunFiguresView::redraw()
{
    const RunFigure* figure = findRunFigure(figure_);
    if (!figure || !run_)
        return;
    mode_->setVisible(run_->result.modes.size() > 1);
    set_->setVisible(figure->isOfSet);
    class_->setVisible(run_->result.classes.size() > 2);
    model_->setVisible(figure->isOfOneModel);
    models_->setVisible(!figure->isOfOneModel && figure->isOfSet);
    drawInto(view_, title_, run_);
    if (other_)
        drawInto(otherView_, otherTitle_, other_);
    const bool has = !view_->isEmpty();
    nothing_->setVisible(!has);
    save_->setEnabled(has);
    if (!has)
        nothing_->setText(tr("%1 has no such figure for this mode and these patients. Choose another model or mode above.").arg(modelName(choice_.model, screenLook(workspace_.settings.look()))));
}

}  // namespace annulus::ui
