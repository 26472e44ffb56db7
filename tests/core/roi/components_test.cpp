#include "core/roi/components.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

using Rows = std::vector<std::string>;

/// Flood fill, pixel by pixel.
int countByFlooding(const Mask& mask)
{
    auto left = toBytes(mask);
    const auto [columns, rows, slices] = mask.grid().size;
    int pieces = 0;
    for (std::int64_t start = 0; start < columns * rows * slices; ++start) {
        if (!left[static_cast<std::size_t>(start)])
            continue;
        ++pieces;
        std::vector<std::int64_t> open{start};
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (!left[static_cast<std::size_t>(at)])
                continue;
            left[static_cast<std::size_t>(at)] = 0;
            const auto i = at % columns, j = at / columns;
            if (i > 0) open.push_back(at - 1);
            if (i + 1 < columns) open.push_back(at + 1);
            if (j > 0) open.push_back(at - columns);
            if (j + 1 < rows) open.push_back(at + columns);
        }
    }
    return pieces;
}

}  // namespace

class ComponentsTest : public QObject {
    Q_OBJECT
private slots:
    void the_largest_piece_is_kept()
    {
        QCOMPARE(drawing(largestComponent(drawnMask({"##..#", "....#", "#...#"}))), (Rows{"....#", "....#", "....#"}));
        QVERIFY(largestComponent(Mask(makeGrid(3, 3))).isEmpty());
    }
    void corners_do_not_join() { QCOMPARE(componentsOf(drawnMask({"#.", ".#"})).size(), std::size_t{2}); }
    void a_u_shape_is_one_piece() { QCOMPARE(componentsOf(drawnMask({"#.#", "#.#", "###"})).size(), std::size_t{1}); }
    void pieces_are_those_of_a_flood_fill_and_make_up_the_mask()
    {
        Random random(4);
        for (int trial = 0; trial < 200; ++trial) {
            const Mask mask = randomMask(random, static_cast<std::int64_t>(1 + random.below(20)), static_cast<std::int64_t>(1 + random.below(20)), random.uniform());
            const auto pieces = componentsOf(mask);
            QCOMPARE(static_cast<int>(pieces.size()), countByFlooding(mask));
            Mask all(mask.grid());
            for (const Mask& piece : pieces) {
                QVERIFY(intersect(all, piece).isEmpty());
                all = unite(all, piece);
            }
            QCOMPARE(all, mask);
        }
    }
    void slices_are_separate()
    {
        Grid grid = makeGrid(2, 2);
        grid.size.k = 2;
        QCOMPARE(componentsOf(Mask(grid, {{1, 0, 2}, {2, 0, 2}})).size(), std::size_t{2});
    }
    void holes_are_filled_and_bays_are_not()
    {
        QCOMPARE(drawing(fillHoles(drawnMask({".....", ".###.", ".#.#.", ".###.", "....."}))), (Rows{".....", ".###.", ".###.", ".###.", "....."}));
        QCOMPARE(drawing(fillHoles(drawnMask({".###.", ".#.#.", ".#.#."}))), (Rows{".###.", ".#.#.", ".#.#."}));
        QCOMPARE(drawing(fillHoles(drawnMask({".#.", "#.#", ".#."}))), (Rows{".#.", "###", ".#."}));
    }
};

ANNULUS_TEST(ComponentsTest);
#include "components_test.moc"
