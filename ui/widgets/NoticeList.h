#pragma once

#include "ui/widgets/Notices.h"

#include <QFrame>
#include <QIcon>

namespace annulus::ui {

/// Mark of a kind of notice, in its colour.
QIcon noticeIcon(Notices::Kind kind);

/// The pop-up list of everything that the program told in this session, newest first, with a way to copy it.
class NoticeList : public QFrame {
    Q_OBJECT
public:
    NoticeList(const Notices& notices, QWidget* parent);
    void popUpAbove(QWidget* button);
};

}  // namespace annulus::ui
