#pragma once

#include "ui/Workspace.h"
#include "ui/pages/read/OutlineChoice.h"
#include "ui/pages/read/OutlineLook.h"
#include "ui/pages/read/ReadInspector.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/pages/read/lesionGuide.h"
#include "ui/pages/read/readState.h"
#include "ui/view/DisplayControl.h"
#include "ui/view/LiveRegions.h"

#include <QObject>

#include <vector>

namespace annulus::ui {

/// What lies on one tile's picture: outlines with the gesture under way, rings and measures as they come from the workers,
/// the words in the corners. It also knows what the inspector tells of the lesions.
class ReadScene : public QObject {
    Q_OBJECT
public:
    ReadScene(const Workspace& workspace, Tile& tile, const DisplayControl& display, RoiEditor& editor, const OutlineChoice& choice,
              const OutlineLook& look, QObject* parent = nullptr);

    /// `frame`: null while the chosen frame is not there.
    void show(const ReadState& state, LoadedFramePtr frame);
    /// Marked as the one of several tiles that keys and tools work on.
    void setMarked(bool marked);
    void setGuide(std::optional<LesionGuide> guide);
    /// What the inspector tells of the lesions on this picture, added to what others know.
    void addTo(ReadInspector::Lesions& lesions) const;
    [[nodiscard]] LiveRegions& regions() { return *regions_; }

    void showLines();
    void showWords();
    void ask();  ///< for rings and measures of what is shown now

signals:
    void changed();  ///< rings or measures came

private:
    /// Keys and tools work on this picture.
    [[nodiscard]] bool isInHand() const;
    [[nodiscard]] ToolPicture tool() const;
    [[nodiscard]] const Roi* current() const;
    [[nodiscard]] std::vector<const Roi*> here() const;
    [[nodiscard]] const RegionView* drawing() const;
    [[nodiscard]] QStringList badges(const std::optional<Breast>& breast, const Spacing& spacing) const;

    Workspace workspace_;
    Tile& tile_;
    const DisplayControl& display_;
    RoiEditor& editor_;
    const OutlineChoice& choice_;
    const OutlineLook& look_;
    LiveRegions* regions_;
    ReadState state_;
    LoadedFramePtr frame_;
    std::optional<LesionGuide> guide_;
    bool isMarked_ = false;
};

}  // namespace annulus::ui
