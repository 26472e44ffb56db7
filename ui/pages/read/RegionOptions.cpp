#include "ui/pages/read/RegionOptions.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace annulus::ui {

RegionOptions::RegionOptions(const KeyMap& keys, RoiEditor& editor, QWidget* parent)
    : QWidget(parent), keys_(keys), editor_(editor), size_(new QDoubleSpinBox(this)), unit_(new QComboBox(this)), shape_(new QComboBox(this)),
      adapts_(new QCheckBox(this)), toleranceLabel_(new QLabel(this)), tolerance_(new QDoubleSpinBox(this)), outline_(new QToolButton(this)),
      menu_(new QMenu(this)), step_(new QDoubleSpinBox), stepLabel_(new QLabel)
{
    size_->setRange(0.1, 200);
    size_->setDecimals(1);
    tolerance_->setRange(0.1, 100);
    tolerance_->setDecimals(1);
    tolerance_->setSuffix(" %");
    toleranceLabel_->setBuddy(tolerance_);
    step_->setRange(0.1, 20);
    step_->setDecimals(1);
    step_->setSingleStep(0.5);
    step_->setSuffix(" mm");
    outline_->setPopupMode(QToolButton::InstantPopup);
    outline_->setProperty("labelled", true);
    outline_->setMenu(menu_);
    outline_->setFocusPolicy(Qt::TabFocus);
    for (const char* unit : {"mm", "px"})
        unit_->addItem(unit);
    shape_->addItems({QString(), QString()});

    auto* stepRow = new QWidget(this);
    auto* stepLayout = new QHBoxLayout(stepRow);
    stepLayout->setContentsMargins(measure::padding, measure::grid, measure::padding, measure::grid);
    stepLayout->addWidget(stepLabel_);
    stepLayout->addWidget(step_);
    auto* stepAction = new QWidgetAction(menu_);
    stepAction->setDefaultWidget(stepRow);
    menu_->addAction(stepAction);
    menu_->addSeparator();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{size_, unit_, shape_, adapts_, toleranceLabel_, tolerance_, outline_}) {
        row->addWidget(part);
        part->installEventFilter(this);
    }
    for (QDoubleSpinBox* number : {size_, tolerance_, step_})
        connect(number, &QDoubleSpinBox::valueChanged, this, &RegionOptions::take);
    for (QComboBox* choice : {unit_, shape_})
        connect(choice, &QComboBox::activated, this, [this] {
            take();
            emit focusView();
        });
    connect(adapts_, &QCheckBox::clicked, this, [this] {
        take();
        emit focusView();
    });
    fillMenu();
    retranslate();
}

/// Enter ends typing: the hand goes back to the picture.
bool RegionOptions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress)
        if (const int key = static_cast<QKeyEvent*>(event)->key(); key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            emit focusView();
            return true;
        }
    return QWidget::eventFilter(watched, event);
}

void RegionOptions::take()
{
    if (isFilling_)
        return;
    RegionSettings settings = editor_.regionSettings();
    settings.brushSize = size_->value();
    settings.brushInMm = unit_->currentIndex() == 0;
    settings.brushShape = shape_->currentIndex() == 0 ? BrushShape::round : BrushShape::square;
    settings.brushAdapts = adapts_->isChecked();
    settings.tolerance = tolerance_->value();
    settings.step = step_->value();
    editor_.setRegionSettings(settings);
}

void RegionOptions::refresh()
{
    const RegionSettings& settings = editor_.regionSettings();
    isFilling_ = true;
    size_->setValue(settings.brushSize);
    unit_->setCurrentIndex(settings.brushInMm ? 0 : 1);
    shape_->setCurrentIndex(settings.brushShape == BrushShape::round ? 0 : 1);
    adapts_->setChecked(settings.brushAdapts);
    tolerance_->setValue(settings.tolerance);
    step_->setValue(settings.step);
    isFilling_ = false;
    const ToolKind tool = editor_.tool();
    const bool isBrush = tool == ToolKind::brush || tool == ToolKind::eraser;
    for (QWidget* part : std::initializer_list<QWidget*>{size_, unit_, shape_, adapts_})
        part->setVisible(isBrush);
    const bool hasTolerance = tool == ToolKind::wand || (isBrush && settings.brushAdapts);
    toleranceLabel_->setVisible(hasTolerance);
    tolerance_->setVisible(hasTolerance);
    outline_->setVisible(!editor_.isLocked() && tool != ToolKind::calibrate && editor_.current());
}

void RegionOptions::fillMenu()
{
    for (const Command command : {Command::growOutline, Command::shrinkOutline, Command::smoothOutline, Command::fillHoles, Command::keepLargest, Command::copyToNextFrame, Command::outlineStability}) {
        QAction* action = menu_->addAction(QString());
        action->setData(static_cast<int>(command));
        connect(action, &QAction::triggered, this, [this, command] { emit commandWanted(command); });
    }
}

void RegionOptions::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RegionOptions::retranslate()
{
    describe(size_, tr("Size of the brush"), keys_.keyText(Command::smallerBrush) + ' ' + keys_.keyText(Command::largerBrush));
    describe(unit_, tr("Unit of the brush's size"));
    describe(shape_, tr("Shape of the brush"));
    shape_->setItemText(0, tr("round"));
    shape_->setItemText(1, tr("square"));
    adapts_->setText(tr("adaptive"));
    describe(adapts_, tr("Paint only what looks like the place where the stroke begins"));
    toleranceLabel_->setText(tr("Tolerance"));
    describe(tolerance_, tr("Tolerance, in per cent of the image's range of values"));
    outline_->setText(tr("Outline") + QStringLiteral(" ▾"));
    describe(outline_, tr("Change the outline as a whole"));
    stepLabel_->setText(tr("Step"));
    describe(step_, tr("By how much outlines grow, shrink and are smoothed"));
    for (QAction* action : menu_->actions())
        if (action->data().isValid()) {
            const auto command = static_cast<Command>(action->data().toInt());
            action->setText(keys_.label(command) + '\t' + keys_.keyText(command));
        }
}

}  // namespace annulus::ui
