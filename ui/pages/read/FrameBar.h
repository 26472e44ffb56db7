#pragma once

#include "ui/pages/read/Cine.h"
#include "ui/view/keyMap.h"

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace annulus::ui {

/// Which frame of a multi-frame object is shown and how fast they play; hidden for a single one.
class FrameBar : public QWidget {
    Q_OBJECT
public:
    explicit FrameBar(const KeyMap& keys, QWidget* parent = nullptr);
    void show(int frame, int frames, const Cine::Rate& rate);
    void setPlaying(bool playing);

signals:
    void chosen(int frame);
    void playToggled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const KeyMap& keys_;
    QToolButton* play_;
    QSlider* slider_;
    QLabel* words_;
    int frame_ = 1;
    int frames_ = 1;
    Cine::Rate rate_;
    bool isPlaying_ = false;
};

}  // namespace annulus::ui
