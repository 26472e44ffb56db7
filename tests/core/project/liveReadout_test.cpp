#include "core/project/liveReadout.h"

#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/phantom/demoProject.h"
#include "core/project/chosenExtraction.h"
#include "core/project/extraction.h"
#include "core/project/patientValues.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

using namespace annulus;

// Truth: the features that an extraction of the whole project stores for the same outlines, to the bit.
class LiveReadoutTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Project project_;

    static Bundle bundleLookingAt(const std::vector<std::string>& features)
    {
        Bundle bundle;
        for (const std::string& name : features) {
            BundlePredictor predictor;
            predictor.name = predictor.source = name;
            bundle.predictors.push_back(predictor);
        }
        return bundle;
    }

private slots:
    void initTestCase()
    {
        phantom::DemoOptions options;
        options.folder = folder_.filePath("demo").toStdString();
        options.patients = 1;
        const auto report = phantom::writeDemo(options);
        QVERIFY(report.ok());
        auto project = phantom::demoProject(*report, options);
        QVERIFY2(project.ok(), project.ok() ? "" : project.error().sentence().c_str());
        project_ = std::move(project).value();
    }
    void live_values_are_those_of_an_extraction_and_only_what_is_asked_for()
    {
        const Patient& patient = *project_.patients.at(0);
        Bundle bundle = bundleLookingAt({"CC_intra_original_glcm_JointEntropy", "CC_peri2mm_original_firstorder_Mean", "MLO_intra_original_shape2D_Sphericity",
                                         "intra_original_glszm_ZoneEntropy", "peri1mm_original_firstorder_Median"});
        bundle.extraction = chosenExtraction(project_).parameters;
        const auto parsed = parseParameters(bundle.extraction);
        const RecipeBase today(project_.rings, chosenExtraction(project_).regions, parsed->settings);
        const PatientValues stored = patientValues(patient, occasionsOf(patient).at(0), bundle, today, "");
        std::size_t compared = 0;
        for (const Roi* roi : readoutRois(patient, occasionsOf(patient).at(0), bundle, "")) {
            const ImageRecord& image = *patient.findImage(roi->imageUid);
            const auto recipe = liveRecipe(bundle, viewOfImage(image.facts), project_.rings);
            QVERIFY(recipe.ok());
            const auto frame = openFrame(image, roi->frame);
            QVERIFY(frame.ok());
            PatientValues empty;
            empty.images = stored.images;
            const auto live = liveValues(empty, *recipe, patient, *roi, frame->grey, findBreast(image.facts, *frame));
            QVERIFY2(live.ok(), live.ok() ? "" : live.error().sentence().c_str());
            for (const BundlePredictor& one : bundle.predictors)
                if (const auto found = live->features.find(one.name); found != live->features.end()) {
                    QCOMPARE(found->second, stored.features.at(one.name));
                    ++compared;
                }
            constexpr std::size_t classesTimesRegions = 3 * 2;  // a class's feature is made in every region that is looked at
            QVERIFY(live->features.size() <= classesTimesRegions);
        }
        QCOMPARE(compared, bundle.predictors.size());
    }
    void another_outline_gives_other_values_and_a_view_that_is_not_looked_at_none()
    {
        const Patient& patient = *project_.patients.at(0);
        const Bundle bundle = bundleLookingAt({"CC_intra_original_shape2D_MeshSurface"});
        QVERIFY(liveRecipe(bundle, "MLO", project_.rings)->isEmpty());
        for (const Roi* drawn : readoutRois(patient, occasionsOf(patient).at(0), bundle, "")) {
            const ImageRecord& image = *patient.findImage(drawn->imageUid);
            if (viewOfImage(image.facts) != "CC")
                continue;
            const auto recipe = liveRecipe(bundle, "CC", project_.rings);
            const auto frame = openFrame(image, drawn->frame);
            Roi roi = *drawn;
            const Point middle = roi.outline.contours[0][0];
            for (Point& point : roi.outline.contours[0])
                point = {middle.x + 0.5 * (point.x - middle.x), middle.y + 0.5 * (point.y - middle.y)};
            const auto whole = liveValues({}, *recipe, patient, *drawn, frame->grey, {}), half = liveValues({}, *recipe, patient, roi, frame->grey, {});
            const double ratio = half->features.at("CC_intra_original_shape2D_MeshSurface") / whole->features.at("CC_intra_original_shape2D_MeshSurface");
            QVERIFY2(std::abs(ratio - 0.25) < 0.03, qPrintable(QString::number(ratio)));  // half as long, a quarter of the area
        }
    }
};
ANNULUS_TEST(LiveReadoutTest);
#include "liveReadout_test.moc"
