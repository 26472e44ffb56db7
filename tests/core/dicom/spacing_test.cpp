#include "core/dicom/spacing.h"
#include "tests/support/runTests.h"

using namespace annulus;

namespace {

UltrasoundRegion region(Box box, std::optional<Spacing> spacing)
{
    UltrasoundRegion made;
    made.box = box;
    made.spacing = spacing;
    return made;
}

Facts withRegions(std::vector<UltrasoundRegion> regions)
{
    Facts facts;
    facts.regions = std::move(regions);
    return facts;
}

Box boxOf(std::int64_t i0, std::int64_t j0, std::int64_t i1, std::int64_t j1) { return {i0, j0, 0, i1, j1, 0}; }

const StoredSpacing imager{0.07, 0.05};  // row (y) first, anisotropic on purpose
const Spacing fine{0.2, 0.1, SpacingBasis::ultrasoundRegion, 1};
const Spacing coarse{0.4, 0.1, SpacingBasis::ultrasoundRegion, 1};

}  // namespace

/// Truth: PS3.3 10.7 (pixel spacing), C.8.7.10 (projection), C.8.5.5 (ultrasound regions), worked by hand.
class SpacingTest : public QObject {
    Q_OBJECT
private slots:
    void a_mammogram_is_measured_in_the_breast()
    {
        const auto judged = judgeSpacing("MG", {.imager = imager, .pixel = {}, .scanned = {}, .magnification = 1.25, .sourceToDetector = 650, .sourceToPatient = 300, .calibrationType = {}, .calibrationDescription = {}}, {});
        QCOMPARE(judged.patient, (Spacing{0.04, 0.07 / 1.25, SpacingBasis::inBreast, 1.25}));
        QCOMPARE(judged.detector, (Spacing{0.05, 0.07, SpacingBasis::detector, 1}));
        QCOMPARE(judged.words.english(), std::string("0.04 \u00d7 0.056 mm in the breast, estimated with magnification 1.25"));
    }
    void without_a_factor_the_distances_give_the_magnification()
    {
        SpacingTags tags;
        tags.imager = imager;
        tags.sourceToDetector = 660;
        tags.sourceToPatient = 600;
        QCOMPARE(judgeSpacing("MG", tags, {}).patient, (Spacing{0.05 / 1.1, 0.07 / 1.1, SpacingBasis::inBreast, 1.1}));
    }
    void without_either_the_detector_plane_is_named()
    {
        SpacingTags tags;
        tags.imager = imager;
        const auto judged = judgeSpacing("MG", tags, {});
        QCOMPARE(judged.patient, (Spacing{0.05, 0.07, SpacingBasis::detector, 1}));
        QCOMPARE(judged.words.english(), std::string("0.05 \u00d7 0.07 mm at the detector, not corrected for magnification"));
    }
    void an_implausible_magnification_is_not_used()
    {
        SpacingTags tags;
        tags.imager = imager;
        tags.magnification = 0.5;
        const auto judged = judgeSpacing("MG", tags, {});
        QCOMPARE(judged.patient.basis, SpacingBasis::detector);
        QCOMPARE(judged.warnings.size(), std::size_t(1));
    }
    void equal_pixel_spacing_is_uncorrected_and_different_one_is_calibrated()
    {
        SpacingTags tags;
        tags.imager = imager;
        tags.magnification = 1.25;
        tags.pixel = imager;
        QCOMPARE(judgeSpacing("MG", tags, {}).patient.basis, SpacingBasis::inBreast);
        tags.pixel = StoredSpacing{0.06, 0.04};
        tags.calibrationType = "GEOMETRY";
        const auto judged = judgeSpacing("MG", tags, {});
        QCOMPARE(judged.patient, (Spacing{0.04, 0.06, SpacingBasis::calibrated, 1}));
        QCOMPARE(judged.detector, (Spacing{0.05, 0.07, SpacingBasis::detector, 1}));
    }
    void nothing_is_invented()
    {
        QVERIFY(!judgeSpacing("MG", {}, {}).patient.isCalibrated());
        QVERIFY(!judgeSpacing("US", {}, {}).words.isEmpty());
        SpacingTags broken;
        broken.pixel = StoredSpacing{0, 0.1};
        QVERIFY(!judgeSpacing("US", broken, {}).patient.isCalibrated());
        broken.pixel = StoredSpacing{-0.1, 0.1};
        QVERIFY(!judgeSpacing("MG", broken, {}).patient.isCalibrated());
    }
    void a_region_has_a_scale_only_in_cm()
    {
        QCOMPARE(*regionSpacing(3, 3, -0.02, 0.01), fine);  // negative deltas count by size; cm to mm
        QVERIFY(!regionSpacing(4, 3, 0.02, 0.01));          // seconds across: M-mode
        QVERIFY(!regionSpacing(3, 3, 0, 0.01));
    }
    void regions_that_agree_give_the_whole_image_a_spacing()
    {
        const auto whole = [](std::vector<UltrasoundRegion> regions) { return judgeSpacing("US", {}, regions).patient; };
        QCOMPARE(whole({region(boxOf(0, 0, 9, 9), fine), region(boxOf(20, 0, 29, 9), fine)}), fine);
        QVERIFY(!whole({region(boxOf(0, 0, 9, 9), fine), region(boxOf(20, 0, 29, 9), coarse)}).isCalibrated());
        QVERIFY(!whole({region(boxOf(0, 0, 9, 9), std::nullopt)}).isCalibrated());
    }
    void the_region_that_contains_a_box_decides()
    {
        const Facts facts = withRegions({region(boxOf(0, 0, 9, 9), fine), region(boxOf(20, 0, 29, 9), coarse)});
        QCOMPARE(*spacingAt(facts, boxOf(0, 0, 9, 9)), fine);
        QCOMPARE(*spacingAt(facts, boxOf(21, 1, 22, 2)), coarse);
    }
    void a_box_outside_under_two_scales_or_without_scale_is_refused()
    {
        const Facts facts = withRegions({region(boxOf(0, 0, 19, 19), fine), region(boxOf(10, 10, 29, 29), coarse),
                                         region(boxOf(40, 40, 49, 49), std::nullopt)});
        const auto sentence = [&](Box box) { return spacingAt(facts, box).error().sentence(); };
        QVERIFY(sentence(boxOf(15, 5, 25, 8)).find("partly outside") != std::string::npos);
        QVERIFY(sentence(boxOf(12, 12, 15, 15)).find("different scales") != std::string::npos);
        QVERIFY(sentence(boxOf(8, 8, 12, 12)).find("different scales") != std::string::npos);
        QVERIFY(sentence(boxOf(35, 0, 36, 1)).find("outside every") != std::string::npos);
        QVERIFY(sentence(boxOf(41, 41, 42, 42)).find("no scale in cm") != std::string::npos);
    }
    void an_uncalibrated_image_is_refused_and_a_calibrated_one_answers_everywhere()
    {
        Facts facts;
        QVERIFY(!spacingAt(facts, boxOf(0, 0, 1, 1)).ok());
        facts.patientSpacing = {0.05, 0.07, SpacingBasis::inBreast, 1.1};
        QCOMPARE(*spacingAt(facts, boxOf(0, 0, 1, 1)), facts.patientSpacing);
    }
    void every_basis_has_a_name()
    {
        for (const auto basis : {SpacingBasis::uncalibrated, SpacingBasis::inBreast, SpacingBasis::detector, SpacingBasis::calibrated,
                                 SpacingBasis::ultrasoundRegion, SpacingBasis::file, SpacingBasis::given, SpacingBasis::manual})
            QCOMPARE(basisOfName(basisName(basis)), std::optional(basis));
        QVERIFY(!basisOfName("nonsense"));
    }
};

ANNULUS_TEST(SpacingTest);
#include "spacing_test.moc"
