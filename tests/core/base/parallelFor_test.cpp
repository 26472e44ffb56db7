#include "core/base/parallelFor.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <numeric>
#include <vector>

using namespace annulus;

class ParallelForTest : public QObject {
    Q_OBJECT
private slots:
    void every_index_is_visited_once_for_any_number_of_threads()
    {
        for (const int threads : {0, 1, 2, 5}) {
            std::vector<int> visits(1000, 0);
            parallelFor(visits.size(), [&](std::size_t index) { ++visits[index]; }, threads);
            QCOMPARE(std::accumulate(visits.begin(), visits.end(), 0), 1000);
            QVERIFY(*std::max_element(visits.begin(), visits.end()) == 1);
        }
    }
};

ANNULUS_TEST(ParallelForTest);
#include "parallelFor_test.moc"
