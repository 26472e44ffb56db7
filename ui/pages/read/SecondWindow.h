#pragma once

#include "ui/Workspace.h"
#include "ui/pages/read/ReadPane.h"
#include "ui/pages/read/StageBar.h"
#include "ui/view/TileLayout.h"

#include <QWidget>

#include <vector>

namespace annulus::ui {

/// A window of its own for a second monitor: any stage of the same patient's hanging beside what the main window shows.
/// Windows go together by image, a click makes a picture the chosen one; drawing stays in the main window.
class SecondWindow : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const KeyMap& keys;
        RoiEditor& editor;
        const OutlineChoice& choice;
        const OutlineLook& look;
        const PictureLook& pictures;
    };
    SecondWindow(const Workspace& workspace, const Parts& parts, QWidget* parent = nullptr);

    /// The patient and image of the main window.
    void showState(const ReadState& state);
    /// The window of an image was changed elsewhere.
    void takeDisplay(const std::string& image, const Display& display, const DisplayControl& from);
    [[nodiscard]] std::vector<ReadPane*> panes() const;

signals:
    void paneAdded(annulus::ui::ReadPane* pane);
    void imageChosen(const std::string& image);
    void commandRequested(annulus::ui::Command command);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addPane(Tile& tile);
    void fill();
    void setStage(std::size_t stage);

    Workspace workspace_;
    Parts parts_;
    TileLayout* layout_;
    StageBar* bar_;
    std::vector<ReadPane*> panes_;
    std::vector<ReadStage> stages_;
    std::size_t stage_ = 0;
    std::string patient_;
    ReadState state_;
    bool filling_ = false;
};

}  // namespace annulus::ui
