#pragma once

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/view/Tile.h"
#include "ui/view/tools/RegionTools.h"
#include "core/base/units.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace annulus::ui {

enum class ToolKind { edit, window, polygon, freehand, measure, calibrate, brush, eraser, wand, liveWire, ellipse, threshold, cut, assist };

class LesionAssist;

/// Between the tiles and the document: the tools work on the outline in hand, and each finished gesture becomes one Edit.
/// What is under way is shown by `picture()`; the document does not know of it.
class RoiEditor : public QObject {
    Q_OBJECT
public:
    RoiEditor(Document& document, Selection& selection, LesionAssist& assist, QObject* parent = nullptr);
    ~RoiEditor() override;

    void addTile(Tile& tile);
    /// The tile that shows the chosen image: gestures on it work, on others they are not heard.
    void setTile(Tile& tile) { tile_ = &tile; }

    /// Where the pixels of the frame in hand come from; null while they are not loaded.
    void setPixels(std::function<ImagePtr()> pixels) { pixels_ = std::move(pixels); }
    [[nodiscard]] const RegionSettings& regionSettings() const { return regionSettings_; }
    void setRegionSettings(const RegionSettings& settings);

    void setTool(ToolKind kind);
    [[nodiscard]] ToolKind tool() const { return kind_; }
    /// True when the command belongs to drawing and was done.
    bool run(Command command);

    [[nodiscard]] const Roi* current() const;      ///< the chosen outline, if it lies on the frame shown
    [[nodiscard]] std::vector<const Roi*> here() const;  ///< all outlines of the frame shown
    [[nodiscard]] ToolPicture picture() const;
    /// The project may only be read: outlines are chosen and looked at, and every command that would change one is refused.
    [[nodiscard]] bool isLocked() const { return document_.readOnly().has_value(); }
    [[nodiscard]] bool isBusy() const { return active_ && active_->isBusy(); }
    [[nodiscard]] const std::optional<Segment>& measured() const { return measured_; }
    /// The object says how high its pixels are over their width, so that one length calibrates both ways.
    [[nodiscard]] bool isAspectKnown() const;
    [[nodiscard]] const ImageRecord* image() const;  ///< null where none is shown
    /// The line of the calibration tool is this long: stored with the image, flagged.
    void calibrate(Millimetres length);
    void removeCalibration();
    /// Refused where another outline of the same reader on the same frame has the name: tables could not tell them apart.
    void rename(const std::string& roi, const std::string& name);

signals:
    void toolChanged();
    void pictureChanged();
    void renameRequested();
    void roomRequested();  ///< a double-click that no outline wanted
    void refused(const annulus::Error& error);

private:
    /// Another frame came: a polygon under way waits on its own frame, other gestures end.
    void follow();
    void followLock();
    void handle(const ToolEvent& event);
    void conclude(ToolOutcome outcome);
    void change(const Roi& roi, ToolOutcome::Change change);
    void take(ToolKind kind, std::unique_ptr<Tool> tool);
    void showCursor();
    void add(Outline outline, std::optional<AssistNote> assist = {});
    void choose(Point at);
    [[nodiscard]] std::unique_ptr<Tool> makeTool(ToolKind kind);
    [[nodiscard]] ToolSubject subjectAt(Point at) const;
    void resizeBrush(bool larger);
    void reshape(Command command);
    void copyToNextFrame();
    void chooseNext();
    void apply(const Edit& edit);
    [[nodiscard]] const Patient* patient() const;

    Document& document_;
    Selection& selection_;
    LesionAssist& assist_;
    std::vector<Tile*> tiles_;
    Tile* tile_ = nullptr;
    ToolKind kind_ = ToolKind::edit;
    std::unique_ptr<Tool> active_;
    std::optional<Segment> measured_;
    RegionSettings regionSettings_;
    std::function<ImagePtr()> pixels_;
    using FrameKey = std::pair<std::string, int>;
    bool wasLocked_ = false;
    FrameKey frame_;                                   ///< where the tool works
    std::map<FrameKey, std::unique_ptr<Tool>> drafts_; ///< polygons that wait for their frame to come back
    std::string beforePress_;                          ///< the outline in hand before a click that may become a double-click
};

}  // namespace annulus::ui
