// Truth: closed forms. Variance and exponent of the law, and that bands of one law add up to it.
#include "core/phantom/powerLaw.h"
#include "fluctuation.h"
#include "support/runTests.h"

using namespace annulus;
using namespace annulus::phantom;

namespace {

double variance(const Raster& sheet)
{
    double sum = 0;
    for (const float value : sheet.values)
        sum += static_cast<double>(value) * value;  // the mean is zero by construction
    return sum / static_cast<double>(sheet.values.size());
}

}  // namespace

class PowerLawTest : public QObject {
    Q_OBJECT
private slots:
    void the_spectrum_falls_with_the_planted_exponent_data();
    void the_spectrum_falls_with_the_planted_exponent();
    void the_variance_is_one();
    void adjoining_bands_add_up();
    void both_sheets_repeat_without_a_seam();
};

void PowerLawTest::the_spectrum_falls_with_the_planted_exponent_data()
{
    QTest::addColumn<double>("beta");
    for (const double beta : {2.6, 3.0, 3.2})
        QTest::addRow("%.1f", beta) << beta;
}

void PowerLawTest::the_spectrum_falls_with_the_planted_exponent()
{
    QFETCH(double, beta);
    double first = 0;
    double second = 0;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const auto [a, b] = powerLawSheets(512, 0.2, {beta, 400}, {}, Random(seed));
        first += tests::spectralExponent(a, 0, 0, 512, 4, 3) / 4;
        second += tests::spectralExponent(b, 0, 0, 512, 4, 3) / 4;
    }
    // Four sheets leave a scatter of about 0.05 on the exponent; near 4 the difference of means begins to saturate.
    QVERIFY2(std::abs(first - beta) < 0.15, qPrintable(QString::number(first)));
    QVERIFY2(std::abs(second - beta) < 0.15, qPrintable(QString::number(second)));
}

void PowerLawTest::the_variance_is_one()
{
    // A small outer scale: many independent waves carry the power, so that one sheet is enough.
    const auto [a, b] = powerLawSheets(512, 0.2, {3.5, 5}, {}, Random(1));
    QVERIFY2(std::abs(variance(a) - 1) < 0.1, qPrintable(QString::number(variance(a))));
    QVERIFY2(std::abs(variance(b) - 1) < 0.1, qPrintable(QString::number(variance(b))));
}

void PowerLawTest::adjoining_bands_add_up()
{
    const PowerLaw law{3, 8};
    const double whole = variance(powerLawSheets(256, 0.2, law, {}, Random(2)).first);
    const double low = variance(powerLawSheets(256, 0.2, law, {0, 0.5}, Random(2)).first);
    const double high = variance(powerLawSheets(256, 0.2, law, {0.5, 1e9}, Random(2)).first);
    QVERIFY2(std::abs(low + high - whole) < 0.01 * whole, qPrintable(QString("%1 + %2, %3").arg(low).arg(high).arg(whole)));
    QVERIFY(high > 0.01 * whole);
}

void PowerLawTest::both_sheets_repeat_without_a_seam()
{
    const auto [a, b] = powerLawSheets(128, 0.2, {3, 10}, {}, Random(5));
    for (const Raster* sheet : {&a, &b}) {
        double seam = 0;
        double inside = 0;
        for (int k = 0; k < 128; ++k) {
            seam += std::abs(sheet->at(0, k) - sheet->at(127, k)) + std::abs(sheet->at(k, 0) - sheet->at(k, 127));
            inside += std::abs(sheet->at(64, k) - sheet->at(63, k)) + std::abs(sheet->at(k, 64) - sheet->at(k, 63));
        }
        QVERIFY(seam < 1.6 * inside);
    }
}

ANNULUS_TEST(PowerLawTest);
#include "powerLaw_test.moc"
