// What the figures say, against hand-worked numbers and core's own.

#include <string>

#include "core/base/csv.h"
#include "core/stats/roc.h"
#include "tests/support/runTests.h"
#include "tests/ui/plots/examples.h"
#include "tests/ui/support.h"
#include "ui/plots/FigureView.h"

#include <QSignalSpy>

#include <cmath>

using namespace annulus;
using namespace annulus::ui;

namespace {

template <class T>
std::vector<const T*> marksOf(const Panel& panel)
{
    std::vector<const T*> found;
    for (const Mark& mark : panel.marks)
        if (const auto* one = std::get_if<T>(&mark))
            found.push_back(one);
    return found;
}

}  // namespace

class FiguresTest : public QObject {
    Q_OBJECT
private slots:
    /// Outcomes 1 1 0 1 0 0 by falling score: the curve goes up twice, right, up, right twice; 8 of 9 pairs are in order.
    void a_roc_curve_is_the_one_of_core_and_so_is_its_csv()
    {
        const std::vector<double> outcome{1, 1, 0, 1, 0, 0}, score{0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
        const auto curve = tests::rocOf("toy", outcome, score, 0);
        const Figure figure = figureOf(RocPlot{.curves = {curve}}, paperLook("en"));
        const auto lines = marksOf<LineMark>(figure.panels[0]);
        QCOMPARE(lines.size(), std::size_t{1});
        QVERIFY(lines[0]->name.contains("AUC 0.89"));
        const std::vector<std::pair<double, double>> corners{{1, 1}, {2. / 3, 1}, {1. / 3, 1}, {1. / 3, 2. / 3}, {0, 2. / 3}, {0, 1. / 3}, {0, 0}};
        QCOMPARE(lines[0]->x.size(), corners.size());
        for (std::size_t i = 0; i < corners.size(); ++i) {
            QVERIFY(std::abs(lines[0]->x[i] - corners[i].first) < 1e-12);
            QVERIFY(std::abs(lines[0]->y[i] - corners[i].second) < 1e-12);
        }
        const auto csv = parseCsv(figureCsv(figure));
        QVERIFY(csv.ok());
        std::size_t at = 0;
        for (const auto& row : csv->rows) {
            if (QString::fromStdString(row[1]) != lines[0]->name)
                continue;
            QCOMPARE(row[2], std::string("false_positive_rate"));
            QCOMPARE(std::stod(row[3]), lines[0]->x[at]);  // to the bit: the shortest form reads back
            QCOMPARE(std::stod(row[5]), lines[0]->y[at]);
            ++at;
        }
        QCOMPARE(at, corners.size());
    }

    /// 1 and 2 go together (0.9), then 3 joins them at 1 - (0.2 + 0.4) / 2 = 0.7, 0 stays apart until 1 - (0.1 + 0.1 + 0.1) / 3 = 0.9.
    void alike_columns_are_put_side_by_side()
    {
        const std::vector<double> rho{1, 0.1, -0.1, 0.1, 0.1, 1, -0.9, 0.2, -0.1, -0.9, 1, 0.4, 0.1, 0.2, 0.4, 1};
        const Clustering found = clusterColumns(rho, 4);
        QCOMPARE(found.merges.size(), std::size_t{3});
        QVERIFY(std::abs(found.merges[0].height - 0.1) < 1e-12);
        QVERIFY(std::abs(found.merges[1].height - 0.7) < 1e-12);
        QVERIFY(std::abs(found.merges[2].height - 0.9) < 1e-12);
        const std::vector<std::size_t> order{0, 1, 2, 3};
        QCOMPARE(found.order, order);
    }

    void p_is_written_as_radiology_prints_it()
    {
        QCOMPARE(pWords(0.0004), QString("P < .001"));
        QCOMPARE(pWords(0.0042), QString("P = .004"));
        QCOMPARE(pWords(0.032), QString("P = .03"));
        QCOMPARE(pWords(0.0478), QString("P = .048"));
        QCOMPARE(pWords(0.4), QString("P = .40"));
        QCOMPARE(pWords(0.999), QString("P > .99"));
        QCOMPARE(pWords(std::nan("")), QString("P n/a"));
    }

    /// rms: the widest axis spans 100 points, the total is scale x (linear predictor - shifted intercept).
    void a_nomograms_marks_add_up_to_the_model()
    {
        const NomogramPlot plot = tests::nomogramExample();
        double sum = 0, linear = 0, widest = 0;
        for (std::size_t i = 0; i < plot.linear.size(); ++i) {
            sum += nomogramPoints(plot.nomogram, i, *plot.linear[i]);
            linear += *plot.linear[i];
            for (const double value : plot.nomogram.axes[i].linear)
                widest = std::max(widest, nomogramPoints(plot.nomogram, i, value));
        }
        QVERIFY(std::abs(widest - 100) < 1e-9);
        double smallest = 0;
        for (const NomogramAxis& axis : plot.nomogram.axes)
            smallest += *std::ranges::min_element(axis.linear);
        const double intercept = plot.nomogram.shiftedIntercept - smallest;
        QVERIFY(std::abs(plot.nomogram.linearPredictor(sum) - (intercept + linear)) < 1e-9);
        const Figure figure = figureOf(plot, paperLook("en"));
        const auto points = marksOf<PointsMark>(figure.panels[0]);
        // The last one is the sum on its two axes.
        QVERIFY(std::abs(points.back()->x[0] - sum * nomogramTotalScale(plot.nomogram)) < 1e-9);
    }

    void a_confusion_matrix_shows_shares_of_the_true_class()
    {
        const Figure figure = figureOf(ConfusionPlot{.classes = {"no", "yes"}, .counts = {{30, 10}, {5, 15}}}, paperLook("en"));
        const auto cells = marksOf<BoxesMark>(figure.panels[0]);
        QStringList labels;
        for (const FigureBox& box : cells[0]->boxes)
            labels += box.label;
        QCOMPARE(labels.join(" "), QString("30\n(75%) 10\n(25%) 5\n(25%) 15\n(75%)"));
    }

    void a_click_on_a_bar_picks_its_patient_and_a_drag_tells_the_place()
    {
        tests::Desk desk;
        FigureView view(desk.settings);
        view.resize(700, 500);
        WaterfallPlot plot{.patients = {"A", "B", "C"}, .scores = {0.9, -0.4, 0.2}, .outcome = {1, 0, 1}, .with = "yes", .without = "no", .scoreName = "score"};
        view.showPlot(plot);
        view.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTest::qWait(50);
        QWidget* canvas = view.childAt(view.rect().center());
        QVERIFY(canvas);
        QSignalSpy picked(&view, &FigureView::patientPicked);
        // By rising score: B, C, A.
        QTest::mouseClick(canvas, Qt::LeftButton, {}, view.pixelOf(0, 2.5, 0.5).toPoint());
        QTRY_COMPARE(picked.size(), 1);
        QCOMPARE(picked[0][0].toString(), QString("A"));

        const NomogramPlot nomogram = tests::nomogramExample();
        view.showPlot(nomogram);
        QTest::qWait(50);
        QSignalSpy dragged(&view, &FigureView::dragged);
        const double x = nomogramPoints(nomogram.nomogram, 0, *nomogram.linear[0]);
        QTest::mousePress(canvas, Qt::LeftButton, {}, view.pixelOf(0, x, -1).toPoint());
        QTest::mouseMove(canvas, view.pixelOf(0, x + 5, -1).toPoint());
        QTRY_VERIFY(!dragged.isEmpty());
        QCOMPARE(dragged.last()[0].toInt(), 0);
        QVERIFY(std::abs(dragged.last()[1].toDouble() - (x + 5)) < 0.5);
        QTest::mouseRelease(canvas, Qt::LeftButton);
    }
};

ANNULUS_TEST(FiguresTest);
#include "figures_test.moc"
