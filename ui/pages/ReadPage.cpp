#include "ui/pages/ReadPage.h"

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/read/Cine.h"
#include "ui/pages/read/FeatureMapLayer.h"
#include "ui/pages/read/FrameBar.h"
#include "ui/pages/read/HungTiles.h"
#include "ui/pages/read/ImageStrip.h"
#include "ui/pages/read/LesionAssist.h"
#include "ui/pages/read/LiveRisk.h"
#include "ui/pages/read/OutlineChoice.h"
#include "ui/pages/read/PictureMenu.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/SecondWindow.h"
#include "ui/pages/read/StabilityDialog.h"
#include "ui/pages/read/StageBar.h"
#include "ui/pages/read/ToolOptions.h"
#include "ui/pages/read/ToolRail.h"
#include "ui/pages/read/pointerWords.h"
#include "ui/text.h"
#include "ui/view/TileLayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

ReadPage::ReadPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), layout_(new TileLayout(keys_, this)), assist_(new LesionAssist(workspace.jobs, workspace.settings, this)),
      editor_(new RoiEditor(workspace.document, workspace.selection, *assist_, this)),
      outlines_(new OutlineChoice(workspace.document, workspace.selection, this)), look_(new OutlineLook(workspace.settings, this)),
      pictures_(new PictureLook(workspace.settings, this)),
      hung_(new HungTiles(workspace, *layout_, *editor_, *outlines_, *look_, *pictures_, this)), rail_(new ToolRail(keys_, this)),
      options_(new ToolOptions(keys_, *editor_, *assist_, workspace.settings, this)), frames_(new FrameBar(keys_, this)), cine_(new Cine(workspace, this)), strip_(new ImageStrip(this)), stages_(new StageBar(keys_, this)),
      pictureMenu_(new PictureMenu(workspace, keys_, *pictures_, this)),
      foot_(new QWidget(this)), side_(new QWidget(this)), inspector_(new ReadInspector(keys_, side_)), risk_(new LiveRisk(workspace, side_)),
      maps_(new FeatureMapLayer(workspace, *outlines_, this))
{
    auto* foot = new QHBoxLayout(foot_);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(strip_, 1);
    foot->addWidget(stages_);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(options_);
    column->addWidget(layout_, 1);
    column->addWidget(frames_);
    column->addWidget(foot_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail_);
    row->addLayout(column, 1);

    options_->addButton(pictureMenu_);

    rail_->setActive(Command::editTool);
    rail_->setChecked(Command::showOverlays, true);
    auto* side = new QVBoxLayout(side_);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(inspector_, 1);
    side->addWidget(risk_);
    side_->hide();
    connectDocument();
    connectTiles();
    connectPanels();
    connectPictures();
    connectMaps();
    refresh();
}

ReadPage::~ReadPage() = default;

Tile& ReadPage::tile() { return hung_->active().tile(); }

LiveRegions& ReadPage::regions() { return hung_->active().scene().regions(); }

QWidget* ReadPage::inspector() { return side_; }

bool ReadPage::isSettled() const { return hung_->isSettled(); }

void ReadPage::tellIfSettled()
{
    if (isSettled())
        emit settled();
}

ReadChoice ReadPage::choice() const
{
    const Selection& selection = workspace_.selection;
    return {selection.patient(), selection.image(), selection.roi(), selection.frame(), workspace_.document.blinding()};
}

void ReadPage::activated()
{
    choosePatient();
    takeFocus();
}

void ReadPage::takeFocus() { tile().setFocus(); }

void ReadPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    choosePatient();
    refresh();
}

/// Another page has its own layout.
void ReadPage::hideEvent(QHideEvent* event)
{
    cine_->setPlaying(false);
    layout_->setMaximised(false);
    Page::hideEvent(event);
}

void ReadPage::choosePatient()
{
    const Selection& selection = workspace_.selection;
    const Patient* patient = workspace_.document.project().findPatient(selection.patient());
    if (!isVisible() || !patient || patient->findImage(selection.image()))
        return;
    const std::string first = firstImageOf(*patient);
    if (!first.empty())
        workspace_.selection.selectImage(patient->id, first);
}

void ReadPage::refresh()
{
    state_ = readState(workspace_.document.project(), choice());
    state_.locked = workspace_.document.lockedWords();
    rail_->setLocked(state_.locked);
    showStrip();
    frames_->show(state_.frame, state_.frames, state_.image ? Cine::rateOf(state_.image->facts) : Cine::Rate());
    cine_->show(state_.image, state_.frame);
    hung_->show(state_);
    if (second_)
        second_->showState(state_);
    assist_->setFrame(hung_->active().shown().current());
    stages_->show(hung_->stages(), hung_->stage(), hung_->isLinked());
    stages_->setGrid(hung_->grid());
    options_->refresh();
    showDisplay();
    showInspector();
    emit statusChanged();
}

void ReadPage::showStrip()
{
    strip_->show(state_.images);
    foot_->setVisible(!state_.images.empty() && !layout_->isMaximised());
}

/// What belongs to the active tile's window and zoom.
void ReadPage::showDisplay()
{
    options_->setDisplay(hung_->active().display());
    pictureMenu_->setPane(&hung_->active());
    options_->setZoom(tile().image().isEmpty() ? 0 : tile().view().zoom);
    rail_->setChecked(Command::invert, hung_->active().display().isInvertedByReader());
}

void ReadPage::showInspector()
{
    if (!inspector_ || !risk_)
        return;
    ReadInspector::Lesions lesions;
    for (ReadPane* pane : hung_->panes())
        pane->scene().addTo(lesions);
    ReadState state = state_;
    if (const LoadedFramePtr frame = hung_->active().shown().current())
        for (const Message& warning : frame->frame->warnings)  // what only decoding shows: coloured pixels, LUTs that do not fit
            if (const QString words = text(warning); !state.warnings.contains(words))
                state.warnings << words;
    inspector_->show(state, workspace_.document.project().rings, look_->rings(), lesions);
    const auto& outlines = regions().wanted();
    risk_->show(outlines.empty() ? std::nullopt : std::optional(outlines.front()), hung_->active().shown().current());
}

void ReadPage::showStability()
{
    const Roi* roi = editor_->current();
    if (!roi || !workspace_.document.project().findPatient(workspace_.selection.patient()))
        return;
    auto* dialog = new StabilityDialog(workspace_, {workspace_.selection.patient(), roi->id}, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->start();
}

/// Each tile has the map of what hangs on it.
void ReadPage::showMaps()
{
    for (ReadPane* pane : hung_->panes()) {
        const ReadState& state = pane->state();
        pane->tile().overlay().setMap(state.image && pane->shown().current() ? maps_->on(state.image->uid, state.frame) : std::nullopt);
    }
}

void ReadPage::run(Command command)
{
    if (editor_->run(command))
        return;
    Tile& tile = this->tile();
    switch (command) {
    case Command::fit: tile.fit(); break;
    case Command::oneToOne: tile.oneToOne(); break;
    case Command::zoomIn: tile.zoomBy(1.25); break;
    case Command::zoomOut: tile.zoomBy(1 / 1.25); break;
    case Command::invert: hung_->toggleInverted(); break;
    case Command::reset: hung_->reset(); break;
    case Command::smoothing: {
        const Smoothing next = tile.smoothing() == Smoothing::always ? Smoothing::automatic : Smoothing::always;
        for (ReadPane* pane : hung_->panes())
            pane->tile().setSmoothing(next);
        break;
    }
    case Command::showOverlays: look_->toggleShown(); break;
    case Command::tintOutlines: look_->toggleTint(); break;
    case Command::playCine: cine_->setPlaying(!cine_->isPlaying()); break;
    case Command::lesionGuide: look_->toggleGuide(); break;
    case Command::nextUnread: emit nextUnreadWanted(); break;
    case Command::featureMap:
        if (maps_->hasMap())
            maps_->setShown(!maps_->isShown());
        else
            maps_->compute(hung_->active().shown().current());
        break;
    case Command::previousStage: hung_->stepStage(-1); break;
    case Command::nextStage: hung_->stepStage(1); break;
    case Command::linkViews: hung_->setLinked(!hung_->isLinked()); break;
    case Command::previousImage: step(-1); break;
    case Command::nextImage: step(1); break;
    case Command::firstImage: step(-1'000'000); break;
    case Command::lastImage: step(1'000'000); break;
    case Command::outlineStability: showStability(); break;
    case Command::ring1: look_->toggleRing(0); break;
    case Command::ring2: look_->toggleRing(1); break;
    case Command::ring3: look_->toggleRing(2); break;
    default: runOnPicture(command); break;
    }
}

/// Frames of a multi-frame object first, else images of the patient.
void ReadPage::step(int steps)
{
    if (!state_.image || tile().isDragging())  // a gesture belongs to the frame it began on
        return;
    Selection& selection = workspace_.selection;
    if (state_.frames > 1) {
        selection.selectImage(selection.patient(), selection.image(), std::clamp(selection.frame() + steps, 1, state_.frames));
        return;
    }
    const auto here = std::ranges::find(state_.images, state_.image->uid, &ImageChip::uid) - state_.images.begin();
    const auto there = std::clamp<std::ptrdiff_t>(here + steps, 0, std::ssize(state_.images) - 1);
    selection.selectImage(selection.patient(), state_.images[static_cast<std::size_t>(there)].uid);
}

QStringList ReadPage::statusParts() const
{
    if (!state_.image)
        return {};
    QStringList parts{state_.viewLabel, state_.spacingWords, state_.intent, hung_->active().display().sourceWords()};
    if (pointer_)
        if (const LoadedFramePtr frame = pointer_->pane->shown().current()) {
            const QString words = pointerWords(*frame, pointer_->at);
            const bool isOther = pointer_->pane != &hung_->active() && !words.isEmpty();
            parts << (isOther ? QStringList{pointer_->pane->state().viewLabel, words}.join(QStringLiteral("  ")) : words);
        }
    parts.removeAll({});
    return parts;
}

void ReadPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Page::changeEvent(event);
}

}  // namespace annulus::ui
