#include "ui/view/Tile.h"

#include "ui/theme/Theme.h"
#include "ui/view/Magnifier.h"
#include "ui/view/TileCanvas.h"
#include "ui/widgets/parts.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace annulus::ui {

Tile::Tile(const KeyMap& keys, QWidget* parent)
    : QWidget(parent), keys_(keys), canvas_(new TileCanvas(this)), overlay_(new Overlay(this)), notice_(new QWidget(this)),
      sentence_(label("secondary", notice_)), actions_(new QHBoxLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    canvas_->setMouseTracking(true);
    canvas_->setFocusPolicy(Qt::NoFocus);
    connect(canvas_, &VtkWidget::shown, this, &Tile::drawn);

    sentence_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(notice_);
    column->setSpacing(measure::padding);
    column->addStretch();
    column->addWidget(sentence_, 0, Qt::AlignHCenter);
    actions_->setSpacing(measure::padding);
    column->addLayout(actions_);
    column->addStretch();
    notice_->hide();
    updateCursor();
}

Tile::~Tile() = default;

void Tile::setImage(TileImage image)
{
    const bool sameShape = isSamePicture(image.shape, this->image().shape);
    canvas_->setImage(std::move(image));
    if (!sameShape)
        canvas_->setView({});
    place();
}

void Tile::setGreys(GreyTable8 greys) { canvas_->setGreys(std::move(greys)); }
void Tile::setColourInverted(bool inverted) { canvas_->setColourInverted(inverted); }
void Tile::setSmoothing(Smoothing smoothing) { canvas_->setSmoothing(smoothing); }

void Tile::setView(const View& view)
{
    if (view == chosenView())
        return;
    canvas_->setView(view);
    place();
    emit viewChanged(view);
}

void Tile::setFitZoom(double zoom)
{
    if (zoom == image().shape.fitZoom)
        return;
    canvas_->setFitZoom(zoom);
    if (chosenView().mode == View::Mode::fit)
        place();
}

const TileImage& Tile::image() const { return canvas_->image(); }
const View& Tile::chosenView() const { return canvas_->view(); }
Smoothing Tile::smoothing() const { return canvas_->smoothing(); }

void Tile::setToolCursor(const QCursor& cursor)
{
    toolCursor_ = cursor;
    updateCursor();
}

void Tile::setNotice(const QString& sentence, const std::vector<NoticeAction>& actions)
{
    sentence_->setText(sentence);
    fitSentence();
    while (QLayoutItem* item = actions_->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();  // it may be the one that is being clicked
        delete item;
    }
    actions_->addStretch();
    for (const NoticeAction& action : actions) {
        auto* button = &action == &actions.front() ? primaryButton(notice_) : new QPushButton(notice_);
        button->setText(action.label);
        lock(button, {}, action.whyNot);
        connect(button, &QPushButton::clicked, this, action.run);
        actions_->addWidget(button);
    }
    actions_->addStretch();
    notice_->setVisible(!sentence.isEmpty());
    overlay_->setVisible(sentence.isEmpty());
}

/// As wide as is pleasant to read, or as the tile has room for.
void Tile::fitSentence()
{
    sentence_->setFixedWidth(std::clamp(width() - 2 * measure::padding, 80, 520));
    sentence_->setFixedHeight(sentence_->heightForWidth(sentence_->width()) + 4);
}

View Tile::view() const { return resolved(chosenView(), image().shape, deviceSize()); }
Placement Tile::placement() const { return placementOf(chosenView(), image().shape, deviceSize()); }
QSize Tile::deviceSize() const { return canvas_->deviceSize(); }
QPointF Tile::toDevice(QPointF position) const { return position * devicePixelRatioF(); }
Point Tile::imageAt(QPointF position) const { return fromTile(placement(), image().shape.size, toDevice(position)); }
QPointF Tile::positionOf(Point at) const { return toTile(placement(), image().shape.size, at) / devicePixelRatioF(); }

double Tile::pixelSize() const
{
    const Placement where = placement();
    return devicePixelRatioF() / (where.transpose ? where.scaleY : where.scaleX);
}

bool Tile::isOnImage(Point at) const
{
    const Size& size = image().shape.size;
    return !image().isEmpty() && at.x >= -0.5 && at.y >= -0.5 && at.x < static_cast<double>(size.i) - 0.5 && at.y < static_cast<double>(size.j) - 0.5;
}

QImage Tile::grabPicture() { return canvas_->frame(); }

void Tile::fit() { setView({}); }

void Tile::oneToOne() { setView(oneToOneAt(chosenView(), image().shape, deviceSize(), toDevice(pointer()))); }

QImage Tile::pictureOf(const View& view, QSize device) const { return canvas_->pictureOf(view, device); }

void Tile::zoomTo(double zoom)
{
    const double now = view().zoom;
    if (now > 0 && zoom > 0)
        zoomBy(zoom / now);
}

void Tile::setMagnifier(bool on)
{
    if (!magnifier_ && !on)
        return;
    if (!magnifier_)
        magnifier_ = new Magnifier(*this);
    magnifier_->setOn(on);
}

void Tile::zoomBy(double factor) { setView(zoomedAt(chosenView(), image().shape, deviceSize(), toDevice(pointer()), factor)); }

QPointF Tile::pointer() const
{
    const QPointF here = mapFromGlobal(QCursor::pos());
    return underMouse() && rect().contains(here.toPoint()) ? here : QPointF(rect().center());
}

void Tile::place()
{
    if (!image().isEmpty())
        overlay_->setPlacement(placement(), image().shape.size);
    canvas_->requestRender();
    tellHover();  // the picture moved under a cursor that stands still
}

void Tile::tellHover()
{
    const QPointF here = mapFromGlobal(QCursor::pos());
    const Point at = imageAt(here);
    if (underMouse() && isOnImage(at))
        emit hovered(at);
    else
        emit hoverEnded();
}

}  // namespace annulus::ui
