#include "core/roi/orientation.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

__extension__ typedef __int128 Wide;

}  // namespace

class OrientationTest : public QObject {
    Q_OBJECT
private slots:
    void signs_follow_the_screen()
    {
        QCOMPARE(orientation({0, 0}, {1, 0}, {0, 1}), 1);
        QCOMPARE(orientation({0, 0}, {1, 0}, {0, -1}), -1);
        QCOMPARE(orientation({0, 0}, {2, 2}, {1, 1}), 0);
    }
    void nearly_collinear_points_are_decided_as_integers_decide()
    {
        // Truth: the cross product in 128-bit integers, coordinates of 2^40 with a last bit of difference, where
        // plain doubles answer zero or the wrong sign.
        Random random(5);
        int undecidedByDoubles = 0;
        for (int trial = 0; trial < 20000; ++trial) {
            const auto coordinate = [&] { return static_cast<long long>(random.below(1LL << 40)); };
            const long long ax = coordinate(), ay = coordinate(), dy = coordinate() / 4;
            const long long dx = dy + static_cast<long long>(random.below(5)) - 2;
            const long long aside = static_cast<long long>(random.below(3)) - 1;
            const long long cx = ax + 3 * dx + aside;
            const long long cy = ay + 3 * dy + aside;
            const Wide cross = static_cast<Wide>(dx) * (cy - ay) - static_cast<Wide>(dy) * (cx - ax);
            const int truth = cross > 0 ? 1 : cross < 0 ? -1 : 0;
            const Point a{static_cast<double>(ax), static_cast<double>(ay)};
            const Point b{static_cast<double>(ax + dx), static_cast<double>(ay + dy)};
            const Point c{static_cast<double>(cx), static_cast<double>(cy)};
            QCOMPARE(orientation(a, b, c), truth);
            const double plain = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            undecidedByDoubles += (plain > 0 ? 1 : plain < 0 ? -1 : 0) != truth;
        }
        QVERIFY(undecidedByDoubles > 0);
    }
};

ANNULUS_TEST(OrientationTest);
#include "orientation_test.moc"
