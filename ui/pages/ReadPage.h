#pragma once

#include "ui/Workspace.h"
#include "ui/pages/Page.h"
#include "ui/pages/read/readState.h"
#include "ui/view/keyMap.h"

#include <QPointer>

#include <optional>

namespace annulus::ui {

class DisplayControl;
class FrameBar;
class ImageStrip;
class LiveRegions;
class OutlineChoice;
class ReadInspector;
class ReadScene;
class RoiEditor;
class ShownFrame;
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
    [[nodiscard]] LiveRegions& regions();
    /// The picture is there and the lesions are up to date.
    [[nodiscard]] bool isSettled() const;

signals:
    void settled();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectDocument();
    void connectTile();
    void connectPanels();
    void choosePatient();
    void refresh();  ///< texts and rows from the document
    void showInspector();
    void showStrip();
    void run(Command command);
    void step(int steps);
    [[nodiscard]] ReadChoice choice() const;
    void tellIfSettled();

    Workspace workspace_;
    KeyMap keys_;
    TileLayout* layout_;
    Tile* tile_;
    DisplayControl* display_;
    RoiEditor* editor_;
    ShownFrame* shown_;
    OutlineChoice* outlines_;
    ReadScene* scene_;
    ToolRail* rail_;
    ToolOptions* options_;
    FrameBar* frames_;
    ImageStrip* strip_;
    QPointer<ReadInspector> inspector_;

    ReadState state_;
    std::optional<Point> pointer_;
};

}  // namespace annulus::ui
