#include "ui/view/labelPlaces.h"

#include <algorithm>
#include <array>

namespace annulus::ui {
namespace {

constexpr double gap = 12;

QRectF pushedInto(QRectF box, const QRectF& room)
{
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - box.width())));
    box.moveTop(std::clamp(box.top(), room.top(), std::max(room.top(), room.bottom() - box.height())));
    return box;
}

/// Right, left, below, above. Along the edge they may slide, so that a label of a lesion at the border stays whole.
std::array<QRectF, 4> candidates(const LabelWish& wish, const QRectF& room)
{
    const QRectF seen = wish.about.intersected(room);
    const double middleX = seen.center().x() - wish.size.width() / 2, middleY = seen.center().y() - wish.size.height() / 2;
    std::array<QRectF, 4> boxes{
        QRectF({wish.about.right() + gap, middleY}, wish.size), QRectF({wish.about.left() - gap - wish.size.width(), middleY}, wish.size),
        QRectF({middleX, wish.about.bottom() + gap}, wish.size), QRectF({middleX, wish.about.top() - gap - wish.size.height()}, wish.size)};
    for (QRectF& box : boxes) {
        const QRectF inside = pushedInto(box, room);
        const bool isBeside = &box < &boxes[2];
        if (isBeside)
            box.moveTop(inside.top());
        else
            box.moveLeft(inside.left());
    }
    return boxes;
}

}  // namespace

std::vector<QRectF> labelPlaces(const std::vector<LabelWish>& wishes, const QRectF& room)
{
    std::vector<QRectF> places(wishes.size());
    for (std::size_t at = 0; at < wishes.size(); ++at) {
        if (!wishes[at].about.intersects(room))
            continue;
        const auto isTaken = [&](const QRectF& box, bool alsoOutlines) {
            for (std::size_t other = 0; other < wishes.size(); ++other)
                if ((other < at && places[other].intersects(box)) || (alsoOutlines && other != at && wishes[other].about.intersects(box)))
                    return true;
            return false;
        };
        const auto boxes = candidates(wishes[at], room);
        const auto choose = [&](bool alsoOutlines) {
            return std::ranges::find_if(boxes, [&](const QRectF& box) { return room.contains(box) && !isTaken(box, alsoOutlines); });
        };
        auto chosen = choose(true);
        if (chosen == boxes.end())
            chosen = choose(false);
        places[at] = chosen == boxes.end() ? pushedInto(boxes[0], room) : *chosen;
    }
    return places;
}

}  // namespace annulus::ui
