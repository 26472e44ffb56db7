#include "ui/widgets/GridPicker.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace annulus::ui {
namespace {

constexpr int side = 22, gap = 4, margin = 10, foot = 22;

}  // namespace

GridPicker::GridPicker(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    setAccessibleName(tr("Columns and rows of the grid"));
}

QSize GridPicker::sizeHint() const
{
    const int squares = most * side + (most - 1) * gap + 2 * margin;
    return {squares, squares + foot};
}

void GridPicker::setChosen(const QSize& size)
{
    const QSize bounded(std::clamp(size.width(), 1, most), std::clamp(size.height(), 1, most));
    if (bounded == chosen_)
        return;
    chosen_ = bounded;
    update();
}

QSize GridPicker::at(QPointF position) const
{
    const auto count = [](double place) { return std::clamp(static_cast<int>((place - margin) / (side + gap)) + 1, 1, most); };
    return {count(position.x()), count(position.y())};
}

void GridPicker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (int row = 0; row < most; ++row)
        for (int column = 0; column < most; ++column) {
            const QRect square(margin + column * (side + gap), margin + row * (side + gap), side, side);
            const bool isIn = column < chosen_.width() && row < chosen_.height();
            painter.fillRect(square, isIn ? theme().accent : theme().hairline);
        }
    painter.setPen(theme().text);
    painter.drawText(rect().adjusted(margin, 0, -margin, -6), Qt::AlignHCenter | Qt::AlignBottom, QStringLiteral("%1 × %2").arg(chosen_.width()).arg(chosen_.height()));
}

void GridPicker::mouseMoveEvent(QMouseEvent* event) { setChosen(at(event->position())); }

void GridPicker::mouseReleaseEvent(QMouseEvent* event)
{
    setChosen(at(event->position()));
    emit picked(chosen_);
}

void GridPicker::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return setChosen(chosen_ - QSize(1, 0));
    case Qt::Key_Right: return setChosen(chosen_ + QSize(1, 0));
    case Qt::Key_Up: return setChosen(chosen_ - QSize(0, 1));
    case Qt::Key_Down: return setChosen(chosen_ + QSize(0, 1));
    case Qt::Key_Return:
    case Qt::Key_Enter: emit picked(chosen_); return;
    default: QWidget::keyPressEvent(event);
    }
}

}  // namespace annulus::ui
