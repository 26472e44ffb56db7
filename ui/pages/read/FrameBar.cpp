#include "ui/pages/read/FrameBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace annulus::ui {

FrameBar::FrameBar(QWidget* parent) : QWidget(parent), slider_(new QSlider(Qt::Horizontal, this)), words_(label("secondary", this))
{
    setRole(this, "panel");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 4, measure::padding, 4);
    row->setSpacing(measure::padding);
    row->addWidget(slider_, 1);
    row->addWidget(words_);
    slider_->setFocusPolicy(Qt::TabFocus);
    connect(slider_, &QSlider::valueChanged, this, &FrameBar::chosen);
    hide();
}

void FrameBar::show(int frame, int frames)
{
    frame_ = frame;
    frames_ = frames;
    const QSignalBlocker silent(slider_);
    slider_->setRange(1, frames);
    slider_->setPageStep(10);
    slider_->setValue(frame);
    setVisible(frames > 1);
    retranslate();
}

void FrameBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FrameBar::retranslate()
{
    words_->setText(tr("frame %1 of %2").arg(frame_).arg(frames_));
    describe(slider_, tr("Frame"));
}

}  // namespace annulus::ui
