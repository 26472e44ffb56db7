#pragma once

#include "ui/view/Tile.h"

#include <vector>

namespace annulus::ui {

/// One or more tiles in rows and columns; one of them has the attention and can fill the layout, which whoever holds the
/// layout may take as a wish for all the room there is.
class TileLayout : public QWidget {
    Q_OBJECT
public:
    explicit TileLayout(const KeyMap& keys, QWidget* parent = nullptr);

    /// Tiles that stay keep their picture; new ones come at the end.
    void arrange(int rows, int columns);
    [[nodiscard]] std::size_t count() const { return tiles_.size(); }
    [[nodiscard]] Tile& tile(std::size_t index) { return *tiles_[index]; }
    [[nodiscard]] Tile& active() { return *tiles_[active_]; }
    void setActive(std::size_t index);
    [[nodiscard]] bool isMaximised() const { return maximised_; }
    void setMaximised(bool maximised);

signals:
    void tileAdded(annulus::ui::Tile* tile);
    void activeChanged();
    void maximisedChanged(bool maximised);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeTiles();

    const KeyMap& keys_;
    std::vector<Tile*> tiles_;
    int rows_ = 0;
    int columns_ = 0;
    std::size_t active_ = 0;
    bool maximised_ = false;
};

}  // namespace annulus::ui
