#pragma once

#include <QFrame>

class QVBoxLayout;
class QLabel;
class QPushButton;

namespace annulus::ui {

class JobRunner;

/// The pop-up list of jobs: name, step, progress, time, cancel; the sentence where one failed.
class JobList : public QFrame {
    Q_OBJECT
public:
    JobList(JobRunner& jobs, QWidget* parent);
    void popUpBelow(QWidget* button);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void rebuild();

    JobRunner& jobs_;
    QVBoxLayout* rows_;
    QLabel *title_, *empty_;
    QPushButton* clear_;
};

}  // namespace annulus::ui
