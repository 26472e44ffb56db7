#include "ui/pages/ReadPage.h"

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/read/FrameBar.h"
#include "ui/pages/read/ImageStrip.h"
#include "ui/pages/read/OutlineChoice.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/ReadScene.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/ShownFrame.h"
#include "ui/pages/read/ToolOptions.h"
#include "ui/pages/read/ToolRail.h"
#include "ui/pages/read/pointerWords.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/TileLayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

ReadPage::ReadPage(const Workspace& workspace, QWidget* parent)
    : Page(parent), workspace_(workspace), layout_(new TileLayout(keys_, this)), tile_(&layout_->tile(0)), display_(new DisplayControl(*tile_, this)),
      editor_(new RoiEditor(workspace.document, workspace.selection, *tile_, this)),
      shown_(new ShownFrame(workspace, *tile_, *display_, this)), outlines_(new OutlineChoice(workspace.document, workspace.selection, this)),
      scene_(new ReadScene(workspace, *tile_, *display_, *editor_, *outlines_, this)), rail_(new ToolRail(keys_, this)),
      options_(new ToolOptions(keys_, *editor_, *display_, this)), frames_(new FrameBar(this)), strip_(new ImageStrip(this)),
      inspector_(new ReadInspector(keys_, this))
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(options_);
    column->addWidget(layout_, 1);
    column->addWidget(frames_);
    column->addWidget(strip_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail_);
    row->addLayout(column, 1);

    rail_->setActive(Command::editTool);
    rail_->setChecked(Command::showOverlays, true);
    inspector_->hide();
    connectDocument();
    connectTile();
    connectPanels();
    refresh();
}

ReadPage::~ReadPage() = default;

Tile& ReadPage::tile() { return *tile_; }

LiveRegions& ReadPage::regions() { return scene_->regions(); }

QWidget* ReadPage::inspector() { return inspector_; }

bool ReadPage::isSettled() const
{
    if (!shown_->current())
        return !shown_->isWaiting();
    return !scene_->regions().isRunning() && workspace_.images->breast(*state_.image, state_.frame).has_value();
}

void ReadPage::tellIfSettled()
{
    if (isSettled())
        emit settled();
}

ReadChoice ReadPage::choice() const
{
    const Selection& selection = workspace_.selection;
    return {selection.patient(), selection.image(), selection.roi(), selection.frame()};
}

void ReadPage::activated()
{
    choosePatient();
    takeFocus();
}

void ReadPage::takeFocus() { tile_->setFocus(); }

void ReadPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    choosePatient();
    shown_->show(state_);
}

/// Another page has its own layout.
void ReadPage::hideEvent(QHideEvent* event)
{
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
    frames_->show(state_.frame, state_.frames);
    options_->refresh();
    shown_->show(state_);
    scene_->show(state_, shown_->current());
    showInspector();
    emit statusChanged();
}

void ReadPage::showStrip()
{
    strip_->show(state_.images);
    strip_->setVisible(!state_.images.empty() && !layout_->isMaximised());
}

void ReadPage::showInspector()
{
    if (inspector_)
        inspector_->show(state_, workspace_.document.project().rings, scene_->rings(), scene_->lesions());
}

void ReadPage::run(Command command)
{
    if (editor_->run(command))
        return;
    switch (command) {
    case Command::fit: tile_->fit(); break;
    case Command::oneToOne: tile_->oneToOne(); break;
    case Command::zoomIn: tile_->zoomBy(1.25); break;
    case Command::zoomOut: tile_->zoomBy(1 / 1.25); break;
    case Command::invert: display_->toggleInverted(); break;
    case Command::reset:
        tile_->fit();
        display_->reset();
        break;
    case Command::smoothing: tile_->setSmoothing(tile_->smoothing() == Smoothing::always ? Smoothing::automatic : Smoothing::always); break;
    case Command::showOverlays:
        scene_->toggleShown();
        rail_->setChecked(Command::showOverlays, scene_->isShown());
        break;
    case Command::tintOutlines: scene_->toggleTint(); break;
    case Command::previousImage: step(-1); break;
    case Command::nextImage: step(1); break;
    case Command::firstImage: step(-1'000'000); break;
    case Command::lastImage: step(1'000'000); break;
    case Command::ring1: scene_->toggleRing(0); break;
    case Command::ring2: scene_->toggleRing(1); break;
    case Command::ring3: scene_->toggleRing(2); break;
    default: break;
    }
}

/// Frames of a multi-frame object first, else images of the patient.
void ReadPage::step(int steps)
{
    if (!state_.image || tile_->isDragging())  // a gesture belongs to the frame it began on
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
    QStringList parts{state_.viewLabel, state_.spacingWords, state_.intent, display_->sourceWords()};
    if (const LoadedFramePtr frame = shown_->current(); frame && pointer_)
        parts << pointerWords(*frame, *pointer_);
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
