#include "ui/pages/read/StageBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {
namespace {

/// Buttons in the order of the flow, in two rows: the strip beside them is no higher.
int columnsFor(std::size_t buttons) { return std::max(3, static_cast<int>(buttons + 1) / 2); }

}  // namespace

StageBar::StageBar(const KeyMap& keys, QWidget* parent) : QWidget(parent), keys_(keys), heading_(label("secondary", this)), grid_(new QGridLayout), link_(button())
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

void StageBar::retranslate()
{
    heading_->setText(tr("Hanging, %1 and %2").arg(keys_.keyText(Command::previousStage), keys_.keyText(Command::nextStage)));
    link_->setText(tr("Linked"));
    describe(link_, tr("Zoom, place and window of all mammograms on the screen go together"), keys_.keyText(Command::linkViews));
    const auto kinds = static_cast<std::size_t>(std::ranges::count(stages_, 1, &ReadStage::number));
    const int columns = columnsFor(kinds + 1);
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
}

void StageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace annulus::ui
