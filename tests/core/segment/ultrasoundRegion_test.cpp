#include "core/segment/ultrasoundRegion.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

UltrasoundRegion region(std::int64_t i0, std::int64_t i1, std::optional<double> mm = 0.1, int format = 1)
{
    UltrasoundRegion result;
    result.box = {i0, 0, 0, i1, 99, 0};
    result.spatialFormat = format;
    if (mm)
        result.spacing = Spacing{*mm, *mm, SpacingBasis::ultrasoundRegion, 1};
    return result;
}

const Box lesion{20, 20, 0, 40, 40, 0};

std::string refusal(const std::vector<UltrasoundRegion>& regions)
{
    const auto found = regionOf(regions, lesion);
    return found ? std::string() : found.error().sentence();
}

}  // namespace

class UltrasoundRegionTest : public QObject {
    Q_OBJECT
private slots:
    void the_region_that_holds_the_lesion_is_taken()
    {
        // A split screen: the lesion lies in the left half.
        QCOMPARE(regionOf({region(100, 199, 0.2), region(0, 99)}, lesion)->box.i0, std::int64_t{0});
    }
    void of_two_with_one_scale_the_smaller_is_taken()
    {
        QCOMPARE(regionOf({region(0, 199), region(10, 60)}, lesion)->box.i1, std::int64_t{60});
    }
    void a_spectrum_or_m_mode_region_is_not_tissue() { QVERIFY(!regionOf({region(0, 99, 0.1, 3)}, lesion).ok()); }
    void what_cannot_be_decided_is_refused_with_a_sentence()
    {
        QCOMPARE(refusal({}), std::string("No two-dimensional ultrasound region holds the lesion (the image has 0 regions)."));
        QCOMPARE(refusal({region(30, 99)}), std::string("The lesion lies partly outside the ultrasound region; all of it was expected inside."));
        QCOMPARE(refusal({region(0, 99), region(0, 80, 0.2)}), std::string("Two ultrasound regions with different scales hold the lesion; one was expected."));
        QVERIFY(!refusal({region(0, 99), region(0, 80, {})}).empty());
    }
};

ANNULUS_TEST(UltrasoundRegionTest);
#include "ultrasoundRegion_test.moc"
