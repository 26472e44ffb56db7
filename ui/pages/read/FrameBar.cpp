#include "ui/pages/read/FrameBar.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace annulus::ui {

FrameBar::FrameBar(const KeyMap& keys, QWidget* parent)
    : QWidget(parent), keys_(keys), play_(iconButton("run", this)), slider_(new QSlider(Qt::Horizontal, this)), words_(label("secondary", this))
{
    setRole(this, "panel");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 4, measure::padding, 4);
    row->setSpacing(measure::padding);
    row->addWidget(play_);
    row->addWidget(slider_, 1);
    row->addWidget(words_);
    slider_->setFocusPolicy(Qt::TabFocus);
    connect(slider_, &QSlider::valueChanged, this, &FrameBar::chosen);
    connect(play_, &QToolButton::clicked, this, &FrameBar::playToggled);
    hide();
}

void FrameBar::setPlaying(bool playing)
{
    isPlaying_ = playing;
    retranslate();
}

void FrameBar::show(int frame, int frames, const Cine::Rate& rate)
{
    frame_ = frame;
    frames_ = frames;
    rate_ = rate;
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
    const QString rate = QLocale().toString(rate_.perSecond, 'f', rate_.perSecond < 10 && rate_.perSecond != std::round(rate_.perSecond) ? 1 : 0);
    words_->setText((rate_.isStated ? tr("frame %1 of %2, %3 a second") : tr("frame %1 of %2, played at %3 a second: the file states no rate"))
                        .arg(frame_).arg(frames_).arg(rate));
    play_->setIcon(icon(isPlaying_ ? "pause" : "run"));
    describe(play_, isPlaying_ ? tr("Stop") : tr("Play in a loop"), keys_.keyText(Command::playCine));
    describe(slider_, tr("Frame"));
}

}  // namespace annulus::ui
