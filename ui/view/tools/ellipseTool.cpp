#include "ui/theme/Theme.h"
#include "ui/view/tools/RegionTools.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace annulus::ui {
namespace {

/// A drag from corner to corner of the box around it; with Ctrl from the middle outwards, with Shift a circle as the eye sees it.
class EllipseTool : public Tool {
public:
    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            start_ = event.at;
            isDown_ = true;
        } else if (event.kind == Kind::move && isDown_) {
            stretch(event);
        } else if (event.kind == Kind::release && isDown_) {
            isDown_ = false;
            if (auto drawn = std::exchange(ellipse_, {}); drawn)
                outcome.drawn = Outline{{std::move(*drawn)}};
            else
                outcome.refused = Error{Errc::invalid, message("read", "The ellipse is too small to enclose anything: drag from one corner of the box around the lesion to the other."), {}};
        } else if (event.kind == Kind::cancel) {
            outcome.wasIdle = !isDown_;
            isDown_ = false;
            ellipse_.reset();
        } else if (event.kind != Kind::move && event.kind != Kind::leave) {
            outcome.wasIdle = true;
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        picture.isNew = true;
        if (!ellipse_)
            return picture;
        picture.live = Outline{{*ellipse_}};
        picture.lines.push_back({{*ellipse_}, dataColour::lesion, Qt::SolidLine, dataColour::lineWidth, 0, true});
        return picture;
    }

    bool isBusy() const override { return isDown_; }

private:
    static constexpr double leastPixels = 4;  ///< of the screen: a click that slipped is no outline
    static constexpr int corners = 36;        ///< within 0.4 % of the radius, and few enough to move one by one

    void stretch(const ToolEvent& event)
    {
        double width = event.at.x - start_.x, height = event.at.y - start_.y;
        if (event.modifiers & Qt::ShiftModifier) {
            const double side = std::max(std::abs(width), std::abs(height) * event.aspect);
            width = std::copysign(side, width);
            height = std::copysign(side / event.aspect, height);
        }
        const bool isMiddle = event.modifiers & Qt::ControlModifier;
        const Point centre = isMiddle ? start_ : Point{start_.x + width / 2, start_.y + height / 2};
        const double rx = std::abs(width) / (isMiddle ? 1 : 2), ry = std::abs(height) / (isMiddle ? 1 : 2);
        ellipse_.reset();
        if (std::min(rx, ry * event.aspect) * 2 < leastPixels * event.pixel)
            return;
        Contour contour;
        for (int corner = 0; corner < corners; ++corner) {
            const double angle = 2 * std::numbers::pi * corner / corners;
            contour.push_back({centre.x + rx * std::cos(angle), centre.y + ry * std::sin(angle)});
        }
        ellipse_ = std::move(contour);
    }

    Point start_;
    bool isDown_ = false;
    std::optional<Contour> ellipse_;
};

}  // namespace

std::unique_ptr<Tool> makeEllipseTool() { return std::make_unique<EllipseTool>(); }

}  // namespace annulus::ui
