#include "ui/pages/patient/PatientPage.h"

#include "core/project/patientValues.h"
#include "core/readout/bundleFile.h"
#include "tests/core/project/builders.h"
#include "tests/core/readout/bundles.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"
#include "ui/pages/patient/WhatIfPanel.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include <set>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

constexpr int patienceMs = 20'000;

bool says(const QWidget& page, const QString& words)
{
    const auto labels = page.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisibleTo(&page) && label->text().contains(words); });
}

/// A desk with one patient of whom the hand-worked model knows everything, and the model on the shelf.
struct PatientDesk : Desk {
    std::filesystem::path shelf = pathOf(folder.filePath("models"));
    BundleShelf models{shelf};
    PatientPage page{withModels(workspace, models)};

    static Workspace withModels(Workspace workspace, BundleShelf& models)
    {
        workspace.models = &models;
        return workspace;
    }
    PatientDesk()
    {
        (void)document.apply(AddImages{{imageRecord("P1", "1.1"), imageRecord("P2", "2.1")}});
        (void)document.applyAll({SetClinicalValue{"P1", "age", "60"}, SetClinicalValue{"P1", "grade", "3"}}, {});
        selection.selectPatient("P1");
        page.resize(1200, 900);
        page.show();
        page.activated();
    }
    Result<void> addModel(const Bundle& bundle)
    {
        const auto file = pathOf(folder.filePath("hand.annulusmodel"));
        if (auto written = writeBundle(bundle, file); !written)
            return written;
        return page.shelf().add(file);
    }
    bool isSettled() { return page.isSettled(); }
};

/// Its words are those of the codebook, so that the project's cells are understood.
Bundle model()
{
    Bundle bundle = handWorked();
    bundle.predictors[1].levels = {"I", "III"};
    return bundle;
}

}  // namespace

class PatientPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Look::dark); }

    void without_a_model_the_page_says_where_models_come_from()
    {
        PatientDesk desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(says(desk.page, "No model yet."), patienceMs);  // new lines are shown by the next turn of the event loop
    }
    void the_page_shows_what_the_readout_says()
    {
        PatientDesk desk;
        QVERIFY(desk.addModel(model()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.page.readouts().size() == 1, patienceMs);
        const Readout& read = desk.page.readouts()[0];
        QVERIFY2(read.refused.isEmpty(), read.refused.english().c_str());
        QVERIFY(std::abs(read.classes[0].probability - 0.785834983042865) < 1e-12);  // worked by hand in readPatient_test
        QTRY_VERIFY_WITH_TIMEOUT(says(desk.page, "At or above this bundle's 60 % threshold; PPV there 0.80 (0.61-0.91) in its test set, 25 patients."), patienceMs);  // new lines are shown by the next turn of the event loop
        const ReadoutView printed = desk.page.report(false).readouts.at(0);
        QCOMPARE(printed.risks[0].words, QStringLiteral("79 %  (40\u201395 %)"));
        QTRY_VERIFY_WITH_TIMEOUT(says(desk.page, "Read as the training patients were"), patienceMs);  // new lines are shown by the next turn of the event loop
    }
    void another_value_of_the_patient_is_read_at_once()
    {
        PatientDesk desk;
        QVERIFY(desk.addModel(model()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.page.readouts().size() == 1, patienceMs);
        QVERIFY(desk.document.apply(SetClinicalValue{"P1", "age", "95"}).ok());
        QVERIFY(!desk.isSettled());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patienceMs);
        QVERIFY(std::abs(desk.page.readouts()[0].classes[0].logOdds - 2.7) < 1e-12);
        QTRY_VERIFY_WITH_TIMEOUT(says(desk.page, "age is 95 years, outside the training range from 24 to 88."), patienceMs);  // new lines are shown by the next turn of the event loop
        desk.selection.selectPatient("P2");
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && !desk.page.readouts()[0].refused.isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(says(desk.page, "Not read: grade has no value"), patienceMs);  // new lines are shown by the next turn of the event loop
    }
    void what_is_tried_out_is_marked_and_never_stored()
    {
        PatientDesk desk;
        QVERIFY(desk.addModel(model()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.page.readouts().size() == 1, patienceMs);
        const Project before = desk.document.project();
        auto* panel = desk.page.inspector();
        auto* slider = panel->findChild<QSlider*>();
        QVERIFY(slider);
        slider->setValue(0);  // the youngest of the training: 24
        const auto* whatIf = qobject_cast<WhatIfPanel*>(panel);
        QVERIFY(whatIf->isTrying());
        PatientValues values;
        values.clinical = {{"age", "60"}, {"grade", "III"}};
        QCOMPARE(whatIf->applied(values).clinical["age"], std::string("24"));
        QVERIFY(desk.document.project() == before);
        QVERIFY(!desk.page.report(false).readouts[0].risks[0].beside);
        panel->findChild<QPushButton*>()->click();
        QVERIFY(!whatIf->isTrying());
    }
    void a_damaged_model_is_refused_with_a_sentence_and_stays_off_the_shelf()
    {
        PatientDesk desk;
        const auto file = pathOf(desk.folder.filePath("bad.annulusmodel"));
        std::string changed = bundleText(model());
        changed.replace(changed.find("0.04"), 4, "0.05");
        QFile out(text(file));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(changed.c_str()) > 0);
        out.close();
        const auto added = desk.page.shelf().add(file);
        QVERIFY(!added.ok());
        QVERIFY(text(added.error()).contains("was changed after it was made"));
        QVERIFY(desk.page.shelf().bundles().empty());
    }
    void a_model_stays_on_the_shelf_until_it_is_removed()
    {
        PatientDesk desk;
        QVERIFY(desk.addModel(model()).ok());
        QVERIFY(desk.addModel(model()).ok());
        BundleShelf again(desk.shelf);
        QCOMPARE(again.bundles().size(), std::size_t{1});
        again.remove(again.bundles()[0].hash);
        QCOMPARE(BundleShelf(desk.shelf).bundles().size(), std::size_t{0});
    }
    void the_report_is_a_pdf_without_the_name_unless_asked()
    {
        PatientDesk desk;
        QVERIFY(desk.addModel(model()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled() && desk.page.readouts().size() == 1, patienceMs);
        QVERIFY(desk.page.report(false).name.isEmpty());
        QCOMPARE(desk.page.report(true).name, QStringLiteral("P1 Name"));
        const QString file = desk.folder.filePath("readout.pdf");
        QVERIFY(writePatientReport(desk.page.report(false), pathOf(file)).ok());
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(!bytes.contains("P1^Name"));
        QVERIFY(!writePatientReport(desk.page.report(false), "/nowhere/readout.pdf").ok());
    }
    void the_largest_lesion_of_the_reader_stands_for_the_view()
    {
        Project project = applied(Project{}, AddImages{{imageRecord("P1", "1.1"), imageRecord("P1", "1.2", "R", "MLO")}});
        const auto draw = [&](const char* image, const char* reader, double size) {
            project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion", image, 1, reader, squareOutline(size)}});
        };
        draw("1.1", "Li", 5);
        draw("1.1", "Li", 9);
        draw("1.1", "Wu", 12);
        draw("1.2", "Wu", 4);
        const Patient& patient = *project.patients[0];
        const auto of = [&](const std::string& lesion, const char* reader) {
            Bundle bundle;
            bundle.lesion = lesion;
            std::vector<std::string> ids;
            for (const Roi* roi : readoutRois(patient, occasionsOf(patient).at(0), bundle, reader))
                ids.push_back(roi->id);
            return ids;
        };
        const auto id = [&](std::size_t place) { return patient.rois[place].id; };
        QCOMPARE(of("largest", "Li"), (std::vector{id(1), id(3)}));
        QCOMPARE(of("index", "Li"), (std::vector{id(0), id(3)}));
        QCOMPARE(of("largest", "Wu"), (std::vector{id(2), id(3)}));
        QCOMPARE(of("largest", "nobody"), (std::vector{id(1), id(3)}));
    }
    void what_is_read_together_is_one_breast_at_one_time()
    {
        const auto image = [](const char* uid, const char* side, const char* view, const char* study, const char* date) {
            ImageRecord record = imageRecord("P1", uid, side, view);
            record.facts.studyUid = study;
            record.facts.studyDate = date;
            record.facts.seriesUid = std::string(study) + ".1";
            return record;
        };
        ImageRecord ultrasound = image("3.1", "L", "", "S3", "20240301");
        ultrasound.facts.modality = "US";
        Project project = applied(Project{}, AddImages{{image("1.1", "R", "CC", "S1", "20240115"), image("1.2", "L", "CC", "S1", "20240115"), image("2.1", "L", "CC", "S2", "20220601"), ultrasound}});
        const auto draw = [&](const char* uid, double size) { project = applied(project, AddRoi{"P1", {newRoiId(project), "Lesion", uid, 1, "", squareOutline(size)}}); };
        draw("1.1", 4);
        draw("1.2", 9);
        draw("2.1", 12);
        draw("3.1", 6);
        const Patient& patient = *project.patients[0];
        const auto occasions = occasionsOf(patient);
        QCOMPARE(occasions, (std::vector<Occasion>{{"20240115", "20240301", "L"}, {"20240115", "20240301", "R"}, {"20220601", "20220601", "L"}}));
        const auto imagesOn = [&](std::size_t place) {
            std::set<std::string> uids;
            for (const Roi* roi : readoutRois(patient, occasions[place], {}, ""))
                uids.insert(roi->imageUid);
            return uids;
        };
        QCOMPARE(imagesOn(0), (std::set<std::string>{"1.2", "3.1"}));  // the ultrasound of six weeks later belongs to it
        QCOMPARE(imagesOn(1), (std::set<std::string>{"1.1"}));         // never the right breast's mammogram with the left one's
        QCOMPARE(imagesOn(2), (std::set<std::string>{"2.1"}));
    }
};
ANNULUS_TEST(PatientPageTest);
#include "PatientPage_test.moc"
