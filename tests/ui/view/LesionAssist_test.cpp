#include "core/roi/agreement.h"
#include "core/roi/rasterise.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"
#include "tests/ui/view/reading.h"
#include "ui/pages/read/LesionAssist.h"

#include <QSignalSpy>

#include <fstream>

using namespace annulus;
using namespace annulus::tests;
using namespace annulus::ui;

namespace {

/// A dark disc in 12-bit grey.
Image discImage(double radius = 18)
{
    std::vector<std::uint16_t> values;
    for (int n = 0; n < 200 * 160; ++n)
        values.push_back(std::hypot(n % 200 - 90, n / 200 - 80) < radius ? 600 : 2900);
    return {makeGrid(200, 160), std::move(values)};
}

ObjectWish ultrasound()
{
    ObjectWish wish;
    wish.modality = "US";
    return wish;
}

/// tests/cases/models/linear.onnx finds what is dark, and what is clicked.
struct Assisted : Reading {
    explicit Assisted(double radius = 18) : Reading(discImage(radius), ultrasound())
    {
        QSignalSpy chosen(&assist(), &LesionAssist::modelChanged);
        assist().chooseModel(LesionKind::ultrasound, model());
        QTRY_COMPARE(chosen.size(), 1);
        key(Qt::Key_U);
    }
    static QString model() { return QString::fromStdString((sourceFolder() / "tests/cases/models/linear.onnx").string()); }
    LesionAssist& assist() const { return page->assist(); }
    void answered() const { QTRY_VERIFY(!assist().isRunning() && (assist().isCurrent() || !assist().whyNone().isEmpty())); }
};

}  // namespace

class LesionAssistTest : public QObject {
    Q_OBJECT
private slots:
    void a_click_proposes_and_enter_makes_one_undo_step_with_its_provenance()
    {
        const Assisted reading;
        const Project before = reading.desk.document.project();
        reading.click(90, 80);
        reading.answered();
        QVERIFY(reading.desk.document.project() == before);  // a proposal is not in the document
        QVERIFY(reading.page->editor().picture().live);
        reading.key(Qt::Key_Return);
        QCOMPARE(reading.patient().rois.size(), 1u);
        const Roi& roi = reading.patient().rois.front();
        QVERIFY(compareMasks(rasterise(roi.outline, makeGrid(200, 160)), rasterise(Outline{{[] {
            Contour disc;
            for (int n = 0; n < 90; ++n)
                disc.push_back({90 + 18 * std::cos(n * 0.0698132), 80 + 18 * std::sin(n * 0.0698132)});
            return disc;
        }()}}, makeGrid(200, 160)))->dice > 0.95);
        QVERIFY(roi.assist);
        QCOMPARE(roi.assist->model, std::string("linear.onnx"));
        QCOMPARE(roi.assist->hash.size(), std::size_t{64});
        QCOMPARE(roi.assist->prompts.inside.size(), std::size_t{1});
        QVERIFY(roi.assist->proposed == roi.outline);
        QCOMPARE(reading.page->editor().tool(), ToolKind::edit);
        reading.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(reading.desk.document.project() == before);
    }
    void enter_before_the_answer_is_kept_until_it_comes()
    {
        const Assisted reading;
        reading.click(90, 80);
        reading.key(Qt::Key_Return);
        QTRY_COMPARE(reading.patient().rois.size(), 1u);
    }
    void rejecting_leaves_nothing()
    {
        const Assisted reading;
        const Project before = reading.desk.document.project();
        reading.click(90, 80);
        reading.answered();
        reading.key(Qt::Key_Escape);
        QVERIFY(!reading.assist().isBusy());
        QVERIFY(!reading.page->editor().picture().live);
        QVERIFY(reading.desk.document.project() == before);
        QVERIFY(!reading.desk.document.history().canUndo() || reading.undoName() != QString("Draw Lesion 1"));
    }
    void the_right_button_without_a_drag_takes_a_place_away()
    {
        const Assisted reading(60);  // large: its grey is nearer to the mean, so that a click outvotes it
        reading.click(90, 80);
        reading.answered();
        const auto all = rasterise(reading.assist().proposal()->outline, makeGrid(200, 160));
        QTest::mouseClick(&reading.tile(), Qt::RightButton, {}, reading.on(32, 80));
        QCOMPARE(reading.assist().prompts().outside.size(), std::size_t{1});
        reading.answered();
        const auto less = rasterise(reading.assist().proposal()->outline, makeGrid(200, 160));
        QVERIFY(all.contains(32, 80) && !less.contains(32, 80));
        reading.drag(reading.on(60, 60), reading.on(100, 90), Qt::RightButton);  // still the window
        QCOMPARE(reading.assist().prompts().outside.size(), std::size_t{1});
    }
    void a_drag_is_a_box_and_backspace_takes_prompts_back()
    {
        const Assisted reading;
        reading.drag(reading.on(65, 55), reading.on(115, 105));
        QVERIFY(reading.assist().prompts().box);
        reading.answered();
        QVERIFY(reading.assist().proposal());
        reading.key(Qt::Key_Backspace);
        QVERIFY(!reading.assist().isBusy());
    }
    void the_newest_prompts_win()
    {
        const Assisted reading;
        for (int n = 0; n < 12; ++n)
            reading.assist().add({90.0 + n % 3, 80}, true);
        QTRY_VERIFY(reading.assist().isCurrent());
        QCOMPARE(reading.assist().note().prompts.inside.size(), std::size_t{12});
        reading.assist().add({90, 85}, true);
        reading.assist().clear();
        QTRY_VERIFY(!reading.assist().isRunning());
        QVERIFY(!reading.assist().proposal());  // the late answer was dropped
    }
    void a_hand_that_hovers_sees_what_a_click_would_give()
    {
        const Assisted reading;
        QTest::mouseMove(&reading.tile(), reading.on(95, 82));
        QTRY_VERIFY(!reading.assist().preview().isEmpty());
        QVERIFY(!reading.assist().isBusy());
        QVERIFY(reading.patient().rois.empty());
        reading.key(Qt::Key_V);
        QVERIFY(reading.assist().preview().isEmpty());
    }
    void a_mammogram_says_that_there_is_no_trained_model()
    {
        const Reading reading(discImage());
        reading.key(Qt::Key_U);
        reading.click(90, 80);
        QTRY_VERIFY(QString::fromStdString(reading.page->assist().whyNone().english()).startsWith("There is no trained model for mammograms yet"));
        QVERIFY(!reading.page->assist().proposal());
    }
    void a_file_that_is_no_model_changes_nothing_and_is_told_in_a_sentence()
    {
        const Assisted reading;
        const QString letter = reading.desk.folder.filePath("letter.onnx");
        std::ofstream(letter.toStdString()) << "Dear radiologist,";
        QSignalSpy refused(&reading.assist(), &LesionAssist::refused);
        reading.assist().chooseModel(LesionKind::ultrasound, letter);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(reading.assist().modelFile(LesionKind::ultrasound), Assisted::model());
    }
};

ANNULUS_TEST(LesionAssistTest);
#include "LesionAssist_test.moc"
