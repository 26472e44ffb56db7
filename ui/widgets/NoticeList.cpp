#include "ui/widgets/NoticeList.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

namespace annulus::ui {

namespace {

constexpr int widthOfList = 480;
constexpr int mostHeight = 420;
const QString timeForm = QStringLiteral("HH:mm:ss");

QWidget* rowOf(const Notices::Notice& notice, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(measure::padding, 4, measure::padding, 4);
    line->setSpacing(8);
    auto* mark = new QLabel(row);
    mark->setPixmap(noticeIcon(notice.kind).pixmap(measure::icon));
    line->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QLabel(notice.text, row);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(words, 1, Qt::AlignTop);
    auto* when = label("secondary", row);
    when->setText(notice.when.toString(timeForm));
    line->addWidget(when, 0, Qt::AlignTop);
    return row;
}

}  // namespace

QIcon noticeIcon(Notices::Kind kind)
{
    switch (kind) {
    case Notices::Kind::error: return icon("error", theme().error);
    case Notices::Kind::warning: return icon("warning", theme().warning);
    case Notices::Kind::done: break;
    }
    return icon("check", theme().good);
}

NoticeList::NoticeList(const Notices& notices, QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setProperty("role", "popup");
    setFixedWidth(widthOfList);
    auto* title = label("section", this);
    title->setText(tr("Messages of this session"));
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setProperty("role", "link");
    copy->setVisible(!notices.past().empty());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(measure::padding, 0, 8, 0);
    head->addWidget(title, 1);
    head->addWidget(copy);

    auto* rows = new QWidget;
    setRole(rows, "popup-rows");
    auto* list = new QVBoxLayout(rows);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    QString all;
    for (const Notices::Notice& notice : notices.past() | std::views::reverse) {
        list->addWidget(rowOf(notice, rows));
        all += notice.when.toString(timeForm) + ' ' + notice.text + '\n';
    }
    if (notices.past().empty()) {
        auto* empty = label("secondary", rows);
        empty->setText(tr("What the program tells appears here: results, warnings and errors."));
        empty->setWordWrap(true);
        empty->setContentsMargins(measure::padding, 4, measure::padding, 8);
        list->addWidget(empty);
    }
    list->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(rows);
    scroll->setFixedHeight(std::min(mostHeight, list->totalHeightForWidth(widthOfList - 2)));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 8, 1, 8);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(scroll);
    connect(copy, &QPushButton::clicked, this, [this, all] {
        QGuiApplication::clipboard()->setText(all);
        close();
    });
}

void NoticeList::popUpAbove(QWidget* button)
{
    adjustSize();
    const QRect screen = button->screen()->availableGeometry();
    QPoint corner = button->mapToGlobal(QPoint(button->width() - width(), -height() - 4));
    corner.setX(std::clamp(corner.x(), screen.left() + 4, std::max(screen.left() + 4, screen.right() - width() - 4)));
    corner.setY(std::max(corner.y(), screen.top() + 4));
    move(corner);
    show();
}

}  // namespace annulus::ui
