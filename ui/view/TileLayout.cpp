#include "ui/view/TileLayout.h"

#include <algorithm>

namespace annulus::ui {

TileLayout::TileLayout(const KeyMap& keys, QWidget* parent) : QWidget(parent), keys_(keys) { arrange(1, 1); }

void TileLayout::arrange(int rows, int columns)
{
    if (rows == rows_ && columns == columns_)
        return;
    rows_ = std::max(1, rows);
    columns_ = std::max(1, columns);
    while (tiles_.size() < count()) {
        auto* tile = new Tile(keys_, this);
        tiles_.push_back(tile);
        connect(tile, &Tile::touched, this, [this, tile] {
            setActive(static_cast<std::size_t>(std::ranges::find(tiles_, tile) - tiles_.begin()));
        });
        emit tileAdded(tile);
    }
    const bool isOther = active_ >= count();
    active_ = std::min(active_, count() - 1);
    placeTiles();
    if (isOther)
        emit activeChanged();
}

void TileLayout::setActive(std::size_t index)
{
    if (index >= count() || index == active_)
        return;
    active_ = index;
    placeTiles();
    emit activeChanged();
}

void TileLayout::setMaximised(bool maximised)
{
    if (maximised == maximised_)
        return;
    maximised_ = maximised;
    placeTiles();
    emit maximisedChanged(maximised_);
}

void TileLayout::resizeEvent(QResizeEvent*) { placeTiles(); }

void TileLayout::placeTiles()
{
    constexpr int gap = 2;
    const auto isPlaced = [this](std::size_t index) { return index < count() && (!maximised_ || index == active_); };
    // A tile that goes hands the keys to one that stays: Qt would give them to the next button of the window.
    const QWidget* const focus = window()->focusWidget();
    for (std::size_t index = 0; focus && index < tiles_.size(); ++index)
        if (!isPlaced(index) && (tiles_[index] == focus || tiles_[index]->isAncestorOf(focus))) {
            tiles_[active_]->show();
            tiles_[active_]->setFocus();
        }
    for (std::size_t index = 0; index < tiles_.size(); ++index) {
        Tile& tile = *tiles_[index];
        if (!isPlaced(index)) {
            tile.hide();
            continue;
        }
        tile.show();
        if (maximised_) {
            tile.setGeometry(rect());
            continue;
        }
        const int row = static_cast<int>(index) / columns_;
        const int column = static_cast<int>(index) % columns_;
        const auto edge = [](int length, int parts, int number) { return (length + gap) * number / parts; };
        const int left = edge(width(), columns_, column);
        const int top = edge(height(), rows_, row);
        tile.setGeometry(left, top, edge(width(), columns_, column + 1) - gap - left, edge(height(), rows_, row + 1) - gap - top);
    }
    emit placed();
}

}  // namespace annulus::ui
