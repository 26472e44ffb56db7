#include "ui/view/Tile.h"

#include "ui/theme/Theme.h"
#include "ui/view/ScreenPicture.h"
#include "ui/view/VtkWidget.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace annulus::ui {

/// Brings the screen's pixels up to date just before they are drawn, so that many events of one frame cost one drawing:
/// a moved view is sampled again, a new grey table only looked up again.
class Tile::Canvas : public VtkWidget {
public:
    explicit Canvas(Tile* tile) : VtkWidget(tile), tile_(*tile), picture_(renderWindow()) {}

    void moved()
    {
        mustSample_ = true;
        requestRender();
    }
    void setGreys(GreyTable8 greys)
    {
        greys_ = std::move(greys);
        requestRender();
    }
    void setColourInverted(bool inverted)
    {
        inverted_ = inverted;
        requestRender();
    }

protected:
    void prepareScene(QSize size) override
    {
        const auto pixels = picture_.resize(size);
        const TileImage& image = tile_.image_;
        const bool colour = image.planes.size() == 3;
        if (image.isEmpty() || (!colour && greys_.greys.empty())) {
            std::fill(pixels.begin(), pixels.end(), 0xff000000U);
        } else {
            if (mustSample_ || size != sampledSize_) {
                sampled_.clear();
                for (const auto& plane : image.planes)
                    sampled_.push_back(sampleRegion(*plane, tile_.placement(), size.width(), size.height(), tile_.smoothing_));
                sampledSize_ = size;
                mustSample_ = false;
            }
            if (colour)
                paintColour({sampled_[0], sampled_[1], sampled_[2], inverted_}, RowOrder::bottomUp, pixels);
            else
                paintGrey(sampled_[0], {greys_.first, greys_.greys}, RowOrder::bottomUp, pixels);
        }
        picture_.changed();
    }

private:
    Tile& tile_;
    ScreenPicture picture_;
    GreyTable8 greys_;
    std::vector<Sampled> sampled_;
    QSize sampledSize_;
    bool mustSample_ = true;
    bool inverted_ = false;
};

Tile::Tile(const KeyMap& keys, QWidget* parent)
    : QWidget(parent), keys_(keys), canvas_(new Canvas(this)), overlay_(new Overlay(this)), notice_(new QWidget(this)),
      sentence_(label("secondary", notice_)), action_(primaryButton(notice_))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    canvas_->setMouseTracking(true);
    canvas_->setFocusPolicy(Qt::NoFocus);
    connect(canvas_, &VtkWidget::shown, this, &Tile::drawn);

    sentence_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignCenter);
    sentence_->setFixedWidth(520);
    auto* column = new QVBoxLayout(notice_);
    column->setSpacing(measure::padding);
    column->addStretch();
    column->addWidget(sentence_, 0, Qt::AlignHCenter);
    column->addWidget(action_, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(action_, &QPushButton::clicked, this, [this] {
        if (runAction_)
            runAction_();
    });
    notice_->hide();
    updateCursor();
}

Tile::~Tile() = default;

void Tile::setImage(TileImage image)
{
    const bool sameShape = image.shape == image_.shape;
    image_ = std::move(image);
    if (!sameShape)
        view_ = {};
    canvas_->moved();
    place();
}

void Tile::setGreys(GreyTable8 greys) { canvas_->setGreys(std::move(greys)); }

void Tile::setColourInverted(bool inverted) { canvas_->setColourInverted(inverted); }

void Tile::setView(const View& view)
{
    if (view == view_)
        return;
    view_ = view;
    place();
    emit viewChanged(view_);
}

void Tile::setSmoothing(Smoothing smoothing)
{
    smoothing_ = smoothing;
    canvas_->moved();
}

void Tile::setToolCursor(const QCursor& cursor)
{
    toolCursor_ = cursor;
    updateCursor();
}

void Tile::setNotice(const QString& sentence, const QString& action, std::function<void()> run)
{
    sentence_->setText(sentence);
    sentence_->setFixedHeight(sentence_->heightForWidth(sentence_->width()) + 4);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    runAction_ = std::move(run);
    notice_->setVisible(!sentence.isEmpty());
    overlay_->setVisible(sentence.isEmpty());
}

View Tile::view() const { return resolved(view_, image_.shape, deviceSize()); }
Placement Tile::placement() const { return placementOf(view_, image_.shape, deviceSize()); }
QSize Tile::deviceSize() const { return canvas_->deviceSize(); }
QPointF Tile::toDevice(QPointF position) const { return position * devicePixelRatioF(); }
Point Tile::imageAt(QPointF position) const { return fromTile(placement(), image_.shape.size, toDevice(position)); }
QPointF Tile::positionOf(Point image) const { return toTile(placement(), image_.shape.size, image) / devicePixelRatioF(); }

double Tile::pixelSize() const
{
    const Placement where = placement();
    return devicePixelRatioF() / (where.transpose ? where.scaleY : where.scaleX);
}

bool Tile::isOnImage(Point image) const
{
    return !image_.isEmpty() && image.x >= -0.5 && image.y >= -0.5 && image.x < static_cast<double>(image_.shape.size.i) - 0.5 &&
           image.y < static_cast<double>(image_.shape.size.j) - 0.5;
}

QImage Tile::grabPicture() { return canvas_->frame(); }

void Tile::fit() { setView({}); }

void Tile::oneToOne() { setView(oneToOneAt(view_, image_.shape, deviceSize(), toDevice(pointer()))); }

void Tile::zoomBy(double factor) { setView(zoomedAt(view_, image_.shape, deviceSize(), toDevice(pointer()), factor)); }

QPointF Tile::pointer() const
{
    const QPointF here = mapFromGlobal(QCursor::pos());
    return underMouse() && rect().contains(here.toPoint()) ? here : QPointF(rect().center());
}

void Tile::place()
{
    if (!image_.isEmpty())
        overlay_->setPlacement(placement(), image_.shape.size);
    canvas_->moved();
}

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
    overlay_->raise();
    notice_->raise();
    place();
}

void Tile::tell(ToolEvent::Kind kind, QPointF position, Qt::KeyboardModifiers modifiers, bool isDown)
{
    if (image_.isEmpty())
        return;
    emit toolEvent({kind, imageAt(position), pixelSize(), image_.shape.aspect, modifiers, isDown});
}

void Tile::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (drag_ != Drag::none || image_.isEmpty())
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
        setView(panned(view_, image_.shape, deviceSize(), toDevice(now - dragLast_)));
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
    if (was == Drag::window)
        emit windowDragEnded();
    else if (was == Drag::tool)
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
    if (image_.isEmpty())
        return;
    const int delta = event->angleDelta().y();
    if (event->modifiers() & Qt::ControlModifier) {
        setView(zoomedAt(view_, image_.shape, deviceSize(), toDevice(event->position()), std::pow(1.2, delta / 120.0)));
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
    emit focused();
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
