#include "core/model/Pipeline.h"

#include "core/base/random.h"
#include "core/evaluation/crossValidate.h"
#include "core/evaluation/splits.h"
#include "core/model/pipelineSteps.h"
#include "core/stats/roc.h"
#include "tests/support/runTests.h"

#include <set>

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

/// Every fifth row has the outcome, and nothing goes with it.
LearningTable unevenNoise(Eigen::Index rows, Eigen::Index columns)
{
    LearningTable table = noise(rows, columns, 0);
    for (std::size_t row = 0; row < table.outcome.size(); ++row)
        table.outcome[row] = row % 5 == 0 ? 1 : 0;
    return table;
}

Training filledUp(const LearningTable& table)
{
    Training now = startTraining(table);
    std::vector<Message> notes;
    return applyStep(FillUpClasses{}, now, notes) ? now : Training{};
}

/// All that a fit has learnt.
std::vector<double> numbersOf(const FittedPipeline& fit)
{
    std::vector<double> all{fit.intercept, fit.threshold, fit.platt.a, fit.platt.b};
    for (const Eigen::VectorXd* part : {&fit.fill, &fit.mean, &fit.scale, &fit.coefficients})
        all.insert(all.end(), part->begin(), part->end());
    if (const Svm* svm = std::get_if<Svm>(&fit.machine)) {
        all.insert(all.end(), {svm->rho, svm->gamma});
        all.insert(all.end(), svm->coefficients.begin(), svm->coefficients.end());
        all.insert(all.end(), svm->vectors.reshaped().begin(), svm->vectors.reshaped().end());
    }
    return all;
}

bool hasNote(const FittedPipeline& fit, const char* words)
{
    return std::any_of(fit.notes.begin(), fit.notes.end(), [&](const Message& note) { return note.english().find(words) != std::string::npos; });
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
        // A row scores the same in any company.
        const LearningTable one = table.rows({17});
        QCOMPARE((*fit->scores(one))[0], (*fit->scores(table))[17]);
    }
    void rows_held_out_leave_no_bit_in_the_fit_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("logistic") << 0;
        QTest::newRow("LASSO score") << 1;
        QTest::newRow("machine") << 2;
    }
    void rows_held_out_leave_no_bit_in_the_fit()
    {
        QFETCH(int, end);
        Pipeline pipeline{{ImputeMedian{}, Standardise{}, DropCorrelated{}, KeepDifferent{KeepDifferent::Test::mannWhitney, 0.3}, FillUpClasses{}, SelectByLasso{}}, LogisticEnd{}, {}};
        std::get<SelectByLasso>(pipeline.steps.back()).folds = 5;
        pipeline.threshold.folds = 3;
        if (end == 1)
            pipeline.end = LassoScoreEnd{};
        if (end == 2)
            pipeline.end = SvmEnd{{0.5, 1}, {0.5, 1}, 3, false, 15};
        const LearningTable table = noise(90, 20, 1);
        const auto fold = shuffledFolds(90, 3, 3, table.outcome)->fold;
        LearningTable changed = table;
        for (Eigen::Index row = 0; row < 90; ++row)
            if (fold[static_cast<std::size_t>(row)] == 0) {
                changed.x.row(row) *= -1000;
                changed.outcome[static_cast<std::size_t>(row)] ^= 1;
            }
        const auto before = crossValidate(pipeline, table, fold), after = crossValidate(pipeline, changed, fold);
        QVERIFY2(before.ok() && after.ok(), before.ok() ? "" : before.error().sentence().c_str());
        QVERIFY(!numbersOf(before->fits[0]).empty());
        QVERIFY(numbersOf(before->fits[0]) == numbersOf(after->fits[0]));
        QVERIFY(before->fits[0].names == after->fits[0].names);
        QVERIFY(numbersOf(before->fits[1]) != numbersOf(after->fits[1]));  // those rows do train the other folds
    }
    void a_synthetic_row_trains_no_fold_that_judges_a_parent_and_is_never_judged()
    {
        const Training now = filledUp(unevenNoise(60, 4));
        QCOMPARE(now.x.rows(), Eigen::Index{96});
        const auto folds = innerFolds(now, 5, 1);
        QCOMPARE(folds.size(), std::size_t{5});
        std::set<Eigen::Index> judged;
        std::size_t trained = 0;
        for (const FoldRows& fold : folds) {
            std::set<int> patients;
            for (const Eigen::Index row : fold.held) {
                QVERIFY(row < 60);
                QVERIFY(judged.insert(row).second);
                patients.insert(now.patient[static_cast<std::size_t>(row)]);
            }
            for (const Eigen::Index row : fold.kept) {
                QVERIFY(!patients.count(now.patient[static_cast<std::size_t>(row)]));
                QVERIFY(!patients.count(now.otherPatient[static_cast<std::size_t>(row)]));
                trained += row >= 60;
            }
        }
        QCOMPARE(judged.size(), std::size_t{60});
        QVERIFY(trained > std::size_t{36 * 2});  // of 36 rows in 5 folds
    }
    void synthetic_rows_do_not_teach_probabilities_that_noise_is_predictable()
    {
        // A machine that is judged on children of the rows it was trained on finds them: Platt's slope is then that of a good model.
        Pipeline pipeline{{Standardise{}, FillUpClasses{}}, SvmEnd{}, {Threshold::Rule::fixed}};
        const auto fit = fitPipeline(pipeline, unevenNoise(150, 30));
        QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
        QVERIFY2(std::abs(fit->platt.a) < 1, qPrintable(QString::number(fit->platt.a)));
    }
    void copies_of_a_patient_share_a_fold()
    {
        const LearningTable table = noise(30, 2, 1);
        std::vector<Eigen::Index> drawn;
        for (Eigen::Index row = 0; row < 60; ++row)
            drawn.push_back(row * 7 % 30);
        const LearningTable sample = table.rows(drawn);
        for (const FoldRows& fold : innerFolds(startTraining(sample), 5, 2)) {
            std::set<int> kept, held;
            for (const Eigen::Index row : fold.kept)
                kept.insert(sample.patient[static_cast<std::size_t>(row)]);
            for (const Eigen::Index row : fold.held)
                held.insert(sample.patient[static_cast<std::size_t>(row)]);
            QCOMPARE(kept.size() + held.size(), std::size_t{30});
        }
        std::vector<int> across(60, 0);
        across[40] = 1;
        QCOMPARE(QString::fromStdString(crossValidate(published(), sample, across).error().sentence()),
                 QString("Rows 11 and 41 are of one patient but in folds 1 and 2; they must share one."));
    }
    void codes_stay_codes_when_classes_are_filled_up()
    {
        LearningTable table = unevenNoise(60, 3);
        for (Eigen::Index row = 0; row < 60; ++row)
            table.x(row, 1) = row % 3 == 0 ? 1 : 0;
        table.x(4, 1) = std::numeric_limits<double>::quiet_NaN();
        Training now = startTraining(table);
        std::vector<Message> notes;
        QVERIFY(applyStep(ImputeMedian{}, now, notes).ok() && applyStep(Standardise{}, now, notes).ok() && applyStep(FillUpClasses{}, now, notes).ok());
        QCOMPARE(std::set<double>(now.x.col(1).begin(), now.x.col(1).end()).size(), std::size_t{2});
        QVERIFY(std::set<double>(now.x.col(0).begin(), now.x.col(0).end()).size() > 80);
    }
    void permuted_labels_give_chance_in_nested_cross_validation()
    {
        double sum = 0;
        constexpr int permutations = 8;
        for (int at = 0; at < permutations; ++at) {
            LearningTable table = noise(80, 40, 1.5);  // a real effect, which shuffling takes away
            Random random(static_cast<std::uint64_t>(100 + at));
            for (std::size_t left = table.outcome.size(); left > 1; --left)
                std::swap(table.outcome[left - 1], table.outcome[random.below(left)]);
            Pipeline pipeline{{Standardise{}, SelectByLasso{}}, LogisticEnd{}, {Threshold::Rule::fixed}};
            std::get<SelectByLasso>(pipeline.steps[1]).folds = 5;
            const auto cv = crossValidate(pipeline, table, shuffledFolds(80, 5, 3, table.outcome)->fold);
            QVERIFY2(cv.ok(), cv.ok() ? "" : cv.error().sentence().c_str());
            sum += cv->auc;
        }
        QVERIFY2(std::abs(sum / permutations - 0.5) < 0.09, qPrintable(QString::number(sum / permutations)));
    }
    void where_nothing_is_selected_everybody_has_the_same_score()
    {
        const LearningTable table = unevenNoise(100, 10);
        for (const End& end : std::vector<End>{LogisticEnd{}, LassoScoreEnd{}, SvmEnd{}}) {
            Pipeline pipeline{{Standardise{}, KeepDifferent{KeepDifferent::Test::student, 1e-9}, FillUpClasses{}, SelectByLasso{}}, end, {}};
            pipeline.steps.erase(pipeline.steps.begin() + 2);
            const auto fit = fitPipeline(pipeline, table);
            QVERIFY2(fit.ok(), fit.ok() ? "" : fit.error().sentence().c_str());
            QVERIFY(hasNote(*fit, "No column was selected"));
            const auto scores = fit->scores(table);
            for (const double score : *scores)
                QVERIFY(std::abs(score - 0.2) < 1e-9);
            QVERIFY(!fit->formula().empty());
        }
    }
    void separated_and_aliased_columns_are_said()
    {
        LearningTable table = noise(60, 2, 100);
        const auto separated = fitPipeline({{Standardise{}}, LogisticEnd{}, {}}, table);
        QVERIFY(separated.ok() && hasNote(*separated, "tell all training rows with and without the outcome apart"));
        table = noise(60, 3, 0);
        table.x.col(2) = table.x.col(0) - table.x.col(1);
        const auto aliased = fitPipeline({{Standardise{}}, LogisticEnd{}, {}}, table);
        QVERIFY(aliased.ok() && hasNote(*aliased, "No coefficient for f2"));
        QCOMPARE(aliased->selected, (std::vector<std::string>{"f0", "f1"}));
    }
    void the_threshold_is_that_of_scores_held_out()
    {
        const LearningTable table = noise(100, 30, 0.8);
        Pipeline pipeline{{Standardise{}}, LogisticEnd{}, {}};
        const auto fit = fitPipeline(pipeline, table);
        pipeline.threshold.rule = Threshold::Rule::fixed;
        std::vector<int> fold(100);
        const auto folds = innerFolds(startTraining(table), 5, 15);
        for (std::size_t at = 0; at < folds.size(); ++at)
            for (const Eigen::Index row : folds[at].held)
                fold[static_cast<std::size_t>(row)] = static_cast<int>(at);
        const auto cv = crossValidate(pipeline, table, fold);
        const std::vector<double> outcome(table.outcome.begin(), table.outcome.end());
        const RocCurve curve = rocCurve(*scoredGroups(outcome, std::vector<double>(cv->scores.begin(), cv->scores.end())));
        QCOMPARE(fit->threshold, curve.thresholds[chosenThreshold(bestThresholds(curve))]);
        pipeline.threshold.rule = Threshold::Rule::youdenOfTraining;
        QVERIFY(fitPipeline(pipeline, table)->threshold != fit->threshold);
    }
    void a_run_that_is_stopped_ends_at_once()
    {
        std::stop_source stop;
        const Progress progress([&](double, const Message&) { stop.request_stop(); }, stop.get_token());
        const LearningTable table = noise(100, 50, 1);
        const auto cv = crossValidate(published(), table, shuffledFolds(100, 10, 3, table.outcome)->fold, 1, progress);
        QVERIFY(!cv.ok() && cv.error().code == Errc::cancelled);
        QVERIFY(fitPipeline(published(), table, 1, progress).error().code == Errc::cancelled);
    }
    void class_weights_count_in_both_kinds_of_lasso()
    {
        LearningTable table = unevenNoise(100, 5);
        for (std::size_t row = 0; row < 100; ++row)
            table.x(static_cast<Eigen::Index>(row), 0) += 2 * table.outcome[row];
        for (const auto kind : {SelectByLasso::Kind::gaussian, SelectByLasso::Kind::binomial}) {
            SelectByLasso lasso;
            lasso.kind = kind;
            const auto plain = fitPipeline({{Standardise{}, lasso}, LassoScoreEnd{}, {}}, table);
            lasso.weighClasses = true;
            const auto weighted = fitPipeline({{Standardise{}, lasso}, LassoScoreEnd{}, {}}, table);
            QVERIFY2(plain.ok() && weighted.ok(), weighted.ok() ? "" : weighted.error().sentence().c_str());
            QVERIFY(weighted->scores(table)->mean() > plain->scores(table)->mean() + 0.1);
        }
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
