#include "ui/widgets/NoticeBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/NoticeList.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <ranges>

namespace annulus::ui {

NoticeBar::NoticeBar(Notices& notices, QWidget* parent)
    : QFrame(parent), notices_(notices), mark_(new QLabel(this)), words_(new QLabel(this)), more_(label("secondary", this)),
      action_(new QPushButton(this)), close_(iconButton("close", this))
{
    setProperty("role", "notice");
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    action_->setProperty("role", "link");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding - 3, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(mark_);
    row->addWidget(words_, 1);
    row->addWidget(more_);
    row->addWidget(action_);
    row->addWidget(close_);

    connect(close_, &QToolButton::clicked, this, [this] { notices_.dismiss(shown_); });
    connect(action_, &QPushButton::clicked, this, [this] { notices_.act(shown_); });
    connect(&notices, &Notices::changed, this, &NoticeBar::refresh);
    refresh();
}

void NoticeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QFrame::changeEvent(event);
}

void NoticeBar::refresh()
{
    const auto stays = [](const Notices::Notice& notice) { return notice.kind != Notices::Kind::done; };
    const auto& all = notices_.notices();
    const auto newest = std::ranges::find_if(all.rbegin(), all.rend(), stays);
    setVisible(newest != all.rend());
    if (newest == all.rend()) {
        shown_ = 0;
        return;
    }
    shown_ = newest->id;
    mark_->setPixmap(noticeIcon(newest->kind).pixmap(measure::icon));
    words_->setText(newest->text);
    action_->setText(newest->action.label);
    action_->setVisible(static_cast<bool>(newest->action.run));
    const auto waiting = static_cast<int>(std::ranges::count_if(all, stays)) - 1;
    more_->setText(tr("%n more", nullptr, waiting));
    more_->setVisible(waiting > 0);
    describe(close_, tr("Dismiss"));
    setAccessibleName(newest->text);
    const QString kind = newest->kind == Notices::Kind::error ? "error" : "warning";
    if (property("kind") == kind)
        return;
    setProperty("kind", kind);
    style()->unpolish(this);  // the style sheet reads properties only when it polishes
    style()->polish(this);
}

}  // namespace annulus::ui
