#include "ui/theme/Theme.h"
#include "ui/view/tools/Tool.h"

namespace annulus::ui {
namespace {

/// Two clicks on the ends of something whose length is known. The line stays until it is cancelled or clicked anew.
class CalibrationTool : public Tool {
public:
    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            if (points_.size() >= 2)
                points_.clear();
            points_.push_back(event.at);
            hover_ = event.at;
            if (points_.size() == 2)
                outcome.measured = Segment{points_[0], points_[1]};
        } else if (event.kind == Kind::move) {
            hover_ = event.at;
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
        Contour line = points_;
        if (line.size() == 1)
            line.push_back(hover_);
        picture.lines.push_back({{line}, theme().accent, Qt::SolidLine, dataColour::lineWidth, 0, false});
        for (const Point& point : points_)
            picture.handles.push_back({point, false});
        return picture;
    }

    bool isBusy() const override { return !points_.empty(); }

private:
    Contour points_;
    Point hover_;
};

}  // namespace

std::unique_ptr<Tool> makeCalibrationTool() { return std::make_unique<CalibrationTool>(); }

}  // namespace annulus::ui
