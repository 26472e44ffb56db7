#include "ui/pages/read/ImageStrip.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace annulus::ui {

QImage pictureOf(const ImagePtr& thumbnail)
{
    const auto* bytes = thumbnail ? std::get_if<std::vector<std::uint8_t>>(&thumbnail->pixels) : nullptr;
    if (!bytes || bytes->empty())
        return {};
    const auto columns = static_cast<int>(thumbnail->grid.size.i);
    const auto rows = static_cast<int>(thumbnail->grid.size.j);
    return QImage(bytes->data(), columns, rows, columns, QImage::Format_Grayscale8).copy();
}

/// One thumbnail with its label; a bar in the accent colour marks the one that is shown.
class ImageChipButton : public QAbstractButton {
public:
    explicit ImageChipButton(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFixedSize(76, 92);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    void show(const ImageChip& chip)
    {
        if (chip.thumbnail != thumbnail_ || picture_.isNull()) {
            thumbnail_ = chip.thumbnail;
            picture_ = pictureOf(chip.thumbnail.load());
        }
        outlines_ = chip.outlines;
        frames_ = chip.frames;
        setText(chip.label);
        setToolTip(chip.tip);
        setAccessibleName(chip.label);
        setChecked(chip.isCurrent);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QRect box(4, 4, width() - 8, 64);
        painter.fillRect(box, Qt::black);
        if (!picture_.isNull()) {
            const double ratio = devicePixelRatioF();
            QImage scaled = picture_.scaled(box.size() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            scaled.setDevicePixelRatio(ratio);
            const QSizeF size = scaled.deviceIndependentSize();
            painter.drawImage(QPointF(box.center().x() + 0.5 - size.width() / 2, box.center().y() + 0.5 - size.height() / 2), scaled);
        }
        painter.setFont(smallFont());
        if (frames_ > 1) {
            painter.setPen(theme().text);
            painter.drawText(box.adjusted(3, 2, -3, -2), Qt::AlignLeft | Qt::AlignBottom, QString::number(frames_) + QStringLiteral(" f"));
        }
        if (outlines_ > 0) {  // a small ring: outlined
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(dataColour::lesion, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(QPointF(box.right() - 7, box.top() + 8), 4, 4);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        if (isChecked() || hasFocus() || underMouse()) {
            painter.setPen(QPen(isChecked() || hasFocus() ? theme().accent : theme().hairline, isChecked() ? 2 : 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(-1, -1, 0, 0));
        }
        painter.setPen(isChecked() ? theme().text : theme().secondary);
        const QRect words(2, 70, width() - 4, 20);
        painter.drawText(words, Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }

private:
    Thumbnail thumbnail_;
    QImage picture_;
    int outlines_ = 0;
    int frames_ = 1;
};

ImageStrip::ImageStrip(QWidget* parent) : QScrollArea(parent)
{
    setFixedHeight(104);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(this);
    setRole(inside, "panel");
    row_ = new QHBoxLayout(inside);
    row_->setContentsMargins(8, 4, 8, 4);
    row_->setSpacing(4);
    row_->addStretch();
    setWidget(inside);
}

void ImageStrip::show(const std::vector<ImageChip>& chips)
{
    while (buttons_.size() > chips.size()) {
        delete buttons_.back();
        buttons_.pop_back();
    }
    while (buttons_.size() < chips.size()) {
        auto* button = new ImageChipButton(widget());
        row_->insertWidget(static_cast<int>(buttons_.size()), button);
        buttons_.push_back(button);
    }
    for (std::size_t at = 0; at < chips.size(); ++at) {
        buttons_[at]->show(chips[at]);
        buttons_[at]->disconnect(this);
        connect(buttons_[at], &QAbstractButton::clicked, this, [this, uid = chips[at].uid] { emit chosen(uid); });
        if (chips[at].isCurrent)
            ensureWidgetVisible(buttons_[at]);
    }
}

}  // namespace annulus::ui
