#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>
#include <vector>

class QKeyEvent;

namespace annulus::ui {

/// Everything a key can do in a view.
enum class Command {
    editTool, windowTool, polygonTool, freehandTool, measureTool, calibrateTool,
    assistTool, proposeLesion, brushTool, eraserTool, wandTool, liveWireTool, ellipseTool, thresholdTool, cutTool, smallerBrush, largerBrush,
    fit, oneToOne, invert, reset, zoomIn, zoomOut, smoothing, showOverlays, tintOutlines, lesionGuide, featureMap,
    previousImage, nextImage, firstImage, lastImage, nextUnread, previousStage, nextStage, linkViews, playCine,
    turnRight, turnLeft, mirror, magnifier, trueSize, overlayPlanes, regionBoxes, secondWindow,
    closePolygon, removePoint, cancelTool, nextRoi, deleteRoi, renameRoi,
    growOutline, shrinkOutline, smoothOutline, fillHoles, keepLargest, copyToNextFrame, outlineStability, ring1, ring2, ring3, undo, redo
};

/// Where the cheat sheet lists a command.
enum class KeyGroup { tools, outlines, pictures };

struct KeyRow {
    Command command;
    KeyGroup group;
    const char* id;     ///< for settings and cheat sheet
    const char* label;  ///< translated in the context "keys"
    QList<QKeySequence> keys;
};

/// The one keyboard map of the views (docs: user guide). Its keys act only while a view has the focus, so they
/// never steal a letter from a text field.
class KeyMap {
public:
    KeyMap();

    [[nodiscard]] std::span<const KeyRow> rows() const { return rows_; }
    /// The command of a key press, or nothing.
    [[nodiscard]] const KeyRow* find(const QKeyEvent& event) const;
    /// The first key as the user reads it, "Ctrl+1".
    [[nodiscard]] QString keyText(Command command) const;
    [[nodiscard]] QString label(Command command) const;
    /// Other keys for a command, by its id; the commands that had them lose them.
    void rebind(const QString& id, const QList<QKeySequence>& keys);

private:
    std::vector<KeyRow> rows_;
};

/// What the mouse does in a picture; both translated in the context "keys".
struct MouseRow {
    const char* gesture;
    const char* effect;
};
std::span<const MouseRow> mouseRows();

}  // namespace annulus::ui
