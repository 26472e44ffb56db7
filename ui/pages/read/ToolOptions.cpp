#include "ui/pages/read/ToolOptions.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace annulus::ui {

ToolOptions::ToolOptions(RoiEditor& editor, DisplayControl& display, QWidget* parent)
    : QWidget(parent), editor_(editor), display_(display), tool_(new QLabel(this)), hint_(label("secondary", this)), lengthLabel_(new QLabel(this)),
      length_(new QDoubleSpinBox(this)), apply_(primaryButton(this)), remove_(new QPushButton(this)), presets_(new QToolButton(this)),
      menu_(new QMenu(this)), zoomLabel_(label("secondary", this))
{
    setRole(this, "bar");
    setFixedHeight(40);
    QFont strong = tool_->font();
    strong.setWeight(QFont::DemiBold);
    tool_->setFont(strong);
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    length_->setRange(0.1, 500);
    length_->setDecimals(2);
    length_->setValue(10);
    length_->setSuffix(" mm");
    presets_->setPopupMode(QToolButton::InstantPopup);
    presets_->setProperty("labelled", true);
    presets_->setMenu(menu_);
    presets_->setFocusPolicy(Qt::TabFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 0, measure::padding, 0);
    row->setSpacing(measure::padding);
    row->addWidget(tool_);
    row->addWidget(lengthLabel_);
    row->addWidget(length_);
    row->addWidget(apply_);
    row->addWidget(remove_);
    row->addWidget(hint_, 1);
    row->addWidget(presets_);
    row->addWidget(zoomLabel_);

    connect(&editor, &RoiEditor::toolChanged, this, &ToolOptions::update);
    connect(&editor, &RoiEditor::pictureChanged, this, &ToolOptions::update);
    connect(apply_, &QPushButton::clicked, this, [this] {
        editor_.calibrate(length_->value());
        emit focusView();
    });
    connect(length_, &QDoubleSpinBox::editingFinished, this, [this] { apply_->setDefault(true); });
    connect(remove_, &QPushButton::clicked, this, [this] {
        editor_.removeCalibration();
        emit focusView();
    });
    connect(menu_, &QMenu::aboutToShow, this, &ToolOptions::fillPresets);
    retranslate();
}

void ToolOptions::setZoom(double zoom)
{
    if (zoom == zoom_)
        return;
    zoom_ = zoom;
    zoomLabel_->setText(zoom > 0 ? tr("%1 %").arg(QLocale().toString(zoom * 100, 'f', zoom < 0.1 ? 1 : 0)) : QString());
}

void ToolOptions::setManuallyCalibrated(bool manual)
{
    isManual_ = manual;
    update();
}

void ToolOptions::update()
{
    const bool calibrating = editor_.tool() == ToolKind::calibrate;
    const bool measured = editor_.measured().has_value();
    lengthLabel_->setVisible(calibrating && measured);
    length_->setVisible(calibrating && measured);
    apply_->setVisible(calibrating && measured);
    remove_->setVisible(calibrating && isManual_ && !measured);
    QString name, hint;
    switch (editor_.tool()) {
    case ToolKind::edit:
        name = tr("Edit");
        hint = editor_.current() ? tr("Drag a point, an edge or the whole outline. Double-click an edge adds a point, Alt+click removes one, Del deletes the outline.")
                                 : tr("Click an outline to work on it, or draw one: P polygon, H freehand.");
        break;
    case ToolKind::window: name = tr("Window"); hint = tr("Drag to the right for a wider window, upwards for a brighter picture."); break;
    case ToolKind::polygon:
        name = tr("Polygon");
        hint = tr("Click point by point. Enter, a double-click or the first point closes, Backspace takes the last point back, Esc drops it.");
        break;
    case ToolKind::freehand: name = tr("Freehand"); hint = tr("Draw around the lesion in one drag; Esc drops it."); break;
    case ToolKind::calibrate:
        name = tr("Calibrate");
        hint = measured ? tr("The length of the line you clicked. The image is marked as calibrated by hand.")
                        : tr("Click both ends of something whose length you know, for example the depth scale.");
        break;
    }
    tool_->setText(name);
    hint_->setText(hint);
    hint_->setToolTip(hint);
}

void ToolOptions::fillPresets()
{
    menu_->clear();
    for (const DisplayControl::Preset& preset : display_.presets()) {
        QAction* action = menu_->addAction(preset.label);
        action->setCheckable(true);
        action->setChecked(preset.display == display_.display());
        connect(action, &QAction::triggered, this, [this, display = preset.display] {
            display_.use(display);
            emit focusView();
        });
    }
    if (menu_->isEmpty())
        menu_->addAction(tr("A colour picture has no window"))->setEnabled(false);
}

void ToolOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ToolOptions::retranslate()
{
    lengthLabel_->setText(tr("Length"));
    apply_->setText(tr("Calibrate"));
    remove_->setText(tr("Remove calibration by hand"));
    presets_->setText(tr("Window presets") + QStringLiteral(" ▾"));
    describe(presets_, tr("Windows and lookup tables of the image"));
    update();
    const double zoom = std::exchange(zoom_, -1);
    setZoom(zoom);
}

}  // namespace annulus::ui
