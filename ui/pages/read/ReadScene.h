#pragma once

#include "ui/Workspace.h"
#include "ui/pages/read/OutlineChoice.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/readState.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/LiveRegions.h"

#include <QObject>

#include <vector>

namespace annulus::ui {

/// What lies on the picture: outlines with the gesture under way, rings and measures as they come from the workers, the
/// words in the corners. It also knows what the inspector tells of the lesions.
class ReadScene : public QObject {
    Q_OBJECT
public:
    ReadScene(const Workspace& workspace, Tile& tile, const DisplayControl& display, RoiEditor& editor, const OutlineChoice& choice,
              QObject* parent = nullptr);

    /// `frame`: null while the chosen frame is not there.
    void show(const ReadState& state, LoadedFramePtr frame);
    void toggleRing(int index);
    void toggleShown();
    void toggleTint();
    [[nodiscard]] bool isShown() const { return shown_; }
    [[nodiscard]] const std::vector<bool>& rings() const { return rings_; }
    [[nodiscard]] ReadInspector::Lesions lesions() const;
    [[nodiscard]] LiveRegions& regions() { return *regions_; }

    void showLines();
    void showWords();
    void ask();  ///< for rings and measures of what is shown now

signals:
    void changed();  ///< rings or measures came, or a ring was switched

private:
    [[nodiscard]] const RegionView* drawing() const;

    Workspace workspace_;
    Tile& tile_;
    const DisplayControl& display_;
    RoiEditor& editor_;
    const OutlineChoice& choice_;
    LiveRegions* regions_;
    ReadState state_;
    LoadedFramePtr frame_;
    std::vector<bool> rings_;
    bool shown_ = true;
    bool isTinted_ = false;
};

}  // namespace annulus::ui
