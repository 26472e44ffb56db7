#pragma once

#include "ui/pages/read/readState.h"
#include "ui/view/keyMap.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace annulus::ui {

/// One lesion of the list: line sample, name, place, size; the chosen one can be renamed and deleted in place.
class LesionLine : public QWidget {
    Q_OBJECT
public:
    LesionLine(const KeyMap& keys, QWidget* parent);
    /// `locked`: why it can neither be renamed nor deleted.
    void show(const LesionRow& row, const RegionView* view, const QString& locked);
    [[nodiscard]] const LesionRow& row() const { return row_; }
    void startRename();

signals:
    void chosen();
    void renamed(const QString& name);
    void deleteRequested();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const KeyMap& keys_;
    LesionRow row_;
    QLabel* name_;
    QLineEdit* edit_;
    QLabel* place_;
    QLabel* size_;
    QLabel* origin_;  ///< the model that proposed it
    QToolButton* rename_;
    QToolButton* delete_;
};

}  // namespace annulus::ui
