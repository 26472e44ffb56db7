#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "core/segment/growRegion.h"
#include "ui/view/tools/RegionTools.h"

#include <cmath>
#include <utility>

namespace annulus::ui {
namespace {

/// Inside the outline in hand a press keeps the pixels of the class under it, dark or bright, parted by Otsu's threshold; a drag
/// to the right raises the threshold, to the left lowers it. Ctrl keeps the other class.
class ThresholdTool : public Tool {
public:
    explicit ThresholdTool(RegionContext context) : context_(std::move(context)) {}

    ToolOutcome handle(const ToolEvent& event, const Outline* current) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        if (event.kind == Kind::press)
            outcome = begin(event, current);
        else if (event.kind == Kind::move && isDown_) {
            constexpr double perPixel = 0.1;  // per cent of the range for each screen pixel
            keep(perPixel * (event.at.x - start_.x) / event.pixel);
        } else if (event.kind == Kind::release && isDown_) {
            isDown_ = false;
            auto live = std::exchange(live_, {});
            if (kept_.isEmpty())
                outcome.refused = Error{Errc::invalid, message("read", "Nothing would be left of the outline; delete it if that is meant."), {}};
            else if (!(kept_ == before_))
                outcome.change = {std::move(*live), Gesture::threshold, {}};
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
        return picture;
    }

    bool isBusy() const override { return isDown_; }

private:
    ToolOutcome begin(const ToolEvent& event, const Outline* current)
    {
        ToolOutcome outcome;
        const ToolSubject subject = context_.subject(event.at);
        if (!subject.pixels || !subject.pixels->grid.contains(std::llround(event.at.x), std::llround(event.at.y)))
            return outcome;
        if (!current) {
            outcome.refused = Error{Errc::invalid, message("read", "A threshold works within an outline: choose or draw one first."), {}};
            return outcome;
        }
        subject_ = subject;
        before_ = rasterise(*current, subject_.grid);
        const auto level = otsuThreshold(*subject_.pixels, before_);
        if (!level) {
            outcome.refused = Error{Errc::invalid, message("read", "All pixels of the outline have one value: no threshold parts them."), {}};
            return outcome;
        }
        level_ = *level;
        const bool isBright = localMean(*subject_.pixels, std::llround(event.at.x), std::llround(event.at.y), 1) > level_;
        keepsBright_ = isBright != bool(event.modifiers & Qt::ControlModifier);
        start_ = event.at;
        isDown_ = true;
        keep(0);
        return outcome;
    }

    void keep(double more)
    {
        RegionSettings percent;
        percent.tolerance = more;
        const double level = level_ + toleranceOf(subject_.pixels, percent);
        const Mask dark = pixelsWithin(*subject_.pixels, before_, {-HUGE_VAL, level});
        kept_ = keepsBright_ ? subtract(before_, dark) : dark;
        live_ = outlineOfMask(kept_);
    }

    RegionContext context_;
    ToolSubject subject_;
    Point start_;
    bool isDown_ = false, keepsBright_ = false;
    double level_ = 0;
    Mask before_, kept_;
    std::optional<Outline> live_;
};

}  // namespace

std::unique_ptr<Tool> makeThresholdTool(RegionContext context) { return std::make_unique<ThresholdTool>(std::move(context)); }

}  // namespace annulus::ui
