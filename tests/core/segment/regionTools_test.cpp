#include <string>  // before <memory>: moc 6.4 stumbles over <concepts>

#include "core/segment/LiveWire.h"
#include "core/segment/growRegion.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <cmath>

using namespace annulus;
using namespace annulus::tests;

namespace {

/// A bright disc on dark ground with uniform noise of the given amplitude.
Image discImage(int size, double radius, double noise, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<std::uint16_t> pixels;
    for (int j = 0; j < size; ++j)
        for (int i = 0; i < size; ++i) {
            const double distance = std::hypot(i - size / 2, j - size / 2);
            pixels.push_back(static_cast<std::uint16_t>((distance <= radius ? 600 : 200) + random.uniform(0, noise)));
        }
    return {makeGrid(size, size, millimetres(1, 1)), std::move(pixels)};
}

}  // namespace

// Truth: discs whose edge is known, drawings worked by hand, Dijkstra's distances by exhaustive relaxation.
class RegionToolsTest : public QObject {
    Q_OBJECT
private slots:
    void a_region_is_what_is_joined_and_like_the_seed()
    {
        const Image image{makeGrid(6, 3), std::vector<std::uint8_t>{9, 9, 0, 9, 9, 9, 9, 5, 0, 9, 9, 9, 9, 9, 5, 9, 9, 9}};
        const RegionGrowing how{1, 0, false, 1000};
        QCOMPARE(drawing(growRegion(image, {0, 0}, how)), (std::vector<std::string>{"##....", "#.....", "##...."}));
        QCOMPARE(drawing(growRegion(image, {0, 0}, {4, 0, false, 1000})), (std::vector<std::string>{"##.###", "##.###", "######"}));
        QVERIFY(growRegion(image, {-3, 0}, how).isEmpty());
    }
    void a_noisy_disc_is_found_whole_with_local_means()
    {
        const Image image = discImage(121, 40, 150);
        const Mask found = growRegion(image, {60, 60}, {130, 2, true, 1'000'000});
        const Mask truth = discMask(121, 121, millimetres(1, 1), 40);
        const double both = static_cast<double>(intersect(found, truth).count());
        const double dice = 2 * both / static_cast<double>(found.count() + truth.count());
        QVERIFY2(dice > 0.95, std::to_string(dice).c_str());
    }
    void a_region_that_runs_away_stops()
    {
        const Image flat{makeGrid(200, 200), std::vector<std::uint8_t>(40000, 7)};
        const auto count = growRegion(flat, {100, 100}, {1, 0, false, 500}).count();
        QVERIFY(count >= 500 && count < 504);
    }
    void holes_are_filled_when_asked()
    {
        std::vector<std::uint8_t> pixels(25, 9);
        pixels[12] = 0;
        const Image image{makeGrid(5, 5), pixels};
        QCOMPARE(growRegion(image, {0, 0}, {1, 0, false, 1000}).count(), std::int64_t{24});
        QCOMPARE(growRegion(image, {0, 0}, {1, 0, true, 1000}).count(), std::int64_t{25});
    }
    void otsu_parts_two_classes()
    {
        const Image image{makeGrid(6, 1), std::vector<std::uint8_t>{10, 11, 12, 90, 91, 0}};
        const Mask first5(image.grid, {{0, 0, 5}});
        QCOMPARE(otsuThreshold(image, first5).value(), 12.0);
        QVERIFY(!otsuThreshold(image, Mask(image.grid, {{0, 1, 2}})));
        QCOMPARE(pixelsWithin(image, first5, {11, 90}).runs(), (std::vector<Run>{{0, 1, 4}}));
    }
    void a_wire_follows_the_edge_and_not_the_straight_way()
    {
        const auto image = std::make_shared<const Image>(discImage(161, 50, 40));
        // From the right of the disc to its left: a straight way crosses the middle, the edge goes round.
        LiveWire wire(image, {130, 80}, {1, 400});
        const Contour path = wire.pathTo({30, 80});
        QCOMPARE(path.front(), (Point{130, 80}));
        QCOMPARE(path.back(), (Point{30, 80}));
        for (const Point& point : path)
            QVERIFY2(std::abs(std::hypot(point.x - 80, point.y - 80) - 50) < 4, (std::to_string(point.x) + " " + std::to_string(point.y)).c_str());
        for (std::size_t at = 1; at < path.size(); ++at)
            QVERIFY(std::max(std::abs(path[at].x - path[at - 1].x), std::abs(path[at].y - path[at - 1].y)) == 1);
    }
    void asking_near_first_does_not_change_the_way_to_what_is_far()
    {
        const auto image = std::make_shared<const Image>(discImage(101, 30, 120, 5));
        LiveWire one(image, {80, 50}, {1, 400}), two(image, {80, 50}, {1, 400});
        for (double x = 79; x > 20; --x)
            (void)one.pathTo({x, 50});
        QCOMPARE(one.pathTo({20, 50}).size(), two.pathTo({20, 50}).size());
    }
    void beyond_reach_the_wire_is_straight()
    {
        const auto image = std::make_shared<const Image>(discImage(101, 30, 10));
        LiveWire wire(image, {10, 10}, {1, 20});
        QCOMPARE(wire.pathTo({90, 90}), (Contour{{10, 10}, {90, 90}}));
    }
};
ANNULUS_TEST(RegionToolsTest);

#include "regionTools_test.moc"
