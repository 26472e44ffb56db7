#include "core/roi/distanceMap.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

std::vector<double> byAllPairs(const PixelField& field)
{
    std::vector<double> all;
    for (std::int64_t j = 0; j < field.rows; ++j)
        for (std::int64_t i = 0; i < field.columns; ++i) {
            double nearest = std::numeric_limits<double>::infinity();
            for (std::int64_t q = 0; q < field.rows; ++q)
                for (std::int64_t p = 0; p < field.columns; ++p)
                    if (field.bytes[static_cast<std::size_t>(q * field.columns + p)]) {
                        const double dx = field.spacingX * static_cast<double>(i - p);
                        const double dy = field.spacingY * static_cast<double>(j - q);
                        nearest = std::min(nearest, dx * dx + dy * dy);
                    }
            all.push_back(nearest);
        }
    return all;
}

}  // namespace

class DistanceMapTest : public QObject {
    Q_OBJECT
private slots:
    void distances_are_those_of_all_pairs()
    {
        Random random(30);
        for (int trial = 0; trial < 300; ++trial) {
            const auto columns = static_cast<std::int64_t>(1 + random.below(28));
            const auto rows = static_cast<std::int64_t>(1 + random.below(28));
            // Isotropic and 3:4 spacings make exact ties, the others near ones.
            const double x = trial % 3 == 0 ? 1 : trial % 3 == 1 ? 0.3 : random.uniform(0.01, 3);
            const double y = trial % 3 == 0 ? 1 : trial % 3 == 1 ? 0.4 : random.uniform(0.01, 3);
            const auto bytes = toBytes(randomMask(random, columns, rows, std::pow(random.uniform(), 3)));
            const PixelField field{bytes, columns, rows, x, y};
            const auto truth = byAllPairs(field);
            const auto found = squaredDistances(field);
            for (std::size_t at = 0; at < truth.size(); ++at)  // two bits: near ties may be taken from the other pixel
                QVERIFY(found[at] == truth[at] || std::abs(found[at] - truth[at]) <= 4.5e-16 * truth[at]);
        }
    }
    void within_the_limit_nothing_changes()
    {
        Random random(31);
        for (int trial = 0; trial < 100; ++trial) {
            const auto bytes = toBytes(randomMask(random, 30, 25, 0.01));
            const PixelField field{bytes, 30, 25, 0.7, 1.1};
            const double limit = random.uniform(1, 8);
            const auto all = squaredDistances(field);
            const auto limited = squaredDistances(field, limit);
            for (std::size_t at = 0; at < all.size(); ++at) {
                if (all[at] <= limit * limit)
                    QCOMPARE(limited[at], all[at]);
                else
                    QVERIFY(limited[at] > limit * limit);
            }
        }
    }
    void a_field_without_pixels_is_infinitely_far()
    {
        const std::vector<std::uint8_t> bytes(12, 0);
        for (const double distance : squaredDistances({bytes, 4, 3, 1, 1}))
            QCOMPARE(distance, std::numeric_limits<double>::infinity());
        QVERIFY(squaredDistances({}).empty());
    }
};

ANNULUS_TEST(DistanceMapTest);
#include "distanceMap_test.moc"
