#pragma once

#include <QWidget>

namespace annulus::ui {

class Tile;

/// A round lens at the cursor that shows the picture of its tile larger, in the window of the tile. Lines stay below it.
class Magnifier : public QWidget {
public:
    explicit Magnifier(Tile& tile);
    void setOn(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    Tile& tile_;
    bool on_ = false;
};

}  // namespace annulus::ui
