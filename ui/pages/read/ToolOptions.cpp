#include "ui/pages/read/ToolOptions.h"

#include "ui/pages/read/AssistOptions.h"
#include "ui/pages/read/CalibrationOptions.h"
#include "ui/pages/read/LesionAssist.h"
#include "ui/pages/read/RegionOptions.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace annulus::ui {

/// A line that ends in dots where there is no room; the tooltip has it whole.
class HintLine : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

ToolOptions::ToolOptions(const KeyMap& keys, RoiEditor& editor, LesionAssist& assist, Settings& settings, QWidget* parent)
    : QWidget(parent), keys_(keys), editor_(editor), assisting_(assist), tool_(new QLabel(this)), hint_(new HintLine(this)),
      calibration_(new CalibrationOptions(editor, this)), regions_(new RegionOptions(keys, editor, this)),
      assist_(new AssistOptions(editor, assist, settings, this)), presets_(new QToolButton(this)),
      menu_(new QMenu(this)), zoomLabel_(label("secondary", this))
{
    setRole(this, "bar");
    setFixedHeight(40);
    QFont strong = tool_->font();
    strong.setWeight(QFont::DemiBold);
    tool_->setFont(strong);
    hint_->setProperty("role", "secondary");
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    presets_->setPopupMode(QToolButton::InstantPopup);
    presets_->setProperty("labelled", true);
    presets_->setMenu(menu_);
    presets_->setFocusPolicy(Qt::TabFocus);

    auto* row = row_ = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 0, measure::padding, 0);
    row->setSpacing(measure::padding);
    row->addWidget(tool_);
    row->addWidget(calibration_);
    row->addWidget(regions_);
    row->addWidget(assist_);
    row->addWidget(hint_, 1);
    row->addWidget(presets_);
    row->addWidget(zoomLabel_);

    connect(&editor, &RoiEditor::toolChanged, this, &ToolOptions::refresh);
    connect(&editor, &RoiEditor::pictureChanged, this, &ToolOptions::refresh);
    connect(calibration_, &CalibrationOptions::focusView, this, &ToolOptions::focusView);
    connect(regions_, &RegionOptions::focusView, this, &ToolOptions::focusView);
    connect(regions_, &RegionOptions::commandWanted, this, &ToolOptions::commandWanted);
    connect(assist_, &AssistOptions::focusView, this, &ToolOptions::focusView);
    connect(&assist, &LesionAssist::changed, this, &ToolOptions::refresh);
    connect(menu_, &QMenu::aboutToShow, this, &ToolOptions::fillPresets);
    retranslate();
}

void ToolOptions::addButton(QWidget* button) { row_->insertWidget(row_->indexOf(zoomLabel_), button); }

void ToolOptions::setZoom(double zoom)
{
    if (zoom == zoom_)
        return;
    zoom_ = zoom;
    zoomLabel_->setText(zoom > 0 ? tr("%1 %").arg(QLocale().toString(zoom * 100, 'f', zoom < 0.1 ? 1 : 0)) : QString());
}

/// What hand and keys do with the tool; keys by the name that the key map gives them now.
QString ToolOptions::hint() const
{
    const auto key = [this](Command command) { return keys_.keyText(command); };
    switch (editor_.tool()) {
    case ToolKind::edit:
        if (editor_.isLocked())
            return tr("Click an outline to see its rings and measures. Double-click the picture to give it all the room.");
        if (editor_.current())
            return tr("Drag a point, an edge or the whole outline. Double-click an edge to add a point, Alt+click a point to remove it; %1 deletes the outline.")
                .arg(key(Command::deleteRoi));
        return tr("Click an outline to work on it, or draw one: %1 polygon, %2 freehand. Double-click the picture to give it all the room.")
            .arg(key(Command::polygonTool), key(Command::freehandTool));
    case ToolKind::window: return tr("Drag to the right for a wider window, upwards for a brighter picture. The right button does so with any tool.");
    case ToolKind::polygon:
        return tr("Click point by point. %1, a double-click or the first point closes, %2 takes the last point back, %3 drops all.")
            .arg(key(Command::closePolygon), key(Command::removePoint), key(Command::cancelTool));
    case ToolKind::freehand: return tr("Draw around the lesion in one drag; %1 drops it.").arg(key(Command::cancelTool));
    case ToolKind::measure: return tr("Drag along a distance, or click both ends; %1 drops the line. Nothing is stored.").arg(key(Command::cancelTool));
    case ToolKind::calibrate: return calibration_->hint();
    case ToolKind::brush: return tr("Paint the lesion; Ctrl takes away. %1 and %2 or Shift+wheel change the size.").arg(key(Command::smallerBrush), key(Command::largerBrush));
    case ToolKind::eraser: return tr("Take away from the outline; Ctrl paints. %1 and %2 or Shift+wheel change the size.").arg(key(Command::smallerBrush), key(Command::largerBrush));
    case ToolKind::wand: return tr("Press inside the lesion; drag to the right for more, to the left for less. Ctrl takes away; %1 drops it.").arg(key(Command::cancelTool));
    case ToolKind::liveWire:
        return tr("Click along the edge: the line clings to it; Shift holds it straight. %1, a double-click or the first point closes, %2 takes the last point back.")
            .arg(key(Command::closePolygon), key(Command::removePoint));
    case ToolKind::ellipse: return tr("Drag from corner to corner of the box around the lesion; Ctrl from its middle, Shift a circle.");
    case ToolKind::threshold: return tr("Press in the outline on what shall stay, dark or bright; drag right or left to move the threshold. Ctrl keeps the other part.");
    case ToolKind::cut: return tr("Draw a line across the outline: the smaller piece goes, with Ctrl the larger one.");
    case ToolKind::assist: return assistHint(assisting_, keys_);
    }
    return {};
}

void ToolOptions::refresh()
{
    calibration_->refresh();
    regions_->refresh();
    assist_->refresh();
    presets_->setVisible(editor_.tool() != ToolKind::calibrate);  // its room is needed
    switch (editor_.tool()) {
    case ToolKind::edit: tool_->setText(editor_.isLocked() ? tr("Choose") : tr("Edit")); break;
    case ToolKind::window: tool_->setText(tr("Window")); break;
    case ToolKind::polygon: tool_->setText(tr("Polygon")); break;
    case ToolKind::freehand: tool_->setText(tr("Freehand")); break;
    case ToolKind::measure: tool_->setText(tr("Measure")); break;
    case ToolKind::calibrate: tool_->setText(tr("Calibrate")); break;
    case ToolKind::brush: tool_->setText(tr("Brush")); break;
    case ToolKind::eraser: tool_->setText(tr("Eraser")); break;
    case ToolKind::wand: tool_->setText(tr("Wand")); break;
    case ToolKind::liveWire: tool_->setText(tr("Live wire")); break;
    case ToolKind::ellipse: tool_->setText(tr("Ellipse")); break;
    case ToolKind::threshold: tool_->setText(tr("Threshold")); break;
    case ToolKind::cut: tool_->setText(tr("Cut")); break;
    case ToolKind::assist: tool_->setText(tr("U-Net")); break;
    }
    hint_->setText(hint());
    hint_->setToolTip(hint_->text());
}

void ToolOptions::fillPresets()
{
    menu_->clear();
    for (const DisplayControl::Preset& preset : display_ ? display_->presets() : std::vector<DisplayControl::Preset>()) {
        QAction* action = menu_->addAction(preset.label);
        action->setCheckable(true);
        action->setChecked(preset.display == display_->display());
        connect(action, &QAction::triggered, this, [this, preset] {
            emit presetChosen(preset);
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
    presets_->setText(tr("Window presets") + QStringLiteral(" ▾"));
    describe(presets_, tr("Windows and lookup tables of the image"));
    refresh();
    const double zoom = std::exchange(zoom_, -1);
    setZoom(zoom);
}

}  // namespace annulus::ui
