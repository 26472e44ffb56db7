#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace annulus::ui {

/// A line below the page bar that says why the project may only be looked at, and offers a copy to work on.
class ReadOnlyBanner : public QWidget {
    Q_OBJECT
public:
    explicit ReadOnlyBanner(QWidget* parent);

    /// Hides itself where there is no reason.
    void showReason(const QString& reason);

signals:
    void copyWanted();

private:
    QLabel* words_;
    QPushButton* copy_;
};

}  // namespace annulus::ui
