#include "ui/widgets/NoticeLine.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/NoticeList.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <ranges>

namespace annulus::ui {

NoticeLine::NoticeLine(Notices& notices, QWidget* parent)
    : QWidget(parent), notices_(notices), mark_(new QLabel(this)), words_(label("plain", this)), action_(new QPushButton(this)),
      list_(iconButton("info", this))
{
    words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    action_->setProperty("role", "link");
    list_->setIconSize({16, 16});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(mark_);
    row->addWidget(words_, 1);
    row->addWidget(action_);
    row->addWidget(list_);
    connect(action_, &QPushButton::clicked, this, [this] { notices_.act(shown_); });
    connect(list_, &QToolButton::clicked, this, [this] {
        auto* list = new NoticeList(notices_, this);
        list->setAttribute(Qt::WA_DeleteOnClose);
        list->popUpAbove(list_);
    });
    connect(&notices, &Notices::changed, this, &NoticeLine::refresh);
    refresh();
}

void NoticeLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void NoticeLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    elide();
}

void NoticeLine::refresh()
{
    const auto& all = notices_.notices();
    const auto newest = std::ranges::find(all.rbegin(), all.rend(), Notices::Kind::done, &Notices::Notice::kind);
    const bool any = newest != all.rend();
    shown_ = any ? newest->id : 0;
    text_ = any ? QString(newest->text).replace('\n', ' ') : QString();
    mark_->setVisible(any);
    mark_->setPixmap(noticeIcon(Notices::Kind::done).pixmap(16));
    action_->setVisible(any && newest->action.run);
    if (any)
        action_->setText(newest->action.label);
    describe(list_, tr("Messages of this session"));
    layout()->activate();  // what is hidden now leaves its room to the words
    elide();
}

void NoticeLine::elide()
{
    const QString fits = words_->fontMetrics().elidedText(text_, Qt::ElideRight, words_->width());
    words_->setText(fits);
    words_->setToolTip(fits == text_ ? QString() : text_);
    words_->setAccessibleName(text_);
}

}  // namespace annulus::ui
