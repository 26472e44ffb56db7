#include "ui/widgets/parts.h"

#include "ui/theme/Theme.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace annulus::ui {

QToolButton* iconButton(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setIconSize({measure::icon, measure::icon});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void describe(QWidget* widget, const QString& what, const QString& shortcut)
{
    widget->setToolTip(shortcut.isEmpty() ? what : QString("%1 (%2)").arg(what, shortcut));
    widget->setAccessibleName(what);
}

void lock(QWidget* widget, const QString& tip, const QString& whyNot)
{
    widget->setEnabled(whyNot.isEmpty());
    widget->setToolTip(tip.isEmpty() || whyNot.isEmpty() ? tip + whyNot : tip + '\n' + whyNot);
}

QLabel* label(const char* role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton* primaryButton(QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("role", "primary");
    return button;
}

QFrame* hairline(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::NoFrame);
    setRole(line, "hairline");
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

void setRole(QWidget* widget, const char* role)
{
    if (widget->property("role").toString() == QLatin1String(role))
        return;
    widget->setProperty("role", role);
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->style()->unpolish(widget);  // the style sheet reads properties only when it polishes
    widget->style()->polish(widget);
}

}  // namespace annulus::ui
