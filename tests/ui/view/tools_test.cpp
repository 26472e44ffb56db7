#include "tests/support/runTests.h"
#include "ui/view/tools/Tool.h"

using namespace annulus;
using namespace annulus::ui;

namespace {

using Kind = ToolEvent::Kind;

ToolEvent at(Kind kind, double x, double y, bool down = false, Qt::KeyboardModifiers modifiers = {})
{
    return {kind, {x, y}, 1, 1, modifiers, down};
}

const Outline square{{{{10, 10}, {50, 10}, {50, 50}, {10, 50}}}};

ToolOutcome drag(Tool& tool, Point from, Point to, const Outline* current)
{
    tool.handle(at(Kind::move, from.x, from.y), current);
    tool.handle(at(Kind::press, from.x, from.y, true), current);
    tool.handle(at(Kind::move, (from.x + to.x) / 2, (from.y + to.y) / 2, true), current);
    tool.handle(at(Kind::move, to.x, to.y, true), current);
    return tool.handle(at(Kind::release, to.x, to.y), current);
}

}  // namespace

class ToolsTest : public QObject {
    Q_OBJECT
private slots:
    void a_polygon_closes_on_its_first_point()
    {
        const auto tool = makePolygonTool();
        for (const Point& point : {Point{10, 10}, Point{40, 10}, Point{40, 40}})
            QVERIFY(!tool->handle(at(Kind::press, point.x, point.y), nullptr).drawn);
        const ToolOutcome outcome = tool->handle(at(Kind::press, 14, 12), nullptr);  // within the 7 px around it
        QCOMPARE(*outcome.drawn, (Outline{{{{10, 10}, {40, 10}, {40, 40}}}}));
        QVERIFY(!tool->isBusy());
    }
    void a_polygon_closes_by_key_and_by_double_click()
    {
        for (const Kind kind : {Kind::close, Kind::doubleClick}) {
            const auto tool = makePolygonTool();
            for (const Point& point : {Point{10, 10}, Point{40, 10}, Point{40, 40}, Point{10, 40}})
                tool->handle(at(Kind::press, point.x, point.y), nullptr);
            const ToolOutcome outcome = tool->handle(at(kind, 10, 40), nullptr);
            QVERIFY(outcome.drawn);
            QCOMPARE(outcome.drawn->contours.front().size(), 4u);  // the double-click's own press adds no fifth point
        }
    }
    void two_points_are_no_polygon_and_backspace_takes_them_back()
    {
        const auto tool = makePolygonTool();
        tool->handle(at(Kind::press, 10, 10), nullptr);
        tool->handle(at(Kind::press, 40, 10), nullptr);
        QVERIFY(!tool->handle(at(Kind::close, 0, 0), nullptr).drawn);
        tool->handle(at(Kind::removePoint, 0, 0), nullptr);
        QCOMPARE(tool->picture(nullptr).handles.size(), 1u);
        tool->handle(at(Kind::cancel, 0, 0), nullptr);
        QVERIFY(!tool->isBusy());
        QVERIFY(tool->handle(at(Kind::cancel, 0, 0), nullptr).wasIdle);
    }
    void a_freehand_line_is_thinned_within_its_tolerance()
    {
        const auto tool = makeFreehandTool();
        tool->handle(at(Kind::press, 100, 50, true), nullptr);
        for (int step = 1; step < 360; ++step)
            tool->handle(at(Kind::move, 50 + 50 * std::cos(step * M_PI / 180), 50 + 50 * std::sin(step * M_PI / 180), true), nullptr);
        const ToolOutcome outcome = tool->handle(at(Kind::release, 100, 50), nullptr);
        QVERIFY(outcome.drawn);
        const Contour& circle = outcome.drawn->contours.front();
        QVERIFY(circle.size() >= 10 && circle.size() < 60);
        for (const Point& point : circle)
            QVERIFY(std::abs(std::hypot(point.x - 50, point.y - 50) - 50) < 0.75);
    }
    void a_slipped_click_draws_nothing()
    {
        const auto tool = makeFreehandTool();
        tool->handle(at(Kind::press, 10, 10, true), nullptr);
        tool->handle(at(Kind::move, 12, 11, true), nullptr);
        tool->handle(at(Kind::move, 11, 13, true), nullptr);
        QVERIFY(!tool->handle(at(Kind::release, 11, 12), nullptr).drawn);
    }
    void dragging_a_vertex_moves_it_and_previews_without_committing()
    {
        const auto tool = makeEditTool();
        tool->handle(at(Kind::press, 12, 11, true), &square);
        tool->handle(at(Kind::move, 3, 4, true), &square);
        QCOMPARE(tool->picture(&square).live->contours[0][0], (Point{3, 4}));
        const ToolOutcome outcome = tool->handle(at(Kind::release, 3, 4), &square);
        QCOMPARE(outcome.change->gesture, Gesture::moveVertex);
        QCOMPARE(outcome.change->outline, (Outline{{{{3, 4}, {50, 10}, {50, 50}, {10, 50}}}}));
        QVERIFY(!tool->picture(&square).live);
    }
    void dragging_an_edge_puts_a_vertex_there()
    {
        const auto tool = makeEditTool();
        const ToolOutcome outcome = drag(*tool, {30, 10}, {30, 2}, &square);
        QCOMPARE(outcome.change->gesture, Gesture::insertVertex);
        QCOMPARE(outcome.change->outline, (Outline{{{{10, 10}, {30, 2}, {50, 10}, {50, 50}, {10, 50}}}}));
    }
    void dragging_the_inside_moves_the_whole_outline()
    {
        const auto tool = makeEditTool();
        const ToolOutcome outcome = drag(*tool, {30, 30}, {35, 20}, &square);
        QCOMPARE(outcome.change->gesture, Gesture::moveOutline);
        QCOMPARE(outcome.change->outline, (Outline{{{{15, 0}, {55, 0}, {55, 40}, {15, 40}}}}));
    }
    void a_click_without_a_drag_changes_nothing()
    {
        const auto tool = makeEditTool();
        for (const Point& point : {Point{10, 10}, Point{30, 10}, Point{30, 30}})
            QVERIFY(!drag(*tool, point, {point.x + 1, point.y + 1}, &square).change);
    }
    void vertices_go_by_alt_click_and_backspace_but_a_triangle_keeps_its_corners()
    {
        const auto tool = makeEditTool();
        const ToolOutcome byClick = tool->handle(at(Kind::press, 50, 50, true, Qt::AltModifier), &square);
        QCOMPARE(byClick.change->outline, (Outline{{{{10, 10}, {50, 10}, {10, 50}}}}));
        tool->handle(at(Kind::release, 50, 50), &square);
        tool->handle(at(Kind::move, 10, 10), &square);
        QCOMPARE(tool->handle(at(Kind::removePoint, 0, 0), &square).change->gesture, Gesture::deleteVertex);
        const Outline triangle{{{{10, 10}, {50, 10}, {50, 50}}}};
        QVERIFY(!tool->handle(at(Kind::press, 50, 50, true, Qt::AltModifier), &triangle).change);
    }
    void an_undo_under_the_cursor_cannot_leave_a_dead_vertex()
    {
        const auto tool = makeEditTool();
        tool->handle(at(Kind::move, 10, 50), &square);  // the fourth vertex is hot
        const Outline triangle{{{{10, 10}, {50, 10}, {50, 50}}}};
        QVERIFY(!tool->handle(at(Kind::removePoint, 0, 0), &triangle).change);
    }
    void a_press_beside_everything_is_idle_so_that_another_outline_can_be_chosen()
    {
        const auto tool = makeEditTool();
        QVERIFY(tool->handle(at(Kind::press, 200, 200, true), &square).wasIdle);
        QVERIFY(tool->handle(at(Kind::press, 200, 200, true), nullptr).wasIdle);
        QVERIFY(!tool->isBusy());
    }
    void two_clicks_measure()
    {
        const auto tool = makeCalibrationTool();
        QVERIFY(!tool->handle(at(Kind::press, 10, 10), nullptr).measured);
        const ToolOutcome outcome = tool->handle(at(Kind::press, 10, 110), nullptr);
        QCOMPARE(*outcome.measured, (Segment{{10, 10}, {10, 110}}));
    }
};

ANNULUS_TEST(ToolsTest);
#include "tools_test.moc"
