#include "core/dicom/breastView.h"
#include "ui/pages/read/HungTiles.h"

#include <algorithm>

// What tiles do together: one scale, one place, one window, one lesion seen from two sides.

namespace annulus::ui {
namespace {

/// Whether a picture's length on the screen means the same as its neighbour's.
bool sharesScale(const ReadPane& pane)
{
    const ReadState& state = pane.state();
    return state.image && isMammogram(state.image->facts) && state.image->spacing().isCalibrated();
}

/// The breast of a picture that hangs and has millimetres; null where one of these is not known.
MaskPtr breastOn(const Workspace& workspace, const ReadPane& pane)
{
    const ReadState& state = pane.state();
    if (!state.image || state.wall == Wall::none || !pane.shown().current() || !state.image->spacing().isCalibrated())
        return {};
    const std::optional<Breast> breast = workspace.images->breast(*state.image, state.frame);
    return breast ? breast->mask : MaskPtr();
}

std::optional<Point> nippleOn(const Mask& breast, const ReadPane& pane) { return estimateNipple(breast, anteriorOf(pane.state().turn, pane.state().wall)); }

double finerMm(const ReadPane& pane)
{
    const Spacing& spacing = pane.state().image->spacing();
    return std::min(spacing.x, spacing.y);
}

}  // namespace

std::vector<ReadPane*> HungTiles::linkedWith(const ReadPane& pane) const
{
    std::vector<ReadPane*> others;
    if (!linked_ || !isHung() || !pane.state().image)
        return others;
    const bool isBreast = isMammogram(pane.state().image->facts);
    for (ReadPane* other : panes())
        if (other != &pane && isBreast && other->state().image && isMammogram(other->state().image->facts))
            others.push_back(other);
    return others;
}

/// All mammograms on the screen in one scale, the largest at which each is whole.
void HungTiles::shareScale()
{
    std::vector<ReadPane*> together;
    for (ReadPane* pane : panes_)
        if (!pane->tile().isHidden() && !pane->tile().image().isEmpty() && sharesScale(*pane))
            together.push_back(pane);
    double pixelsPerMm = 0;
    for (ReadPane* pane : together) {
        ImageShape shape = pane->tile().image().shape;
        shape.fitZoom = 0;
        const double most = fitted(shape, pane->tile().deviceSize()).zoom / finerMm(*pane);
        pixelsPerMm = pixelsPerMm == 0 ? most : std::min(pixelsPerMm, most);
    }
    for (ReadPane* pane : panes_) {
        const bool isTogether = together.size() > 1 && std::ranges::find(together, pane) != together.end();
        pane->tile().setFitZoom(isTogether ? pixelsPerMm * finerMm(*pane) : 0);
    }
}

/// How far the lesion in hand is from the nipple, and what is as far on the other view of its breast.
void HungTiles::showGuides()
{
    const ReadPane& source = active();
    const Roi* roi = look_.isGuided() && isHung() ? choice_.told() : nullptr;
    const MaskPtr breast = roi ? breastOn(workspace_, source) : MaskPtr();
    const std::optional<Point> nipple = breast ? nippleOn(*breast, source) : std::nullopt;
    bool isUsed = false;
    LesionGuide own;
    if (nipple) {
        own.nipple = *nipple;
        own.lesion = middleOf(roi->outline);
        own.distanceMm = distanceOf(*nipple, *own.lesion, source.state().image->spacing()).value;
    }
    for (ReadPane* pane : panes_) {
        if (pane == &source)
            continue;
        std::optional<LesionGuide> guide;
        const bool isOtherView = nipple && pane->state().image && !pane->tile().isHidden() && pane->state().wall == source.state().wall &&
                                 pane->state().image->facts.view != source.state().image->facts.view &&
                                 pane->state().image->facts.studyDate == source.state().image->facts.studyDate;
        if (const MaskPtr other = isOtherView ? breastOn(workspace_, *pane) : MaskPtr())
            if (const std::optional<Point> there = nippleOn(*other, *pane)) {
                guide = LesionGuide{*there, own.distanceMm, arcInBreast(*other, pane->state().image->spacing(), *there, {own.distanceMm})};
                isUsed = true;
            }
        pane->scene().setGuide(std::move(guide));
    }
    active().scene().setGuide(isUsed ? std::optional(own) : std::nullopt);
}

void HungTiles::shareView(ReadPane& from)
{
    if (sharing_)
        return;
    sharing_ = true;
    Tile& tile = from.tile();
    if (!tile.image().isEmpty()) {
        const LinkedView view = linkedView(tile.chosenView(), tile.image().shape, tile.deviceSize());
        for (ReadPane* other : linkedWith(from))
            if (!other->tile().image().isEmpty())
                other->tile().setView(viewOf(view, other->tile().image().shape, other->tile().deviceSize()));
    }
    sharing_ = false;
}

void HungTiles::toggleInverted()
{
    active().display().toggleInverted();
    const bool inverted = active().display().isInvertedByReader();
    for (ReadPane* other : linkedWith(active()))
        other->display().setInverted(inverted);
}

void HungTiles::reset()
{
    active().tile().fit();
    active().display().reset();
    for (ReadPane* other : linkedWith(active()))
        other->display().reset();
}

void HungTiles::usePreset(const DisplayControl::Preset& preset)
{
    active().display().use(preset.display);
    for (ReadPane* other : linkedWith(active()))
        other->display().useNamed(preset.label);
}

}  // namespace annulus::ui
