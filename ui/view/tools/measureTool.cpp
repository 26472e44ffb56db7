#include "ui/theme/Theme.h"
#include "ui/view/tools/Tool.h"

namespace annulus::ui {
namespace {

/// A line from press to release, or between two clicks. It stays until another is begun or it is dropped; nothing is stored.
class MeasureTool : public Tool {
public:
    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            if (points_.size() != 1)
                points_.clear();
            points_.push_back(event.at);
            hover_ = event.at;
        } else if (event.kind == Kind::move) {
            hover_ = event.at;
        } else if (event.kind == Kind::release && points_.size() == 1 && distanceOf(points_[0], event.at, event.aspect) > event.reach()) {
            points_.push_back(event.at);
        } else if (event.kind == Kind::removePoint || event.kind == Kind::cancel) {
            outcome.wasIdle = points_.empty();
            points_.clear();
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        if (points_.empty())
            return picture;
        const Segment line{points_[0], points_.size() == 2 ? points_[1] : hover_};
        picture.lines.push_back({{{line.from, line.to}}, theme().accent, Qt::SolidLine, dataColour::lineWidth, 0, false});
        picture.handles = {{line.from, false}, {line.to, false}};
        picture.measuring = line;
        return picture;
    }

    bool isBusy() const override { return !points_.empty(); }

private:
    Contour points_;
    Point hover_;
};

}  // namespace

std::unique_ptr<Tool> makeMeasureTool() { return std::make_unique<MeasureTool>(); }

}  // namespace annulus::ui
