#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/read/Cine.h"
#include "ui/pages/read/FeatureMapLayer.h"
#include "ui/pages/read/FeatureMapPanel.h"
#include "ui/pages/read/FrameBar.h"
#include "ui/pages/read/HungTiles.h"
#include "ui/pages/read/ImageStrip.h"
#include "ui/pages/read/LesionAssist.h"
#include "ui/pages/read/PictureMenu.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/ScreenCalibration.h"
#include "ui/pages/read/SecondWindow.h"
#include "ui/pages/read/StageBar.h"
#include "ui/pages/read/ToolOptions.h"
#include "ui/pages/read/ToolRail.h"
#include "ui/text.h"
#include "ui/view/TileLayout.h"
#include "ui/view/screenScale.h"
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
    case ToolKind::measure: return Command::measureTool;
    case ToolKind::calibrate: return Command::calibrateTool;
    case ToolKind::brush: return Command::brushTool;
    case ToolKind::eraser: return Command::eraserTool;
    case ToolKind::wand: return Command::wandTool;
    case ToolKind::liveWire: return Command::liveWireTool;
    case ToolKind::ellipse: return Command::ellipseTool;
    case ToolKind::threshold: return Command::thresholdTool;
    case ToolKind::cut: return Command::cutTool;
    case ToolKind::assist: return Command::assistTool;
    }
    return Command::editTool;
}

}  // namespace

void ReadPage::connectDocument()
{
    connect(&workspace_.document, &Document::changed, this, &ReadPage::refresh);
    connect(&workspace_.selection, &Selection::patientChanged, this, &ReadPage::choosePatient);
    connect(&workspace_.selection, &Selection::imageChanged, this, &ReadPage::refresh);
    connect(&workspace_.selection, &Selection::roiChanged, this, &ReadPage::refresh);
}

void ReadPage::connectTiles()
{
    connect(hung_, &HungTiles::paneAdded, this, [this](ReadPane* pane) { connectPane(*pane); });
    for (ReadPane* pane : hung_->panes())
        connectPane(*pane);
    connect(hung_, &HungTiles::stageChanged, this, &ReadPage::refresh);
    connect(hung_, &HungTiles::frameChanged, this, [this] {
        assist_->setFrame(hung_->active().shown().current());
        showDisplay();
        showInspector();
        emit statusChanged();
        tellIfSettled();
    });
    connect(hung_, &HungTiles::sceneChanged, this, [this] {
        showInspector();
        tellIfSettled();
    });
    connect(look_, &OutlineLook::changed, this, [this] {
        rail_->setChecked(Command::showOverlays, look_->isShown());
        showInspector();
    });
    editor_->setPixels([this] {
        const LoadedFramePtr frame = hung_->active().shown().current();
        return frame ? frame->grey : ImagePtr();
    });
    connect(editor_, &RoiEditor::toolChanged, this, [this] { rail_->setActive(commandOf(editor_->tool())); });
    connect(editor_, &RoiEditor::refused, this, [this](const Error& error) { workspace_.notices.error(error); });
    connect(editor_, &RoiEditor::roomRequested, this, [this] { layout_->setMaximised(!layout_->isMaximised()); });
    connect(editor_, &RoiEditor::renameRequested, this, [this] {
        if (inspector_)
            inspector_->startRename();
    });
}

void ReadPage::connectMaps()
{
    auto* panel = new FeatureMapPanel(keys_, *maps_, inspector_);
    inspector_->append(panel);
    connect(panel, &FeatureMapPanel::computeRequested, this, [this] {
        maps_->compute(hung_->active().shown().current());
        tile().setFocus();
    });
    connect(maps_, &FeatureMapLayer::changed, this, &ReadPage::showMaps);
    connect(&workspace_.document, &Document::changed, maps_, &FeatureMapLayer::refresh);
    connect(hung_, &HungTiles::frameChanged, this, &ReadPage::showMaps);
    connect(hung_, &HungTiles::stageChanged, this, &ReadPage::showMaps);
}

void ReadPage::connectPane(ReadPane& pane)
{
    Tile& tile = pane.tile();
    const auto zoomOfActive = [this, &pane] {
        if (&pane == &hung_->active())
            showDisplay();
    };
    connect(&pane.shown(), &ShownFrame::missingImagesWanted, this, &Page::missingImagesWanted);
    connect(&tile, &Tile::commandRequested, this, &ReadPage::run);
    connect(&tile, &Tile::stepRequested, this, &ReadPage::step);
    connect(&tile, &Tile::viewChanged, this, zoomOfActive);
    connect(&tile, &Tile::drawn, this, zoomOfActive);
    connect(&tile, &Tile::hovered, this, [this, &pane](Point at) {
        pointer_ = {&pane, at};
        emit statusChanged();
    });
    connect(&tile, &Tile::hoverEnded, this, [this, &pane] {
        if (!pointer_ || pointer_->pane != &pane)
            return;
        pointer_.reset();
        emit statusChanged();
    });
    connect(&pane.display(), &DisplayControl::changed, this, [this, zoomOfActive, &pane] {
        if (second_ && pane.state().image)
            second_->takeDisplay(pane.state().image->uid, pane.display().display(), pane.display());
        zoomOfActive();
        emit statusChanged();
    });
}

void ReadPage::connectPanels()
{
    connect(layout_, &TileLayout::maximisedChanged, this, [this](bool maximised) {
        emit roomWanted(maximised);
        refresh();
    });
    connect(rail_, &ToolRail::triggered, this, [this](Command command) {
        tile().setFocus();
        run(command);
    });
    connect(options_, &ToolOptions::focusView, this, [this] { tile().setFocus(); });
    connect(options_, &ToolOptions::commandWanted, this, [this](Command command) {
        tile().setFocus();
        run(command);
    });
    connect(options_, &ToolOptions::presetChosen, hung_, &HungTiles::usePreset);
    connect(stages_, &StageBar::chosen, this, [this](std::size_t stage) {
        hung_->setStage(stage);
        tile().setFocus();
    });
    connect(stages_, &StageBar::gridWanted, this, [this](const QSize& grid) {
        hung_->setGrid(grid);
        tile().setFocus();
    });
    connect(stages_, &StageBar::linkToggled, this, [this](bool linked) {
        hung_->setLinked(linked);
        tile().setFocus();
    });
    const auto showFrame = [this](int frame) {
        workspace_.selection.selectImage(workspace_.selection.patient(), workspace_.selection.image(), frame);
    };
    connect(cine_, &Cine::frameWanted, this, showFrame);
    connect(cine_, &Cine::playingChanged, frames_, &FrameBar::setPlaying);
    connect(frames_, &FrameBar::playToggled, this, [this] {
        run(Command::playCine);
        tile().setFocus();
    });
    connect(frames_, &FrameBar::chosen, this, showFrame);
    connect(strip_, &ImageStrip::chosen, this, [this](const std::string& uid) {
        workspace_.selection.selectImage(workspace_.selection.patient(), uid);
        tile().setFocus();
    });

    connect(inspector_, &ReadInspector::chosen, this, [this](const LesionRow& row) {
        workspace_.selection.selectImage(workspace_.selection.patient(), row.image, row.frame);
        workspace_.selection.selectRoi(row.roi);
        tile().setFocus();
    });
    connect(inspector_, &ReadInspector::renamed, this, [this](const std::string& roi, const QString& name) {
        editor_->rename(roi, storedLesionName(name));
        tile().setFocus();
    });
    connect(inspector_, &ReadInspector::deleteRequested, this, [this](const std::string& roi) {
        workspace_.selection.selectRoi(roi);
        run(Command::deleteRoi);
    });
    connect(inspector_, &ReadInspector::ringToggled, look_, [this](int index) { look_->toggleRing(index); });
    connect(inspector_, &ReadInspector::calibrateRequested, this, [this] {
        tile().setFocus();
        run(Command::calibrateTool);
    });
}

void ReadPage::connectPictures()
{
    connect(pictures_, &PictureLook::changed, this, [this] {
        hung_->show(state_);
        for (ReadPane* pane : hung_->panes())
            pane->tile().setMagnifier(pictures_->magnifies());
        emit statusChanged();
    });
    connect(pictureMenu_, &PictureMenu::focusView, this, [this] { tile().setFocus(); });
    connect(pictureMenu_, &PictureMenu::commandChosen, this, &ReadPage::run);
    connect(pictureMenu_, &PictureMenu::saveWanted, this, &ReadPage::savePictures);
    connect(pictureMenu_, &PictureMenu::screenCalibrationWanted, this, [this] {
        auto* dialog = new ScreenCalibration(workspace_.settings, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, &ReadPage::showTrueSize);
        dialog->open();
    });
}

void ReadPage::runOnPicture(Command command)
{
    const std::string image = state_.image ? state_.image->uid : std::string();
    switch (command) {
    case Command::turnRight:
    case Command::turnLeft:
    case Command::mirror:
        if (!image.empty() && !tile().isDragging())
            pictures_->turn(image, command == Command::mirror ? Turn{false, true, false} : Turn{true, command == Command::turnRight, command == Command::turnLeft});
        break;
    case Command::magnifier: pictures_->toggleMagnifier(); break;
    case Command::trueSize: showTrueSize(); break;
    case Command::secondWindow: toggleSecondWindow(); break;
    case Command::overlayPlanes: pictures_->toggleOverlays(); break;
    case Command::regionBoxes: pictures_->toggleRegions(); break;
    default: break;
    }
}

void ReadPage::toggleSecondWindow()
{
    if (second_) {
        second_->close();
        return;
    }
    second_ = new SecondWindow(workspace_, {keys_, *editor_, *outlines_, *look_, *pictures_}, this);
    const auto followMain = [this](ReadPane* pane) {
        // Windows of one image go together whichever window they are changed in.
        connect(&pane->display(), &DisplayControl::changed, this, [this, pane] {
            const auto image = pane->state().image;
            if (!image)
                return;
            for (ReadPane* other : hung_->panes())
                if (other != pane && other->state().image && other->state().image->uid == image->uid)
                    other->display().follow(pane->display().display());
        });
    };
    connect(second_, &SecondWindow::paneAdded, this, followMain);
    for (ReadPane* pane : second_->panes())
        followMain(pane);
    connect(second_, &SecondWindow::imageChosen, this, [this](const std::string& image) { workspace_.selection.selectImage(workspace_.selection.patient(), image); });
    connect(second_, &SecondWindow::commandRequested, this, &ReadPage::run);
    second_->show();
    second_->showState(state_);
    tile().setFocus();
}

/// A millimetre of the object on a millimetre of the screen, as far as both are known; never a guess.
void ReadPage::showTrueSize()
{
    if (!state_.image)
        return;
    const ScreenScale scale = screenScale(*screen(), workspace_.settings);
    const Spacing spacing = commonSpacing(*state_.image);
    if (!spacing.isCalibrated() || scale.mmPerPixel <= 0) {
        workspace_.notices.warn(!spacing.isCalibrated() ? tr("There is no true size: the picture has no millimetres.")
                                                        : tr("There is no true size: the screen does not say how large it is. Measure it first (Picture, Measure this screen)."));
        return;
    }
    tile().zoomTo(std::min(spacing.x, spacing.y) / scale.mmPerPixel);
    workspace_.notices.done(tr("True size: %1 on a screen of %2.").arg(spacingWordsOf(*state_.image), scaleWords(scale)));
}

}  // namespace annulus::ui
