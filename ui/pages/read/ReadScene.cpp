#include "ui/pages/read/ReadScene.h"

#include "ui/document/Document.h"
#include "ui/document/readers.h"
#include "ui/pages/read/calibration.h"
#include "ui/pages/read/overlayOf.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/Tile.h"

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

constexpr auto newOutline = "";  // the id of a lesion that is being drawn

/// Which edge of the picture, as it hangs, the breast lies at; none where it reaches both or neither.
Wall wallSeen(const Mask& breast, const Turn& turn)
{
    const Box box = breast.box();
    const Size& size = breast.grid().size;
    std::int64_t left = turn.transpose ? box.j0 : box.i0, right = turn.transpose ? size.j - 1 - box.j1 : size.i - 1 - box.i1;
    if (turn.flipX)
        std::swap(left, right);
    const std::int64_t clearly = (turn.transpose ? size.j : size.i) / 20;
    return left > right + clearly ? Wall::right : right > left + clearly ? Wall::left : Wall::none;
}

}  // namespace

ReadScene::ReadScene(const Workspace& workspace, Tile& tile, const DisplayControl& display, RoiEditor& editor, const OutlineChoice& choice,
                     const OutlineLook& look, QObject* parent)
    : QObject(parent), workspace_(workspace), tile_(tile), display_(display), editor_(editor), choice_(choice), look_(look),
      regions_(new LiveRegions(workspace.jobs, this))
{
    connect(&editor_, &RoiEditor::pictureChanged, this, [this] {
        if (!isInHand())
            return;
        showLines();
        ask();
    });
    connect(&look_, &OutlineLook::changed, this, [this] {
        tile_.overlay().setShown(look_.isShown());
        showLines();
    });
    connect(workspace_.images, &ImageLoader::tissueKnown, this, [this](const std::string& uid, int number) {
        if (!state_.image || uid != state_.image->uid || number != state_.frame)
            return;
        showWords();
        ask();
        emit changed();
    });
    connect(regions_, &LiveRegions::changed, this, [this] {
        showLines();
        emit changed();
    });
    tile_.overlay().setShown(look_.isShown());
}

void ReadScene::show(const ReadState& state, LoadedFramePtr frame)
{
    state_ = state;
    frame_ = std::move(frame);
    showWords();
    showLines();
    ask();
}

void ReadScene::setMarked(bool marked)
{
    if (marked == isMarked_)
        return;
    isMarked_ = marked;
    showWords();
}

void ReadScene::setGuide(std::optional<LesionGuide> guide)
{
    if (guide == guide_)
        return;
    guide_ = std::move(guide);
    showLines();
}

bool ReadScene::isInHand() const
{
    const Selection& selection = workspace_.selection;
    return state_.image && selection.image() == state_.image->uid && selection.frame() == state_.frame;
}

ToolPicture ReadScene::tool() const { return isInHand() ? editor_.picture() : ToolPicture{}; }
const Roi* ReadScene::current() const { return isInHand() ? editor_.current() : nullptr; }

std::vector<const Roi*> ReadScene::here() const
{
    std::vector<const Roi*> rois;
    if (const Patient* patient = workspace_.document.project().findPatient(workspace_.selection.patient()); patient && state_.image)
        for (const Roi& roi : patient->rois)
            if (roi.imageUid == state_.image->uid && roi.frame == state_.frame && workspace_.document.blinding().shows(roi))
                rois.push_back(&roi);
    return rois;
}

/// The outline that is being drawn, as far as it is known.
const RegionView* ReadScene::drawing() const { return isInHand() && editor_.isBusy() && tool().isNew ? regions_->find(newOutline) : nullptr; }

void ReadScene::addTo(ReadInspector::Lesions& lesions) const
{
    for (const LesionRow& row : state_.lesions)
        if (const RegionView* view = regions_->find(row.roi))
            lesions.views[row.roi] = view;
    if (!isInHand())
        return;
    if (const RegionView* view = drawing()) {
        lesions.told = view;
        lesions.toldName = tr("the new outline");
    } else if (const Roi* roi = choice_.told()) {
        lesions.told = regions_->find(roi->id);
        lesions.toldName = lesionName(roi->name);
    }
}

QStringList ReadScene::badges(const std::optional<Breast>& breast, const Spacing& spacing) const
{
    QStringList words = state_.badges;
    if (display_.isInvertedByReader())
        words << tr("greys inverted");
    if (frame_->frame->isColour && !frame_->frame->greyIsExact)
        words << tr("coloured: features see luminance");
    if (breast && breast->mask && state_.wall != Wall::none) {
        // The picture itself against its header: nothing is turned on a guess.
        const Wall seen = wallSeen(*breast->mask, state_.turn);
        if (seen != Wall::none && seen != state_.wall)
            words << tr("the chest wall is at the other edge than the header says");
    }
    if (breast && breast->missing && workspace_.document.project().rings.clipToTissue && spacing.isCalibrated())
        words << tr("no rings: the breast was not found");
    return words;
}

void ReadScene::showWords()
{
    OverlayFrame words;
    if (state_.image && frame_) {
        const std::optional<Breast> breast = workspace_.images->breast(*state_.image, state_.frame);
        words.viewLabel = state_.viewLabel;
        words.labelOnLeft = state_.labelOnLeft;
        if (breast && breast->mask)
            if (const Wall seen = wallSeen(*breast->mask, state_.turn); seen != Wall::none)
                words.labelOnLeft = seen == Wall::right;  // off the breast, whatever the header says of sides
        words.spacing = commonSpacing(*state_.image);
        words.badges = badges(breast, *words.spacing);
        words.notes = state_.notes;
        words.notes << display_.shortWords();
        words.notes.removeAll({});
    }
    words.isActive = isMarked_;
    tile_.overlay().setFrame(std::move(words));
}

void ReadScene::showLines()
{
    if (!state_.image || !frame_) {
        tile_.overlay().setScene({});
        return;
    }
    const ToolPicture tool = this->tool();
    const Roi* current = this->current();
    const double zoom = tile_.view().zoom;
    const std::vector<const Roi*> here = this->here();
    // Without one in hand the inspector tells of the one drawn last: so does the picture.
    const Roi* inHand = current || here.empty() ? current : here.back();
    std::vector<ShownLesion> lesions;
    for (const Roi* roi : here) {
        const bool isCurrent = roi == current;
        const bool isLive = isCurrent && tool.live && !tool.isNew;
        lesions.push_back({isLive ? *tool.live : roi->outline, regions_->find(roi->id), isCurrent, roi->reader != inHand->reader, readerIndex(state_.readers, roi->reader)});
    }
    OverlayScene scene = overlayOf(lesions, look_.rings(), tool, zoom, look_.isTinted() ? dataColour::fillOpacity : 0);
    if (const RegionView* view = drawing()) {
        OverlayScene preview = overlayOf({{view->outline, view, true}}, look_.rings(), {}, zoom);
        if (tool.isProposal)
            preview.lines.pop_back();  // the outline itself lies on its rings
        scene.lines.insert(scene.lines.begin(), preview.lines.begin(), preview.lines.end());
        scene.texts.insert(scene.texts.end(), preview.texts.begin(), preview.texts.end());
    }
    if (tool.measuring) {
        const auto& [from, to] = *tool.measuring;
        scene.texts.push_back({{}, lineWords(*state_.image, *tool.measuring), theme().accent,
                               OverlayExtent{{std::min(from.x, to.x), std::min(from.y, to.y)}, {std::max(from.x, to.x), std::max(from.y, to.y)}}});
    }
    if (guide_)
        addGuide(scene, *guide_);
    tile_.overlay().setScene(std::move(scene));
}

void ReadScene::ask()
{
    std::vector<RegionInput> inputs;
    const auto& patients = workspace_.document.project().patients;
    const auto patient = std::ranges::find(patients, workspace_.selection.patient(), [](const auto& one) -> const std::string& { return one->id; });
    if (state_.image && frame_ && patient != patients.end()) {
        const ToolPicture tool = this->tool();
        const Roi* current = this->current();
        const bool isDrawing = tool.live && tool.isNew;
        RingSettings rings = workspace_.document.project().rings;
        const std::optional<Breast> breast = workspace_.images->breast(*state_.image, state_.frame);
        const auto add = [&](Roi roi) { inputs.push_back({*patient, std::move(roi), rings, breast.value_or(Breast()), frame_->drawn}); };
        // Until the breast is known there are no rings: they would be drawn into the air first and jump back.
        if (!breast && rings.clipToTissue)
            rings.marginsMm.clear();
        if (isDrawing)
            add({newOutline, {}, state_.image->uid, state_.frame, {}, *tool.live});
        if (current) {
            Roi roi = *current;
            if (tool.live && !isDrawing)
                roi.outline = *tool.live;
            add(std::move(roi));
        }
        for (const Roi* roi : here())
            if (roi != current)
                add(*roi);
    }
    regions_->show(std::move(inputs));
}

}  // namespace annulus::ui
