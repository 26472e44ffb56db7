#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "core/roi/reshapeMask.h"
#include "ui/theme/Theme.h"
#include "ui/view/tools/RegionTools.h"

#include <utility>

namespace annulus::ui {
namespace {

/// A line drawn across the outline in hand takes the smaller piece away; with Ctrl the larger one.
class CutTool : public Tool {
public:
    explicit CutTool(RegionContext context) : context_(std::move(context)) {}

    ToolOutcome handle(const ToolEvent& event, const Outline* current) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            if (!current) {
                outcome.refused = Error{Errc::invalid, message("read", "A cut needs an outline: choose or draw one first."), {}};
                return outcome;
            }
            before_ = after_ = rasterise(*current, context_.subject(event.at).grid);
            from_ = to_ = event.at;
            isDown_ = true;
        } else if (event.kind == Kind::move && isDown_) {
            to_ = event.at;
            after_ = cutMask(before_, from_, to_, event.modifiers & Qt::ControlModifier);
            live_ = outlineOfMask(after_);
        } else if (event.kind == Kind::release && isDown_) {
            isDown_ = false;
            auto live = std::exchange(live_, {});
            if (live && !(after_ == before_))
                outcome.change = {std::move(*live), Gesture::cut, {}};
        } else if (event.kind == Kind::cancel) {
            outcome.wasIdle = !isDown_;
            isDown_ = false;
            live_.reset();
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        picture.live = live_;
        if (isDown_)
            picture.lines.push_back({{{from_, to_}}, theme().accent, Qt::DashLine, dataColour::lineWidth, 0, false});
        return picture;
    }

    bool isBusy() const override { return isDown_; }

private:
    RegionContext context_;
    Mask before_, after_;
    Point from_, to_;
    bool isDown_ = false;
    std::optional<Outline> live_;
};

}  // namespace

std::unique_ptr<Tool> makeCutTool(RegionContext context) { return std::make_unique<CutTool>(std::move(context)); }

}  // namespace annulus::ui
