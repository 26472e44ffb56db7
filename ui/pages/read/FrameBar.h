#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace annulus::ui {

/// Which frame of a multi-frame object is shown; hidden for a single one.
class FrameBar : public QWidget {
    Q_OBJECT
public:
    explicit FrameBar(QWidget* parent = nullptr);
    void show(int frame, int frames);

signals:
    void chosen(int frame);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QSlider* slider_;
    QLabel* words_;
    int frame_ = 1;
    int frames_ = 1;
};

}  // namespace annulus::ui
