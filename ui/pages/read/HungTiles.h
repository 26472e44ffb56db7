#pragma once

#include "ui/pages/read/ReadPane.h"
#include "ui/pages/read/readStages.h"
#include "ui/view/TileLayout.h"

#include <map>
#include <vector>

namespace annulus::ui {

/// The tiles of Read: which stage of the hanging is on the screen, which picture hangs where, which one has the
/// attention, and what they do together: one scale in millimetres, and while they are linked zoom, place and window.
class HungTiles : public QObject {
    Q_OBJECT
public:
    HungTiles(const Workspace& workspace, TileLayout& layout, RoiEditor& editor, const OutlineChoice& choice, const OutlineLook& look, const PictureLook& pictures, QObject* parent = nullptr);

    /// Shows the chosen image where it hangs; in a stage that has no place for it, the first one that has.
    void show(const ReadState& state);
    [[nodiscard]] ReadPane& active() { return *panes_[layout_.activeIndex()]; }
    [[nodiscard]] const ReadPane& active() const { return *panes_[layout_.activeIndex()]; }
    /// Panes of the stage, also those that one of them covers.
    [[nodiscard]] std::vector<ReadPane*> panes() const;
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] const std::vector<ReadStage>& stages() const { return stages_; }
    [[nodiscard]] std::size_t stage() const { return stage_; }
    [[nodiscard]] bool isHung() const { return stage_ < stages_.size() && !stages_[stage_].cells.empty(); }
    void setStage(std::size_t stage);
    void stepStage(int steps);
    /// Columns and rows of the reader's own grid; empty: none. Setting it shows the page with the chosen image.
    [[nodiscard]] QSize grid() const;
    void setGrid(const QSize& size);
    [[nodiscard]] bool isLinked() const { return linked_; }
    void setLinked(bool linked);

    // What keys and buttons wish for, for all linked pictures.
    void toggleInverted();
    void reset();
    void usePreset(const DisplayControl::Preset& preset);

signals:
    void paneAdded(annulus::ui::ReadPane* pane);
    void stageChanged();   ///< also: stages of another patient, linked or not
    void frameChanged();   ///< of any pane
    void sceneChanged();   ///< of any pane

private:
    void addPane(Tile& tile);
    void takeStages(const Patient* patient);
    void addGrid(std::vector<ReadStage>& stages, const Patient* patient) const;
    void enter(std::size_t stage);
    void fill(const ReadState& state);
    void markActive();
    void follow();
    void shareScale();
    void showGuides();
    void shareView(ReadPane& from);
    /// The others that go along with a pane.
    [[nodiscard]] std::vector<ReadPane*> linkedWith(const ReadPane& pane) const;

    Workspace workspace_;
    TileLayout& layout_;
    RoiEditor& editor_;
    const OutlineChoice& choice_;
    const OutlineLook& look_;
    const PictureLook& pictures_;
    std::vector<ReadPane*> panes_;
    std::vector<ReadStage> stages_;
    std::size_t stage_ = 0;
    std::string patient_;
    std::map<std::string, int> frames_;  ///< last seen of each multi-frame image of the patient
    bool linked_ = true;
    bool sharing_ = false;               ///< a view is being handed on
    bool filling_ = false;               ///< tiles are being given their pictures
};

}  // namespace annulus::ui
