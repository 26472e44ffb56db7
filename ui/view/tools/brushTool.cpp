#include "core/roi/outlineOfMask.h"
#include "core/roi/rasterise.h"
#include "core/segment/growRegion.h"
#include "ui/theme/Theme.h"
#include "ui/view/tools/RegionTools.h"

#include <cmath>
#include <utility>

namespace annulus::ui {
namespace {

/// Each drag adds what the brush passes over to the outline in hand, or takes it away; Ctrl does the other. Without an outline
/// in hand painting begins a new one. What is shown while the stroke goes on is what will be stored.
class BrushTool : public Tool {
public:
    BrushTool(RegionContext context, bool erases) : context_(std::move(context)), erases_(erases) {}

    ToolOutcome handle(const ToolEvent& event, const Outline* current) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        inverts_ = event.modifiers & Qt::ControlModifier;
        if (event.kind == Kind::press) {
            begin(event, current);
        } else if (event.kind == Kind::move) {
            at_ = event.at;
            pixel_ = event.pixel;
            if (isDown_)
                paintTo(event.at);
        } else if (event.kind == Kind::release && isDown_) {
            outcome = finish(current != nullptr);
        } else if (event.kind == Kind::leave) {
            at_.reset();
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
        if (!at_)
            return picture;
        const Brush brush = brushOn(isDown_ ? grid_ : context_.subject(*at_).grid, context_.settings);
        constexpr double leastSeen = 3;  // screen pixels: a smaller rim would be lost
        if (brush.radiusX > leastSeen * pixel_)
            picture.cursor = Qt::BlankCursor;
        const bool takes = isDown_ ? takesAway_ : erases_ != inverts_;
        picture.lines.push_back({{brushContour(*at_, brush)}, QColor(0, 0, 0, 150), Qt::SolidLine, 3, 0, true});
        picture.lines.push_back({{brushContour(*at_, brush)}, takes ? theme().error : QColor(Qt::white), takes ? Qt::DashLine : Qt::SolidLine, 1.2, 0, true});
        return picture;
    }

    bool isBusy() const override { return isDown_; }

private:
    void begin(const ToolEvent& event, const Outline* current)
    {
        const ToolSubject subject = context_.subject(event.at);
        grid_ = subject.grid;
        pixels_ = context_.settings.brushAdapts ? subject.pixels : nullptr;
        brush_ = brushOn(grid_, context_.settings);
        mask_ = current ? rasterise(*current, grid_) : Mask(grid_);
        before_ = mask_;
        takesAway_ = erases_ != inverts_;
        isDown_ = true;
        at_ = last_ = event.at;
        if (pixels_ && pixels_->grid.contains(std::llround(event.at.x), std::llround(event.at.y)))
            likeness_ = {localMean(*pixels_, std::llround(event.at.x), std::llround(event.at.y), context_.settings.smoothing + 1), toleranceOf(pixels_, context_.settings)};
        paintTo(event.at);
    }

    void paintTo(Point to)
    {
        Mask stroke = strokeMask(grid_, last_, to, brush_);
        if (pixels_)
            stroke = alike(stroke);
        mask_ = takesAway_ ? subtract(mask_, stroke) : unite(mask_, stroke);
        last_ = to;
        live_ = outlineOfMask(mask_);
    }

    /// The pixels of a stroke whose local mean is near that of the place where it began.
    [[nodiscard]] Mask alike(const Mask& stroke) const
    {
        std::vector<Run> runs;
        for (const Run& run : stroke.runs())
            for (std::int32_t i = run.begin; i < run.end; ++i)
                if (std::abs(localMean(*pixels_, i, run.row, context_.settings.smoothing) - likeness_.value) <= likeness_.tolerance)
                    runs.push_back({run.row, i, i + 1});
        return {grid_, std::move(runs)};
    }

    ToolOutcome finish(bool hasCurrent)
    {
        ToolOutcome outcome;
        isDown_ = false;
        auto live = std::exchange(live_, {});
        if (mask_ == before_)
            return outcome;
        if (mask_.isEmpty())
            outcome.refused = Error{Errc::invalid, message("read", "Nothing would be left of the outline; delete it if that is meant."), {}};
        else if (hasCurrent)
            outcome.change = {std::move(*live), takesAway_ ? Gesture::erase : Gesture::paint, brushWords(grid_, context_.settings)};
        else
            outcome.drawn = std::move(*live);
        return outcome;
    }

    RegionContext context_;
    bool erases_;
    bool inverts_ = false, isDown_ = false, takesAway_ = false;
    std::optional<Point> at_;
    Point last_;
    double pixel_ = 1;
    Grid grid_;
    ImagePtr pixels_;
    struct Likeness {
        double value = 0, tolerance = 0;
    } likeness_;
    Brush brush_;
    Mask mask_, before_;
    std::optional<Outline> live_;
};

}  // namespace

std::unique_ptr<Tool> makeBrushTool(RegionContext context, bool erases) { return std::make_unique<BrushTool>(std::move(context), erases); }

}  // namespace annulus::ui
