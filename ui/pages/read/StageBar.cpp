#include "ui/pages/read/StageBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/GridPicker.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWidgetAction>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {
namespace {

/// Buttons in the order of the flow, in two rows: the strip beside them is no higher.
int columnsFor(std::size_t buttons) { return std::max(3, static_cast<int>(buttons + 1) / 2); }

}  // namespace

StageBar::StageBar(const KeyMap& keys, QWidget* parent) : QWidget(parent), keys_(keys), heading_(label("secondary", this)), grid_(new QGridLayout), link_(button()),
      gridButton_(button()), picker_(new GridPicker(this))
{
    setRole(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(measure::padding, 6, measure::padding, 6);
    column->setSpacing(4);
    column->addWidget(heading_);
    grid_->setSpacing(4);
    column->addLayout(grid_);
    column->addStretch();
    connect(link_, &QToolButton::toggled, this, &StageBar::linkToggled);
    gridButton_->setCheckable(false);
    gridButton_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(gridButton_);
    auto* squares = new QWidgetAction(menu);
    squares->setDefaultWidget(picker_);
    menu->addAction(squares);
    noGrid_ = menu->addAction(QString(), this, [this] { emit gridWanted({}); });
    gridButton_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, picker_, qOverload<>(&QWidget::setFocus));
    connect(picker_, &GridPicker::picked, this, [this, menu](const QSize& size) {
        menu->close();
        emit gridWanted(size);
    });
    retranslate();
}

QToolButton* StageBar::button()
{
    auto* made = new QToolButton(this);
    made->setCheckable(true);
    made->setProperty("labelled", true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return made;
}

void StageBar::show(const std::vector<ReadStage>& stages, std::size_t current, bool linked)
{
    stages_ = stages;
    current_ = current;
    const QSignalBlocker silent(link_);
    link_->setChecked(linked);
    setVisible(stages.size() > 1);
    retranslate();
}

void StageBar::setForSecond()
{
    link_->hide();
    gridButton_->hide();
    heading_->hide();
}

void StageBar::setGrid(const QSize& grid)
{
    noGrid_->setEnabled(!grid.isEmpty());
    if (!grid.isEmpty())
        picker_->setChosen(grid);
}

void StageBar::retranslate()
{
    heading_->setText(tr("Hanging, %1 and %2").arg(keys_.keyText(Command::previousStage), keys_.keyText(Command::nextStage)));
    link_->setText(tr("Linked"));
    describe(link_, tr("Zoom, place and window of all mammograms on the screen go together"), keys_.keyText(Command::linkViews));
    const auto kinds = static_cast<std::size_t>(std::ranges::count(stages_, 1, &ReadStage::number));
    gridButton_->setText(tr("Grid") + QStringLiteral(" ▾"));
    describe(gridButton_, tr("All images of the patient in columns and rows"));
    noGrid_->setText(tr("No grid"));
    const int columns = columnsFor(kinds + 2);
    const auto put = [&](QToolButton* one, std::size_t at) { grid_->addWidget(one, static_cast<int>(at) / columns, static_cast<int>(at) % columns); };
    std::size_t used = 0;
    for (std::size_t first = 0; first < stages_.size(); ++first) {
        const ReadStage& stage = stages_[first];
        if (stage.number > 1)
            continue;
        const auto count = static_cast<std::size_t>(std::ranges::count(stages_, stage.kind, &ReadStage::kind));
        const bool isHere = current_ >= first && current_ < first + count;
        if (used == buttons_.size())
            buttons_.push_back(button());
        QToolButton* const one = buttons_[used];
        const QString name = stageName(stage);
        one->setText(count == 1 ? name : tr("%1 %2/%3").arg(name).arg(isHere ? current_ - first + 1 : 1).arg(count));
        one->setChecked(isHere);
        describe(one, name);
        one->disconnect(this);
        connect(one, &QToolButton::clicked, this, [this, one, first, count, isHere] {
            one->setChecked(true);
            emit chosen(isHere ? first + (current_ - first + 1) % count : first);
        });
        put(one, used);
        one->setVisible(true);
        ++used;
    }
    for (std::size_t at = used; at < buttons_.size(); ++at) {
        grid_->removeWidget(buttons_[at]);
        buttons_[at]->hide();
    }
    grid_->removeWidget(link_);
    put(link_, used);
    grid_->removeWidget(gridButton_);
    put(gridButton_, used + 1);
}

void StageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace annulus::ui
