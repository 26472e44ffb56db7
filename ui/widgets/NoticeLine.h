#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace annulus::ui {

class Notices;

/// Good news in the status line: it leaves by itself and covers nothing. The button beside it opens the list of
/// everything that was told.
class NoticeLine : public QWidget {
    Q_OBJECT
public:
    explicit NoticeLine(Notices& notices, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void elide();

    Notices& notices_;
    int shown_ = 0;  ///< id of the notice, 0: none
    QString text_;
    QLabel *mark_, *words_;
    QPushButton* action_;
    QToolButton* list_;
};

}  // namespace annulus::ui
