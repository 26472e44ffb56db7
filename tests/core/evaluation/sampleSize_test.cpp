#include "core/evaluation/sampleSize.h"

#include "tests/support/runTests.h"

using namespace annulus;

// Truth: the binary example in the manual of R's pmsampsize (24 parameters, prevalence 0.174, R2 0.288): 623, 662 and 221 patients.
class SampleSizeTest : public QObject {
    Q_OBJECT
private slots:
    void the_manuals_example()
    {
        const SampleSize size = sampleSize(24, 0.174, 0.288);
        QCOMPARE(size.shrinkage, 623.0);
        QCOMPARE(size.optimism, 662.0);
        QCOMPARE(size.overall, 221.0);
    }
    void the_largest_r2_of_even_classes_is_three_quarters()
    {
        QVERIFY(std::abs(sampleSize(10, 0.5, 0.1).largestR2 - 0.75) < 1e-15);
        QVERIFY(std::abs(cautiousR2(0.5) - 0.1125) < 1e-15);
    }
};

ANNULUS_TEST(SampleSizeTest);

#include "sampleSize_test.moc"
