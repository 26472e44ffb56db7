#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace annulus::ui {

class Job;

/// The job that a page waits for, in a row of that page: name, step, progress, cancel. It hides when the job is over.
class JobStrip : public QWidget {
    Q_OBJECT
public:
    explicit JobStrip(QWidget* parent = nullptr);
    void follow(Job* job);

signals:
    void busyChanged(bool busy);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    Job* job_ = nullptr;
    QLabel *name_, *step_;
    QProgressBar* bar_;
    QPushButton* cancel_;
};

}  // namespace annulus::ui
