#pragma once

#include "ui/Workspace.h"
#include "ui/pages/Page.h"
#include "ui/pages/read/readState.h"
#include "ui/view/ImageLoader.h"
#include "ui/view/LiveRegions.h"
#include "ui/view/keyMap.h"

#include <QPointer>

#include <vector>

namespace annulus::ui {

class DisplayControl;
class FrameBar;
class ImageStrip;
class ReadInspector;
class RoiEditor;
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

    /// For scripted users: the parts that a hand would reach.
    [[nodiscard]] Tile& tile();
    [[nodiscard]] RoiEditor& editor() { return *editor_; }
    [[nodiscard]] LiveRegions& regions() { return *regions_; }
    /// The picture is there and the lesions are up to date.
    [[nodiscard]] bool isSettled() const;

signals:
    void settled();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectParts();
    void choosePatient();
    void refresh();            ///< texts and rows from the document
    void showImage();          ///< pixels from the loader
    void showOverlay();        ///< lesions with the gesture under way
    void showInspector();
    void askRegions();
    void showFrameWords();
    void run(Command command);
    void step(int steps);
    void toggleRing(int index, bool on);
    [[nodiscard]] ReadChoice choice() const;
    [[nodiscard]] ImageLoader::Key key() const;
    [[nodiscard]] QString pointerWords() const;

    Workspace workspace_;
    KeyMap keys_;
    TileLayout* layout_;
    Tile* tile_;
    DisplayControl* display_;
    RoiEditor* editor_;
    LiveRegions* regions_;
    ToolRail* rail_;
    ToolOptions* options_;
    FrameBar* frames_;
    ImageStrip* strip_;
    QPointer<ReadInspector> inspector_;

    ReadState state_;
    LoadedFramePtr shown_;
    ImageLoader::Key shownKey_;
    std::vector<bool> rings_;
    std::optional<Point> pointer_;
    bool overlaysShown_ = true;
};

}  // namespace annulus::ui
