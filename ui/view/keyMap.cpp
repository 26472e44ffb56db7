#include "ui/view/keyMap.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <vector>

namespace annulus::ui {

namespace {

constexpr MouseRow mouse[] = {
    {QT_TRANSLATE_NOOP("keys", "Right drag"), QT_TRANSLATE_NOOP("keys", "Window and level")},
    {QT_TRANSLATE_NOOP("keys", "Middle drag, Space + drag"), QT_TRANSLATE_NOOP("keys", "Move the picture")},
    {QT_TRANSLATE_NOOP("keys", "Ctrl + wheel"), QT_TRANSLATE_NOOP("keys", "Zoom at the cursor")},
    {QT_TRANSLATE_NOOP("keys", "Wheel"), QT_TRANSLATE_NOOP("keys", "Next or previous image or frame")},
    {QT_TRANSLATE_NOOP("keys", "Shift + wheel"), QT_TRANSLATE_NOOP("keys", "Size of the brush")},
    {QT_TRANSLATE_NOOP("keys", "Ctrl + drag with brush, wand, cut"), QT_TRANSLATE_NOOP("keys", "The other way: takes away, or adds")},
    {QT_TRANSLATE_NOOP("keys", "Double-click on the picture"), QT_TRANSLATE_NOOP("keys", "Give it all the room, and back")},
    {QT_TRANSLATE_NOOP("keys", "Click on an outline"), QT_TRANSLATE_NOOP("keys", "Choose it")},
    {QT_TRANSLATE_NOOP("keys", "Drag a point or the inside"), QT_TRANSLATE_NOOP("keys", "Move the point or the outline")},
    {QT_TRANSLATE_NOOP("keys", "Double-click on an edge"), QT_TRANSLATE_NOOP("keys", "Add a point")},
    {QT_TRANSLATE_NOOP("keys", "Alt + click on a point"), QT_TRANSLATE_NOOP("keys", "Remove it")},
    {QT_TRANSLATE_NOOP("keys", "Right click with the U-Net"), QT_TRANSLATE_NOOP("keys", "This place does not belong to the lesion")},
};

}  // namespace

std::span<const MouseRow> mouseRows() { return mouse; }

KeyMap::KeyMap()
    : rows_{
          {Command::editTool, KeyGroup::tools, "edit-tool", QT_TRANSLATE_NOOP("keys", "Edit outline"), {Qt::Key_V}},
          {Command::windowTool, KeyGroup::tools, "window-tool", QT_TRANSLATE_NOOP("keys", "Window and level"), {Qt::Key_W}},
          {Command::polygonTool, KeyGroup::tools, "polygon-tool", QT_TRANSLATE_NOOP("keys", "Polygon"), {Qt::Key_P}},
          {Command::freehandTool, KeyGroup::tools, "freehand-tool", QT_TRANSLATE_NOOP("keys", "Freehand"), {Qt::Key_H}},
          {Command::brushTool, KeyGroup::tools, "brush-tool", QT_TRANSLATE_NOOP("keys", "Brush"), {Qt::Key_B}},
          {Command::eraserTool, KeyGroup::tools, "eraser-tool", QT_TRANSLATE_NOOP("keys", "Eraser"), {Qt::Key_E}},
          {Command::smallerBrush, KeyGroup::tools, "smaller-brush", QT_TRANSLATE_NOOP("keys", "Smaller brush"), {Qt::Key_BracketLeft}},
          {Command::largerBrush, KeyGroup::tools, "larger-brush", QT_TRANSLATE_NOOP("keys", "Larger brush"), {Qt::Key_BracketRight}},
          {Command::liveWireTool, KeyGroup::tools, "live-wire-tool", QT_TRANSLATE_NOOP("keys", "Live wire"), {Qt::Key_L}},
          {Command::wandTool, KeyGroup::tools, "wand-tool", QT_TRANSLATE_NOOP("keys", "Wand"), {QKeySequence(Qt::SHIFT | Qt::Key_W)}},
          {Command::thresholdTool, KeyGroup::tools, "threshold-tool", QT_TRANSLATE_NOOP("keys", "Threshold in the outline"), {Qt::Key_Y}},
          {Command::ellipseTool, KeyGroup::tools, "ellipse-tool", QT_TRANSLATE_NOOP("keys", "Ellipse"), {Qt::Key_D}},
          {Command::cutTool, KeyGroup::tools, "cut-tool", QT_TRANSLATE_NOOP("keys", "Cut"), {Qt::Key_X}},
          {Command::measureTool, KeyGroup::tools, "measure-tool", QT_TRANSLATE_NOOP("keys", "Measure a distance"), {Qt::Key_M}},
          {Command::calibrateTool, KeyGroup::tools, "calibrate-tool", QT_TRANSLATE_NOOP("keys", "Calibrate by two clicks"), {Qt::Key_K}},
          {Command::assistTool, KeyGroup::tools, "assist-tool", QT_TRANSLATE_NOOP("keys", "Outline with the U-Net"), {Qt::Key_U}},
          {Command::proposeLesion, KeyGroup::tools, "propose-lesion", QT_TRANSLATE_NOOP("keys", "Let the U-Net look for a lesion"), {QKeySequence(Qt::SHIFT | Qt::Key_U)}},
          {Command::fit, KeyGroup::pictures, "fit", QT_TRANSLATE_NOOP("keys", "Fit to window"), {Qt::Key_F}},
          {Command::oneToOne, KeyGroup::pictures, "one-to-one", QT_TRANSLATE_NOOP("keys", "One to one"), {QKeySequence(Qt::CTRL | Qt::Key_1)}},
          {Command::invert, KeyGroup::pictures, "invert", QT_TRANSLATE_NOOP("keys", "Invert greys"), {Qt::Key_I}},
          {Command::reset, KeyGroup::pictures, "reset", QT_TRANSLATE_NOOP("keys", "Reset view"), {Qt::Key_R}},
          {Command::zoomIn, KeyGroup::pictures, "zoom-in", QT_TRANSLATE_NOOP("keys", "Zoom in"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}},
          {Command::zoomOut, KeyGroup::pictures, "zoom-out", QT_TRANSLATE_NOOP("keys", "Zoom out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}},
          {Command::smoothing, KeyGroup::pictures, "smoothing", QT_TRANSLATE_NOOP("keys", "Smooth magnified pixels"), {Qt::Key_Q}},
          {Command::showOverlays, KeyGroup::outlines, "overlays", QT_TRANSLATE_NOOP("keys", "Show or hide outlines"), {Qt::Key_S}},
          {Command::tintOutlines, KeyGroup::outlines, "tint", QT_TRANSLATE_NOOP("keys", "Tint the inside of outlines"), {Qt::Key_A}},
          {Command::lesionGuide, KeyGroup::outlines, "lesion-guide", QT_TRANSLATE_NOOP("keys", "Distance from the nipple on the other view"), {Qt::Key_N}},
          {Command::featureMap, KeyGroup::outlines, "feature-map", QT_TRANSLATE_NOOP("keys", "Feature map: compute, show or hide"), {QKeySequence(Qt::SHIFT | Qt::Key_X)}},
          {Command::previousImage, KeyGroup::pictures, "previous-image", QT_TRANSLATE_NOOP("keys", "Previous image or frame"), {Qt::Key_Up, Qt::Key_Left}},
          {Command::nextImage, KeyGroup::pictures, "next-image", QT_TRANSLATE_NOOP("keys", "Next image or frame"), {Qt::Key_Down, Qt::Key_Right}},
          {Command::firstImage, KeyGroup::pictures, "first-image", QT_TRANSLATE_NOOP("keys", "First image or frame"), {Qt::Key_Home}},
          {Command::lastImage, KeyGroup::pictures, "last-image", QT_TRANSLATE_NOOP("keys", "Last image or frame"), {Qt::Key_End}},
          {Command::nextUnread, KeyGroup::pictures, "next-unread", QT_TRANSLATE_NOOP("keys", "Next patient not read yet"), {Qt::Key_J}},
          {Command::previousStage, KeyGroup::pictures, "previous-stage", QT_TRANSLATE_NOOP("keys", "Previous stage of the hanging"), {Qt::Key_PageUp}},
          {Command::nextStage, KeyGroup::pictures, "next-stage", QT_TRANSLATE_NOOP("keys", "Next stage of the hanging"), {Qt::Key_PageDown}},
          {Command::linkViews, KeyGroup::pictures, "link-views", QT_TRANSLATE_NOOP("keys", "Link zoom and window of all pictures"), {Qt::Key_G}},
          {Command::playCine, KeyGroup::pictures, "play", QT_TRANSLATE_NOOP("keys", "Play the frames, and stop"), {Qt::Key_C}},
          {Command::turnRight, KeyGroup::pictures, "turn-right", QT_TRANSLATE_NOOP("keys", "Turn a quarter to the right"), {QKeySequence(Qt::ALT | Qt::Key_R)}},
          {Command::turnLeft, KeyGroup::pictures, "turn-left", QT_TRANSLATE_NOOP("keys", "Turn a quarter to the left"), {QKeySequence(Qt::ALT | Qt::Key_L)}},
          {Command::mirror, KeyGroup::pictures, "mirror", QT_TRANSLATE_NOOP("keys", "Mirror left to right"), {QKeySequence(Qt::ALT | Qt::Key_F)}},
          {Command::magnifier, KeyGroup::pictures, "magnifier", QT_TRANSLATE_NOOP("keys", "Magnifier under the cursor"), {Qt::Key_Z}},
          {Command::trueSize, KeyGroup::pictures, "true-size", QT_TRANSLATE_NOOP("keys", "True size on this screen"), {Qt::Key_T}},
          {Command::overlayPlanes, KeyGroup::pictures, "overlay-planes", QT_TRANSLATE_NOOP("keys", "Overlays of the image"), {Qt::Key_O}},
          {Command::regionBoxes, KeyGroup::pictures, "region-boxes", QT_TRANSLATE_NOOP("keys", "Boxes of ultrasound regions"), {QKeySequence(Qt::SHIFT | Qt::Key_B)}},
          {Command::secondWindow, KeyGroup::pictures, "second-window", QT_TRANSLATE_NOOP("keys", "Second window"), {Qt::Key_F11}},
          {Command::closePolygon, KeyGroup::tools, "close-polygon", QT_TRANSLATE_NOOP("keys", "Close polygon"), {Qt::Key_Enter, Qt::Key_Return}},
          {Command::removePoint, KeyGroup::tools, "remove-point", QT_TRANSLATE_NOOP("keys", "Remove point"), {Qt::Key_Backspace}},
          {Command::cancelTool, KeyGroup::tools, "cancel-tool", QT_TRANSLATE_NOOP("keys", "Drop the tool"), {Qt::Key_Escape}},
          {Command::nextRoi, KeyGroup::outlines, "next-roi", QT_TRANSLATE_NOOP("keys", "Next outline"), {Qt::Key_Tab}},
          {Command::deleteRoi, KeyGroup::outlines, "delete-roi", QT_TRANSLATE_NOOP("keys", "Delete outline"), {Qt::Key_Delete}},
          {Command::renameRoi, KeyGroup::outlines, "rename-roi", QT_TRANSLATE_NOOP("keys", "Rename outline"), {Qt::Key_F2}},
          {Command::growOutline, KeyGroup::outlines, "grow-outline", QT_TRANSLATE_NOOP("keys", "Grow outline"), {QKeySequence(Qt::CTRL | Qt::Key_BracketRight)}},
          {Command::shrinkOutline, KeyGroup::outlines, "shrink-outline", QT_TRANSLATE_NOOP("keys", "Shrink outline"), {QKeySequence(Qt::CTRL | Qt::Key_BracketLeft)}},
          {Command::smoothOutline, KeyGroup::outlines, "smooth-outline", QT_TRANSLATE_NOOP("keys", "Smooth outline"), {QKeySequence(Qt::SHIFT | Qt::Key_S)}},
          {Command::fillHoles, KeyGroup::outlines, "fill-holes", QT_TRANSLATE_NOOP("keys", "Fill holes"), {QKeySequence(Qt::SHIFT | Qt::Key_F)}},
          {Command::keepLargest, KeyGroup::outlines, "keep-largest", QT_TRANSLATE_NOOP("keys", "Keep the largest piece"), {QKeySequence(Qt::SHIFT | Qt::Key_L)}},
          {Command::copyToNextFrame, KeyGroup::outlines, "copy-to-next-frame", QT_TRANSLATE_NOOP("keys", "Copy outline to the next frame"), {QKeySequence(Qt::SHIFT | Qt::Key_C)}},
          {Command::outlineStability, KeyGroup::outlines, "outline-stability", QT_TRANSLATE_NOOP("keys", "How features change with the outline"), {QKeySequence(Qt::SHIFT | Qt::Key_T)}},
          {Command::ring1, KeyGroup::outlines, "ring-1", QT_TRANSLATE_NOOP("keys", "First ring"), {Qt::Key_1}},
          {Command::ring2, KeyGroup::outlines, "ring-2", QT_TRANSLATE_NOOP("keys", "Second ring"), {Qt::Key_2}},
          {Command::ring3, KeyGroup::outlines, "ring-3", QT_TRANSLATE_NOOP("keys", "Third ring"), {Qt::Key_3}},
          {Command::undo, KeyGroup::outlines, "undo", QT_TRANSLATE_NOOP("keys", "Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}},
          {Command::redo, KeyGroup::outlines, "redo", QT_TRANSLATE_NOOP("keys", "Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}},
      }
{
}

const KeyRow* KeyMap::find(const QKeyEvent& event) const
{
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const QKeySequence pressed(QKeyCombination(modifiers, static_cast<Qt::Key>(event.key())));
    const QKeySequence unshifted(QKeyCombination(modifiers & ~Qt::ShiftModifier, static_cast<Qt::Key>(event.key())));
    for (const KeyRow& row : rows_)
        if (row.keys.contains(pressed))
            return &row;
    // "Ctrl++" needs Shift on most keyboards
    if (event.key() == Qt::Key_Plus)
        for (const KeyRow& row : rows_)
            if (row.keys.contains(unshifted))
                return &row;
    return nullptr;
}

QString KeyMap::keyText(Command command) const
{
    const auto row = std::ranges::find(rows_, command, &KeyRow::command);
    return row == rows_.end() || row->keys.isEmpty() ? QString() : row->keys.first().toString(QKeySequence::NativeText);
}

QString KeyMap::label(Command command) const
{
    const auto row = std::ranges::find(rows_, command, &KeyRow::command);
    return row == rows_.end() ? QString() : QCoreApplication::translate("keys", row->label);
}

void KeyMap::rebind(const QString& id, const QList<QKeySequence>& keys)
{
    for (KeyRow& row : rows_) {
        if (id == QLatin1String(row.id))
            row.keys = keys;
        else
            row.keys.removeIf([&](const QKeySequence& key) { return keys.contains(key); });
    }
}

}  // namespace annulus::ui
