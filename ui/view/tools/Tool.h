#pragma once

#include "core/base/Result.h"
#include "core/roi/measure.h"
#include "core/segment/AssistNote.h"
#include "ui/view/Overlay.h"
#include "ui/view/tools/ToolEvent.h"

#include <memory>
#include <optional>

namespace annulus::ui {

/// How an outline was changed: names the undo step.
enum class Gesture { moveVertex, insertVertex, deleteVertex, moveOutline, paint, erase, addRegion, takeRegion, threshold, cut };

/// What an event led to. One gesture ends in at most one outcome, and so in one edit.
struct ToolOutcome {
    struct Change {
        Outline outline;
        Gesture gesture;
        std::string detail = {};  ///< "3 mm", the size of the brush
    };
    std::optional<Outline> drawn;     ///< a new outline
    std::optional<AssistNote> assist; ///< how a model proposed the new outline
    std::optional<Change> change;     ///< of the outline in hand
    std::optional<Segment> measured;  ///< two clicks for a calibration
    std::optional<Error> refused;     ///< why the gesture led to nothing
    bool wasIdle = false;             ///< the event meant nothing here: a cancel drops the tool, a press may choose another outline
};

/// What a tool wants to be seen while it works; the document does not know of it.
struct ToolPicture {
    std::optional<Outline> live;       ///< stands in for the outline in hand, or (`isNew`) is a new one
    bool isNew = false;
    bool isProposal = false;           ///< nobody has drawn the new outline yet: only the tool's own line shows it
    std::vector<OverlayLine> lines;
    std::vector<OverlayHandle> handles;
    std::optional<Segment> measuring;  ///< a line whose length shall be told
    Qt::CursorShape cursor = Qt::CrossCursor;
};

/// A small machine that turns the hand's ways into outlines. It holds only the gesture under way; `current` is the
/// outline in hand, null where none is chosen.
class Tool {
public:
    virtual ~Tool() = default;
    virtual ToolOutcome handle(const ToolEvent& event, const Outline* current) = 0;
    [[nodiscard]] virtual ToolPicture picture(const Outline* current) const = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;  ///< a gesture is under way
};

/// `points`: those of a polygon that is already under way.
std::unique_ptr<Tool> makePolygonTool(Contour points = {});
std::unique_ptr<Tool> makeFreehandTool();
std::unique_ptr<Tool> makeEditTool();
std::unique_ptr<Tool> makeCalibrationTool();
std::unique_ptr<Tool> makeMeasureTool();

/// Distance in columns as the eye sees it.
double distanceOf(Point a, Point b, double aspect);
/// Even-odd.
bool isInside(const Outline& outline, Point at);

}  // namespace annulus::ui
