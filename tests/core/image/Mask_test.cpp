#include "core/base/random.h"
#include "core/image/Mask.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

std::vector<std::uint8_t> randomBytes(Random& random, std::size_t count, double share)
{
    std::vector<std::uint8_t> bytes(count);
    for (auto& byte : bytes)
        byte = random.uniform() < share;
    return bytes;
}

}  // namespace

class MaskTest : public QObject {
    Q_OBJECT
private slots:
    void set_operations_equal_pixel_by_pixel_logic()
    {
        Random random(11);
        for (int trial = 0; trial < 200; ++trial) {
            const Grid grid = makeGrid(1 + static_cast<int>(random.below(12)), 1 + static_cast<int>(random.below(9)));
            const auto n = static_cast<std::size_t>(grid.pixelCount());
            const auto a = randomBytes(random, n, random.uniform());
            const auto b = randomBytes(random, n, random.uniform());
            const Mask maskA = fromBytes(grid, a);
            const Mask maskB = fromBytes(grid, b);
            const auto both = toBytes(intersect(maskA, maskB));
            const auto any = toBytes(unite(maskA, maskB));
            const auto less = toBytes(subtract(maskA, maskB));
            const auto none = toBytes(complement(maskA));
            QCOMPARE(toBytes(maskA), a);
            for (std::size_t at = 0; at < n; ++at) {
                QCOMPARE(both[at], std::uint8_t(a[at] && b[at]));
                QCOMPARE(any[at], std::uint8_t(a[at] || b[at]));
                QCOMPARE(less[at], std::uint8_t(a[at] && !b[at]));
                QCOMPARE(none[at], std::uint8_t(!a[at]));
                const auto i = static_cast<std::int64_t>(at) % grid.size.i;
                const auto j = static_cast<std::int64_t>(at) / grid.size.i;
                QCOMPARE(maskA.contains(i, j), a[at] != 0);
            }
        }
    }
    void runs_are_joined_and_cut_to_the_grid()
    {
        const Mask mask(makeGrid(5, 2), {{1, 3, 9}, {0, -2, 2}, {0, 2, 3}, {7, 0, 2}});
        QCOMPARE(mask.runs(), (std::vector<Run>{{0, 0, 3}, {1, 3, 5}}));
        QCOMPARE(mask.count(), 5);
        QVERIFY(mask.touchesBorder());
        QCOMPARE(mask.box(), (Box{0, 0, 0, 4, 1, 0}));
    }
    void a_box_of_bytes_round_trips()
    {
        const Mask mask(makeGrid(6, 5), {{1, 2, 4}, {2, 3, 4}});
        const Box box = mask.box();
        QCOMPARE(fromBytes(mask.grid(), box, toBytes(mask, box)), mask);
    }
    void another_size_is_told_with_both_sizes()
    {
        const auto check = checkSameGrid(makeGrid(10, 20), makeGrid(10, 21));
        QVERIFY(!check.ok());
        QVERIFY(check.error().sentence().find("10 x 21") != std::string::npos);
    }
};

ANNULUS_TEST(MaskTest);
#include "Mask_test.moc"
