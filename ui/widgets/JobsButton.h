#pragma once

#include <QToolButton>

namespace annulus::ui {

class JobRunner;

/// "Jobs 2" with a thin bar of their progress in the page bar; opens the list.
class JobsButton : public QToolButton {
    Q_OBJECT
public:
    explicit JobsButton(JobRunner& jobs, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void openList();

    JobRunner& jobs_;
    double fraction_ = -1;  ///< of all that run; below 0: none runs
};

}  // namespace annulus::ui
