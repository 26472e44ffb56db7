#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

class RandomTest : public QObject {
    Q_OBJECT
private slots:
    void splitmix_seeding_gives_the_published_stream()
    {
        // xoshiro256** reference C code with state seeded by splitmix64(0): first output.
        QCOMPARE(Random(0).bits(), std::uint64_t{0x99ec5f36cb75f2b4});
    }
    void normal_has_mean_and_sd()
    {
        Random random(7);
        double sum = 0, squares = 0;
        constexpr int n = 200000;
        for (int draw = 0; draw < n; ++draw) {
            const double x = random.normal(2, 3);
            sum += x;
            squares += x * x;
        }
        const double mean = sum / n;
        QVERIFY(std::abs(mean - 2) < 0.03);
        QVERIFY(std::abs(std::sqrt(squares / n - mean * mean) - 3) < 0.03);
    }
    void below_reaches_every_value_evenly()
    {
        Random random(3);
        std::array<int, 7> hits{};
        for (int draw = 0; draw < 70000; ++draw)
            ++hits[random.below(7)];
        for (const int hit : hits)
            QVERIFY(std::abs(hit - 10000) < 500);
    }
    void a_split_stream_does_not_depend_on_what_was_drawn()
    {
        Random drawn(5);
        drawn.bits();
        QCOMPARE(drawn.split(2).bits(), Random(5).split(2).bits());
        QVERIFY(Random(5).split(2).bits() != Random(5).split(3).bits());
    }
};

ANNULUS_TEST(RandomTest);
#include "random_test.moc"
