#include "ui/pages/read/ScreenCalibration.h"

#include "ui/theme/Theme.h"
#include "ui/view/screenScale.h"
#include "ui/widgets/parts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

constexpr double cardMm = 85.60;
constexpr int least = 100, most = 1600;  // device-independent pixels that a card may take

}  // namespace

class ScreenCalibration::Bar : public QWidget {
public:
    using QWidget::QWidget;
    int length = 320;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QRectF card((width() - length) / 2.0, 8, length, height() - 16);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card, length * 3.18 / cardMm, length * 3.18 / cardMm);
    }
};

ScreenCalibration::ScreenCalibration(Settings& settings, QWidget* parent)
    : QDialog(parent), settings_(settings), bar_(new Bar(this)), length_(new QSlider(Qt::Horizontal, this)), scale_(label("secondary", this))
{
    setWindowTitle(tr("Measure this screen"));
    auto* words = new QLabel(tr("Hold a bank card against the screen and make the frame as long as the card (85.60 mm). The left and right keys move it by one pixel."), this);
    words->setWordWrap(true);
    bar_->setFixedHeight(230);
    bar_->setMinimumWidth(760);
    length_->setRange(least, most);
    length_->setAccessibleName(tr("Length of the frame"));
    const ScreenScale now = screenScale(*parent->screen(), settings_);
    if (now.mmPerPixel > 0)
        length_->setValue(std::clamp(static_cast<int>(std::lround(cardMm / now.mmPerPixel / parent->devicePixelRatioF())), least, most));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(measure::padding);
    column->addWidget(words);
    column->addWidget(bar_);
    column->addWidget(length_);
    column->addWidget(scale_);
    column->addWidget(buttons);
    connect(length_, &QSlider::valueChanged, this, &ScreenCalibration::showScale);
    connect(buttons, &QDialogButtonBox::accepted, this, &ScreenCalibration::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showScale();
    length_->setFocus();
}

double ScreenCalibration::mmPerPixel() const { return cardMm / (length_->value() * devicePixelRatioF()); }

void ScreenCalibration::showScale()
{
    bar_->length = length_->value();
    bar_->update();
    scale_->setText(scaleWords({mmPerPixel(), true}));
}

void ScreenCalibration::accept()
{
    setMeasuredScale(*screen(), settings_, mmPerPixel());
    QDialog::accept();
}

}  // namespace annulus::ui
