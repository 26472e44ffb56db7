#include "ui/pages/read/CalibrationOptions.h"

#include "ui/pages/read/calibration.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace annulus::ui {
namespace {

constexpr int decimals = 2;

/// The field cannot hold a difference below half its last digit.
bool isSameLength(double shown, Millimetres stated) { return std::abs(shown - stated.value) <= 0.5 * std::pow(10, -decimals); }

}  // namespace

CalibrationOptions::CalibrationOptions(RoiEditor& editor, QWidget* parent)
    : QWidget(parent), editor_(editor), line_(label("secondary", this)), lengthLabel_(new QLabel(this)), length_(new QDoubleSpinBox(this)),
      apply_(primaryButton(this)), back_(new QPushButton(this))
{
    length_->setObjectName("calibrationLength");
    length_->setRange(0.1, 500);
    length_->setDecimals(decimals);
    length_->setValue(10);
    length_->setSuffix(" mm");
    length_->installEventFilter(this);
    lengthLabel_->setBuddy(length_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::padding);
    for (QWidget* part : std::initializer_list<QWidget*>{line_, lengthLabel_, length_, apply_, back_})
        row->addWidget(part);
    connect(apply_, &QPushButton::clicked, this, &CalibrationOptions::apply);
    connect(length_, &QDoubleSpinBox::valueChanged, this, [this] {
        wasTyped_ = true;
        showState();
    });
    connect(back_, &QPushButton::clicked, this, [this] {
        editor_.removeCalibration();
        emit focusView();
    });
    retranslate();
}

void CalibrationOptions::refresh()
{
    const bool isOn = editor_.tool() == ToolKind::calibrate;
    setVisible(isOn);
    const auto now = isOn ? editor_.measured() : std::nullopt;
    const bool isNew = now && now != measured_;
    measured_ = now;
    if (isNew)
        takeLine();
    showState();
}

/// A line that the file measures starts with the file's length: nothing is changed by a careless Enter.
void CalibrationOptions::takeLine()
{
    if (const auto stated = lengthOf(*editor_.image(), *measured_).stated)
        length_->setValue(stated->value);
    wasTyped_ = false;
    length_->setVisible(true);
    length_->setFocus(Qt::OtherFocusReason);
    length_->selectAll();
}

void CalibrationOptions::showState()
{
    const ImageRecord* image = editor_.image();
    const bool measured = image && measured_;
    for (QWidget* part : std::initializer_list<QWidget*>{line_, lengthLabel_, length_, apply_})
        part->setVisible(measured);
    back_->setVisible(image && image->manualSpacing);
    if (!image)
        return;
    back_->setText(isCalibratedByFile(image->facts) ? tr("Use the file's scale") : tr("Remove calibration by hand"));
    if (!measured)
        return;
    const LineLength line = lengthOf(*image, *measured_);
    const QString pixels = tr("%1 px").arg(QLocale().toString(line.pixels, 'f', 1));
    line_->setText(line.stated ? tr("%1, %2 mm by the file").arg(pixels, QLocale().toString(line.stated->value, 'f', decimals)) : pixels);
    const bool isUnchanged = line.stated && isSameLength(length_->value(), *line.stated);
    const bool byFile = isCalibratedByFile(image->facts);
    apply_->setText(byFile ? tr("Replace the file's scale") : tr("Calibrate"));
    // Where the file has a scale, but none at this place, only a length that somebody typed may take its place.
    apply_->setEnabled(!isUnchanged && (line.stated || !byFile || wasTyped_));
    apply_->setToolTip(isUnchanged ? tr("This is the length that the file gives.") : QString());
}

void CalibrationOptions::apply()
{
    length_->interpretText();
    if (!apply_->isEnabled())
        return;
    editor_.calibrate({length_->value()});
    emit focusView();
}

QString CalibrationOptions::hint() const
{
    const ImageRecord* image = editor_.image();
    const bool byFile = image && isCalibratedByFile(image->facts);
    if (!measured_)
        return byFile ? tr("The file itself gives the scale. Two clicks measure with it; another length would take its place.")
                      : tr("Click both ends of something whose length you know, for example the depth scale.");
    if (byFile)
        return tr("Type another length only where the file's scale is wrong. The image is then marked as calibrated by hand.");
    return editor_.isAspectKnown() ? tr("The length of the line you clicked. The image is marked as calibrated by hand.")
                                   : tr("The length of the line you clicked. The object does not say whether its pixels are square; they are taken as square.");
}

/// Enter does what the button says, Escape drops the line.
bool CalibrationOptions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != length_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: apply(); return true;
    case Qt::Key_Escape:
        emit focusView();
        editor_.run(Command::cancelTool);
        return true;
    default: return false;
    }
}

void CalibrationOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CalibrationOptions::retranslate()
{
    lengthLabel_->setText(tr("Length"));
    length_->setAccessibleName(tr("Length of the line in millimetres"));
    showState();
}

}  // namespace annulus::ui
