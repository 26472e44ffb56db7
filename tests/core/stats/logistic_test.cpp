#include "core/stats/logisticModel.h"

#include "core/base/random.h"
#include "core/stats/distributions.h"
#include "core/stats/firth.h"
#include "core/stats/multinomial.h"
#include "core/stats/ordinal.h"
#include "core/stats/stepwise.h"
#include "tests/support/runTests.h"

using namespace annulus;

// Truth: properties of the maximum (closed forms of a 2 x 2 table, scores of zero), and sentences for what has none. The values of R are
// compared through the case runner (tests/core/methods).
namespace {

const double noValue = std::numeric_limits<double>::quiet_NaN();

/// 40 rows: exposed or not against outcome, with the counts a, b, c, d of the table.
struct Table {
    std::vector<Predictor> predictors{{"exposed", {}, {}}};
    std::vector<double> outcome;
};
Table twoByTwo(int a, int b, int c, int d)
{
    Table table;
    const auto add = [&](int count, double x, double y) {
        for (int at = 0; at < count; ++at) {
            table.predictors[0].values.push_back(x);
            table.outcome.push_back(y);
        }
    };
    add(a, 1, 1);
    add(b, 1, 0);
    add(c, 0, 1);
    add(d, 0, 0);
    return table;
}

/// Numbers with a logistic outcome of the first column.
struct Cohort {
    std::vector<Predictor> predictors;
    std::vector<double> outcome;
};
Cohort cohort(std::size_t rows, std::size_t columns, double effect)
{
    Random random(3);
    Cohort all;
    for (std::size_t column = 0; column < columns; ++column)
        all.predictors.push_back({"x" + std::to_string(column), {}, {}});
    for (std::size_t row = 0; row < rows; ++row) {
        for (Predictor& one : all.predictors)
            one.values.push_back(random.normal());
        all.outcome.push_back(random.uniform() < logistic(effect * all.predictors[0].values.back()) ? 1 : 0);
    }
    return all;
}

}  // namespace

class LogisticTest : public QObject {
    Q_OBJECT
private slots:
    void a_two_by_two_table_gives_its_odds_ratio_and_woolfs_error()
    {
        const Table table = twoByTwo(12, 5, 7, 16);
        const auto model = fitLogisticModel(table.predictors, table.outcome);
        QVERIFY(model.ok());
        QVERIFY(std::abs(model->fit.beta[1] - std::log(12.0 * 16 / (5 * 7))) < 1e-12);
        QVERIFY(std::abs(model->fit.se[1] - std::sqrt(1.0 / 12 + 1.0 / 5 + 1.0 / 7 + 1.0 / 16)) < 1e-12);
    }
    void weights_count_rows_and_weight_zero_counts_none()
    {
        const Table table = twoByTwo(6, 4, 3, 7);
        const std::vector<Predictor> four{{"exposed", {}, {1, 1, 0, 0, 1}}};
        const auto model = fitLogisticModel(four, {1, 0, 1, 0, 1}, {6, 4, 3, 7, 0}), rows = fitLogisticModel(table.predictors, table.outcome);
        QVERIFY(model.ok() && rows.ok());
        QVERIFY((model->fit.beta - rows->fit.beta).norm() < 1e-12);
        QVERIFY((model->fit.se - rows->fit.se).norm() < 1e-12);
        QCOMPARE(model->fit.used, Eigen::Index{4});
    }
    void the_likelihood_of_half_weights_is_that_of_r()
    {
        const std::vector<Predictor> x{{"x", {}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}};
        const std::vector<double> y{0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1};
        // glm(y ~ x, binomial, weights = w): AIC, logLik and BIC, where 0.5 counts as 0 rows and 1.5 and 2.5 as 2
        const std::vector<double> halves{0.5, 1.5, 2.5, 1, 0.5, 1.5, 2.5, 1, 0.5, 1.5, 2.5, 1}, zeros{0, 0.5, 1, 2, 0, 0.5, 1, 2, 0, 0.5, 1, 2};
        const auto fit = fitLogisticModel(x, y, halves), less = fitLogisticModel(x, y, zeros);
        QVERIFY(fit.ok() && less.ok());
        QVERIFY(std::abs(fit->fit.aic - 23.3848131889530) < 1e-9);
        QVERIFY(std::abs(fit->fit.logLikelihood + 9.6924065944765) < 1e-9);
        QVERIFY(std::abs(less->fit.aic - 12.50569568281275) < 1e-9);
        QCOMPARE(less->fit.used, Eigen::Index{9});  // nobs()
        QCOMPARE(less->design.usage.used, std::size_t{9});
    }
    void only_the_columns_that_separate_are_named()
    {
        Cohort all = cohort(60, 4, 0);
        for (std::size_t row = 0; row < 60; ++row)
            all.outcome[row] = all.predictors[1].values[row] > 0 ? 1 : 0;
        const auto one = fitLogisticModel(all.predictors, all.outcome);
        QVERIFY(one.ok() && one->separation.complete);
        QVERIFY(one->notes.front().english().starts_with("x1 tells the outcomes apart completely"));
        for (std::size_t row = 0; row < 60; ++row)  // neither of the two does it alone
            all.outcome[row] = all.predictors[0].values[row] + all.predictors[2].values[row] > 0 ? 1 : 0;
        const auto two = fitLogisticModel(all.predictors, all.outcome);
        QVERIFY(two.ok() && two->separation.complete);
        QVERIFY(two->notes.front().english().starts_with("x0, x2 tells the outcomes apart completely"));
    }
    void rows_left_out_are_counted_with_their_reason()
    {
        Cohort all = cohort(60, 2, 1);
        all.predictors[1].values[4] = noValue;
        all.predictors[1].values[9] = noValue;
        all.outcome[20] = noValue;
        const auto model = fitLogisticModel(all.predictors, all.outcome);
        QVERIFY(model.ok());
        QCOMPARE(model->design.usage.used, std::size_t{57});
        QCOMPARE(model->design.usage.leftOut.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(model->design.usage.leftOut[1].reason.english()), QString("'x1' is missing"));
        QCOMPARE(model->design.usage.leftOut[1].count, std::size_t{2});
    }
    void one_class_only_is_a_sentence()
    {
        const auto model = fitLogisticModel({{"x", {}, {1, 2, 3}}}, {1, 1, 1});
        QVERIFY(!model.ok());
        QCOMPARE(QString::fromStdString(model.error().sentence()), QString("All 3 outcomes are 1; a logistic model needs both 0 and 1."));
    }
    void an_empty_reference_level_is_a_sentence()
    {
        const auto model = fitLogisticModel({{"grade", {"I", "II", "III"}, {1, 2, 1, 2}}}, {1, 0, 0, 1});
        QVERIFY(!model.ok());
        QCOMPARE(QString::fromStdString(model.error().sentence()), QString("No row has 'I' in column 'grade', so it cannot be the reference level."));
    }
    void a_factor_with_one_level_in_the_rows_is_a_sentence()
    {
        const auto model = fitLogisticModel({{"grade", {"I", "II"}, {0, 0, noValue, 0}}}, {1, 0, 0, 1});
        QVERIFY(!model.ok());
        QCOMPARE(QString::fromStdString(model.error().sentence()),
                 QString("Column 'grade' holds one level only in the 3 complete rows, 'I'; a factor needs at least two."));
    }
    void repeated_and_constant_columns_have_no_coefficient_and_change_no_other()
    {
        Cohort all = cohort(80, 2, 1);
        const auto plain = fitLogisticModel(all.predictors, all.outcome);
        Predictor twice = all.predictors[0];
        twice.name = "twice";
        for (double& value : twice.values)
            value *= -2;
        all.predictors.push_back(twice);
        all.predictors.push_back({"same", {}, std::vector<double>(80, 3.5)});
        const auto model = fitLogisticModel(all.predictors, all.outcome);
        QVERIFY(plain.ok() && model.ok());
        QVERIFY((model->fit.beta.head(3) - plain->fit.beta).norm() < 1e-10);
        QVERIFY(std::isnan(model->fit.beta[3]) && std::isnan(model->fit.beta[4]));
        QVERIFY(model->notes.front().english().find("twice, same") != std::string::npos);
    }
    void complete_and_quasi_complete_separation_are_found_and_named()
    {
        std::vector<double> x, y;
        for (int at = 0; at < 20; ++at) {
            x.push_back(at);
            y.push_back(at < 10 ? 0 : 1);
        }
        const auto complete = fitLogisticModel({{"x", {}, x}}, y);
        QVERIFY(complete.ok() && complete->separation.found() && complete->separation.complete);
        const Table table = twoByTwo(6, 0, 7, 16);  // no exposed row without the outcome
        const auto quasi = fitLogisticModel(table.predictors, table.outcome);
        QVERIFY(quasi.ok() && quasi->separation.found() && !quasi->separation.complete);
        QCOMPARE(quasi->separation.columns, std::vector<Eigen::Index>{1});
        QVERIFY(quasi->notes.front().english().find("exposed tells some") == 0);
        const Table whole = twoByTwo(12, 1, 7, 16);
        QVERIFY(!findSeparation(fitLogisticModel(whole.predictors, whole.outcome)->design.x, fitLogisticModel(whole.predictors, whole.outcome)->outcome).found());
    }
    void firth_of_a_table_adds_half_a_patient_to_each_cell()
    {
        const Table table = twoByTwo(6, 0, 7, 16);  // the saturated model: Firth's correction is the Haldane-Anscombe half
        const auto plain = fitLogisticModel(table.predictors, table.outcome);
        const auto fit = fitFirth(plain->design.x, plain->outcome);
        QVERIFY(fit.ok());
        QVERIFY(std::abs(fit->beta[1] - std::log(6.5 * 16.5 / (0.5 * 7.5))) < 1e-9);
    }
    void profile_limits_lie_where_the_deviance_rose_by_the_quantile()
    {
        const Cohort all = cohort(90, 2, 0.8);
        const auto model = fitLogisticModel(all.predictors, all.outcome);
        const auto limits = profileLimits(model->design.x, model->outcome, model->weights, model->fit, 1);
        for (const double limit : {limits.low, limits.high}) {
            Eigen::MatrixXd rest(90, 2);
            rest << model->design.x.col(0), model->design.x.col(2);
            const auto held = fitLogistic(rest, model->outcome, {}, limit * model->design.x.col(1));
            QVERIFY(std::abs(held->deviance - model->fit.deviance - std::pow(normalQuantile(0.975), 2)) < 1e-7);
        }
    }
    void an_ordinal_model_of_two_levels_is_the_logistic_one()
    {
        const Cohort all = cohort(100, 2, 1);
        const auto model = fitLogisticModel(all.predictors, all.outcome);
        std::vector<int> level;
        for (const double y : all.outcome)
            level.push_back(static_cast<int>(y));
        const auto fit = fitOrdinal(model->design.x.rightCols(2), level, 2);
        QVERIFY(fit.ok());
        QVERIFY((fit->beta - model->fit.beta.tail(2)).norm() < 1e-8);
        QVERIFY((fit->se - model->fit.se.tail(2)).norm() < 1e-7);
        QVERIFY(std::abs(fit->thresholds[0] + model->fit.beta[0]) < 1e-8);
    }
    void a_multinomial_model_of_two_classes_is_the_logistic_one()
    {
        const Cohort all = cohort(100, 2, 1);
        const auto model = fitLogisticModel(all.predictors, all.outcome);
        std::vector<int> level;
        for (const double y : all.outcome)
            level.push_back(static_cast<int>(y));
        const auto fit = fitMultinomial(model->design.x, level, 2);
        QVERIFY(fit.ok());
        QVERIFY((fit->beta.col(0) - model->fit.beta).norm() < 1e-9);
        const auto missing = fitMultinomial(model->design.x, level, 3);
        QCOMPARE(QString::fromStdString(missing.error().sentence()), QString("No row has class 3 of 3; every class of the outcome must occur."));
    }
    void backward_search_keeps_the_effect_and_drops_to_a_lower_aic()
    {
        const Cohort all = cohort(200, 5, 1.2);
        for (const StepDirection direction : {StepDirection::backward, StepDirection::forward, StepDirection::both}) {
            const auto found = stepwiseAic(all.predictors, all.outcome, direction);
            QVERIFY(found.ok());
            QVERIFY(std::find(found->model.design.terms.begin(), found->model.design.terms.end(), "x0") != found->model.design.terms.end());
            for (std::size_t at = 1; at < found->steps.size(); ++at)
                QVERIFY(found->steps[at].aic < found->steps[at - 1].aic);
        }
    }
};

ANNULUS_TEST(LogisticTest);
#include "logistic_test.moc"
