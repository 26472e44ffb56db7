#pragma once

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/view/Tile.h"
#include "ui/view/tools/Tool.h"

#include <QObject>

#include <memory>

namespace annulus::ui {

enum class ToolKind { edit, window, polygon, freehand, calibrate };

/// Between a tile and the document: the tools work on the outline in hand, and each finished gesture becomes one Edit.
/// What is under way is shown by `picture()`; the document does not know of it.
class RoiEditor : public QObject {
    Q_OBJECT
public:
    RoiEditor(Document& document, Selection& selection, Tile& tile, QObject* parent = nullptr);
    ~RoiEditor() override;

    void setTool(ToolKind kind);
    [[nodiscard]] ToolKind tool() const { return kind_; }
    /// True when the command belongs to drawing and was done.
    bool run(Command command);
    /// Drops a gesture under way: another image came.
    void abandon();

    [[nodiscard]] const Roi* current() const;      ///< the chosen outline, if it lies on the frame shown
    [[nodiscard]] std::vector<const Roi*> here() const;  ///< all outlines of the frame shown
    [[nodiscard]] ToolPicture picture() const;
    [[nodiscard]] bool isBusy() const { return active_ && active_->isBusy(); }
    [[nodiscard]] const std::optional<Segment>& measured() const { return measured_; }
    /// The line of the calibration tool is `millimetres` long: stored with the image, flagged.
    void calibrate(double millimetres);
    void removeCalibration();

signals:
    void toolChanged();
    void pictureChanged();
    void renameRequested();
    void refused(const annulus::Error& error);

private:
    void handle(const ToolEvent& event);
    void conclude(ToolOutcome outcome);
    void add(Outline outline);
    void choose(Point at);
    void chooseNext();
    void apply(const Edit& edit);
    [[nodiscard]] const Patient* patient() const;

    Document& document_;
    Selection& selection_;
    Tile& tile_;
    ToolKind kind_ = ToolKind::edit;
    std::unique_ptr<Tool> active_;
    std::optional<Segment> measured_;
};

}  // namespace annulus::ui
