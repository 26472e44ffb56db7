#include "ui/pages/read/LiveRisk.h"

#include "core/readout/bundleFile.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/pages/patient/BundleShelf.h"
#include "ui/pages/patient/readoutView.h"
#include "ui/text.h"

#include <cmath>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

/// Log-odds = mean grey value / 500 - 3.
Bundle meanModel()
{
    Bundle bundle;
    bundle.name = "Mean";
    bundle.outcome = "sln";
    bundle.classes = {"negative", "positive"};
    BundlePredictor mean;
    mean.name = mean.source = "CC_intra_original_firstorder_Mean";
    mean.low = 0;
    mean.high = 4096;
    bundle.predictors = {mean};
    bundle.columns = {{mean.name, 0, -1, 0, 500, 3}};
    bundle.equations = {{"positive", LinearEquation{-3, {1}, {}}, {}, {}}};
    return bundle;
}

}  // namespace

class LiveRiskTest : public QObject {
    Q_OBJECT
private slots:
    void the_risk_follows_the_outline_and_nothing_is_stored()
    {
        ViewDesk desk;
        BundleShelf shelf(pathOf(desk.folder.filePath("models")));
        const auto file = pathOf(desk.folder.filePath("mean.annulusmodel"));
        QVERIFY(writeBundle(meanModel(), file).ok() && shelf.add(file).ok());
        desk.withImages.models = &shelf;
        const Image image = breastImage(200, 160);
        const ImageRecord record = desk.write(image);
        QVERIFY(desk.document.apply(AddImages{{record}}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(desk.images.request(record, 1) != nullptr, patienceMs);
        const LoadedFramePtr frame = desk.images.request(record, 1);
        LiveRisk risk(desk.withImages);
        const Project before = desk.document.project();
        const auto riskOf = [&](double at, double size) {
            double sum = 0, count = 0;
            for (int j = 0; j < 160; ++j)
                for (int i = 0; i < 200; ++i)
                    if (i > at && i < at + size && j > at && j < at + size) {
                        sum += 1500 + (i * 13 + j * 7) % 900;
                        ++count;
                    }
            return QString(percentWords(1 / (1 + std::exp(3 - sum / count / 500))));
        };
        const auto show = [&](double at, double size) {
            const Outline outline{{{{at + 0.5, at + 0.5}, {at + size - 0.5, at + 0.5}, {at + size - 0.5, at + size - 0.5}, {at + 0.5, at + size - 0.5}}}};
            risk.show(RegionInput{before.patients[0], {"", "Lesion 1", record.uid, 1, "", outline}, before.rings, {}}, frame);
        };
        show(60, 12);
        QTRY_COMPARE_WITH_TIMEOUT(risk.words(), QStringList{riskOf(60, 12)}, patienceMs);
        for (int step = 0; step < 20; ++step)
            show(60 + step, 12);  // a drag: only the newest counts in the end
        show(90, 8);
        QTRY_VERIFY_WITH_TIMEOUT(!risk.isRunning(), patienceMs);
        QCOMPARE(risk.words(), QStringList{riskOf(90, 8)});
        QVERIFY(riskOf(90, 8) != riskOf(60, 12));
        QVERIFY(desk.document.project() == before);
        risk.show({}, frame);
        QVERIFY(risk.isHidden() && risk.words().isEmpty());
    }
};
ANNULUS_TEST(LiveRiskTest);
#include "LiveRisk_test.moc"
