#include "ui/pages/read/ReadScene.h"

#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/readers.h"
#include "ui/pages/read/overlayOf.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/view/Tile.h"

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

constexpr auto newOutline = "";  // the id of a lesion that is being drawn
constexpr int mostRings = 16;
const QString tintKey = QStringLiteral("read/tint");

/// The scale of an ultrasound frame whose 2-D regions agree, or that has one.
std::optional<Spacing> commonRegionSpacing(const Facts& facts)
{
    std::optional<Spacing> common;
    for (const UltrasoundRegion& region : facts.regions) {
        if (!region.spacing || region.spatialFormat != 1)
            continue;
        if (common && *common != *region.spacing)
            return {};
        common = region.spacing;
    }
    return common;
}

}  // namespace

ReadScene::ReadScene(const Workspace& workspace, Tile& tile, const DisplayControl& display, RoiEditor& editor, const OutlineChoice& choice, QObject* parent)
    : QObject(parent), workspace_(workspace), tile_(tile), display_(display), editor_(editor), choice_(choice), regions_(new LiveRegions(workspace.jobs, this))
{
    isTinted_ = workspace_.settings.value(tintKey).toBool();
    const QStringList hidden = workspace_.settings.value("read/hiddenRings").toStringList();
    for (int index = 0; index < mostRings; ++index)
        rings_.push_back(!hidden.contains(QString::number(index)));

    connect(&editor_, &RoiEditor::pictureChanged, this, [this] {
        showLines();
        ask();
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
}

void ReadScene::show(const ReadState& state, LoadedFramePtr frame)
{
    state_ = state;
    frame_ = std::move(frame);
    showWords();
    showLines();
    ask();
}

void ReadScene::toggleRing(int index)
{
    const auto at = static_cast<std::size_t>(index);
    if (at >= rings_.size())
        return;
    rings_[at] = !rings_[at];
    QStringList hidden;
    for (int number = 0; number < mostRings; ++number)
        if (!rings_[static_cast<std::size_t>(number)])
            hidden << QString::number(number);
    workspace_.settings.setValue("read/hiddenRings", hidden);
    showLines();
    emit changed();
}

void ReadScene::toggleShown()
{
    shown_ = !shown_;
    tile_.overlay().setShown(shown_);
}

void ReadScene::toggleTint()
{
    isTinted_ = !isTinted_;
    workspace_.settings.setValue(tintKey, isTinted_);
    showLines();
}

/// The outline that is being drawn, as far as it is known.
const RegionView* ReadScene::drawing() const { return editor_.isBusy() ? regions_->find(newOutline) : nullptr; }

ReadInspector::Lesions ReadScene::lesions() const
{
    ReadInspector::Lesions lesions;
    for (const LesionRow& row : state_.lesions)
        if (const RegionView* view = regions_->find(row.roi))
            lesions.views[row.roi] = view;
    if (const RegionView* view = drawing()) {
        lesions.told = view;
        lesions.toldName = tr("the new outline");
    } else if (const Roi* roi = choice_.told()) {
        lesions.told = regions_->find(roi->id);
        lesions.toldName = lesionName(roi->name);
    }
    return lesions;
}

void ReadScene::showWords()
{
    OverlayFrame words;
    if (state_.image && frame_) {
        words.viewLabel = state_.viewLabel;
        words.labelOnLeft = state_.labelOnLeft;
        words.badges = state_.badges;
        if (display_.isInvertedByReader())
            words.badges << tr("greys inverted");
        words.spacing = state_.image->spacing();
        if (!words.spacing->isCalibrated())
            words.spacing = commonRegionSpacing(state_.image->facts).value_or(*words.spacing);
        const std::optional<Breast> breast = workspace_.images->breast(*state_.image, state_.frame);
        if (breast && breast->mask) {
            // Off the breast, whatever the header says of sides.
            const Box box = breast->mask->box();
            words.labelOnLeft = box.i0 > breast->mask->grid().size.i - 1 - box.i1;
        }
        const RingSettings& rings = workspace_.document.project().rings;
        if (breast && breast->missing && rings.clipToTissue && words.spacing->isCalibrated())
            words.badges << tr("no rings: the breast was not found");
    }
    tile_.overlay().setFrame(std::move(words));
}

void ReadScene::showLines()
{
    if (!state_.image || !frame_) {
        tile_.overlay().setScene({});
        return;
    }
    const ToolPicture tool = editor_.picture();
    const Roi* current = editor_.current();
    const double zoom = tile_.view().zoom;
    const std::vector<const Roi*> here = editor_.here();
    const Roi* inHand = current || here.empty() ? current : here.front();
    std::vector<ShownLesion> lesions;
    for (const Roi* roi : here) {
        const bool isCurrent = roi == current;
        const bool isLive = isCurrent && tool.live && editor_.tool() == ToolKind::edit;
        lesions.push_back({isLive ? *tool.live : roi->outline, regions_->find(roi->id), isCurrent, roi->reader != inHand->reader, readerIndex(state_.readers, roi->reader)});
    }
    OverlayScene scene = overlayOf(lesions, rings_, tool, zoom, isTinted_ ? dataColour::fillOpacity : 0);
    if (const RegionView* view = drawing()) {
        OverlayScene preview = overlayOf({{view->outline, view, true}}, rings_, {}, zoom);
        scene.lines.insert(scene.lines.begin(), preview.lines.begin(), preview.lines.end());
        scene.texts.insert(scene.texts.end(), preview.texts.begin(), preview.texts.end());
    }
    tile_.overlay().setScene(std::move(scene));
}

void ReadScene::ask()
{
    std::vector<RegionInput> inputs;
    const auto& patients = workspace_.document.project().patients;
    const auto patient = std::ranges::find(patients, workspace_.selection.patient(), [](const auto& one) -> const std::string& { return one->id; });
    if (state_.image && frame_ && patient != patients.end()) {
        const ToolPicture tool = editor_.picture();
        const Roi* current = editor_.current();
        const bool isDrawing = tool.live && editor_.tool() != ToolKind::edit;
        RingSettings rings = workspace_.document.project().rings;
        const std::optional<Breast> breast = workspace_.images->breast(*state_.image, state_.frame);
        const auto add = [&](Roi roi) { inputs.push_back({*patient, std::move(roi), rings, breast.value_or(Breast())}); };
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
        for (const Roi* roi : editor_.here())
            if (roi != current)
                add(*roi);
    }
    regions_->show(std::move(inputs));
}

}  // namespace annulus::ui
