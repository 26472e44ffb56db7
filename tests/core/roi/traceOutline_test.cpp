#include "core/roi/traceOutline.h"
#include "core/roi/checkOutline.h"
#include "core/roi/rasterise.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

class TraceOutlineTest : public QObject {
    Q_OBJECT
private slots:
    void one_pixel_is_a_square_around_its_centre()
    {
        const Outline outline = traceOutline(drawnMask({"...", ".#.", "..."}));
        QCOMPARE(outline, (Outline{{{{0.5, 0.5}, {1.5, 0.5}, {1.5, 1.5}, {0.5, 1.5}}}}));
    }
    void a_hole_is_a_contour_of_its_own()
    {
        const Outline outline = traceOutline(drawnMask({"###", "#.#", "###"}));
        QCOMPARE(outline.contours.size(), std::size_t{2});
        QCOMPARE(outline.contours[0].size(), std::size_t{4});
        QCOMPARE(outline.contours[1].size(), std::size_t{4});
    }
    void pixels_that_touch_at_a_corner_stay_apart()
    {
        QCOMPARE(traceOutline(drawnMask({"#.", ".#"})).contours.size(), std::size_t{2});
    }
    void an_empty_mask_has_an_empty_outline() { QVERIFY(traceOutline(Mask(makeGrid(4, 4))).isEmpty()); }
    void rasterising_gives_the_mask_back()
    {
        Random random(21);
        for (int trial = 0; trial < 300; ++trial) {
            const auto columns = static_cast<std::int64_t>(1 + random.below(25));
            const auto rows = static_cast<std::int64_t>(1 + random.below(25));
            const Mask mask = randomMask(random, columns, rows, random.uniform());
            const Outline outline = traceOutline(mask);
            QCOMPARE(rasterise(outline, mask.grid()), mask);
            QVERIFY(!crossesItself(outline));
        }
    }
    void the_slice_asked_for_is_traced()
    {
        Grid grid = makeGrid(3, 3);
        grid.size.k = 2;
        grid.dimensions = 3;
        const Mask mask(grid, {{0, 0, 1}, {4, 1, 2}});
        QCOMPARE(traceOutline(mask, 1), (Outline{{{{0.5, 0.5}, {1.5, 0.5}, {1.5, 1.5}, {0.5, 1.5}}}}));
    }
};

ANNULUS_TEST(TraceOutlineTest);
#include "traceOutline_test.moc"
