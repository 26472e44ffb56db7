#include "core/roi/editOutline.h"
#include "ui/view/tools/Tool.h"

#include <optional>
#include <utility>

namespace annulus::ui {
namespace {

/// Drag a vertex to move it, an edge to put a vertex there, the inside to move the whole outline. A double-click on an
/// edge puts a vertex, Alt+click or Backspace takes the one under the cursor away.
class EditTool : public Tool {
public:
    ToolOutcome handle(const ToolEvent& event, const Outline* current) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        switch (event.kind) {
        case Kind::press: return pressed(event, current);
        case Kind::move:
            if (drag_ == Drag::none)
                hot_ = current ? hitVertex(*current, event) : std::nullopt;
            else
                dragTo(event);
            over_ = drag_ != Drag::none || hot_ ? Over::vertex : !current ? Over::nothing : hitEdge(*current, event) ? Over::edge : isInside(*current, event.at) ? Over::inside : Over::nothing;
            break;
        case Kind::release: return released();
        case Kind::doubleClick:
            drag_ = Drag::none;
            live_.reset();
            outcome.wasIdle = !current || (!isInside(*current, event.at) && !hitEdge(*current, event) && !hitVertex(*current, event));
            if (!current)
                break;
            if (const auto edge = hitEdge(*current, event); edge && !hitVertex(*current, event))
                outcome.change = {insertVertex(*current, edge->from, edge->foot), Gesture::insertVertex};
            break;
        case Kind::removePoint:
            if (current && hot_ && exists(*current, *hot_))
                outcome = removed(*current, *hot_);
            break;
        case Kind::cancel:
            outcome.wasIdle = drag_ == Drag::none;
            drag_ = Drag::none;
            live_.reset();
            break;
        case Kind::leave: hot_.reset(); break;
        case Kind::close: break;
        }
        return outcome;
    }

    ToolPicture picture(const Outline* current) const override
    {
        ToolPicture picture;
        picture.live = live_;
        picture.cursor = over_ == Over::vertex ? Qt::SizeAllCursor : over_ == Over::edge ? Qt::PointingHandCursor : over_ == Over::inside ? Qt::OpenHandCursor : Qt::ArrowCursor;
        const Outline* shown = live_ ? &*live_ : current;
        if (!shown || drag_ == Drag::whole)
            return picture;
        for (std::size_t contour = 0; contour < shown->contours.size(); ++contour)
            for (std::size_t vertex = 0; vertex < shown->contours[contour].size(); ++vertex)
                picture.handles.push_back({shown->contours[contour][vertex], hot_ == VertexRef{contour, vertex}});
        return picture;
    }

    bool isBusy() const override { return drag_ != Drag::none; }

private:
    enum class Drag { none, vertex, newVertex, whole };
    enum class Over { nothing, vertex, edge, inside };
    static constexpr double slack = 3;  ///< screen pixels a click may slip without being a drag

    static std::optional<VertexRef> hitVertex(const Outline& outline, const ToolEvent& event)
    {
        const auto hit = nearestVertex(outline, event.at, event.reach(), event.aspect);
        return hit ? std::optional(hit->at) : std::nullopt;
    }
    static std::optional<EdgeHit> hitEdge(const Outline& outline, const ToolEvent& event)
    {
        return nearestEdge(outline, event.at, 5 * event.pixel, event.aspect);
    }
    /// The outline may have changed under the cursor, by undo.
    static bool exists(const Outline& outline, VertexRef at)
    {
        return at.contour < outline.contours.size() && at.vertex < outline.contours[at.contour].size();
    }
    static ToolOutcome removed(const Outline& outline, VertexRef vertex)
    {
        ToolOutcome outcome;
        Outline next = deleteVertex(outline, vertex);
        if (!next.isEmpty())  // a triangle keeps its corners: Delete takes the whole outline
            outcome.change = {std::move(next), Gesture::deleteVertex};
        return outcome;
    }

    ToolOutcome pressed(const ToolEvent& event, const Outline* current)
    {
        ToolOutcome outcome;
        outcome.wasIdle = true;
        if (!current)
            return outcome;
        start_ = event.at;
        hasMoved_ = false;
        base_ = *current;
        if (const auto vertex = hitVertex(*current, event)) {
            if (event.modifiers & Qt::AltModifier)
                return removed(*current, *vertex);
            hot_ = vertex;
            drag_ = Drag::vertex;
        } else if (const auto edge = hitEdge(*current, event)) {
            edge_ = *edge;
            drag_ = Drag::newVertex;
        } else if (isInside(*current, event.at)) {
            drag_ = Drag::whole;
        } else {
            return outcome;
        }
        outcome.wasIdle = false;
        return outcome;
    }

    void dragTo(const ToolEvent& event)
    {
        if (!hasMoved_ && distanceOf(start_, event.at, event.aspect) < slack * event.pixel)
            return;
        hasMoved_ = true;
        if (drag_ == Drag::vertex) {
            live_ = moveVertex(base_, *hot_, event.at);
        } else if (drag_ == Drag::newVertex) {
            live_ = insertVertex(base_, edge_.from, event.at);
            hot_ = VertexRef{edge_.from.contour, edge_.from.vertex + 1};
        } else {
            live_ = translate(base_, event.at.x - start_.x, event.at.y - start_.y);
        }
    }

    ToolOutcome released()
    {
        ToolOutcome outcome;
        outcome.wasIdle = drag_ == Drag::none;
        const Drag was = std::exchange(drag_, Drag::none);
        if (live_)
            outcome.change = {std::move(*live_), was == Drag::vertex ? Gesture::moveVertex : was == Drag::whole ? Gesture::moveOutline : Gesture::insertVertex};
        live_.reset();
        return outcome;
    }

    Drag drag_ = Drag::none;
    Over over_ = Over::nothing;
    Point start_;
    bool hasMoved_ = false;
    Outline base_;
    std::optional<Outline> live_;
    std::optional<VertexRef> hot_;
    EdgeHit edge_;
};

}  // namespace

std::unique_ptr<Tool> makeEditTool() { return std::make_unique<EditTool>(); }

}  // namespace annulus::ui
