// Truth: core's featureMaps of the same pixels, and what a hand sees.
#include <string>

#include "core/roi/rasterise.h"
#include "tests/ui/view/reading.h"
#include "ui/jobs/JobRunner.h"
#include "ui/pages/read/FeatureMapLayer.h"

#include <QComboBox>
#include <QProgressBar>
#include <QPushButton>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

const std::optional<OverlayMap>& mapOn(const Reading& reading) { return reading.tile().overlay().map(); }

}  // namespace

class FeatureMapViewTest : public QObject {
    Q_OBJECT
private slots:
    void the_colours_on_the_picture_are_the_values_of_the_map()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.settle();
        reading.page->maps().setWish({"firstorder_Mean", 0.35});
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QTRY_VERIFY(mapOn(reading));
        const Image image = patternImage(200, 160);
        const Grid grid = withSpacing(image.grid, {0.1, 0.1, SpacingBasis::given, 1});
        const Mask region = rasterise(reading.patient().rois.front().outline, grid);
        const auto maps = featureMaps({grid, image.pixels}, region, {{}, {"firstorder_Mean"}, 0.35});
        QVERIFY(maps.ok());
        const OverlayMap& shown = *mapOn(reading);
        const Box box = region.box();
        QCOMPARE(shown.area, QRectF(static_cast<double>(box.i0) - 0.5, static_cast<double>(box.j0) - 0.5, static_cast<double>(box.size().i), static_cast<double>(box.size().j)));
        const auto& values = maps->front().values;
        const auto [low, high] = std::minmax_element(values.begin(), values.end());  // the outline is a rectangle: every pixel has a value
        for (int j = 0; j < shown.picture->height(); j += 3)
            for (int i = 0; i < shown.picture->width(); i += 3) {
                const double value = values[static_cast<std::size_t>(j * shown.picture->width() + i)];
                QCOMPARE(shown.picture->pixel(i, j), mapColour((value - *low) / (*high - *low)));
            }
        QVERIFY(shown.title.contains("firstorder Mean") && shown.title.contains("0.35"));
        QVERIFY(shown.low.contains("intensity"));
        QVERIFY(shown.warning.isEmpty());
    }
    void a_key_hides_and_shows_it_and_another_image_has_none()
    {
        Reading reading({{patternImage(200, 160), {}}, {patternImage(200, 160), {.uid = "1.2.3.2", .view = "MLO"}}});
        reading.polygon(lesion);
        reading.settle();
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QTRY_VERIFY(mapOn(reading));
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(!mapOn(reading));
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(mapOn(reading));
        reading.desk.selection.selectImage("P1", "1.2.3.2");
        reading.settle();
        QVERIFY(!mapOn(reading));
        reading.desk.selection.selectImage("P1", "1.2.3.1");
        reading.settle();
        QTRY_VERIFY(mapOn(reading));
    }
    void it_says_so_where_the_outline_has_changed_since()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.settle();
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QTRY_VERIFY(mapOn(reading));
        reading.drag(reading.on(110, 100), reading.on(130, 120));
        QVERIFY(mapOn(reading)->warning.contains("outline"));
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(mapOn(reading)->warning.isEmpty());
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(mapOn(reading)->warning.contains("gone"));
    }
    void a_job_that_is_given_up_brings_nothing()
    {
        const Reading reading(patternImage(200, 160));
        reading.polygon(lesion);
        reading.settle();
        FeatureMapLayer& maps = reading.page->maps();
        maps.setWish({"glcm_Idn", 3});
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(maps.isRunning());
        maps.cancel();
        QVERIFY(!maps.isRunning());
        QTRY_VERIFY(reading.desk.jobs.isIdle());
        QVERIFY(!maps.hasMap() && maps.problem().isEmpty());
    }
    void without_an_outline_or_millimetres_there_is_a_sentence()
    {
        const Reading reading(patternImage(200, 160));
        reading.key(Qt::Key_X, Qt::ShiftModifier);
        QVERIFY(reading.inspectorSays("Outline a lesion on this image first."));
        const Reading uncalibrated(patternImage(200, 160), {.spacing = ""});
        uncalibrated.polygon(lesion);
        uncalibrated.settle();
        uncalibrated.key(Qt::Key_X, Qt::ShiftModifier);
        QTRY_VERIFY(uncalibrated.inspectorSays("no pixel spacing"));
    }
};

ANNULUS_TEST(FeatureMapViewTest);
#include "FeatureMap_test.moc"
