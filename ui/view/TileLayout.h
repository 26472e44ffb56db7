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

    /// Tiles keep their picture, also those that are not needed now: one of them may be handling the event that asks.
    void arrange(int rows, int columns);
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(rows_ * columns_); }
    [[nodiscard]] Tile& tile(std::size_t index) { return *tiles_[index]; }
    [[nodiscard]] Tile& active() { return *tiles_[active_]; }
    [[nodiscard]] std::size_t activeIndex() const { return active_; }
    void setActive(std::size_t index);
    [[nodiscard]] bool isMaximised() const { return maximised_; }
    void setMaximised(bool maximised);

signals:
    void tileAdded(annulus::ui::Tile* tile);
    void activeChanged();
    void placed();  ///< tiles have their places and sizes
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
