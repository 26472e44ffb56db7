#include "core/roi/rasterise.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/view/LiveRegions.h"

#include <QSignalSpy>

using namespace annulus;
using namespace annulus::ui;

namespace {

/// A square lesion of side x side pixels on a 100 x 90 image.
RegionInput inputFor(double side, const Spacing& spacing = {0.5, 0.5, SpacingBasis::detector, 1}, const ImageRecord* record = nullptr)
{
    ImageRecord image = record ? *record : tests::imageRecord("P", "1");
    image.facts.columns = 100;
    image.facts.rows = 90;
    image.facts.patientSpacing = spacing;
    const Project project = tests::applied({}, AddImages{{image}});
    return {project.patients.front(), {"roi-1", "Lesion 1", "1", 1, {}, {{{{39.5, 39.5}, {39.5 + side, 39.5}, {39.5 + side, 39.5 + side}, {39.5, 39.5 + side}}}}}, {}, {}};
}

const Grid grid = makeGrid(100, 90);

RegionInput with(RegionInput input, const std::function<void(Patient&)>& change)
{
    Patient patient = *input.patient;
    change(patient);
    input.patient = std::make_shared<const Patient>(std::move(patient));
    return input;
}

}  // namespace

class RegionViewTest : public QObject {
    Q_OBJECT
private slots:
    void area_and_axes_are_those_of_the_polygon()
    {
        const RegionView view = viewRegion(inputFor(20)).value();
        QCOMPARE(view.pixels, 400);
        QVERIFY(std::abs(view.measures.area - 100) < 1e-9);  // 10 x 10 mm
        QVERIFY(std::abs(view.measures.longAxis - std::sqrt(200)) < 1e-9);
        QVERIFY(!view.refused);
    }
    void the_ring_edge_holds_exactly_the_pixels_within_the_margin()
    {
        const RegionInput input = inputFor(20);
        const RegionView view = viewRegion(input).value();
        QCOMPARE(view.rings.size(), 3u);
        const Mask lesion = rasterise(input.roi.outline, grid);
        for (const RingView& ring : view.rings) {
            const Mask shown = rasterise(ring.edge, grid);
            for (std::int64_t j = 0; j < 90; ++j)
                for (std::int64_t i = 0; i < 100; ++i) {
                    const double di = i < 40 ? 40.0 - static_cast<double>(i) : i > 59 ? static_cast<double>(i) - 59 : 0;
                    const double dj = j < 40 ? 40.0 - static_cast<double>(j) : j > 59 ? static_cast<double>(j) - 59 : 0;
                    const bool expected = !lesion.contains(i, j) && std::hypot(di, dj) * 0.5 <= ring.marginMm + 1e-9;
                    QCOMPARE(shown.contains(i, j), expected);
                }
            QCOMPARE(ring.lostShare, 0.0);
        }
    }
    void breast_and_other_lesions_clip_and_the_loss_is_told()
    {
        RegionInput input = inputFor(20);
        input.breast.mask = std::make_shared<const Mask>(rasterise({{{{49.5, -1}, {200, -1}, {200, 200}, {49.5, 200}}}}, grid));
        const RegionView half = viewRegion(input).value();
        QVERIFY(std::abs(half.rings[0].lostShare - 0.5) < 1e-9);  // the left half is air, by symmetry
        input.rings.clipToTissue = false;
        QCOMPARE(viewRegion(input)->rings[0].lostShare, 0.0);
        input = with(input, [](Patient& patient) { patient.rois.push_back({"roi-2", "Lesion 2", "1", 1, {}, {{{{59.5, -1}, {200, -1}, {200, 200}, {59.5, 200}}}}}); });
        QVERIFY(viewRegion(input)->rings[0].lostShare > 0.2);
    }
    void a_breast_that_was_not_found_leaves_the_lesion_and_says_why_there_are_no_rings()
    {
        RegionInput input = inputFor(20);
        input.breast.missing = Error{Errc::invalid, message("segment", "No breast."), {}};
        const RegionView view = viewRegion(input).value();
        QCOMPARE(view.refused, input.breast.missing);
        QVERIFY(view.rings.empty());
        QCOMPARE(view.pixels, 400);
        QVERIFY(!view.measures.inPixels);
    }
    void an_uncalibrated_image_has_pixels_but_no_rings_and_says_why()
    {
        const RegionView view = viewRegion(inputFor(20, {})).value();
        QVERIFY(view.refused);
        QVERIFY(view.rings.empty());
        QVERIFY(view.measures.inPixels);
        QCOMPARE(view.pixels, 400);
    }
    void calibration_by_hand_wins()
    {
        RegionInput input = inputFor(20, {});
        input = with(input, [](Patient& patient) { patient.studies[0].series[0].images[0].manualSpacing = Spacing{0.25, 0.25, SpacingBasis::manual, 1}; });
        const RegionView view = viewRegion(input).value();
        QVERIFY(std::abs(view.measures.area - 25) < 1e-9);
        QCOMPARE(view.rings.size(), 3u);
    }
    void an_ultrasound_lesion_is_measured_by_the_region_that_holds_it()
    {
        ImageRecord frame = tests::imageRecord("P", "1");
        frame.facts.modality = "US";
        UltrasoundRegion region;
        region.box = {0, 0, 0, 99, 60, 0};
        region.spatialFormat = region.dataType = 1;
        region.unitsX = region.unitsY = 3;
        region.spacing = Spacing{0.2, 0.2, SpacingBasis::ultrasoundRegion, 1};
        frame.facts.regions = {region};
        const RegionView view = viewRegion(inputFor(20, {}, &frame)).value();
        QVERIFY(std::abs(view.measures.area - 16) < 1e-9);
        QVERIFY(view.rings.back().lostShare > 0.05);  // the region ends one row below the lesion
        frame.facts.regions.front().box.j1 = 50;  // partly outside
        QVERIFY(viewRegion(inputFor(20, {}, &frame))->refused);
    }
    void the_newest_outline_wins_and_a_lesion_that_is_gone_is_forgotten()
    {
        tests::Desk desk;
        LiveRegions live(desk.jobs);
        QSignalSpy changes(&live, &LiveRegions::changed);
        for (int side = 4; side <= 24; ++side)  // faster than they can be worked out
            live.show({inputFor(side)});
        QTRY_VERIFY(!live.isRunning() && live.find("roi-1") && live.find("roi-1")->pixels == 576);
        QVERIFY(changes.count() <= 3);  // the first, perhaps one between, the last
        live.show({});
        QVERIFY(!live.find("roi-1"));
    }
};

ANNULUS_TEST(RegionViewTest);
#include "regionView_test.moc"
