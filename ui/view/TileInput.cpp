#include "ui/view/Tile.h"

#include "ui/view/TileCanvas.h"
#include "ui/view/keyMap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

// The hand on a tile: which button drags what, and what is told to the tools.

namespace annulus::ui {

bool Tile::event(QEvent* event)
{
    // Keys of the map belong to the view while it has the focus, also those that the window uses as shortcuts.
    if (event->type() == QEvent::ShortcutOverride && keys_.find(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {  // before the focus chain takes Tab
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab && keys_.find(*key)) {
            keyPressEvent(key);
            return true;
        }
    }
    bool isRatioChange = event->type() == QEvent::ScreenChangeInternal;
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    isRatioChange = isRatioChange || event->type() == QEvent::DevicePixelRatioChange;
#endif
    if (isRatioChange)
        place();
    return QWidget::event(event);
}

void Tile::resizeEvent(QResizeEvent*)
{
    canvas_->setGeometry(rect());
    overlay_->setGeometry(rect());
    notice_->setGeometry(rect());
    fitSentence();
    overlay_->raise();
    notice_->raise();
    place();
}

void Tile::tell(ToolEvent::Kind kind, QPointF position, Qt::KeyboardModifiers modifiers, bool isDown)
{
    if (image().isEmpty())
        return;
    emit toolEvent({kind, imageAt(position), pixelSize(), image().shape.aspect, modifiers, isDown});
}

void Tile::mousePressEvent(QMouseEvent* event)
{
    emit touched();
    setFocus(Qt::MouseFocusReason);
    if (drag_ != Drag::none || image().isEmpty())
        return;
    dragStart_ = dragLast_ = event->position();
    const bool left = event->button() == Qt::LeftButton;
    if (event->button() == Qt::RightButton || (left && leftIsWindow_ && !spaceHeld_)) {
        drag_ = Drag::window;
        emit windowDragBegan();
    } else if (event->button() == Qt::MiddleButton || (left && spaceHeld_)) {
        drag_ = Drag::pan;
    } else if (left) {
        drag_ = Drag::tool;
        tell(ToolEvent::Kind::press, event->position(), event->modifiers(), true);
    }
    updateCursor();
}

void Tile::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF now = event->position();
    if (drag_ == Drag::window) {
        const QPointF way = now - dragStart_;
        emit windowDragged({way.x(), -way.y()});
    } else if (drag_ == Drag::pan) {
        setView(panned(chosenView(), image().shape, deviceSize(), toDevice(now - dragLast_)));
    } else {
        tell(ToolEvent::Kind::move, now, event->modifiers(), drag_ == Drag::tool);
    }
    dragLast_ = now;
    const Point at = imageAt(now);
    if (isOnImage(at))
        emit hovered(at);
    else
        emit hoverEnded();
}

void Tile::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag was = std::exchange(drag_, Drag::none);
    if (was == Drag::window) {
        constexpr int still = 3;  // pixels that a click may tremble
        emit windowDragEnded();
        if (event->button() == Qt::RightButton && (event->position() - dragStart_).manhattanLength() <= still)
            emit secondClicked(imageAt(event->position()));
    }
    if (was == Drag::tool)
        tell(ToolEvent::Kind::release, event->position(), event->modifiers(), false);
    updateCursor();
}

void Tile::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return mousePressEvent(event);
    tell(ToolEvent::Kind::doubleClick, event->position(), event->modifiers(), true);
}

void Tile::wheelEvent(QWheelEvent* event)
{
    event->accept();
    if (image().isEmpty())
        return;
    const int delta = event->angleDelta().y();
    if (event->modifiers() & Qt::ControlModifier) {
        setView(zoomedAt(chosenView(), image().shape, deviceSize(), toDevice(event->position()), std::pow(1.2, delta / 120.0)));
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        if (delta != 0)
            emit commandRequested(delta > 0 ? Command::largerBrush : Command::smallerBrush);
        return;
    }
    wheel_ += delta;  // fine wheels and touchpads send parts of a notch
    if (const int steps = wheel_ / 120; steps != 0) {
        wheel_ -= steps * 120;
        emit stepRequested(-steps);
    }
}

void Tile::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) {
            spaceHeld_ = true;
            updateCursor();
        }
        return;
    }
    if (const KeyRow* row = keys_.find(*event))
        emit commandRequested(row->command);
    else
        QWidget::keyPressEvent(event);
}

void Tile::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    spaceHeld_ = false;
    updateCursor();
}

void Tile::leaveEvent(QEvent*)
{
    emit hoverEnded();
    emit toolEvent({ToolEvent::Kind::leave, {}, 1, 1, {}, false});
}

void Tile::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    emit touched();
}

void Tile::focusOutEvent(QFocusEvent* event)
{
    spaceHeld_ = false;
    updateCursor();
    QWidget::focusOutEvent(event);
}

void Tile::updateCursor()
{
    if (drag_ == Drag::pan)
        setCursor(Qt::ClosedHandCursor);
    else if (spaceHeld_)
        setCursor(Qt::OpenHandCursor);
    else if (drag_ == Drag::window)
        setCursor(Qt::SizeAllCursor);
    else
        setCursor(toolCursor_);
}

}  // namespace annulus::ui
