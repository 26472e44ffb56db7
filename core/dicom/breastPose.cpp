#include "core/dicom/breastPose.h"

#include "core/dicom/breastView.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace annulus {
namespace {

/// Letters of a direction as signs along L, P and H; the first letter is the main one.
struct Direction {
    int left = 0, posterior = 0, head = 0;
    char main = 0;
};

std::optional<Direction> directionOf(std::string_view letters)
{
    Direction direction;
    for (const char letter : letters) {
        switch (letter) {
        case 'L': direction.left = 1; break;
        case 'R': direction.left = -1; break;
        case 'P': direction.posterior = 1; break;
        case 'A': direction.posterior = -1; break;
        case 'H': direction.head = 1; break;
        case 'F': direction.head = -1; break;
        case ' ': continue;
        default: return {};
        }
        if (direction.main == 0)
            direction.main = letter;
    }
    return direction.main == 0 ? std::nullopt : std::optional(direction);
}

struct Directions {
    Direction row, column;  ///< to the right along a row, downwards along a column
};

std::optional<Directions> directionsOf(std::string_view orientation)
{
    const auto bar = orientation.find('\\');
    if (bar == std::string_view::npos)
        return {};
    const auto row = directionOf(orientation.substr(0, bar)), column = directionOf(orientation.substr(bar + 1));
    if (!row || !column)
        return {};
    return Directions{*row, *column};
}

bool isAlongBreast(const Direction& direction) { return direction.main == 'A' || direction.main == 'P'; }

/// Seen along head - foot: what points down on the screen is medial.
bool isAxial(std::string_view view, const Direction& down)
{
    constexpr std::array<std::string_view, 5> axial{"CC", "XCCL", "XCCM", "XCC", "FB"};
    if (view.empty())
        return down.main == 'L' || down.main == 'R';
    return std::ranges::find(axial, view) != axial.end();
}

BreastPose asStored(Message why) { return {{}, true, std::move(why)}; }

std::string nameOf(const Facts& facts) { return facts.laterality + facts.view; }

BreastPose unusable(const Facts& facts)
{
    return asStored(message("dicom", "Patient Orientation (0020,0020) is %1, which does not fit the view %2; the picture is shown as it is stored.",
                            facts.patientOrientation, nameOf(facts)));
}

/// An oblique view sees one side of the breast below the other: the letters name the breast.
bool isOfOtherBreast(const Facts& facts, const Direction& down, int medial)
{
    if (down.left == 0 || down.head == 0)
        return false;
    const int sideBelow = -down.head * down.left;  // the side that points to the feet
    return (facts.view == "MLO" && sideBelow != medial) || (facts.view == "LMO" && sideBelow == medial);
}

}  // namespace

Turn turned(const Turn& first, const Turn& then)
{
    // Transposing carries a mirroring of columns over to rows.
    const bool x = then.transpose ? first.flipY : first.flipX, y = then.transpose ? first.flipX : first.flipY;
    return {first.transpose != then.transpose, x != then.flipX, y != then.flipY};
}

BreastPose breastPose(const Facts& facts)
{
    const bool isRight = facts.laterality == "R";
    if (!isMammogram(facts) || (!isRight && facts.laterality != "L") || facts.patientOrientation.empty())
        return {};
    const auto stored = directionsOf(facts.patientOrientation);
    if (!stored || isAlongBreast(stored->row) == isAlongBreast(stored->column))
        return unusable(facts);

    BreastPose pose{{}, true, {}};
    Direction across = stored->row, down = stored->column;
    pose.turn.transpose = isAlongBreast(stored->column);
    if (pose.turn.transpose)
        std::swap(across, down);
    const int medial = isRight ? 1 : -1;
    pose.turn.flipX = across.posterior != (isRight ? 1 : -1);
    if (isAxial(facts.view, down)) {
        if (down.left == 0)
            return unusable(facts);
        pose.turn.flipY = down.left != medial;
        if (pose.turn == Turn{false, true, true})
            pose.warning = message("dicom", "Patient Orientation (0020,0020) is %1, as usual for the other breast; the picture was turned by 180 degrees to hang as %2. Check the side.",
                                   facts.patientOrientation, nameOf(facts));
        return pose;
    }
    if (down.head == 0)
        return unusable(facts);
    if (isOfOtherBreast(facts, down, medial))
        return asStored(message("dicom", "Patient Orientation (0020,0020) is %1, which is that of the other breast than %2; the picture is shown as it is stored. Check the side.",
                                facts.patientOrientation, nameOf(facts)));
    pose.turn.flipY = down.head != -1;
    return pose;
}

}  // namespace annulus
