#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "core/segment/growRegion.h"
#include "ui/theme/Theme.h"
#include "ui/view/tools/RegionTools.h"

#include <algorithm>
#include <utility>

namespace annulus::ui {
namespace {

constexpr std::int64_t mostPixels = 400'000;  ///< what still follows the hand; a lesion is smaller

/// A press takes all pixels that are joined to the one under it and look like it; a drag to the right is more tolerant, to the
/// left less. They join the outline in hand, or with Ctrl leave it; without one they are a new outline.
class WandTool : public Tool {
public:
    explicit WandTool(RegionContext context) : context_(std::move(context)) {}

    ToolOutcome handle(const ToolEvent& event, const Outline* current) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press) {
            const ToolSubject subject = context_.subject(event.at);
            if (!subject.pixels)
                return outcome;
            subject_ = subject;
            seed_ = event.at;
            takesAway_ = event.modifiers & Qt::ControlModifier;
            before_ = current ? rasterise(*current, subject_.grid) : Mask(subject_.grid);
            isDown_ = true;
            grow(0);
        } else if (event.kind == Kind::move && isDown_) {
            constexpr double perPixel = 0.05;  // per cent of the range for each screen pixel
            grow(perPixel * (event.at.x - seed_.x) / event.pixel);
        } else if (event.kind == Kind::release && isDown_) {
            outcome = finish(current != nullptr);
        } else if (event.kind == Kind::cancel) {
            outcome.wasIdle = !isDown_;
            isDown_ = false;
            live_.reset();
        }
        return outcome;
    }

    ToolPicture picture(const Outline* current) const override
    {
        ToolPicture picture;
        picture.live = live_;
        picture.isNew = !current;
        if (live_ && !current)
            picture.lines.push_back({live_->contours, dataColour::lesion, Qt::SolidLine, dataColour::lineWidth, 0, true});
        return picture;
    }

    bool isBusy() const override { return isDown_; }

private:
    void grow(double more)
    {
        RegionSettings settings = context_.settings;
        settings.tolerance = std::clamp(settings.tolerance + more, 0.1, 100.0);
        const Mask region = growRegion(*subject_.pixels, seed_, {toleranceOf(subject_.pixels, settings), settings.smoothing, true, mostPixels});
        isFull_ = region.count() >= mostPixels;
        after_ = takesAway_ ? subtract(before_, region) : unite(before_, withGrid(region, subject_.grid));
        live_ = outlineOfMask(after_);
    }

    ToolOutcome finish(bool hasCurrent)
    {
        ToolOutcome outcome;
        isDown_ = false;
        auto live = std::exchange(live_, {});
        if (after_ == before_)
            return outcome;
        if (isFull_)
            outcome.refused = Error{Errc::limit, message("read", "The region runs away over more than %1 pixels: less tolerance, or a place inside the lesion, is needed.", mostPixels), {}};
        else if (after_.isEmpty())
            outcome.refused = Error{Errc::invalid, message("read", "Nothing would be left of the outline; delete it if that is meant."), {}};
        else if (hasCurrent)
            outcome.change = {std::move(*live), takesAway_ ? Gesture::takeRegion : Gesture::addRegion, {}};
        else
            outcome.drawn = std::move(*live);
        return outcome;
    }

    RegionContext context_;
    ToolSubject subject_;
    Point seed_;
    bool isDown_ = false, takesAway_ = false, isFull_ = false;
    Mask before_, after_;
    std::optional<Outline> live_;
};

}  // namespace

std::unique_ptr<Tool> makeWandTool(RegionContext context) { return std::make_unique<WandTool>(std::move(context)); }

}  // namespace annulus::ui
