#pragma once

#include "ui/Workspace.h"
#include "ui/pages/Page.h"
#include "ui/pages/read/readState.h"
#include "ui/view/keyMap.h"

#include <QPointer>

#include <optional>

namespace annulus::ui {

class Cine;
class FeatureMapLayer;
class FrameBar;
class HungTiles;
class ImageStrip;
class LesionAssist;
class LiveRegions;
class OutlineChoice;
class OutlineLook;
class LiveRisk;
class PictureLook;
class PictureMenu;
class ReadInspector;
class ReadPane;
class SecondWindow;
class RoiEditor;
class StageBar;
class Tile;
class TileLayout;
class ToolOptions;
class ToolRail;

/// Where lesions are outlined: pictures in the middle, tools left, lesions, rings and measures in the inspector.
class ReadPage : public Page {
    Q_OBJECT
public:
    explicit ReadPage(const Workspace& workspace, QWidget* parent = nullptr);
    ~ReadPage() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("read"); }
    [[nodiscard]] QString title() const override { return tr("Read"); }
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QStringList statusParts() const override;
    void activated() override;
    void takeFocus() override;
    [[nodiscard]] const KeyMap* keyMap() const override { return &keys_; }

    /// For scripted users: the parts that a hand would reach.
    [[nodiscard]] Tile& tile();
    [[nodiscard]] RoiEditor& editor() { return *editor_; }
    [[nodiscard]] LesionAssist& assist() { return *assist_; }
    [[nodiscard]] Cine& cine() { return *cine_; }
    [[nodiscard]] HungTiles& hung() { return *hung_; }
    [[nodiscard]] LiveRegions& regions();
    [[nodiscard]] FeatureMapLayer& maps() { return *maps_; }
    /// The pictures are there and the lesions are up to date.
    [[nodiscard]] bool isSettled() const;

signals:
    void settled();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectDocument();
    void connectTiles();
    void connectPane(ReadPane& pane);
    void connectPanels();
    void connectMaps();
    void showMaps();
    void choosePatient();
    void refresh();  ///< texts and rows from the document
    void showInspector();
    void showStrip();
    void showDisplay();
    void run(Command command);
    void runOnPicture(Command command);
    void showTrueSize();
    void connectPictures();
    void toggleSecondWindow();
    void savePictures();
    void showStability();
    void step(int steps);
    [[nodiscard]] ReadChoice choice() const;
    void tellIfSettled();

    Workspace workspace_;
    KeyMap keys_;
    TileLayout* layout_;
    LesionAssist* assist_;
    RoiEditor* editor_;
    OutlineChoice* outlines_;
    OutlineLook* look_;
    PictureLook* pictures_;
    HungTiles* hung_;
    ToolRail* rail_;
    ToolOptions* options_;
    FrameBar* frames_;
    Cine* cine_;
    ImageStrip* strip_;
    StageBar* stages_;
    PictureMenu* pictureMenu_;
    QWidget* foot_;  ///< strip and stages
    QWidget* side_;  ///< beside the pictures, the window's in the end
    QPointer<ReadInspector> inspector_;
    QPointer<LiveRisk> risk_;
    QPointer<SecondWindow> second_;
    FeatureMapLayer* maps_;

    ReadState state_;
    struct Pointer {
        const ReadPane* pane;
        Point at;
    };
    std::optional<Pointer> pointer_;
};

}  // namespace annulus::ui
