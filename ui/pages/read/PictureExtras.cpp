#include "ui/pages/read/PictureExtras.h"

#include "core/dicom/regionNames.h"
#include "core/roi/traceOutline.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/viewGeometry.h"
#include "ui/widgets/Notices.h"

#include <algorithm>
#include <cmath>

namespace annulus::ui {
namespace {

const QColor planeColour(0xe8, 0xea, 0xed);
const QColor regionColour(0x7d, 0x86, 0x90);

/// What a worker brings.
struct Brought {
    Overlays overlays;
    std::vector<Outline> traced;
    std::optional<Presentation> presentation;
    Outline shutter, stateOverlays;
    std::optional<Error> refused;  ///< why the state is not used
};

Result<Brought> bring(const std::filesystem::path& image, const std::filesystem::path& state, int frame)
{
    Brought brought;
    if (auto overlays = readOverlays(image, frame))
        brought.overlays = *std::move(overlays);
    for (const OverlayPlane& plane : brought.overlays.planes)
        brought.traced.push_back(traceOutline(plane.pixels));
    if (state.empty())
        return brought;
    auto presentation = readPresentation(state, image, frame);
    if (!presentation) {
        brought.refused = presentation.error();
        return brought;
    }
    brought.shutter = traceOutline(presentation->shutter);
    brought.stateOverlays = traceOutline(presentation->overlays);
    brought.presentation = *std::move(presentation);
    return brought;
}

Contour boxContour(const Box& box)
{
    const double left = static_cast<double>(box.i0) - 0.5, top = static_cast<double>(box.j0) - 0.5;
    const double right = static_cast<double>(box.i1) + 0.5, bottom = static_cast<double>(box.j1) + 0.5;
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

/// Where a point of a state lies on the image: parts of the displayed area are counted as it stands on the screen.
Point onImage(const PresentationPoint& point, const Presentation& presentation, const Size& size, const Turn& turn)
{
    if (!point.isOfArea)
        return {point.x, point.y};
    const Box area = presentation.area.value_or(Box{0, 0, 0, size.i - 1, size.j - 1, 0});
    const Placement placement{1, 1, 0, 0, turn.transpose, turn.flipX, turn.flipY};
    const QPointF a = toTile(placement, size, {static_cast<double>(area.i0) - 0.5, static_cast<double>(area.j0) - 0.5});
    const QPointF b = toTile(placement, size, {static_cast<double>(area.i1) + 0.5, static_cast<double>(area.j1) + 0.5});
    const QPointF corner(std::min(a.x(), b.x()), std::min(a.y(), b.y()));
    return fromTile(placement, size, corner + QPointF(point.x * std::abs(a.x() - b.x()), point.y * std::abs(a.y() - b.y())));
}

}  // namespace

PictureExtras::PictureExtras(const Workspace& workspace, const PictureLook& look, QObject* parent) : QObject(parent), workspace_(workspace), look_(look)
{
    connect(&look_, &PictureLook::changed, this, [this] {
        ask();
        emit changed();
    });
}

void PictureExtras::show(const std::optional<ImageRecord>& image, int frame)
{
    image_ = image;
    wanted_ = image ? Wanted{image->uid, frame, image->path, {}} : Wanted();
    ask();
}

/// One job at a time; while it runs the newest wish waits.
void PictureExtras::ask()
{
    if (image_)
        wanted_.state = look_.presentationOf(image_->uid);
    if (wanted_ == have_ || running_)
        return;
    if (wanted_.image != have_.image || wanted_.state != have_.state) {  // nothing of another image or state
        overlays_ = {};
        traced_.clear();
        presentation_.reset();
        warnings_.clear();
    }
    const Wanted now = have_ = wanted_;
    if (now.image.empty() || (now.state.empty() && plain_.contains(now.image)))
        return;
    running_ = true;
    workspace_.jobs.start<Brought>(
        {}, this, [now](const Progress&) { return bring(now.path, now.state, now.frame); },
        [this, now](Result<Brought> brought) {
            running_ = false;
            if (brought && !brought->overlays.any)
                plain_.insert(now.image);
            const bool isPlain = brought && !brought->overlays.any && now.state.empty() && !presentation_ && overlays_.planes.empty();
            if (brought && now.image == wanted_.image && !isPlain) {
                overlays_ = std::move(brought->overlays);
                traced_ = std::move(brought->traced);
                presentation_ = std::move(brought->presentation);
                shutter_ = std::move(brought->shutter);
                stateOverlays_ = std::move(brought->stateOverlays);
                warnings_ = overlays_.warnings;
                if (presentation_)
                    warnings_.insert(warnings_.end(), presentation_->warnings.begin(), presentation_->warnings.end());
                if (brought->refused)
                    workspace_.notices.error(*brought->refused);
                emit changed();
            }
            ask();
        },
        JobRunner::Visibility::quiet);
}

OverlayScene PictureExtras::layers(const Turn& turn) const
{
    OverlayScene scene;
    if (!image_)
        return scene;
    if (isCurrent()) {
        addPresentation(scene, turn);
        addOverlays(scene);
    }
    addRegions(scene);
    return scene;
}

/// Boxes with their kind in the lower left corner; B-mode is what is measured, the others are thinner.
void PictureExtras::addRegions(OverlayScene& scene) const
{
    if (!look_.showsRegions())
        return;
    for (const UltrasoundRegion& region : image_->facts.regions) {
        const bool isEchoes = isBMode(region);
        const QColor colour = isEchoes ? regionColour : theme().warning;
        scene.lines.push_back({{boxContour(region.box)}, colour, isEchoes ? Qt::DotLine : Qt::DashLine, 1, 0, true});
        if (image_->facts.regions.size() == 1 && isEchoes)
            continue;  // the usual frame needs no word
        const Point corner{static_cast<double>(region.box.i0), static_cast<double>(region.box.j1)};
        scene.texts.push_back({{}, text(regionName(region)), colour, OverlayExtent{corner, corner}});
    }
}

void PictureExtras::addOverlays(OverlayScene& scene) const
{
    for (std::size_t at = 0; at < overlays_.planes.size() && at < traced_.size(); ++at)
        if (look_.showsOverlay(overlays_.planes[at].group))
            scene.lines.push_back({traced_[at].contours, planeColour, Qt::SolidLine, 0, 1, true});
}

void PictureExtras::addPresentation(OverlayScene& scene, const Turn& turn) const
{
    if (!presentation_)
        return;
    const int level = static_cast<int>(std::lround(255 * presentation_->shutterLevel));
    if (!shutter_.isEmpty())
        scene.lines.push_back({shutter_.contours, QColor(level, level, level), Qt::SolidLine, 0, 1, true});
    if (!stateOverlays_.isEmpty())
        scene.lines.push_back({stateOverlays_.contours, planeColour, Qt::SolidLine, 0, 1, true});
    const Size size{image_->facts.columns, image_->facts.rows, 1};
    const auto place = [&](const PresentationPoint& point) { return onImage(point, *presentation_, size, turn); };
    for (const PresentationLine& line : presentation_->lines) {
        Contour contour;
        for (const PresentationPoint& point : line.points)
            contour.push_back(place(point));
        scene.lines.push_back({{std::move(contour)}, planeColour, Qt::SolidLine, 1, line.isFilled ? 1.0 : 0.0, line.isClosed});
    }
    for (const PresentationWords& words : presentation_->words) {
        const Point at = place(words.at);
        scene.texts.push_back({{}, text(words.text), planeColour, OverlayExtent{at, at}});
        if (words.anchor)
            scene.lines.push_back({{{at, place(*words.anchor)}}, planeColour, Qt::SolidLine, 1, 0, false});
    }
}

}  // namespace annulus::ui
