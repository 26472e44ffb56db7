// A run's figures hold the run's numbers.

#include <string>

#include "tests/support/runTests.h"
#include "tests/ui/model/exampleRun.h"
#include "ui/plots/runPlots.h"

#include <algorithm>
#include <cmath>

using namespace annulus;
using namespace annulus::ui;

class RunPlotsTest : public QObject {
    Q_OBJECT
private slots:
    void a_run_opens_with_its_honest_numbers()
    {
        const RunResult run = tests::exampleRun();
        const RunChoice choice = firstChoice(run);
        QCOMPARE(choice.mode, std::string("honest"));
        QCOMPARE(choice.set, std::string("cv"));
        QCOMPARE(choice.model, std::string("combined"));
        QCOMPARE(choice.models, (std::vector<std::string>{"clinical", "radiomics", "combined"}));
        // Published has no cross-validation: the choice goes to what is there.
        RunChoice published = choice;
        published.mode = "published";
        QCOMPARE(fitted(published, run).set, std::string("test"));
    }

    void every_figure_of_the_example_can_be_drawn_and_has_numbers()
    {
        const RunResult run = tests::exampleRun();
        const RunExtras extras = extrasOf(run, 50);
        const PlotLook look = paperLook("en");
        const std::vector<std::string> without{"icc", "lasso-cv", "lasso-path", "correlation", "forest", "margins"};
        for (const RunFigure& figure : runFigures()) {
            RunChoice choice = firstChoice(run);
            if (std::string(figure.id) == "comparison")
                choice.set = "test";
            const auto numbers = figure.make(run, extras, choice, look);
            const bool expected = std::ranges::find(without, figure.id) == without.end();
            QVERIFY2(numbers.has_value() == expected, figure.id);
            if (numbers)
                QVERIFY2(std::string(figure.id) == "nomogram" || figureCsv(figureOf(*numbers, look)).size() > 120, figure.id);
        }
    }

    void curves_are_the_evaluations_and_lie_in_their_bands()
    {
        const RunResult run = tests::exampleRun();
        const RunExtras extras = extrasOf(run, 200);
        const auto numbers = findRunFigure("roc")->make(run, extras, firstChoice(run), paperLook("en"));
        const auto& plot = std::get<RocPlot>(*numbers);
        QCOMPARE(plot.curves.size(), std::size_t{3});
        const Evaluation& combined = *run.evaluation("honest", "combined", "cv");
        QCOMPARE(plot.curves[2].falsePositive, combined.falsePositive);
        QCOMPARE(plot.curves[2].sensitivity, combined.truePositive);
        QCOMPARE(plot.curves[2].auc, combined.auc);
        const auto& band = plot.curves[2];
        QCOMPARE(band.bandAt.size(), std::size_t{51});
        for (std::size_t i = 0; i < band.bandAt.size(); ++i)
            QVERIFY(band.bandLow[i] <= band.bandHigh[i]);
        QVERIFY(band.bandLow[15] > 0.5 && band.bandHigh[15] < 1);
    }

    void scores_keep_their_patients()
    {
        const RunResult run = tests::exampleRun();
        RunChoice choice = firstChoice(run);
        choice.set = "test";
        const auto numbers = findRunFigure("waterfall")->make(run, {}, choice, paperLook("en"));
        const auto& plot = std::get<WaterfallPlot>(*numbers);
        const ScoreSet& set = *run.scoresOf("honest", "combined", "test");
        QCOMPARE(plot.patients.size(), set.patients.size());
        for (std::size_t i = 0; i < plot.patients.size(); ++i) {
            QCOMPARE(plot.patients[i], run.patients[set.patients[i]].name);
            QCOMPARE(plot.scores[i], set.scores[0][i]);
            QCOMPARE(plot.outcome[i], run.patients[set.patients[i]].outcome);
        }
    }

    void the_flow_counts_everybody()
    {
        const RunResult run = tests::exampleRun();
        const auto numbers = findRunFigure("flow")->make(run, {}, firstChoice(run), paperLook("en"));
        const auto& plot = std::get<FlowPlot>(*numbers);
        std::size_t out = 0;
        for (const auto& [reason, count] : plot.steps[0].excluded)
            out += count;
        QCOMPARE(plot.steps[0].count - out, plot.steps[1].count);
        QCOMPARE(plot.parts[0].count + plot.parts[1].count, plot.steps[1].count);
        const auto chinese = findRunFigure("flow")->make(run, {}, firstChoice(run), paperLook("zh_CN"));
        QCOMPARE(std::get<FlowPlot>(*chinese).steps[0].excluded[1].first, QString("缺少一个体位"));
    }

    void optimism_is_what_the_run_says()
    {
        const RunResult run = tests::exampleRun();
        const auto numbers = findRunFigure("optimism")->make(run, {}, firstChoice(run), paperLook("en"));
        const auto& plot = std::get<OptimismPlot>(*numbers);
        QCOMPARE(plot.rows.size(), std::size_t{3});
        QCOMPARE(*plot.rows[1].honestCv, run.optimism[1].honestCv);
        QVERIFY(!plot.rows[1].corrected.has_value());
    }
};

ANNULUS_TEST(RunPlotsTest);
#include "runPlots_test.moc"
