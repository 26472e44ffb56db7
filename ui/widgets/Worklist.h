#pragma once

#include "core/project/Project.h"
#include "ui/Workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace annulus::ui {

class EmptyHint;
class WorklistModel;

/// The patients at the left of every page: filter, one line each with its views and how far the outlines are, and
/// how many are done.
class Worklist : public QWidget {
    Q_OBJECT
public:
    explicit Worklist(const Workspace& workspace, QWidget* parent = nullptr);
    void focusFilter();
    /// The neighbouring patient of the filtered list, +1 or -1.
    void step(int by);
    /// The next patient, round the list, whom nobody marked as read or flagged; where the reading is blinded also one on whom this
    /// reader has drawn nothing yet.
    void stepToUnread();

signals:
    /// By mouse or Enter: the hand goes on to the page. Arrow keys alone keep walking through the list.
    void patientPicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void offerStatus(const QPoint& at);
    void setStatus(ReadingStatus status);
    void retranslate();
    void showCounts();
    void followSelection();

    Workspace workspace_;
    WorklistModel* model_;
    QLineEdit* filter_;
    QListView* list_;
    EmptyHint* empty_;
    QLabel* counts_;
};

}  // namespace annulus::ui
