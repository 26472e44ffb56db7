#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace annulus::ui {

class Notices;

/// The newest warning or error that was not read yet, in a row of its own between page and status line: it takes its
/// room from the page instead of lying on it, and stays until it is dismissed.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    NoticeBar(Notices& notices, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Notices& notices_;
    int shown_ = 0;  ///< id of the notice, 0: none
    QLabel *mark_, *words_, *more_;
    QPushButton* action_;
    QToolButton* close_;
};

}  // namespace annulus::ui
