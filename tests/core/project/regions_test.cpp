#include "core/project/regions.h"

#include "core/roi/rasterise.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <cmath>
#include <numbers>

using namespace annulus;
using namespace annulus::tests;

namespace {

Outline discOutline(Point centre, double radius)
{
    Contour contour;
    for (int step = 0; step < 360; ++step) {
        const double angle = step * std::numbers::pi / 180;
        contour.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return {{contour}};
}

/// One patient with one image of 200 x 200 pixels and outlines on it.
Patient patientWith(const Facts& facts, const std::vector<Outline>& outlines)
{
    ImageRecord image = imageRecord("P", "1");
    image.facts = facts;
    image.facts.patientId = std::string("P");  // GCC 12 warns falsely (-Wrestrict) about the literal
    image.facts.rows = image.facts.columns = 200;
    Project project = applied({}, AddImages{{image}});
    for (const Outline& outline : outlines)
        project = applied(project, AddRoi{"P", {newRoiId(project), "Lesion", "1", 1, "", outline}});
    return *project.findPatient("P");
}

Facts mammogram()
{
    Facts facts;
    facts.modality = "MG";
    facts.patientSpacing = {0.1, 0.1, SpacingBasis::inBreast, 1.1};
    return facts;
}

UltrasoundRegion region(const Box& box, double spacing)
{
    UltrasoundRegion one;
    one.box = box;
    one.spatialFormat = one.dataType = 1;
    one.unitsX = one.unitsY = 3;
    one.spacing = Spacing{spacing, spacing, SpacingBasis::ultrasoundRegion, 1};
    return one;
}

}  // namespace

class RegionsTest : public QObject {
    Q_OBJECT
private slots:
    void rings_have_the_area_of_an_annulus()
    {
        // Closed form: a disc of 3 mm with a 1 mm ring covers pi (16 - 9) mm2; 0.1 mm pixels.
        const Patient patient = patientWith(mammogram(), {discOutline({100, 100}, 30)});
        const auto regions = regionsOf(patient, patient.rois[0], {{1, 2}, true, true}, {});
        QVERIFY(regions.ok());
        QCOMPARE(regions->rings.size(), std::size_t{2});
        const double area = static_cast<double>(regions->rings[0].mask.count()) * 0.01;
        QVERIFY(std::abs(area / (std::numbers::pi * 7) - 1) < 0.02);
        QCOMPARE(regions->rings[1].name, std::string("ring_0-2mm"));
        QCOMPARE(regions->rings[0].lostShare, 0.0);
    }
    void the_breast_and_other_lesions_cut_the_rings_and_the_lost_share_says_so()
    {
        const Patient patient = patientWith(mammogram(), {discOutline({100, 100}, 30), discOutline({145, 100}, 12)});
        std::vector<Run> right;
        for (int row = 0; row < 200; ++row)
            right.push_back({row, 0, 100});
        const Breast breast{std::make_shared<const Mask>(makeGrid(200, 200), right), {}};
        const auto regions = regionsOf(patient, patient.rois[0], {{1}, true, true}, breast);
        QVERIFY(regions.ok());
        QVERIFY(!regions->rings[0].mask.contains(135, 100));
        QVERIFY(std::abs(regions->rings[0].lostShare - 0.5) < 0.03);
        const auto notClipped = regionsOf(patient, patient.rois[0], {{1}, true, false}, breast);
        QVERIFY(!notClipped->rings[0].mask.contains(135, 100));  // the other lesion is there
        QVERIFY(notClipped->rings[0].mask.contains(100, 135));
        QVERIFY(notClipped->rings[0].lostShare > 0 && notClipped->rings[0].lostShare < 0.2);
    }
    void where_the_breast_was_not_found_rings_are_refused_with_its_sentence_and_the_lesion_stays()
    {
        const Patient patient = patientWith(mammogram(), {discOutline({100, 100}, 30)});
        const Breast nowhere{{}, Error{Errc::invalid, message("segment", "No breast."), {}}};
        const auto refused = regionsOf(patient, patient.rois[0], {{1}, true, true}, nowhere);
        QVERIFY(refused.ok());
        QVERIFY(!refused->lesion.isEmpty() && refused->rings.empty());
        QCOMPARE(refused->ringsRefused, nowhere.missing);
        // Who asks for rings that end nowhere gets them.
        QCOMPARE(regionsOf(patient, patient.rois[0], {{1}, true, false}, nowhere)->rings.size(), std::size_t{1});
    }
    void flat_pixels_have_no_breast_and_other_images_need_none()
    {
        Frame flat;
        flat.grey = {makeGrid(50, 50), std::vector<std::uint16_t>(2500, 7)};
        const Breast noBreast = findBreast(mammogram(), flat);
        QVERIFY(!noBreast.mask && noBreast.missing);
        Facts ultrasound;
        ultrasound.modality = "US";
        QCOMPARE(findBreast(ultrasound, flat), Breast());
    }
    void the_ultrasound_region_around_the_lesion_gives_scale_and_border()
    {
        Facts facts;
        facts.modality = "US";
        facts.regions = {region({0, 0, 0, 99, 199, 0}, 0.2), region({100, 0, 0, 199, 199, 0}, 0.1)};
        const Patient patient = patientWith(facts, {discOutline({90, 100}, 8), discOutline({150, 100}, 8), discOutline({100, 50}, 8)});
        const auto left = regionsOf(patient, patient.rois[0], {{1}, true, true}, {});
        QCOMPARE(left->spacing.x, 0.2);
        QVERIFY(!left->rings[0].mask.contains(100, 100));
        QVERIFY(left->rings[0].lostShare > 0);
        QCOMPARE(regionsOf(patient, patient.rois[1], {{1}, true, true}, {})->spacing.x, 0.1);
        const auto across = regionsOf(patient, patient.rois[2], {{1}, true, true}, {});
        QVERIFY(across.ok());
        QVERIFY(across->rings.empty());
        QVERIFY(across->ringsRefused.has_value());
    }
    void an_uncalibrated_image_has_its_lesion_but_no_rings_until_it_is_calibrated_by_hand()
    {
        Facts facts = mammogram();
        facts.patientSpacing = {};
        Patient patient = patientWith(facts, {discOutline({100, 100}, 30)});
        const auto refused = regionsOf(patient, patient.rois[0], {{1}, true, true}, {});
        QVERIFY(refused->rings.empty() && refused->ringsRefused && !refused->lesion.isEmpty());
        patient.studies[0].series[0].images[0].manualSpacing = Spacing{0.1, 0.1, SpacingBasis::manual, 1};
        QCOMPARE(regionsOf(patient, patient.rois[0], {{1}, true, true}, {})->rings.size(), std::size_t{1});
    }
    void an_outline_without_pixels_is_a_sentence()
    {
        const Patient patient = patientWith(mammogram(), {{{{{0.1, 0.1}, {0.3, 0.1}, {0.2, 0.3}}}}});
        QVERIFY(!regionsOf(patient, patient.rois[0], {}, {}).ok());
    }
};

ANNULUS_TEST(RegionsTest);
#include "regions_test.moc"
