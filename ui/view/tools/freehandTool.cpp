#include "core/roi/editOutline.h"
#include "ui/theme/Theme.h"
#include "ui/view/tools/Tool.h"

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

/// One drag; the line is thinned so that the vertices can be edited afterwards.
class FreehandTool : public Tool {
public:
    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            points_ = {event.at};
            isDrawing_ = true;
        } else if (event.kind == Kind::move && isDrawing_) {
            if (distanceOf(points_.back(), event.at, event.aspect) >= event.pixel)
                points_.push_back(event.at);
        } else if (event.kind == Kind::release && isDrawing_) {
            isDrawing_ = false;
            const Contour drawn = std::exchange(points_, {});
            if (isArea(drawn, event))
                outcome.drawn = simplify(Outline{{drawn}}, tolerancePixels * event.pixel);
            else
                outcome.refused = Error{Errc::invalid, message("read", "The line is too short to enclose anything: draw around the lesion in one drag, zoomed in where it is small."), {}};
        } else if (event.kind == Kind::cancel) {
            outcome.wasIdle = !isDrawing_;
            isDrawing_ = false;
            points_.clear();
        } else if (event.kind != Kind::move && event.kind != Kind::leave) {
            outcome.wasIdle = true;
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        picture.isNew = true;
        if (points_.empty())
            return picture;
        picture.lines.push_back({{points_}, dataColour::lesion, Qt::SolidLine, dataColour::lineWidth, 0, false});
        if (points_.size() >= 3)
            picture.live = Outline{{points_}};
        return picture;
    }

    bool isBusy() const override { return isDrawing_; }

private:
    static constexpr double tolerancePixels = 0.75;  ///< of the screen: what the eye cannot tell apart
    static constexpr double leastPixels = 6;         ///< a click that slipped is no outline

    static bool isArea(const Contour& line, const ToolEvent& event)
    {
        double farthest = 0;
        for (const Point& point : line)
            farthest = std::max(farthest, distanceOf(line.front(), point, event.aspect));
        return line.size() >= 3 && farthest >= leastPixels * event.pixel;
    }

    Contour points_;
    bool isDrawing_ = false;
};

}  // namespace

std::unique_ptr<Tool> makeFreehandTool() { return std::make_unique<FreehandTool>(); }

}  // namespace annulus::ui
