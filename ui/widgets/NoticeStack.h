#pragma once

#include <QWidget>

class QVBoxLayout;

namespace annulus::ui {

class Notices;

/// Shows the notices bottom left over its parent, above the status line.
class NoticeStack : public QWidget {
    Q_OBJECT
public:
    NoticeStack(Notices& notices, QWidget* parent);
    void setBottomMargin(int pixels);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void place();

    Notices& notices_;
    QVBoxLayout* layout_;
    int bottomMargin_ = 0;
};

}  // namespace annulus::ui
