#pragma once

#include "core/project/recoverWork.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QLabel;
class QPushButton;

namespace annulus::ui {

/// Work that was not saved when the program last ended: what it is, and whether to restore it, keep it for later or give
/// it up.
class RecoveryDialog : public QDialog {
    Q_OBJECT
public:
    RecoveryDialog(std::vector<Recoverable> found, QWidget* parent);

signals:
    void restoreWanted(const annulus::Recoverable& what);
    void discardWanted(const annulus::Recoverable& what);

private:
    void showCurrent();
    void askToDiscard();
    [[nodiscard]] int current() const;

    std::vector<Recoverable> found_;
    QListWidget* list_;
    QLabel* details_;
    QPushButton* restore_;
    QPushButton* discard_;
};

}  // namespace annulus::ui
