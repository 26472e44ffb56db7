#include "core/readout/readPatient.h"

#include "core/stats/multinomial.h"
#include "core/stats/ordinal.h"
#include "tests/core/readout/bundles.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;
using namespace annulus::tests;

namespace {

PatientValues handWorkedPatient(const std::string& age, const std::string& grade)
{
    PatientValues values;
    values.patient = "P1";
    if (!age.empty())
        values.clinical["age"] = age;
    values.clinical["grade"] = grade;
    return values;
}

double sumOf(const ClassReading& reading)
{
    double sum = reading.baseline + reading.together;
    for (const Contribution& one : reading.contributions)
        sum += one.logOdds;
    return sum;
}

/// Age and size as clinical predictors beside a score of the features.
struct Combined {
    LearningTable table = learningTable(200, 6, 11);
    std::vector<Predictor> predictors;
    LogisticModel model;
    Bundle bundle;

    Combined()
    {
        Pipeline pipeline;
        pipeline.steps = {ImputeMedian{}, Standardise{}, SelectByLasso{}};
        pipeline.end = LassoScoreEnd{};
        FittedPipeline fitted = *fitPipeline(pipeline, table, 1);
        fitted.isProbability = false;
        const auto score = *fitted.scores(table);
        Random random(5);
        Predictor age{"age", {}, {}}, grade{"grade", {"I", "II", "III"}, {}}, radscore{"radscore", {}, {score.begin(), score.end()}};
        std::vector<double> outcome;
        for (const int one : table.outcome) {
            outcome.push_back(one);
            age.values.push_back(std::round(50 + 12 * random.normal()));
            grade.values.push_back(static_cast<double>(random.below(3)));
        }
        predictors = {age, grade, radscore};
        model = *fitLogisticModel(predictors, outcome);
        bundle.classes = {"negative", "positive"};
        BundlePredictor knownAge, knownGrade;
        knownAge.name = knownAge.source = "age";
        knownGrade.name = knownGrade.source = "grade";
        knownAge.origin = knownGrade.origin = BundlePredictor::Origin::clinical;
        knownGrade.coding = BundlePredictor::Coding::factor;
        knownGrade.levels = grade.levels;
        isFilled = addScore(bundle, "radscore", fitted, table).ok() && addEquation(bundle, "positive", model, predictors, {knownAge, knownGrade}).ok();
    }
    bool isFilled = false;

    [[nodiscard]] PatientValues patient(Eigen::Index row) const
    {
        PatientValues values = patientOf(table, row);
        const auto at = static_cast<std::size_t>(row);
        values.clinical["age"] = std::to_string(static_cast<int>(predictors[0].values[at]));
        values.clinical["grade"] = predictors[1].levels[static_cast<std::size_t>(predictors[1].values[at])];
        return values;
    }
};

}  // namespace

class ReadPatientTest : public QObject {
    Q_OBJECT
private slots:
    void a_logistic_model_worked_by_hand()
    {
        const Readout read = readPatient(handWorked(), handWorkedPatient("60", "3"));
        QVERIFY(read.refused.isEmpty());
        QCOMPARE(read.classes.size(), std::size_t{1});
        const ClassReading& positive = read.classes[0];
        // -2 + 0.04 * 60 + 0.9 = 1.3; 1 / (1 + e^-1.3) = 0.785834983
        QVERIFY(std::abs(positive.logOdds - 1.3) < 1e-12);
        QVERIFY(std::abs(positive.probability - 0.785834983042865) < 1e-12);
        // variance 0.25 + 3600 * 0.0001 + 0.16 = 0.77: 1.3 -+ 1.959964 * 0.877496 = (-0.419861, 3.019861)
        QVERIFY(std::abs(positive.interval->low - 0.396550) < 1e-6);
        QVERIFY(std::abs(positive.interval->high - 0.953463) < 1e-6);
        // at the means -2 + 0.04 * 52 + 0.9 * 0.3 = 0.35; grade 0.9 * 0.7, age 0.04 * 8
        QVERIFY(std::abs(positive.baseline - 0.35) < 1e-12);
        QCOMPARE(positive.contributions.size(), std::size_t{2});
        QCOMPARE(positive.contributions[0].predictor, "grade");
        QVERIFY(std::abs(positive.contributions[0].logOdds - 0.63) < 1e-12);
        QVERIFY(std::abs(positive.contributions[1].logOdds - 0.32) < 1e-12);
        QCOMPARE(positive.contributions[1].value, "60 years");
        QVERIFY(std::abs(sumOf(positive) - positive.logOdds) < 1e-12);
        QCOMPARE(int(read.reliability), int(Reliability::asTrained));
    }
    void thresholds_state_what_they_meant_in_a_set_with_known_outcomes()
    {
        const Readout read = readPatient(handWorked(), handWorkedPatient("60", "III"));
        QCOMPARE(read.thresholds[0].sentence.english(), "At or above this bundle's 20 % threshold; PPV there 0.27 (0.20-0.34) in its test set, 150 patients.");
        QVERIFY(read.thresholds[1].isAbove);
        const Readout young = readPatient(handWorked(), handWorkedPatient("30", "I-II"));  // -0.8: 0.31
        QVERIFY(young.thresholds[0].isAbove && !young.thresholds[1].isAbove);
        QCOMPARE(young.thresholds[1].sentence.english(), "Below this bundle's 60 % threshold; NPV there 0.86 (0.80-0.91) in its test set, 168 patients.");
        Bundle nobody = handWorked();
        nobody.points = {{"positive", 0.9, "protocol", "test", 0, 0, 43, 150}};
        QCOMPARE(readPatient(nobody, handWorkedPatient("88", "III")).thresholds[0].sentence.english().substr(0, 8), "At or ab");
    }
    void a_value_beyond_its_training_range_is_told()
    {
        QCOMPARE(readPatient(handWorked(), handWorkedPatient("88", "III")).notes.size(), std::size_t{0});
        const Readout old = readPatient(handWorked(), handWorkedPatient("89", "III"));
        QCOMPARE(old.notes.size(), std::size_t{1});
        QCOMPARE(int(old.notes[0].concern), int(Concern::outOfRange));
        QCOMPARE(old.notes[0].what.english(), "age is 89 years, outside the training range from 24 to 88.");
        QCOMPARE(int(old.reliability), int(Reliability::reduced));
        const Readout far = readPatient(handWorked(), handWorkedPatient("105", "III"));  // more than a quarter of 64 beyond
        QCOMPARE(int(far.notes[0].concern), int(Concern::farOutOfRange));
        QCOMPARE(int(far.reliability), int(Reliability::low));
    }
    void a_missing_value_is_filled_in_and_told_or_the_patient_is_not_read()
    {
        const Readout filled = readPatient(handWorked(), handWorkedPatient("", "III"));
        QVERIFY(filled.refused.isEmpty());
        QVERIFY(std::abs(filled.classes[0].logOdds - 0.9) < 1e-12);  // -2 + 0.04 * 50 + 0.9
        QCOMPARE(filled.notes[0].what.english(), "age has no value: 50 stands in for it (not in the clinical table).");
        const Readout refused = readPatient(handWorked(), handWorkedPatient("60", "high"));
        QCOMPARE(refused.refused.english(), "Not read: grade has no value, and the model has nothing to put in its place (grade is 'high'; expected I-II, III.).");
        QVERIFY(refused.classes.empty());
        Bundle strict = handWorked();
        strict.mostImputed = 0.4;
        QCOMPARE(readPatient(strict, handWorkedPatient("", "III")).refused.english(), "Not read: 1 of 2 predictors are missing; at most 40 % may be.");
        QVERIFY(!readPatient(handWorked(), handWorkedPatient("sixty", "III")).notes.empty());
    }
    void pictures_unlike_those_of_the_training_lower_the_trust()
    {
        Bundle bundle = handWorked();
        bundle.predictors.push_back({});
        bundle.predictors[2].name = bundle.predictors[2].source = "CC_peri1mm_original_glcm_Idn";
        bundle.predictors[2].high = 1;
        bundle.images = {{"FOR PRESENTATION"}, {}, false, 0, 0.1};
        PatientValues values = handWorkedPatient("60", "III");
        values.features["CC_peri1mm_original_glcm_Idn"] = 0.5;
        values.images = {{"CC", "FOR PRESENTATION", false, true, 0.05, false}, {"MLO", "FOR PROCESSING", true, false, 1, true}};
        QVERIFY(readPatient(bundle, values).notes.empty());  // the model does not look at the MLO view
        values.images = {{"CC", "FOR PROCESSING", true, false, 0.3, true}};
        const Readout read = readPatient(bundle, values);
        QCOMPARE(read.notes.size(), std::size_t{5});
        QCOMPARE(int(read.notes[0].concern), int(Concern::uncalibrated));
        QCOMPARE(read.notes[4].what.english(), "CC: 30 % of a ring lies outside the breast or the picture; in training at most 10 %.");
        QCOMPARE(int(read.reliability), int(Reliability::low));
    }
    void training_patients_get_the_probabilities_of_the_fit()
    {
        const Combined combined;
        QVERIFY(combined.isFilled);
        QVERIFY(checkBundle(combined.bundle).ok());
        for (Eigen::Index row = 0; row < combined.table.x.rows(); ++row) {
            const Readout read = readPatient(combined.bundle, combined.patient(row));
            QVERIFY2(read.refused.isEmpty(), read.refused.english().c_str());
            QVERIFY(read.notes.empty());  // each lies within its own range
            QVERIFY(std::abs(read.classes[0].probability - combined.model.fit.fitted[row]) < 1e-12);
            QVERIFY(std::abs(sumOf(read.classes[0]) - read.classes[0].logOdds) < 1e-11);
            const Eigen::VectorXd x = combined.model.design.x.row(row);
            const double se = std::sqrt(x.dot(combined.model.fit.covariance * x));  // predict.glm's se.fit
            QVERIFY(std::abs(read.classes[0].interval->low - 1 / (1 + std::exp(-(read.classes[0].logOdds - 1.959963984540054 * se)))) < 1e-9);
        }
    }
    void contributions_through_a_score_are_those_of_its_features()
    {
        const Combined combined;
        const Readout read = readPatient(combined.bundle, combined.patient(7));
        bool through = false, direct = false;
        for (const Contribution& one : read.classes[0].contributions)
            (one.through == "radscore" ? through : direct) = true;
        QVERIFY(through && direct);
        // one feature moved by one training deviation moves the log-odds by its coefficient times the score's
        PatientValues moved = combined.patient(7);
        const BundleColumn& column = combined.bundle.columns[0];
        moved.features[combined.bundle.predictors[column.predictor].source] += column.scale;
        const double expected = combined.bundle.scores[0].equation.columns[0] * std::get<LinearEquation>(combined.bundle.equations[0].form).scores[0];
        QVERIFY(std::abs(readPatient(combined.bundle, moved).classes[0].logOdds - read.classes[0].logOdds - expected) < 1e-10);
    }
    void a_support_vector_machine_reads_as_its_pipeline_scores()
    {
        const LearningTable table = learningTable(80, 5, 4);
        Pipeline pipeline;
        pipeline.steps = {Standardise{}};
        pipeline.end = SvmEnd{};
        const auto fitted = fitPipeline(pipeline, table, 1);
        Bundle bundle;
        bundle.classes = {"zero", "low"};
        QVERIFY(addEquation(bundle, "low", *fitted, table).ok());
        QVERIFY(!isLinear(bundle));
        const auto scores = fitted->scores(table);
        for (Eigen::Index row = 0; row < 80; ++row) {
            const ClassReading read = readPatient(bundle, patientOf(table, row)).classes[0];
            QVERIFY(std::abs(read.probability - (*scores)[row]) < 1e-12);
            QVERIFY(std::abs(sumOf(read) - read.logOdds) < 1e-12);
            QCOMPARE(read.contributions.size(), std::size_t{5});
            QVERIFY(!read.interval);
        }
        QVERIFY(!addScore(bundle, "radscore", *fitted, table).ok());
    }
    void three_classes_read_as_the_multinomial_and_the_ordinal_fit_say()
    {
        const LearningTable table = learningTable(150, 2, 8);
        std::vector<int> level;
        Random random(2);
        for (Eigen::Index row = 0; row < 150; ++row)
            level.push_back(static_cast<int>(std::clamp(std::floor(1.5 + 0.3 * (table.x(row, 0) - 10) + random.normal()), 0.0, 2.0)));
        Eigen::MatrixXd x(150, 3);
        x << Eigen::VectorXd::Ones(150), table.x;
        const auto multinomial = fitMultinomial(x, level, 3);
        const auto ordinal = fitOrdinal(table.x, level, 3);
        QVERIFY(multinomial.ok() && ordinal.ok());
        Bundle bundle;
        bundle.classes = {"zero", "low", "positive"};
        for (const std::string& name : table.names) {
            BundlePredictor predictor;
            predictor.name = name;
            predictor.source = name;
            predictor.low = -100;
            predictor.high = 100;
            bundle.columns.push_back({name, bundle.predictors.size(), -1, 0, 1, 10});
            bundle.predictors.push_back(predictor);
        }
        bundle.link = BundleLink::multinomial;
        for (int k = 0; k < 2; ++k)
            bundle.equations.push_back({bundle.classes[static_cast<std::size_t>(k) + 1], LinearEquation{multinomial->beta(0, k), {multinomial->beta(1, k), multinomial->beta(2, k)}, {}}, {}, {}});
        QVERIFY(checkBundle(bundle).ok());
        Bundle other = bundle;
        other.link = BundleLink::ordinal;
        other.equations = {{"positive", LinearEquation{0, {ordinal->beta[0], ordinal->beta[1]}, {}}, {}, {}}};
        other.thresholds = {ordinal->thresholds[0], ordinal->thresholds[1]};
        QVERIFY(checkBundle(other).ok());
        const Eigen::MatrixXd expected = multinomial->probabilities(x);
        for (Eigen::Index row = 0; row < 150; row += 10) {
            const Readout one = readPatient(bundle, patientOf(table, row)), two = readPatient(other, patientOf(table, row));
            const Eigen::VectorXd ordered = ordinal->probabilities(table.x.row(row).transpose());
            for (std::size_t k = 0; k < 3; ++k) {
                QCOMPARE(one.classes[k].outcome, bundle.classes[k]);
                QVERIFY(std::abs(one.classes[k].probability - expected(row, static_cast<Eigen::Index>(k))) < 1e-12);
                QVERIFY(std::abs(two.classes[k].probability - ordered[static_cast<Eigen::Index>(k)]) < 1e-12);
            }
        }
    }
    void the_patient_is_placed_among_the_training_rows()
    {
        Bundle bundle = handWorked();
        bundle.training = {{"a", 0, {0.2}, {30, 0}}, {"b", 1, {0.7}, {61, 1}}, {"c", 1, {0.9}, {80, 1}}};
        const Readout read = readPatient(bundle, handWorkedPatient("60", "III"));  // 0.79
        QCOMPARE(*read.classes[0].percentile, 2.0 / 3);
        QCOMPARE(read.nearest[0].key, "b");
        QCOMPARE(read.nearest[0].distance, std::sqrt(0.5));
    }
};
ANNULUS_TEST(ReadPatientTest);
#include "readPatient_test.moc"
