#include "ui/pages/read/assistTool.h"

#include "ui/pages/read/LesionAssist.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace annulus::ui {
namespace {

constexpr double leastBox = 4;  ///< screen pixels of a drag; less is a click
constexpr double mark = 4;      ///< half of a click's mark, in screen pixels

Contour cornersOf(Point a, Point b) { return {{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}}; }

class AssistTool : public Tool {
public:
    explicit AssistTool(LesionAssist& assist) : assist_(assist) {}

    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        pixel_ = event.pixel;
        ToolOutcome outcome;
        switch (event.kind) {
        case Kind::press: began_ = now_ = event.at; break;
        case Kind::move:
            if (began_)
                now_ = event.at;
            else
                assist_.hover(event.at);
            break;
        case Kind::release: release(event); break;
        case Kind::doubleClick:
            began_.reset();
            accept(outcome);
            break;
        case Kind::close: accept(outcome); break;
        case Kind::removePoint:
            outcome.wasIdle = !assist_.isBusy();
            assist_.removeLast();
            break;
        case Kind::cancel:
            outcome.wasIdle = !isBusy();
            began_.reset();
            assist_.clear();
            break;
        case Kind::leave: assist_.endHover(); break;
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        if (const Proposal* proposal = assist_.proposal()) {
            picture.live = proposal->outline;
            picture.isNew = picture.isProposal = true;
            picture.lines.push_back({proposal->outline.contours, dataColour::proposal, Qt::DashLine, dataColour::lineWidth, 0, true});
        } else if (!assist_.preview().isEmpty()) {
            picture.lines.push_back({assist_.preview().contours, dataColour::proposal, Qt::DotLine, dataColour::thinLine, 0, true});
        }
        for (const Point& at : assist_.prompts().inside)
            addMark(picture, at, true);
        for (const Point& at : assist_.prompts().outside)
            addMark(picture, at, false);
        if (isBox())
            picture.lines.push_back({{cornersOf(*began_, now_)}, dataColour::proposal, Qt::SolidLine, dataColour::thinLine, 0, true});
        else if (const auto& box = assist_.prompts().box)
            picture.lines.push_back({{cornersOf({box->x0, box->y0}, {box->x1, box->y1})}, dataColour::proposal, Qt::DotLine, dataColour::thinLine, 0, true});
        return picture;
    }

    bool isBusy() const override { return assist_.isBusy() || began_.has_value(); }

private:
    [[nodiscard]] bool isBox() const { return began_ && std::max(std::abs(now_.x - began_->x), std::abs(now_.y - began_->y)) > leastBox * pixel_; }

    void release(const ToolEvent& event)
    {
        if (!began_)
            return;
        now_ = event.at;
        if (isBox())
            assist_.setBox({std::min(began_->x, now_.x), std::min(began_->y, now_.y), std::max(began_->x, now_.x), std::max(began_->y, now_.y)});
        else
            assist_.add(*began_, !(event.modifiers & Qt::ShiftModifier));
        began_.reset();
    }

    /// The double-click's own first click was a prompt like any other; its answer is waited for.
    void accept(ToolOutcome& outcome)
    {
        outcome.wasIdle = !assist_.isBusy();
        if (!assist_.isCurrent())
            return assist_.acceptWhenReady();
        outcome.drawn = assist_.proposal()->outline;
        outcome.assist = assist_.note();
        assist_.clear();
    }

    /// A plus inside, a cross outside: told apart without colour.
    void addMark(ToolPicture& picture, const Point& at, bool inside) const
    {
        const double d = mark * pixel_;
        const Contour one = inside ? Contour{{at.x - d, at.y}, {at.x + d, at.y}} : Contour{{at.x - d, at.y - d}, {at.x + d, at.y + d}};
        const Contour other = inside ? Contour{{at.x, at.y - d}, {at.x, at.y + d}} : Contour{{at.x - d, at.y + d}, {at.x + d, at.y - d}};
        picture.lines.push_back({{one, other}, dataColour::proposal, Qt::SolidLine, dataColour::lineWidth, 0, false});
    }

    LesionAssist& assist_;
    std::optional<Point> began_;
    Point now_;
    double pixel_ = 1;
};

}  // namespace

std::unique_ptr<Tool> makeAssistTool(LesionAssist& assist) { return std::make_unique<AssistTool>(assist); }

}  // namespace annulus::ui
