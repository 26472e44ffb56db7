#include "ui/pages/read/ToolRail.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace annulus::ui {
namespace {

/// An icon with its key letter in the corner.
class KeyedButton : public QToolButton {
public:
    KeyedButton(const QString& drawing, QString key, QWidget* parent) : QToolButton(parent), key_(std::move(key))
    {
        setIcon(annulus::ui::icon(drawing));
        setIconSize({measure::icon, measure::icon});
        setFixedSize(44, 30);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QToolButton::paintEvent(event);
        if (key_.size() > 1)
            return;
        QPainter painter(this);
        QFont small = font();
        small.setPointSizeF(7);
        painter.setFont(small);
        painter.setPen(!isEnabled() ? theme().disabled : isChecked() ? theme().accent : theme().secondary);
        painter.drawText(rect().adjusted(0, 0, -3, -1), Qt::AlignRight | Qt::AlignBottom, key_);
    }

private:
    QString key_;
};

struct Row {
    Command command;
    const char* drawing;
    bool isTool;
};
constexpr Row rows[] = {
    {Command::editTool, "tool-edit", true},       {Command::polygonTool, "tool-polygon", true},
    {Command::freehandTool, "tool-freehand", true}, {Command::brushTool, "tool-brush", true},
    {Command::eraserTool, "tool-eraser", true},   {Command::liveWireTool, "tool-wire", true},
    {Command::wandTool, "tool-wand", true},       {Command::thresholdTool, "tool-threshold", true},
    {Command::ellipseTool, "tool-ellipse", true}, {Command::cutTool, "tool-cut", true},
    {Command::assistTool, "tool-assist", true},   {Command::windowTool, "tool-window", true},
    {Command::measureTool, "tool-measure", true}, {Command::calibrateTool, "tool-calibrate", true}, {Command::fit, "view-fit", false},
    {Command::oneToOne, "view-one", false},       {Command::invert, "view-invert", false},
    {Command::showOverlays, "view-outlines", false}, {Command::reset, "view-reset", false},
};

}  // namespace

ToolRail::ToolRail(const KeyMap& keys, QWidget* parent) : QWidget(parent), keys_(keys)
{
    setRole(this, "panel");
    setFixedWidth(52);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    bool wasTool = true;
    for (const Row& row : rows) {
        if (wasTool && !row.isTool) {
            column->addSpacing(4);
            column->addWidget(hairline(Qt::Horizontal, this));
            column->addSpacing(4);
        }
        wasTool = row.isTool;
        auto* button = new KeyedButton(row.drawing, keys.keyText(row.command), this);
        button->setCheckable(row.isTool || row.command == Command::invert || row.command == Command::showOverlays);
        connect(button, &QToolButton::clicked, this, [this, command = row.command] { emit triggered(command); });
        column->addWidget(button, 0, Qt::AlignHCenter);
        buttons_.emplace_back(row.command, button);
    }
    column->addStretch();
    retranslate();
}

void ToolRail::setActive(Command tool)
{
    for (std::size_t at = 0; at < buttons_.size(); ++at)
        if (rows[at].isTool)
            buttons_[at].second->setChecked(buttons_[at].first == tool);
}

void ToolRail::setChecked(Command command, bool on)
{
    for (const auto& [one, button] : buttons_)
        if (one == command)
            button->setChecked(on);
}

void ToolRail::setLocked(const QString& whyNot)
{
    if (whyNot == locked_)
        return;
    locked_ = whyNot;
    retranslate();
}

void ToolRail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ToolRail::retranslate()
{
    for (const auto& [command, button] : buttons_) {
        // Without drawing the first tool is still the one that chooses outlines.
        const bool isChoosing = command == Command::editTool && !locked_.isEmpty();
        describe(button, isChoosing ? tr("Choose outlines") : keys_.label(command), keys_.keyText(command));
        constexpr Command drawing[] = {Command::polygonTool, Command::freehandTool, Command::assistTool, Command::calibrateTool, Command::brushTool, Command::eraserTool, Command::liveWireTool, Command::wandTool, Command::thresholdTool, Command::ellipseTool, Command::cutTool};
        const bool draws = std::ranges::find(drawing, command) != std::end(drawing);
        if (draws)
            lock(button, button->toolTip(), locked_);
        else if (isChoosing)
            button->setToolTip(button->toolTip() + '\n' + locked_);
    }
}

}  // namespace annulus::ui
