#include "tests/support/masks.h"
#include "tests/support/runTests.h"
#include "core/roi/rasterise.h"
#include "ui/view/tools/RegionTools.h"

#include <algorithm>
#include <cmath>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

using Kind = ToolEvent::Kind;

ToolEvent at(Kind kind, double x, double y, Qt::KeyboardModifiers modifiers = {}) { return {kind, {x, y}, 1, 1, modifiers, kind == Kind::press}; }

ToolOutcome drag(Tool& tool, Point from, Point to, const Outline* current, Qt::KeyboardModifiers modifiers = {})
{
    tool.handle(at(Kind::move, from.x, from.y, modifiers), current);
    tool.handle(at(Kind::press, from.x, from.y, modifiers), current);
    tool.handle(at(Kind::move, (from.x + to.x) / 2, (from.y + to.y) / 2, modifiers), current);
    tool.handle(at(Kind::move, to.x, to.y, modifiers), current);
    return tool.handle(at(Kind::release, to.x, to.y, modifiers), current);
}

constexpr int size = 100;

}  // namespace

// Truth: the pixels that strokeMask, growRegion and cutMask give, and drawings whose answer is plain.
class RegionToolsTest : public QObject {
    Q_OBJECT
    RegionSettings settings_;
    ImagePtr image_;
    Grid grid_ = makeGrid(size, size, millimetres(0.5, 0.5));
    const Outline square_{{{{20, 20}, {60, 20}, {60, 60}, {20, 60}}}};

    RegionContext context() { return {settings_, [this](Point) { return ToolSubject{grid_, image_}; }}; }
    Mask maskOf(const Outline& outline) const { return rasterise(outline, grid_); }

private slots:
    void init()
    {
        settings_ = {};
        settings_.brushSize = 5;
        std::vector<std::uint8_t> pixels;
        for (int j = 0; j < size; ++j)
            for (int i = 0; i < size; ++i)
                pixels.push_back(std::hypot(i - 50, j - 50) <= 30 ? 200 : 50);
        image_ = std::make_shared<const Image>(Image{grid_, std::move(pixels)});
    }
    void painting_without_an_outline_begins_one()
    {
        const auto tool = makeBrushTool(context(), false);
        const auto outcome = drag(*tool, {20, 20}, {40, 20}, nullptr);
        QVERIFY(outcome.drawn);
        // 5 mm across at 0.5 mm a pixel: a radius of 5 pixels.
        QCOMPARE(maskOf(*outcome.drawn), strokeMask(grid_, {20, 20}, {40, 20}, {5, 5, BrushShape::round}));
    }
    void a_stroke_joins_the_outline_in_hand_and_ctrl_takes_away()
    {
        const auto tool = makeBrushTool(context(), false);
        const Mask stroke = strokeMask(grid_, {60, 40}, {70, 40}, {5, 5, BrushShape::round});
        const auto painted = drag(*tool, {60, 40}, {70, 40}, &square_);
        QVERIFY(painted.change);
        QVERIFY(painted.change->gesture == Gesture::paint);
        QCOMPARE(painted.change->detail, std::string("5 mm"));
        QCOMPARE(maskOf(painted.change->outline), unite(maskOf(square_), stroke));
        const auto erased = drag(*tool, {60, 40}, {70, 40}, &square_, Qt::ControlModifier);
        QVERIFY(erased.change->gesture == Gesture::erase);
        QCOMPARE(maskOf(erased.change->outline), subtract(maskOf(square_), stroke));
        const auto eraser = makeBrushTool(context(), true);
        QCOMPARE(maskOf(drag(*eraser, {60, 40}, {70, 40}, &square_).change->outline), subtract(maskOf(square_), stroke));
        QVERIFY(drag(*eraser, {60, 40}, {70, 40}, &square_, Qt::ControlModifier).change->gesture == Gesture::paint);
    }
    void what_is_shown_while_painting_is_what_is_stored()
    {
        const auto tool = makeBrushTool(context(), false);
        tool->handle(at(Kind::press, 60, 40), &square_);
        tool->handle(at(Kind::move, 70, 44), &square_);
        const auto shown = tool->picture(&square_);
        QVERIFY(shown.live && !shown.isNew && tool->isBusy());
        QVERIFY(shown.cursor == Qt::BlankCursor && !shown.lines.empty());
        QCOMPARE(tool->handle(at(Kind::release, 70, 44), &square_).change->outline, *shown.live);
    }
    void a_stroke_that_changes_nothing_is_no_edit_and_one_that_leaves_nothing_is_refused()
    {
        const auto tool = makeBrushTool(context(), false);
        const auto inside = drag(*tool, {40, 40}, {41, 40}, &square_);
        QVERIFY(!inside.change && !inside.drawn && !inside.refused);
        settings_.brushSize = 100;
        const auto all = drag(*makeBrushTool(context(), true), {40, 40}, {41, 40}, &square_);
        QVERIFY(all.refused && !all.change);
    }
    void a_brush_in_pixels_and_a_square_one()
    {
        settings_.brushInMm = false;
        settings_.brushSize = 6;
        settings_.brushShape = BrushShape::square;
        QCOMPARE(brushOn(grid_, settings_), (Brush{3, 3, BrushShape::square}));
        QCOMPARE(brushWords(grid_, settings_), std::string("6 px"));
        settings_.brushInMm = true;
        QCOMPARE(brushOn(makeGrid(9, 9, millimetres(0.5, 2)), settings_), (Brush{6, 1.5, BrushShape::square}));
        QCOMPARE(brushWords(makeGrid(9, 9), settings_), std::string("6 px"));  // no millimetres there
    }
    void an_adaptive_brush_stays_with_what_it_began_on()
    {
        settings_.brushAdapts = true;
        settings_.smoothing = 0;
        const auto drawn = drag(*makeBrushTool(context(), false), {75, 50}, {90, 50}, nullptr).drawn;
        QVERIFY(drawn);
        const Mask mask = maskOf(*drawn);
        QVERIFY(mask.contains(78, 50) && !mask.contains(82, 50));
    }
    void the_wand_takes_the_disc_and_dragging_makes_it_tolerant()
    {
        const auto tool = makeWandTool(context());
        settings_.smoothing = 0;
        tool->handle(at(Kind::press, 50, 50), nullptr);
        const auto outcome = tool->handle(at(Kind::release, 50, 50), nullptr);
        QCOMPARE(maskOf(*outcome.drawn), withGrid(growRegion(), grid_));
        // To the right until the whole range is alike: everything.
        tool->handle(at(Kind::press, 50, 50), nullptr);
        tool->handle(at(Kind::move, 50 + 2000, 50), nullptr);
        QCOMPARE(maskOf(*tool->handle(at(Kind::release, 2050, 50), nullptr).drawn).count(), std::int64_t{size * size});
    }
    void the_wand_with_ctrl_takes_from_the_outline()
    {
        settings_.smoothing = 0;
        const auto tool = makeWandTool(context());
        const auto outcome = drag(*tool, {50, 50}, {50, 50}, &square_, Qt::ControlModifier);
        QVERIFY(outcome.change->gesture == Gesture::takeRegion);
        QCOMPARE(maskOf(outcome.change->outline), subtract(maskOf(square_), growRegion()));
    }
    void a_threshold_keeps_the_class_under_the_hand()
    {
        const auto tool = makeThresholdTool(context());
        const auto bright = drag(*tool, {50, 50}, {50, 50}, &square_);
        QCOMPARE(maskOf(bright.change->outline), intersect(maskOf(square_), growRegion()));
        const auto dark = drag(*tool, {50, 50}, {50, 50}, &square_, Qt::ControlModifier);
        QCOMPARE(maskOf(dark.change->outline), subtract(maskOf(square_), growRegion()));
        QVERIFY(tool->handle(at(Kind::press, 50, 50), nullptr).refused);
    }
    void a_cut_takes_the_smaller_piece()
    {
        const auto outcome = drag(*makeCutTool(context()), {50, 10}, {50, 90}, &square_);
        QCOMPARE(maskOf(outcome.change->outline).box().i1, std::int64_t{49});
        QVERIFY(!drag(*makeCutTool(context()), {90, 10}, {90, 90}, &square_).change);
    }
    void an_ellipse_fills_its_box()
    {
        const auto tool = makeEllipseTool();
        const Outline drawn = *drag(*tool, {10, 20}, {50, 40}, nullptr).drawn;
        const auto& contour = drawn.contours.front();
        const auto [left, right] = std::ranges::minmax_element(contour, {}, &Point::x);
        QVERIFY(std::abs(left->x - 10) < 0.2 && std::abs(right->x - 50) < 0.2);
        const Outline circle = *drag(*tool, {50, 50}, {60, 52}, nullptr, Qt::ControlModifier | Qt::ShiftModifier).drawn;
        for (const Point& point : circle.contours.front())
            QVERIFY(std::abs(std::hypot(point.x - 50, point.y - 50) - 10) < 1e-9);
        QVERIFY(drag(*tool, {50, 50}, {51, 51}, nullptr).refused);
    }
    void a_live_wire_around_a_disc_is_the_disc()
    {
        const auto tool = makeLiveWireTool(context());
        for (const Point& point : {Point{80, 50}, Point{50, 80}, Point{20, 50}, Point{50, 20}})
            tool->handle(at(Kind::press, point.x, point.y), nullptr);
        QVERIFY(tool->isBusy());
        const auto outcome = tool->handle(at(Kind::close, 0, 0), nullptr);
        QVERIFY(outcome.drawn);
        const Mask mask = maskOf(*outcome.drawn), truth = growRegion();
        const double dice = 2 * static_cast<double>(intersect(mask, truth).count()) / static_cast<double>(mask.count() + truth.count());
        QVERIFY2(dice > 0.95, std::to_string(dice).c_str());
        QVERIFY(!tool->isBusy());
    }
    void escape_drops_the_gesture_only()
    {
        for (const auto& tool : {makeBrushTool(context(), false), makeWandTool(context()), makeThresholdTool(context()), makeCutTool(context())}) {
            tool->handle(at(Kind::press, 50, 50), &square_);
            QVERIFY(tool->isBusy());
            QVERIFY(!tool->handle(at(Kind::cancel, 0, 0), &square_).wasIdle);
            QVERIFY(!tool->isBusy() && !tool->picture(&square_).live);
            QVERIFY(tool->handle(at(Kind::cancel, 0, 0), &square_).wasIdle);
        }
    }

private:
    Mask growRegion() const
    {
        std::vector<std::uint8_t> bytes;
        for (int j = 0; j < size; ++j)
            for (int i = 0; i < size; ++i)
                bytes.push_back(std::hypot(i - 50, j - 50) <= 30);
        return fromBytes(grid_, bytes);
    }
};
ANNULUS_TEST(RegionToolsTest);

#include "regionTools_test.moc"
