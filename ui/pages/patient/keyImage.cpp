#include "ui/pages/patient/keyImage.h"

#include "core/dicom/breastPose.h"
#include "core/dicom/display.h"
#include "core/project/extraction.h"
#include "core/project/regions.h"
#include "core/roi/measure.h"
#include "core/roi/traceOutline.h"
#include "ui/document/imageNames.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace annulus::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeyImage)
};

QImage imageOf(const Picture& picture)
{
    const bool isGrey = picture.channels == 1;
    const QImage view(picture.bytes.data(), static_cast<int>(picture.columns), static_cast<int>(picture.rows), static_cast<qsizetype>(picture.columns) * picture.channels,
                      isGrey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    return view.copy();
}

QPainterPath pathOf(const Outline& outline)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const Contour& contour : outline.contours) {
        QPolygonF polygon;
        for (const Point& point : contour)
            polygon += QPointF(point.x + 0.5, point.y + 0.5);  // QImage counts from a pixel's corner
        path.addPolygon(polygon);
        path.closeSubpath();
    }
    return path;
}

/// From stored pixels to the pose in which mammograms hang; the same places on both.
QTransform poseOf(const Facts& facts, const QSize& stored)
{
    if (facts.modality != "MG")
        return {};
    const Turn turn = breastPose(facts).turn;
    QTransform pose = turn.transpose ? QTransform(0, 1, 1, 0, 0, 0) : QTransform();
    pose *= QTransform::fromScale(turn.flipX ? -1 : 1, turn.flipY ? -1 : 1);
    return QImage::trueMatrix(pose, stored.width(), stored.height());
}

/// A square around the lesion with as much of its surroundings again on each side, within the image as far as that goes.
QRectF cropAround(const QRectF& lesion, const QSize& whole)
{
    constexpr double room = 3, leastShare = 0.12;
    const double longer = std::max(whole.width(), whole.height());
    const double side = std::min({std::max({room * lesion.width(), room * lesion.height(), leastShare * longer}), double(whole.width()), double(whole.height())});
    QRectF crop(0, 0, side, side);
    crop.moveCenter(lesion.center());
    crop.moveLeft(std::clamp(crop.left(), 0.0, whole.width() - side));
    crop.moveTop(std::clamp(crop.top(), 0.0, whole.height() - side));
    return crop;
}

void paintInset(QPainter& painter, const QImage& whole, const QRectF& crop, int side)
{
    constexpr double share = 0.28;
    QImage small = whole.scaled(static_cast<int>(share * side), static_cast<int>(share * side), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const QRectF place(side - small.width() - 4, side - small.height() - 4, small.width(), small.height());
    painter.drawImage(place, small);
    painter.setPen(QPen(QColor(255, 255, 255, 90), 1));
    painter.drawRect(place);
    const double scale = place.width() / whole.width();
    painter.setPen(QPen(dataColour::lesion, 1));
    painter.drawRect(QRectF(place.left() + crop.left() * scale, place.top() + crop.top() * scale, crop.width() * scale, crop.height() * scale));
}

QString measureWords(const Roi& roi, const Spacing& spacing)
{
    const Measures measures = measureOutline(roi.outline, spacing);
    const auto length = [](double value) { return QString::number(value, 'f', 1); };
    return measures.inPixels ? Words::tr("%1 x %2 pixels, not calibrated").arg(length(measures.longAxis), length(measures.shortAxis))
                             : Words::tr("%1 x %2 mm").arg(length(measures.longAxis), length(measures.shortAxis));
}

}  // namespace

KeyImage keyImage(const Patient& patient, const Roi& roi, const RingSettings& rings, int side, const Progress& progress)
{
    KeyImage key;
    const ImageRecord* image = patient.findImage(roi.imageUid);
    if (!image)
        return key;
    const auto names = imageNames(patient);
    key.title = names.contains(image->uid) ? names.at(image->uid) : imageName(image->facts);
    const auto frame = openFrame(*image, roi.frame);
    if (!frame) {
        key.words = text(frame.error());
        return key;
    }
    const QImage stored = imageOf(renderWhole(*frame, defaultDisplay(image->facts, *frame)));
    const QTransform pose = poseOf(image->facts, stored.size());
    const QImage whole = pose.isIdentity() ? stored : stored.transformed(pose);
    const auto regions = regionsOf(patient, roi, rings, findBreast(image->facts, *frame), progress);
    const QPainterPath lesion = pose.map(pathOf(roi.outline));
    const QRectF crop = cropAround(lesion.boundingRect(), whole.size());

    key.picture = QImage(side, side, QImage::Format_RGB32);
    key.picture.fill(Qt::black);
    QPainter painter(&key.picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0, 0, side, side), whole, crop);
    QTransform toPicture;
    toPicture.scale(side / crop.width(), side / crop.height());
    toPicture.translate(-crop.left(), -crop.top());
    if (regions)
        for (std::size_t ring = regions->rings.size(); ring-- > 0;) {
            key.ringLoss = std::max(key.ringLoss, regions->rings[ring].lostShare);
            painter.setPen(linePen(ringColour(static_cast<int>(ring)), dataColour::lineWidth, ringLine(static_cast<int>(ring))));
            painter.drawPath(toPicture.map(pose.map(pathOf(traceOutline(regions->rings[ring].mask)))));
        }
    painter.setPen(QPen(dataColour::lesion, dataColour::lineWidth + 0.5));
    painter.drawPath(toPicture.map(lesion));
    paintInset(painter, whole, crop, side);
    const auto spacing = regions ? regions->spacing : image->spacing();
    key.words = measureWords(roi, spacing);
    if (regions && regions->ringsRefused)
        key.words += QStringLiteral(" · ") + text(regions->ringsRefused->what);
    return key;
}

}  // namespace annulus::ui
