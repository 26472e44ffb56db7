#include "core/roi/agreement.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <cmath>

using namespace annulus;
using namespace annulus::tests;

namespace {

bool isSurface(const Mask& mask, std::int64_t i, std::int64_t j)
{
    return mask.contains(i, j) && !(mask.contains(i - 1, j) && mask.contains(i + 1, j) && mask.contains(i, j - 1) && mask.contains(i, j + 1));
}

std::vector<double> directed(const Mask& from, const Mask& to)
{
    const Grid& grid = from.grid();
    std::vector<double> distances;
    for (std::int64_t j = 0; j < grid.size.j; ++j)
        for (std::int64_t i = 0; i < grid.size.i; ++i) {
            if (!isSurface(from, i, j))
                continue;
            double nearest = 1e99;
            for (std::int64_t q = 0; q < grid.size.j; ++q)
                for (std::int64_t p = 0; p < grid.size.i; ++p)
                    if (isSurface(to, p, q))
                        nearest = std::min(nearest, std::hypot(double(i - p) * grid.spacing[0], double(j - q) * grid.spacing[1]));
            distances.push_back(nearest);
        }
    return distances;
}

}  // namespace

class AgreementTest : public QObject {
    Q_OBJECT
private slots:
    void a_toy_is_worked_by_hand()
    {
        // A: 2 x 2 pixels, B: the same moved one column of 0.5 mm; rows 2 mm apart. All pixels are surface; of each mask two
        // lie on the other, two are 0.5 mm away: sorted 0 0 .5 .5, 95th percentile at place 2.85 = 0.5.
        const Spacing spacing = millimetres(0.5, 2);
        const auto agreement = compareMasks(drawnMask({"....", ".##.", ".##.", "...."}, spacing), drawnMask({"....", "..##", "..##", "...."}, spacing));
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->dice, 0.5);
        QCOMPARE(agreement->jaccard, 1.0 / 3);
        QCOMPARE(*agreement->hd95, 0.5);
        QCOMPARE(*agreement->meanSurfaceDistance, 0.25);
        QCOMPARE(agreement->areaA, 4.0);
        QCOMPARE(agreement->areaDifference, 0.0);
        QVERIFY(!agreement->inPixels);
    }
    void percentiles_are_numpys()
    {
        // numpy.percentile([3, 1, 2, 10], p) for p = 0, 50, 95, 100: 1, 2.5, 8.95, 10.
        const std::vector<double> values{3, 1, 2, 10};
        QCOMPARE(percentile(values, 0), 1.0);
        QCOMPARE(percentile(values, 50), 2.5);
        QCOMPARE(percentile(values, 95), 8.95);
        QCOMPARE(percentile(values, 100), 10.0);
        QCOMPARE(percentile(std::vector<double>{7}, 95), 7.0);
    }
    void a_mask_agrees_with_itself()
    {
        const Mask disc = discMask(41, 41, millimetres(0.1, 0.1), 1.5);
        const auto agreement = compareMasks(disc, disc);
        QCOMPARE(agreement->dice, 1.0);
        QCOMPARE(agreement->jaccard, 1.0);
        QCOMPARE(*agreement->hd95, 0.0);
        QCOMPARE(*agreement->meanSurfaceDistance, 0.0);
    }
    void random_masks_agree_with_all_pairs()
    {
        Random random(44);
        for (int trial = 0; trial < 100; ++trial) {
            const Spacing spacing = millimetres(random.uniform(0.05, 2), random.uniform(0.05, 2));
            const Mask a = unite(randomMask(random, 14, 11, 0.3, spacing), Mask(makeGrid(14, 11, spacing), {{3, 2, 9}, {4, 2, 9}, {5, 2, 9}}));
            const Mask b = unite(randomMask(random, 14, 11, 0.05, spacing), Mask(makeGrid(14, 11, spacing), {{5, 4, 9}, {6, 4, 9}, {7, 4, 9}}));
            auto ab = directed(a, b);
            const auto ba = directed(b, a);
            const double hd95 = std::max(percentile(ab, 95), percentile(ba, 95));
            ab.insert(ab.end(), ba.begin(), ba.end());
            double mean = 0;
            for (const double d : ab)
                mean += d / double(ab.size());
            const auto agreement = compareMasks(a, b);
            QVERIFY(std::abs(*agreement->hd95 - hd95) < 1e-12);
            QVERIFY(std::abs(*agreement->meanSurfaceDistance - mean) < 1e-12);
            const auto swapped = compareMasks(b, a);
            QCOMPARE(swapped->hd95, agreement->hd95);
            QCOMPARE(swapped->areaDifference, -agreement->areaDifference);
        }
    }
    void discs_differ_by_their_radii()
    {
        // Closed form: concentric circles of 2 and 3 mm are 1 mm apart everywhere, area 5 pi, Dice 2*4/(4+9).
        const Spacing spacing = millimetres(0.02, 0.05);
        const auto agreement = compareMasks(discMask(401, 161, spacing, 2), discMask(401, 161, spacing, 3));
        QVERIFY(std::abs(*agreement->hd95 - 1) < 0.05);
        QVERIFY(std::abs(*agreement->meanSurfaceDistance - 1) < 0.05);
        QVERIFY(std::abs(agreement->areaDifference - 5 * M_PI) < 0.05);
        QVERIFY(std::abs(agreement->dice - 8.0 / 13) < 0.002);
    }
    void without_spacing_distances_are_pixels()
    {
        const auto agreement = compareMasks(drawnMask({"#..."}, Spacing{}), drawnMask({"...#"}, Spacing{}));
        QCOMPARE(*agreement->hd95, 3.0);
        QVERIFY(agreement->inPixels);
    }
    void one_empty_mask_has_no_distance_and_two_are_refused()
    {
        const Mask empty = drawnMask({"...."}), one = drawnMask({"#..."});
        const auto agreement = compareMasks(one, empty);
        QCOMPARE(agreement->dice, 0.0);
        QVERIFY(!agreement->hd95 && !agreement->meanSurfaceDistance);
        QCOMPARE(compareMasks(empty, empty).error().sentence(), std::string("Both masks are empty; there is nothing to compare."));
        QVERIFY(!compareMasks(one, drawnMask({"....."})).ok());
    }
};

ANNULUS_TEST(AgreementTest);
#include "agreement_test.moc"
