#include "core/model/Pipeline.h"

#include "core/base/random.h"
#include "core/evaluation/crossValidate.h"
#include "core/evaluation/splits.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: what a pipeline that cannot leak must do: chance on labels without a meaning, and the same score by formula and by steps.
namespace {

LearningTable noise(Eigen::Index rows, Eigen::Index columns, double signal)
{
    Random random(21);
    LearningTable table;
    table.x.resize(rows, columns);
    for (Eigen::Index column = 0; column < columns; ++column)
        table.names.push_back("f" + std::to_string(column));
    for (Eigen::Index row = 0; row < rows; ++row) {
        table.outcome.push_back(static_cast<int>(row % 2));
        for (Eigen::Index column = 0; column < columns; ++column)
            table.x(row, column) = 10 + 3 * random.normal() + (column < 3 ? signal * table.outcome.back() : 0);
    }
    return table;
}

Pipeline published()
{
    return {{ImputeMedian{}, Standardise{}, DropCorrelated{}, KeepDifferent{}, SelectByLasso{}}, LogisticEnd{}, {}};
}

}  // namespace

class PipelineTest : public QObject {
    Q_OBJECT
private slots:
    void labels_without_meaning_give_chance_though_hundreds_of_columns_are_offered()
    {
        const LearningTable table = noise(100, 300, 0);
        Pipeline pipeline = published();
        std::get<KeepDifferent>(pipeline.steps[3]).p = 0.2;
        pipeline.steps.pop_back();  // what the t-test keeps goes into the machine: 60 columns that look good in training
        pipeline.end = SvmEnd{};
        const auto folds = shuffledFolds(100, 5, 3, table.outcome);
        const auto cv = crossValidate(pipeline, table, folds->fold);
        QVERIFY2(cv.ok(), cv.ok() ? "" : cv.error().sentence().c_str());
        QVERIFY2(cv->auc > 0.3 && cv->auc < 0.7, qPrintable(QString::number(cv->auc)));
    }
    void a_planted_effect_is_found_and_threads_do_not_change_the_bits()
    {
        const LearningTable table = noise(120, 60, 3);
        const auto folds = shuffledFolds(120, 4, 3, table.outcome);
        const auto one = crossValidate(published(), table, folds->fold, 1), many = crossValidate(published(), table, folds->fold, 4);
        QVERIFY2(one.ok() && many.ok(), one.ok() ? "" : one.error().sentence().c_str());
        QVERIFY(one->scores == many->scores);
        QVERIFY(one->auc > 0.85);
        QCOMPARE(one->chosen.front().second, 4);
    }
    void missing_values_become_the_training_median()
    {
        LearningTable table = noise(80, 10, 3);
        table.x(5, 0) = std::numeric_limits<double>::quiet_NaN();
        const auto fit = fitPipeline(published(), table);
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        LearningTable one = table.rows({7});
        one.x(0, 0) = std::numeric_limits<double>::quiet_NaN();
        LearningTable filled = one;
        std::vector<double> known;
        for (Eigen::Index row = 0; row < 80; ++row)
            if (!std::isnan(table.x(row, 0)))
                known.push_back(table.x(row, 0));
        std::sort(known.begin(), known.end());
        filled.x(0, 0) = known[39];
        QCOMPARE((*fit->scores(one))[0], (*fit->scores(filled))[0]);
        Pipeline noFill = published();
        noFill.steps.erase(noFill.steps.begin());
        QCOMPARE(QString::fromStdString(fitPipeline(noFill, table).error().sentence()),
                 QString("Column 'f0' has no value in row 6; the z-score needs one (fill it in first)."));
    }
    void the_printed_formula_is_the_score()
    {
        const LearningTable table = noise(90, 8, 2);
        Pipeline pipeline = published();
        pipeline.end = LassoScoreEnd{};
        std::get<SelectByLasso>(pipeline.steps[4]).kind = SelectByLasso::Kind::gaussian;
        const auto fit = fitPipeline(pipeline, table);
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        const QString formula = QString::fromStdString(fit->formula(17));
        QVERIFY(!fit->isProbability);
        double score = 0, sign = 1;
        const QStringList words = formula.split(' ');
        score = words[0].toDouble();
        for (int at = 1; at + 3 < words.size(); at += 4) {
            sign = words[at] == "-" ? -1 : 1;
            const auto column = std::find(table.names.begin(), table.names.end(), words[at + 3].toStdString()) - table.names.begin();
            score += sign * words[at + 1].toDouble() * table.x(12, column);
        }
        QVERIFY(std::abs(score - (*fit->scores(table))[12]) < 1e-9);
    }
    void filling_up_classes_leaves_no_trace_in_what_is_predicted()
    {
        LearningTable table = noise(90, 6, 2);
        for (std::size_t row = 0; row < 90; ++row)
            table.outcome[row] = row % 5 == 0 ? 1 : 0;
        Pipeline pipeline{{Standardise{}, FillUpClasses{}}, SvmEnd{}, {}};
        const auto fit = fitPipeline(pipeline, table);
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QCOMPARE(fit->scores(table)->size(), Eigen::Index{90});
    }
    void one_class_or_a_missing_column_is_a_sentence()
    {
        LearningTable table = noise(20, 3, 1);
        const auto fit = fitPipeline({{Standardise{}}, LogisticEnd{}, {}}, table);
        QVERIFY(fit.ok());
        LearningTable other = table;
        other.names[1] = "g";
        QCOMPARE(QString::fromStdString(fit->scores(other).error().sentence()), QString("The table has no column 'f1', which the model needs."));
        std::fill(table.outcome.begin(), table.outcome.end(), 0);
        QCOMPARE(QString::fromStdString(fitPipeline({{Standardise{}}, LogisticEnd{}, {}}, table).error().sentence()),
                 QString("All 20 outcomes are 0; a model needs both 0 and 1."));
    }
};

ANNULUS_TEST(PipelineTest);
#include "pipeline_test.moc"
