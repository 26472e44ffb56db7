#include "ui/widgets/NoticeStack.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace annulus::ui {

namespace {

constexpr int widthOfNotice = 420;

class NoticeFrame : public QFrame {
public:
    NoticeFrame(Notices& notices, const Notices::Notice& notice, QWidget* parent) : QFrame(parent)
    {
        setProperty("role", "toast");
        setProperty("kind", notice.kind == Notices::Kind::error ? "error" : notice.kind == Notices::Kind::warning ? "warning" : "done");
        setFixedWidth(widthOfNotice);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(measure::padding, 8, 8, 8);
        row->setSpacing(8);

        auto* mark = new QLabel(this);
        mark->setPixmap(markOf(notice.kind).pixmap(measure::icon));
        row->addWidget(mark, 0, Qt::AlignTop);
        auto* words = new QLabel(notice.text, this);
        words->setWordWrap(true);
        words->setTextFormat(Qt::PlainText);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(words, 1);
        if (notice.action.run) {
            auto* act = new QPushButton(notice.action.label, this);
            act->setProperty("role", "link");
            connect(act, &QPushButton::clicked, &notices, [&notices, id = notice.id, run = notice.action.run] {
                notices.dismiss(id);
                run();
            });
            row->addWidget(act, 0, Qt::AlignTop);
        }
        auto* close = iconButton("close", this);
        describe(close, NoticeStack::tr("Dismiss"));
        connect(close, &QToolButton::clicked, &notices, [&notices, id = notice.id] { notices.dismiss(id); });
        row->addWidget(close, 0, Qt::AlignTop);
        setAccessibleName(notice.text);
    }

private:
    static QIcon markOf(Notices::Kind kind)
    {
        switch (kind) {
        case Notices::Kind::error: return icon("error", theme().error);
        case Notices::Kind::warning: return icon("warning", theme().warning);
        case Notices::Kind::done: break;
        }
        return icon("check", theme().good);
    }
};

}  // namespace

NoticeStack::NoticeStack(Notices& notices, QWidget* parent) : QWidget(parent), notices_(notices), layout_(new QVBoxLayout(this))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    parent->installEventFilter(this);
    // Queued: a click inside a notice must not delete its button under its own hand.
    connect(&notices, &Notices::changed, this, &NoticeStack::rebuild, Qt::QueuedConnection);
    hide();
}

void NoticeStack::setBottomMargin(int pixels)
{
    bottomMargin_ = pixels;
    place();
}

bool NoticeStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void NoticeStack::rebuild()
{
    while (QLayoutItem* item = layout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& notice : notices_.notices())
        layout_->addWidget(new NoticeFrame(notices_, notice, this));
    setVisible(!notices_.notices().empty());
    place();
}

void NoticeStack::place()
{
    if (notices_.notices().empty())
        return;
    layout_->activate();
    const int height = layout_->hasHeightForWidth() ? layout_->totalHeightForWidth(widthOfNotice) : sizeHint().height();
    setGeometry(measure::padding, parentWidget()->height() - bottomMargin_ - height - measure::padding, widthOfNotice, height);
    raise();
}

}  // namespace annulus::ui
