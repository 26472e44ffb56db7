#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/read/FrameBar.h"
#include "ui/pages/read/ImageStrip.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/ReadScene.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/ShownFrame.h"
#include "ui/pages/read/ToolOptions.h"
#include "ui/pages/read/ToolRail.h"
#include "ui/text.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/TileLayout.h"
#include "ui/widgets/Notices.h"

// Who hears whom on the Read page.

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

void ReadPage::connectDocument()
{
    connect(&workspace_.document, &Document::changed, this, &ReadPage::refresh);
    connect(shown_, &ShownFrame::missingImagesWanted, this, &Page::missingImagesWanted);
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
        editor_->rename(roi, storedLesionName(name));
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

}  // namespace annulus::ui
