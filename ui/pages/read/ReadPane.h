#pragma once

#include "ui/Workspace.h"
#include "ui/pages/read/PictureExtras.h"
#include "ui/pages/read/ReadScene.h"
#include "ui/pages/read/ShownFrame.h"
#include "ui/view/DisplayControl.h"

namespace annulus::ui {

/// One tile of Read with all that makes it alive: its picture, its window, what lies on it. Every tile has the same, so
/// that what works on one picture alone works wherever it hangs.
class ReadPane : public QObject {
    Q_OBJECT
public:
    ReadPane(const Workspace& workspace, Tile& tile, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, const PictureLook& pictures, QObject* parent = nullptr);

    void show(const ReadState& state);
    /// Nothing hangs here, and these words say so.
    void showNothing(const QString& words);
    [[nodiscard]] const ReadState& state() const { return state_; }
    /// The picture is there and what lies on it is up to date.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] Tile& tile() { return tile_; }
    [[nodiscard]] DisplayControl& display() { return *display_; }
    [[nodiscard]] const DisplayControl& display() const { return *display_; }
    [[nodiscard]] ShownFrame& shown() { return *shown_; }
    [[nodiscard]] const ShownFrame& shown() const { return *shown_; }
    [[nodiscard]] ReadScene& scene() { return *scene_; }
    [[nodiscard]] const PictureExtras& extras() const { return *extras_; }

signals:
    void frameChanged();  ///< another frame is on the tile, or none
    void sceneChanged();  ///< rings or measures came

private:
    void showState();
    void takeExtras();

    Workspace workspace_;
    Tile& tile_;
    DisplayControl* display_;
    ShownFrame* shown_;
    ReadScene* scene_;
    const PictureLook& pictures_;
    PictureExtras* extras_;
    ReadState given_;  ///< as it hangs
    ReadState state_;  ///< with the hand's turn or a presentation state's
    std::filesystem::path presented_;  ///< the state whose area the tile was set to
};

}  // namespace annulus::ui
