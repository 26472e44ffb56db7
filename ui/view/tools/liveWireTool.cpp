#include "core/roi/editOutline.h"
#include "core/segment/LiveWire.h"
#include "ui/theme/Theme.h"
#include "ui/view/tools/RegionTools.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace annulus::ui {
namespace {

/// Click along an edge: between the clicks the line clings to it. Shift holds it straight; Enter, a double-click or the first
/// point closes.
class LiveWireTool : public Tool {
public:
    explicit LiveWireTool(RegionContext context) : context_(std::move(context)) {}

    ToolOutcome handle(const ToolEvent& event, const Outline*) override
    {
        using Kind = ToolEvent::Kind;
        ToolOutcome outcome;
        switch (event.kind) {
        case Kind::press:
            if (closes(event))
                return finished();
            follow(event);
            addAnchor(event);
            break;
        case Kind::move:
            follow(event);
            onFirst_ = closes(event);
            break;
        case Kind::doubleClick:
        case Kind::close: return finished();
        case Kind::removePoint:
            outcome.wasIdle = anchors_.empty();
            removeAnchor();
            break;
        case Kind::cancel:
            outcome.wasIdle = anchors_.empty();
            reset();
            break;
        case Kind::leave: hanging_.clear(); break;
        case Kind::release: break;
        }
        return outcome;
    }

    ToolPicture picture(const Outline*) const override
    {
        ToolPicture picture;
        picture.isNew = true;
        if (anchors_.empty())
            return picture;
        Contour line = fixedLine();
        line.insert(line.end(), hanging_.begin(), hanging_.end());
        picture.lines.push_back({{line}, dataColour::lesion, Qt::SolidLine, dataColour::lineWidth, 0, onFirst_});
        for (std::size_t at = 0; at < anchors_.size(); ++at)
            picture.handles.push_back({anchors_[at], at == 0 && onFirst_});
        return picture;
    }

    bool isBusy() const override { return !anchors_.empty(); }

private:
    [[nodiscard]] bool closes(const ToolEvent& event) const { return anchors_.size() >= 2 && distanceOf(anchors_.front(), event.at, event.aspect) <= event.reach(); }

    /// What the eye sees as one pixel decides how fine an edge the line clings to.
    static int smoothingAt(double pixel) { return std::clamp(static_cast<int>(std::lround(pixel)), 1, 6); }

    /// The line from the last anchor to the cursor.
    void follow(const ToolEvent& event)
    {
        hanging_.clear();
        pixel_ = event.pixel;
        if (anchors_.empty())
            return;
        if (wire_ && !(event.modifiers & Qt::ShiftModifier))
            hanging_ = wire_->pathTo(event.at);
        else
            hanging_ = {anchors_.back(), event.at};
    }

    void addAnchor(const ToolEvent& event)
    {
        const ToolSubject subject = context_.subject(event.at);
        if (!subject.pixels || (!anchors_.empty() && distanceOf(anchors_.back(), event.at, event.aspect) <= event.pixel))
            return;
        if (!anchors_.empty())
            pieces_.push_back(std::exchange(hanging_, {}));
        anchors_.push_back(event.at);
        startWire(subject.pixels);
    }

    void startWire(const ImagePtr& pixels)
    {
        pixels_ = pixels;
        wire_.reset();
        if (pixels && !anchors_.empty())
            wire_ = std::make_unique<LiveWire>(pixels, anchors_.back(), LiveWire::Settings{smoothingAt(pixel_), 400});
    }

    void removeAnchor()
    {
        if (anchors_.empty())
            return;
        anchors_.pop_back();
        if (!pieces_.empty())
            pieces_.pop_back();
        hanging_.clear();
        onFirst_ = false;
        startWire(pixels_);
    }

    void reset()
    {
        anchors_.clear();
        pieces_.clear();
        hanging_.clear();
        wire_.reset();
        onFirst_ = false;
    }

    [[nodiscard]] Contour fixedLine() const
    {
        Contour line;
        for (const Contour& piece : pieces_)
            line.insert(line.end(), piece.begin(), piece.end());
        if (line.empty())
            line.push_back(anchors_.front());
        return line;
    }

    ToolOutcome finished()
    {
        ToolOutcome outcome;
        if (anchors_.size() < 2 || !wire_) {
            outcome.wasIdle = anchors_.empty();
            return outcome;
        }
        pieces_.push_back(wire_->pathTo(anchors_.front()));
        constexpr double slackPixels = 0.75;  // of the screen, and half a pixel of the image at least
        Outline outline = simplify(Outline{{fixedLine()}}, std::max(0.5, slackPixels * pixel_));
        reset();
        if (outline.contours.front().size() >= 3)
            outcome.drawn = std::move(outline);
        else
            outcome.refused = Error{Errc::invalid, message("read", "The line encloses nothing: click at three places around the lesion at least."), {}};
        return outcome;
    }

    RegionContext context_;
    Contour anchors_;
    std::vector<Contour> pieces_;  ///< one from each anchor to the next
    Contour hanging_;              ///< from the last anchor to the cursor
    std::unique_ptr<LiveWire> wire_;
    ImagePtr pixels_;
    double pixel_ = 1;
    bool onFirst_ = false;
};

}  // namespace

std::unique_ptr<Tool> makeLiveWireTool(RegionContext context) { return std::make_unique<LiveWireTool>(std::move(context)); }

}  // namespace annulus::ui
