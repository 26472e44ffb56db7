#pragma once

#include <QLabel>

class QAbstractItemView;

namespace annulus::ui {

/// A sentence in the middle of a list or table while it shows no row, for example because a filter leaves none.
class EmptyHint : public QLabel {
    Q_OBJECT
public:
    explicit EmptyHint(QAbstractItemView* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QAbstractItemView* view_;
};

}  // namespace annulus::ui
