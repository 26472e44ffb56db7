#include "ui/pages/ReadPage.h"

#include "ui/Settings.h"
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
#include "ui/text.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/TileLayout.h"
#include "ui/widgets/Notices.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {
namespace {

Command commandOf(ToolKind kind)
{
    switch (kind) {
    case ToolKind::edit: return Command::editTool;
    case ToolKind::window: return Command::windowTool;
    case ToolKind::polygon: return Command::polygonTool;
    case ToolKind::freehand: return Command::freehandTool;
    case ToolKind::calibrate: return Command::calibrateTool;
    }
    return Command::editTool;
}

}  // namespace

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

void ReadPage::connectDocument()
{
    connect(&workspace_.document, &Document::changed, this, &ReadPage::refresh);
    connect(&workspace_.selection, &Selection::patientChanged, this, &ReadPage::choosePatient);
    connect(&workspace_.selection, &Selection::imageChanged, this, &ReadPage::refresh);
    connect(&workspace_.selection, &Selection::roiChanged, this, &ReadPage::refresh);
    connect(shown_, &ShownFrame::changed, this, [this] {
        scene_->show(state_, shown_->current());
        showInspector();
        emit statusChanged();
        tellIfSettled();
    });
}

void ReadPage::connectTile()
{
    connect(tile_, &Tile::commandRequested, this, &ReadPage::run);
    connect(tile_, &Tile::stepRequested, this, &ReadPage::step);
    connect(tile_, &Tile::viewChanged, this, [this] {
        options_->setZoom(tile_->view().zoom);
        scene_->showLines();
    });
    connect(tile_, &Tile::drawn, this, [this] { options_->setZoom(tile_->image().isEmpty() ? 0 : tile_->view().zoom); });
    connect(tile_, &Tile::hovered, this, [this](Point at) {
        pointer_ = at;
        emit statusChanged();
    });
    connect(tile_, &Tile::hoverEnded, this, [this] {
        if (pointer_) {
            pointer_.reset();
            emit statusChanged();
        }
    });
    connect(display_, &DisplayControl::changed, this, [this] {
        rail_->setChecked(Command::invert, display_->isInvertedByReader());
        scene_->showWords();
        emit statusChanged();
    });
    connect(editor_, &RoiEditor::toolChanged, this, [this] { rail_->setActive(commandOf(editor_->tool())); });
    connect(editor_, &RoiEditor::refused, this, [this](const Error& error) { workspace_.notices.error(error); });
    connect(editor_, &RoiEditor::roomRequested, this, [this] { layout_->setMaximised(!layout_->isMaximised()); });
    connect(editor_, &RoiEditor::renameRequested, this, [this] {
        if (inspector_)
            inspector_->startRename();
    });
    connect(scene_, &ReadScene::changed, this, [this] {
        showInspector();
        tellIfSettled();
    });
}

void ReadPage::connectPanels()
{
    connect(layout_, &TileLayout::maximisedChanged, this, [this](bool maximised) {
        showStrip();
        emit roomWanted(maximised);
    });
    connect(rail_, &ToolRail::triggered, this, [this](Command command) {
        tile_->setFocus();
        run(command);
    });
    connect(options_, &ToolOptions::focusView, tile_, [this] { tile_->setFocus(); });
    connect(frames_, &FrameBar::chosen, this, [this](int frame) {
        workspace_.selection.selectImage(workspace_.selection.patient(), workspace_.selection.image(), frame);
    });
    connect(strip_, &ImageStrip::chosen, this, [this](const std::string& uid) {
        workspace_.selection.selectImage(workspace_.selection.patient(), uid);
        tile_->setFocus();
    });

    connect(inspector_, &ReadInspector::chosen, this, [this](const LesionRow& row) {
        workspace_.selection.selectImage(workspace_.selection.patient(), row.image, row.frame);
        workspace_.selection.selectRoi(row.roi);
        tile_->setFocus();
    });
    connect(inspector_, &ReadInspector::renamed, this, [this](const std::string& roi, const QString& name) {
        if (auto done = workspace_.document.apply(RenameRoi{workspace_.selection.patient(), roi, storedLesionName(name)}); !done)
            workspace_.notices.error(done.error());
        tile_->setFocus();
    });
    connect(inspector_, &ReadInspector::deleteRequested, this, [this](const std::string& roi) {
        workspace_.selection.selectRoi(roi);
        run(Command::deleteRoi);
    });
    connect(inspector_, &ReadInspector::ringToggled, scene_, [this](int index) { scene_->toggleRing(index); });
    connect(inspector_, &ReadInspector::calibrateRequested, this, [this] {
        tile_->setFocus();
        run(Command::calibrateTool);
    });
}

Tile& ReadPage::tile() { return *tile_; }

LiveRegions& ReadPage::regions() { return scene_->regions(); }

QWidget* ReadPage::inspector() { return inspector_; }

bool ReadPage::isSettled() const
{
    return shown_->current() && !scene_->regions().isRunning() && workspace_.images->breast(*state_.image, state_.frame).has_value();
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
    tile_->setFocus();
}

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
    showStrip();
    frames_->show(state_.frame, state_.frames);
    options_->setManuallyCalibrated(state_.image && state_.image->manualSpacing.has_value());
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
