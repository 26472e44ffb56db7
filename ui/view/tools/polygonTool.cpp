#include "ui/theme/Theme.h"
#include "ui/view/tools/Tool.h"

#include <utility>

namespace annulus::ui {
namespace {

/// Click by click; Enter, a double-click or a click on the first point closes.
class PolygonTool : public Tool {
public:
    explicit PolygonTool(Contour points) : points_(std::move(points)) {}

    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        switch (event.kind) {
        case Kind::press:
            hover_ = event.at;
            if (closes(event))
                return finished();
            if (points_.empty() || distanceOf(points_.back(), event.at, event.aspect) > event.pixel)
                points_.push_back(event.at);
            break;
        case Kind::move:
            hover_ = event.at;
            onFirst_ = closes(event);
            break;
        case Kind::leave: hover_.reset(); break;
        case Kind::doubleClick:
        case Kind::close: return finished();
        case Kind::removePoint:
            outcome.wasIdle = points_.empty();
            if (!points_.empty())
                points_.pop_back();
            break;
        case Kind::cancel:
            outcome.wasIdle = points_.empty();
            points_.clear();
            break;
        case Kind::release: break;
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        picture.isNew = true;
        if (points_.empty())
            return picture;
        Contour line = points_;
        if (hover_ && !onFirst_)
            line.push_back(*hover_);
        picture.lines.push_back({{line}, dataColour::lesion, Qt::SolidLine, dataColour::lineWidth, 0, onFirst_});
        for (std::size_t at = 0; at < points_.size(); ++at)
            picture.handles.push_back({points_[at], at == 0 && onFirst_});
        if (points_.size() >= 3)
            picture.live = Outline{{points_}};
        return picture;
    }

    bool isBusy() const override { return !points_.empty(); }

private:
    bool closes(const ToolEvent& event) const
    {
        return points_.size() >= 3 && distanceOf(points_.front(), event.at, event.aspect) <= event.reach();
    }
    ToolOutcome finished()
    {
        ToolOutcome outcome;
        outcome.wasIdle = points_.empty();
        if (points_.size() >= 3) {
            outcome.drawn = Outline{{points_}};
            points_.clear();
            onFirst_ = false;
        } else if (!points_.empty()) {
            outcome.refused = Error{Errc::invalid, message("read", "The polygon has %1 points so far; it closes with at least three.", points_.size()), {}};
        }
        return outcome;
    }

    Contour points_;
    std::optional<Point> hover_;
    bool onFirst_ = false;
};

}  // namespace

std::unique_ptr<Tool> makePolygonTool(Contour points) { return std::make_unique<PolygonTool>(std::move(points)); }

}  // namespace annulus::ui
